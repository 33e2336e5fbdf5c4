import PostgresClient
import TestSupport
import Testing

/// Changes of the registry and of the intake, as offices make them over the years.
extension RandomCountry {
    static let edits: [(name: String, sql: String)] = [
        ("close", "UPDATE registry.agency SET active_to = '2021-06-30' WHERE agency_id = 1"),
        ("reopen", "UPDATE registry.agency SET active_to = NULL WHERE agency_id = 1"),
        (
            "found later",
            "UPDATE registry.agency SET active_from = '2021-06-30' WHERE agency_id = 2"
        ),
        ("class", "UPDATE registry.agency SET class = 'township' WHERE agency_id IN (1, 3)"),
        ("class back", "UPDATE registry.agency SET class = 'department' WHERE agency_id IN (1, 3)"),
        ("move", "UPDATE registry.agency SET region_code = '990221' WHERE agency_id = 2"),
        ("move up", "UPDATE registry.agency SET region_code = '990000' WHERE agency_id = 5"),
        ("rename", "UPDATE registry.agency SET name = '新单位' WHERE agency_id = 4"),
        ("uncount", "UPDATE registry.agency SET counts_in_total = false WHERE agency_id = 4"),
        (
            "add agency",
            """
            INSERT INTO registry.agency (region_code, name, class, active_from)
            VALUES ('990122', '又一个', 'institution', '2015-01-01')
            """
        ),
        (
            "exempt",
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
            VALUES (6, 2022, 'a', 'b') ON CONFLICT DO NOTHING
            """
        ),
        ("no exemption", "DELETE FROM registry.exemption"),
        (
            "region's deadline",
            """
            INSERT INTO registry.deadline (region_code, year, event, due_on)
            VALUES ('990100', 2022, 'submit', '2023-01-10') ON CONFLICT DO NOTHING
            """
        ),
        (
            "class's deadline",
            """
            INSERT INTO registry.deadline (year, class, event, due_on)
            VALUES (2020, 'department', 'submit', '2021-01-10') ON CONFLICT DO NOTHING
            """
        ),
        (
            "deadline of another year",
            "UPDATE registry.deadline SET year = year + 2 WHERE year = 2020"
        ),
        ("no deadlines", "TRUNCATE registry.deadline"),
        (
            "add region",
            """
            INSERT INTO registry.region VALUES ('990123', '新县', 'county', '990100')
            ON CONFLICT DO NOTHING
            """
        ),
        (
            "move region",
            "UPDATE registry.region SET parent_code = '990200' WHERE code = '990122'"
        ),
        (
            "cut region off", "UPDATE registry.region SET parent_code = NULL WHERE code = '990221'"
        ),
        (
            "merge regions",
            """
            UPDATE registry.agency SET region_code = '990121' WHERE region_code = '990221';
            DELETE FROM registry.deadline WHERE region_code = '990221';
            DELETE FROM registry.region WHERE code = '990221'
            """
        ),
        (
            "file an error",
            """
            SELECT intake.submit(agency_id, 2022, 'gid-2021', '{"requests.received.total": 1}',
                                 '2023-03-01')
            FROM registry.agency WHERE agency_id IN (1, 2)
            """
        ),
        (
            "file late",
            """
            SELECT intake.submit(agency_id, 2022, 'gid-2021',
                (SELECT jsonb_object_agg(cell, 0) FROM registry.form_cell
                 WHERE form_id = 'gid-2021'), '2023-05-01')
            FROM registry.agency WHERE agency_id IN (2, 7)
            """
        ),
        (
            "file for a new year",
            """
            SELECT intake.submit(
                3, 2021, 'gid-2021', '{"requests.received.total": 0}', '2022-01-20')
            """
        ),
        (
            "new wording of everything",
            "UPDATE registry.agency SET name = name; UPDATE registry.region SET name = name || '区'"
        ),
    ]

    /// - Returns: name of the edit.
    mutating func editAnything() throws -> String {
        let edit = try #require(Self.edits.randomElement(using: &random))
        try apply(edit)
        return edit.name
    }

    /// After regions have merged, an edit may name one that is gone: then nothing happens.
    func apply(_ edit: (name: String, sql: String)) throws {
        try connection.executeScript(
            name: edit.name,
            sql: """
                DO $do$ BEGIN
                    \(edit.sql.replacing("SELECT intake", with: "PERFORM intake"));
                EXCEPTION WHEN foreign_key_violation THEN NULL;
                END $do$
                """)
    }

    /// Another database with the same registry and submissions, filed in another order.
    func copied() throws -> String {
        let twin = try TestServer.migratedDatabase()
        let target = try Connection(conninfo: twin)
        // closing dates were known there as long as here
        try target.sql("ALTER TABLE registry.closing DISABLE TRIGGER dated_by_the_clock")
        for (table, columns, order) in [
            ("registry.region", "code, name, level, parent_code", "length(rtrim(code, '0'))"),
            (
                "registry.agency",
                """
                agency_id, region_code, name, class, credit_code, counts_in_total, active_from,
                active_to
                """, "md5(agency_id::text)"
            ),
            (
                "registry.agency_past",
                "agency_id, until, name, region_code, class, counts_in_total", "until DESC"
            ),
            ("registry.region_past", "code, until, name, level, parent_code", "until DESC"),
            ("registry.deadline", "region_code, year, class, event, due_on", "due_on DESC"),
            ("registry.exemption", "agency_id, year, reason, granted_by", "agency_id DESC"),
            (
                "intake.submission",
                """
                agency_id, year, revision, form_id, submitted_at, published_on, cells, narrative,
                source, stored_at
                """, "md5(submission_id::text)"
            ),
            (
                "registry.succession", "predecessor_id, successor_id, happened_on, share",
                "predecessor_id DESC"
            ),
            (
                "registry.extension",
                "agency_id, year, event, due_on, reason, granted_by, granted_on", "due_on"
            ),
            (
                "registry.closing",
                "region_code, year, no_new_after, no_corrections_after, recorded_at", "year DESC"
            ),
            (
                "intake.waiver",
                """
                waiver_id, fingerprint, agency_id, region_code, year, rule, cells, left_value,
                right_value, reason, decided_by, holds_until
                """, "waiver_id"
            ),
            (
                "intake.ledger", "entry_id, agency_id, kind, number, happened_on, year, is_void",
                "entry_id"
            ),
        ] {
            let rows = try connection.execute(
                Statement(
                    name: table,
                    sql: "SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') AS rows FROM \(table) AS t"
                ))
            try target.execute(
                Statement(
                    name: table,
                    sql: """
                        INSERT INTO \(table) (\(columns)) OVERRIDING SYSTEM VALUE
                        SELECT \(columns) FROM jsonb_populate_recordset(NULL::\(table), $1::jsonb)
                        ORDER BY \(order)
                        """), [.text(try rows.requiredText(0, "rows"))])
        }
        try copyDecisions(to: target)
        return twin
    }

    /// Decisions name submissions, whose numbers are others there; their own numbers stay.
    private func copyDecisions(to target: Connection) throws {
        for (table, columns) in [
            ("return", "return_id, reason, returned_by, returned_at"),
            ("withdrawal", "withdrawal_id, reason, decided_by, decided_at"),
            (
                "correction",
                """
                correction_id, correction.submitted_at, correction.published_on, reason, decided_by,
                decided_at
                """
            ),
        ] {
            let names = columns.replacing("correction.", with: "")
            let rows = try connection.execute(
                Statement(
                    name: table,
                    sql: """
                        SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') AS rows
                        FROM (SELECT agency_id, year, revision, \(columns)
                              FROM intake.\(table) JOIN intake.submission USING (submission_id)
                             ) AS t
                        """))
            try target.execute(
                Statement(
                    name: table,
                    sql: """
                        INSERT INTO intake.\(table) (submission_id, \(names))
                            OVERRIDING SYSTEM VALUE
                        SELECT filed.submission_id, \(names.split(separator: ",").map {
                            "made." + $0.drop(while: \.isWhitespace)
                        }.joined(separator: ", "))
                        FROM jsonb_array_elements($1::jsonb) AS told (value)
                        CROSS JOIN LATERAL
                            jsonb_populate_record(NULL::intake.\(table), told.value) AS made
                        JOIN intake.submission AS filed
                            ON filed.agency_id = (told.value ->> 'agency_id')::bigint
                           AND filed.year = (told.value ->> 'year')::integer
                           AND filed.revision = (told.value ->> 'revision')::integer
                        """), [.text(try rows.requiredText(0, "rows"))])
        }
        for table in ["publication", "revocation"] {
            let rows = try connection.execute(
                Statement(
                    name: table,
                    sql: """
                        SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') AS rows
                        FROM intake.\(table) AS t
                        """))
            try target.execute(
                Statement(
                    name: table,
                    sql: """
                        INSERT INTO intake.\(table) OVERRIDING SYSTEM VALUE
                        SELECT * FROM jsonb_populate_recordset(NULL::intake.\(table), $1::jsonb)
                        """), [.text(try rows.requiredText(0, "rows"))])
        }
    }

    /// No rate exceeds 100 %, and the run's second way to judge lateness agrees with the list.
    func expectSoundCompleteness() throws {
        let impossible = try connection.execute(
            Statement(
                name: "impossible",
                sql: """
                    SELECT * FROM summary.completeness
                    WHERE on_time > expected OR received > expected OR included > received
                       OR on_time + late <> received OR missing < 0 OR excluded < 0
                    """))
        #expect(impossible.count == 0)
        let different = try connection.execute(
            Statement(
                name: "lateness",
                sql: """
                    WITH listed AS (
                        SELECT place.ancestor_code AS region_code, late.year,
                               count(*) FILTER (WHERE late.status = 'on_time') AS on_time,
                               count(*) FILTER (WHERE late.status = 'late') AS late
                        FROM audit.lateness AS late
                        CROSS JOIN LATERAL registry.region_within_in(late.year) AS place
                        CROSS JOIN LATERAL registry.agency_in(late.year) AS agency
                        WHERE place.region_code = late.region_code
                          AND agency.agency_id = late.agency_id
                          AND late.event = 'submit' AND agency.counts_in_total
                        GROUP BY 1, 2
                    )
                    SELECT * FROM summary.completeness AS stored
                    LEFT JOIN listed USING (region_code, year)
                    WHERE stored.scope = 'all'
                      AND (stored.on_time <> coalesce(listed.on_time, 0)
                           OR stored.late <> coalesce(listed.late, 0))
                    """))
        #expect(different.count == 0)
    }
}

import PostgresClient
import Testing

/// The names, types and comments that other programs depend on.
@Suite struct ContractTests {
    private static let relations: [(name: String, columns: String)] = [
        ("registry.region", "code text, name text, level text, parent_code text"),
        (
            "registry.agency",
            """
            agency_id bigint, region_code text, name text, class text, credit_code text,
            counts_in_total boolean, active_from date, active_to date
            """
        ),
        (
            "registry.deadline",
            "region_code text, year integer, class text, event text, due_on date"
        ),
        ("registry.exemption", "agency_id bigint, year integer, reason text, granted_by text"),
        (
            "summary.total_cell",
            """
            region_code text, region_name text, year integer, scope text, form_id text, cell text,
            label_zh text, label_en text, unit text, value numeric, reported integer,
            blank integer, edition_id bigint
            """
        ),
        (
            "summary.completeness",
            """
            region_code text, year integer, scope text, expected integer, received integer,
            included integer, excluded integer, missing integer, on_time integer, late integer,
            edition_id bigint
            """
        ),
        (
            "summary.contribution",
            """
            region_code text, year integer, scope text, cell text, agency_id bigint,
            agency_name text, submission_id bigint, revision integer, value numeric,
            edition_id bigint
            """
        ),
        (
            "summary.agency_year",
            """
            region_code text, year integer, agency_id bigint, agency_name text,
            agency_class text, submission_id bigint, revision integer, cell text, value numeric,
            status text
            """
        ),
        (
            "summary.finding",
            """
            submission_id bigint, agency_id bigint, year integer, rule text, severity text,
            verdict text, cells text[], left_value numeric, right_value numeric,
            difference numeric, message_zh text, message_en text, fingerprint text,
            first_edition_id bigint
            """
        ),
        (
            "audit.lateness",
            """
            region_code text, year integer, agency_id bigint, agency_name text,
            agency_class text, event text, due_on date, happened_on date, days_late integer,
            status text
            """
        ),
        ("audit.event", ""), ("intake.submission", ""),
        (
            "summary.requests_table",
            """
            region_code text, year integer, scope text, label_zh text, label_en text,
            natural_person numeric, business numeric, research numeric, public_welfare numeric,
            legal_service numeric, other_organisation numeric, total numeric
            """
        ),
        (
            "summary.disclosure_table",
            """
            label_zh text, label_en text, made numeric, published numeric,
            total_published numeric, items_last_year numeric, change numeric,
            decisions numeric, projects numeric, amount numeric, issued numeric,
            repealed numeric, in_force numeric
            """
        ),
        (
            "summary.proceedings_table",
            """
            label_zh text, label_en text, upheld numeric, corrected numeric,
            other_outcome numeric, pending numeric, total numeric
            """
        ),
    ]

    @Test func relationsHaveTheirColumnsAndComments() throws {
        let connection = try County().connection
        for (name, columns) in Self.relations {
            let rows = try connection.query(
                """
                SELECT attname, format_type(atttypid, atttypmod) AS type
                FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
                """, [.text(name)])
            var found: [String: String] = [:]
            for row in 0..<rows.count {
                found[try rows.requiredText(row, "attname")] = try rows.requiredText(row, "type")
            }
            for column in columns.split(separator: ",") {
                let words = column.split(whereSeparator: \.isWhitespace).map(String.init)
                #expect(found[words[0]] == words[1], "\(name).\(words[0])")
            }
            let comment = try connection.query(
                "SELECT obj_description($1::regclass, 'pg_class') AS comment", [.text(name)])
            #expect(comment.text(0, "comment")?.contains(" / ") == true, "\(name)")
        }
    }

    /// A comment is Chinese, then English.
    @Test func schemasTablesViewsAndPublicFunctionsAreExplained() throws {
        let connection = try County().connection
        let silent = try connection.query(
            """
            SELECT nspname AS name FROM pg_namespace
            WHERE nspname IN ('registry', 'intake', 'summary', 'audit', 'work')
              AND coalesce(obj_description(oid, 'pg_namespace'), '') !~ '[一-龥].* / .*[a-z]'
            UNION ALL
            SELECT oid::regclass::text FROM pg_class
            WHERE relnamespace::regnamespace::text
                IN ('registry', 'intake', 'summary', 'audit', 'work')
              AND relkind IN ('r', 'v')
              AND coalesce(obj_description(oid, 'pg_class'), '') !~ '[一-龥].* / .*[a-z]'
            UNION ALL
            SELECT oid::regprocedure::text FROM pg_proc
            WHERE oid IN ('intake.submit'::regproc, 'summary.total_cell_as_of'::regproc)
              AND coalesce(obj_description(oid, 'pg_proc'), '') !~ '[一-龥].* / .*[a-z]'
            """)
        #expect((0..<silent.count).compactMap { silent.text($0, "name") } == [])
    }

    @Test func functionsHaveTheirArguments() throws {
        let connection = try County().connection
        let submit = try connection.query(
            """
            SELECT pg_get_function_arguments(oid) AS arguments,
                   pg_get_function_result(oid) AS result
            FROM pg_proc WHERE oid = 'intake.submit'::regproc
            """)
        #expect(
            submit.text(0, "arguments") == """
                agency_id bigint, year integer, form_id text, cells jsonb, \
                submitted_at timestamp with time zone, published_on date DEFAULT NULL::date, \
                narrative jsonb DEFAULT '{}'::jsonb, source text DEFAULT NULL::text
                """)
        #expect(submit.text(0, "result") == "bigint")
        let asOf = try connection.query(
            """
            SELECT (SELECT string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)),
                                      ', ' ORDER BY attnum)
                    FROM pg_attribute WHERE attrelid = 'summary.total_cell'::regclass
                      AND attnum > 0) AS columns,
                   pg_get_function_result('summary.total_cell_as_of'::regproc) AS result
            """)
        #expect(
            asOf.text(0, "result") == asOf.text(0, "columns").map { "TABLE(\($0))" })
    }

    /// A program that fills the registry needs to name nothing but the columns of the contract.
    @Test func otherColumnsHaveDefaults() throws {
        let connection = try County().connection
        try connection.query(
            """
            INSERT INTO registry.agency (region_code, name, class, active_from)
            VALUES ('990121', '单位', 'department', '2010-01-01')
            """)
        try connection.query(
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
            VALUES (1, 2022, 'a', 'b')
            """
        )
        try connection.query(
            """
            INSERT INTO registry.deadline (year, event, due_on)
            VALUES (2022, 'submit', '2023-02-01')
            """)
        let agency = try connection.query(
            "SELECT counts_in_total, active_to IS NULL AS is_open, agency_id FROM registry.agency")
        #expect(try agency.requiredBool(0, "counts_in_total"))
        #expect(try agency.requiredBool(0, "is_open"))
        #expect(try agency.requiredInt64(0, "agency_id") == 1)
    }

    @Test(arguments: [
        "INSERT INTO registry.region VALUES ('1', '甲', 'town', NULL)",
        "INSERT INTO registry.region VALUES ('1', '甲', 'county', '1')",
        "INSERT INTO registry.region VALUES ('1', '甲', 'county', '990121')",
        "INSERT INTO registry.region VALUES ('1', '甲', 'province', '990000')",
        "UPDATE registry.region SET level = 'county' WHERE code = '990000'",
        "INSERT INTO registry.agency (region_code, name, class) VALUES ('990121', '甲', 'ministry')",
        """
        INSERT INTO registry.agency (region_code, name, class, active_from, active_to)
        VALUES ('990121', '甲', 'department', '2020-01-02', '2020-01-01')
        """,
        """
        INSERT INTO registry.agency (agency_id, region_code, name, class)
        VALUES (0, '990121', '甲', 'department')
        """,
        "INSERT INTO registry.deadline (year, event, due_on) VALUES (2022, 'read', '2023-01-01')",
        "INSERT INTO registry.deadline (year, event, due_on) VALUES (0, 'submit', '2023-01-01')",
        "INSERT INTO registry.deadline (year, event, due_on) VALUES (2022, 'submit', 'infinity')",
        """
        INSERT INTO registry.deadline (year, class, event, due_on)
        VALUES (2022, 'ministry', 'submit', '2023-01-01')
        """,
        """
        INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
        VALUES ((SELECT min(agency_id) FROM registry.agency), -1, 'a', 'b')
        """,
    ])
    func impossibleRegistryRowsAreRefused(sql: String) throws {
        let county = try County()
        try county.agency()
        expectRefusal("23514") { try county.connection.query(sql) }
    }

    @Test func onlyOneDeadlineForOnePlaceClassAndEvent() throws {
        let connection = try County().connection
        let insert = """
            INSERT INTO registry.deadline VALUES (NULL, 2022, NULL, 'submit', '2023-02-01')
            """
        try connection.query(insert)
        expectRefusal("23505") { try connection.query(insert) }
    }
}

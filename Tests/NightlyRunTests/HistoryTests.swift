import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Why published totals changed, and that nobody altered the record.
@Suite struct HistoryTests {
    @Test func revisionsNameTheirReasons() throws {
        let county = try County(agencies: 5)
        try county.file(0, granted: 1)
        try county.file(1, granted: 2)
        try county.file(2, granted: 4, total: 5)
        try county.run()
        try county.file(3, granted: 8, on: "2023-02-05")
        try county.run()
        let corrected = try county.file(0, granted: 16, on: "2023-02-06")
        try county.run()
        try county.waive(2)
        try county.run()
        try Decisions(connection: county.connection).sendBack(
            submission: corrected, reason: "有误", returnedBy: "县政府办")
        try county.run()
        try county.execute(
            "UPDATE registry.agency SET counts_in_total = false WHERE agency_id = "
                + "\(county.agencies[1])")
        try county.run()
        #expect(
            try county.reasons() == [
                1: ["first", "first"], 2: ["late_report"], 3: ["correction"], 4: ["waiver"],
                5: ["returned"], 6: ["roster"],
            ])
        let changes = try HistoryReader(connection: county.connection).cellChanges(
            region: County.code, year: County.year, scope: .all, at: nil
        ).filter { $0.cell == "requests.granted.natural_person" }
        #expect(changes.map(\.before) == ["3", "11", "26", "30", "15"])
        #expect(changes.map(\.after) == ["11", "26", "30", "15", "13"])
        let versions = try HistoryReader(connection: county.connection).versions(
            region: County.code, year: County.year, scope: .all, at: nil)
        #expect(versions.map(\.included) == [2, 3, 3, 4, 4, 3])
        // each version is what was published then
        for (version, after) in zip(versions, ["3"] + changes.map { $0.after ?? "" }) {
            #expect(try county.granted(at: version.publishedAt) == after)
        }
    }

    /// A county with everything that can be altered.
    private func eventful() throws -> County {
        let county = try County()
        let first = try county.file(0, granted: 1)
        try county.file(1, granted: 7, total: 8)
        try Intake(connection: county.connection).attachDocument(
            to: first, fileName: "a.txt", sha256: "00", cells: "[]")
        try county.run()
        try county.waive(1)
        try county.execute(
            """
            INSERT INTO registry.deadline (region_code, year, class, event, due_on)
            VALUES (NULL, 2022, NULL, 'submit', '2023-02-01')
            """)
        try county.execute(
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
            VALUES (\(county.agencies[2]), 2022, '新设', '县政府')
            """)
        try county.run()
        try Decisions(connection: county.connection).sendBack(
            submission: first, reason: "有误", returnedBy: "县政府办")
        try county.run()
        return county
    }

    private func broken(_ county: County) throws -> [BrokenRecord] {
        try HistoryReader(connection: county.connection).brokenRecords()
    }

    @Test func untouchedRecordIsIntact() throws {
        let county = try eventful()
        #expect(try broken(county) == [])
        // whatever the time zone of the reader
        try county.execute("SET TIME ZONE 'America/New_York'")
        #expect(try broken(county) == [])
        let size = try HistoryReader(connection: county.connection).recordSize()
        #expect(size.editions == 3 && size.submissions == 2 && size.events == 6)
    }

    /// What somebody with all rights, and the triggers switched off, could do.
    static let edits: [(String, BrokenRecord.Subject)] = [
        ("UPDATE intake.submission SET cells[3] = cells[3] + 1 WHERE revision = 1", .seal),
        ("UPDATE intake.submission SET submitted_at = submitted_at - interval '1 day'", .seal),
        ("UPDATE intake.submission SET published_on = '2023-01-01'", .seal),
        ("UPDATE intake.submission SET narrative = '{\"a\": 1}'", .seal),
        ("UPDATE intake.submission SET stored_by = 'x'", .seal),
        ("UPDATE intake.document SET file_name = 'b.txt'", .seal),
        ("DELETE FROM intake.document", .seal),
        ("UPDATE intake.waiver SET reason = 'x'", .seal),
        ("UPDATE intake.return SET returned_by = 'x'", .seal),
        ("UPDATE registry.change SET detail = NULL WHERE change_id = 2", .seal),
        ("DELETE FROM audit.event WHERE event_id = 2", .link),
        ("DELETE FROM audit.event WHERE event_id = (SELECT max(event_id) FROM audit.event)", .seal),
        ("UPDATE audit.event SET happened_at = now() WHERE event_id = 1", .link),
        ("UPDATE audit.event SET payload = payload || '{\"x\": 1}' WHERE event_id = 3", .link),
        // figures of a payload that nothing can read any more
        (
            "UPDATE audit.event SET payload = "
                + "replace(payload::text, '{[', '{[x')::jsonb WHERE kind = 'seal'", .link
        ),
        (
            "UPDATE audit.event SET payload = "
                + "replace(payload::text, '{[1,', '{[999,')::jsonb WHERE kind = 'seal'", .link
        ),
        ("UPDATE audit.event SET payload = '5' WHERE kind = 'seal'", .link),
        (
            "UPDATE audit.event SET payload = payload || '{\"edition\": \"x\"}' "
                + "WHERE kind = 'edition'", .link
        ),
        ("UPDATE audit.event SET previous_hash = sha256('x') WHERE event_id = 3", .link),
        ("UPDATE summary.edition SET business_date = '2020-01-01' WHERE edition_id = 2", .edition),
        ("UPDATE summary.edition SET catalogue_hash = 'x' WHERE edition_id = 2", .edition),
        ("DELETE FROM summary.roster WHERE edition_id = 1", .edition),
        ("UPDATE summary.total SET cell_values[4] = cell_values[4] + 1", .row),
        ("UPDATE summary.total SET expected = expected + 1", .row),
        ("UPDATE summary.roster SET included_own = '{}' WHERE included_own <> '{}'", .row),
        ("UPDATE summary.finding_row SET message_zh = 'x'", .row),
        ("UPDATE summary.finding_row SET waiver_id = NULL WHERE waiver_id IS NOT NULL", .row),
        // a finding of an edition that does not exist would be listed as open
        (
            "INSERT INTO summary.finding_row "
                + "SELECT (jsonb_populate_record(f, '{\"edition_id\": 99}')).* "
                + "FROM summary.finding_row AS f WHERE superseded_by IS NULL LIMIT 1", .row
        ),
        ("UPDATE registry.agency SET name = 'x'", .registry),
        ("DELETE FROM registry.exemption", .registry),
        ("UPDATE registry.deadline SET due_on = '2023-03-01'", .registry),
    ]

    @Test(arguments: edits)
    func everyEditIsFound(edit: String, subject: BrokenRecord.Subject) throws {
        let county = try eventful()
        try county.execute("SET session_replication_role = replica")
        try county.execute(edit)
        let found = try broken(county)
        #expect(found.first?.subject == subject, "\(found)")
    }

    /// The recipe for an auditor without huizong: the hash before, then the event's four lines.
    @Test func chainCanBeCheckedFromItsText() throws {
        let county = try eventful()
        let rows = try county.connection.execute(
            Statement(
                name: "events",
                sql: """
                    SELECT count(*) FILTER (WHERE encode(sha256(convert_to(audit.event_text(
                        event_id, happened_at, kind, payload, previous_hash), 'UTF8')), 'hex')
                        = encode(event_hash, 'hex')) AS good, count(*) AS count FROM audit.event
                    """))
        #expect(try rows.requiredInt64(0, "good") == rows.requiredInt64(0, "count"))
    }

    /// A full run trusts no figure that is stored; what was altered stays a fault of the record.
    @Test func fullRunAddsAlteredTotalsAgain() throws {
        let county = try eventful()
        let published = "summary.total_cell WHERE scope = 'own' AND value > 0"
        let before = try county.connection.values("(cell, value)", from: published)
        try county.execute(
            "UPDATE summary.total SET cell_values = array_fill(9::bigint, ARRAY[200]) "
                + "WHERE superseded_by IS NULL AND scope = 'own'")
        #expect(try county.connection.values("(cell, value)", from: published) != before)
        #expect(try county.run().isPublished == false)
        let full = try county.run(isFull: true)
        #expect(full.isPublished && full.years.map(\.alteredTotals) == [1])
        #expect(try county.connection.values("(cell, value)", from: published) == before)
        #expect(try broken(county).map(\.subject) == [.row])
        let again = try county.run(isFull: true)
        #expect(!again.isPublished && again.years.map(\.alteredTotals) == [0])
    }
}

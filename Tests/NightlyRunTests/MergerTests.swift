import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// A run over what changed against a run over everything, while agencies merge, findings are
/// allowed, reports say something, and days pass.
@Suite struct MergerTests {
    /// What may happen; each may be refused, as a merger of an agency that has merged before is.
    static let edits: [(name: String, sql: String)] = [
        (
            "merge",
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on)
            VALUES ({agency}, {other}, '{year}-06-30')
            """
        ),
        (
            "split",
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on, share)
            VALUES ({agency}, {other}, '{year}-06-30', 0.5),
                ({agency}, {third}, '{year}-06-30', 0.5)
            """
        ),
        ("no successions", "DELETE FROM registry.succession"),
        (
            "close",
            "UPDATE registry.agency SET active_to = '{year}-06-30' WHERE agency_id = {agency}"
        ),
        ("reopen", "UPDATE registry.agency SET active_to = NULL WHERE agency_id = {agency}"),
        (
            "move",
            """
            UPDATE registry.agency SET region_code =
                (SELECT region_code FROM registry.agency WHERE agency_id = {other})
            WHERE agency_id = {agency}
            """
        ),
        (
            "waive something",
            """
            SELECT intake.waive(fingerprint, 'x', 'y') FROM summary.finding
            WHERE verdict = 'failed' AND rule NOT IN ('R-CELLS', 'R-RANGE', 'R-FORM')
            ORDER BY md5(fingerprint || '{agency}') LIMIT 3
            """
        ),
        (
            "send something back",
            """
            SELECT intake.send_back(submission_id, 'x', 'y') FROM intake.submission
            WHERE year = {year} AND agency_id = {agency} ORDER BY revision DESC LIMIT 1
            """
        ),
        (
            "say something",
            """
            SELECT intake.submit({agency}, {year}, 'gid-2021',
                (SELECT jsonb_object_agg(cell, 0) FROM registry.form_cell
                 WHERE form_id = 'gid-2021'), '2023-03-01', NULL,
                jsonb_build_object('overview', repeat('本局围绕预算决算和惠民资金逐项核对', 3 + {third})
                    || '{other}甲乙丙丁戊己庚辛壬癸收到申请 {other} 件'))
            """
        ),
        (
            "exempt",
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
            VALUES ({agency}, {year}, 'a', 'b') ON CONFLICT DO NOTHING
            """
        ),
        (
            "extend",
            """
            INSERT INTO registry.extension
                (agency_id, year, event, due_on, reason, granted_by, granted_on)
            VALUES ({agency}, {year}, 'submit', '2024-10-{day}', 'a', 'b', '2023-01-{day}')
            """
        ),
        (
            "add a silent agency",
            """
            INSERT INTO registry.agency (region_code, name, class, active_from)
            VALUES ('990122', '又一个', 'institution', '2015-01-01')
            """
        ),
        (
            "close the list",
            """
            INSERT INTO registry.closing (region_code, year, no_new_after)
            VALUES ('990100', {year}, '{year}-12-31') ON CONFLICT DO NOTHING
            """
        ),
    ]

    /// - Parameter name: of the edit; nil for any.
    private func edit(_ country: inout RandomCountry, _ name: String? = nil) throws -> String {
        let edit = try #require(
            Self.edits.filter { name == nil || $0.name == name }
                .randomElement(using: &country.random))
        let ids = country.agencies.map(\.id).shuffled(using: &country.random)
        let year = Int.random(in: 2021...2022, using: &country.random)
        var sql = edit.sql
        for (blank, value) in [
            ("agency", Int(ids[0])), ("other", Int(ids[1])), ("third", Int(ids[2])),
            ("year", year), ("day", Int.random(in: 10...20, using: &country.random)),
        ] { sql = sql.replacing("{\(blank)}", with: String(value)) }
        let rows = sql.hasPrefix("SELECT") ? "PERFORM \(sql.dropFirst(6))" : sql
        try country.connection.executeScript(
            name: edit.name,
            sql: """
                DO $do$ BEGIN
                    \(rows);
                    SET CONSTRAINTS ALL IMMEDIATE;
                EXCEPTION WHEN integrity_constraint_violation OR data_exception THEN NULL;
                END $do$
                """)
        return "\(edit.name) \(ids[0]) \(ids[1]) \(year)"
    }

    private func country(seed: UInt64) throws -> (String, FormCatalogue, RandomCountry) {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        for year in 2021...2022 {
            for agency in country.agencies.dropFirst(2) {
                try country.file(agency: agency, year: year)
            }
        }
        return (database, catalogue, country)
    }

    @Test(arguments: [51, 52, 53, 54, 55, 56] as [UInt64])
    func incrementalIsFull(seed: UInt64) throws {
        var (database, catalogue, country) = try country(seed: seed)
        var day = CalendarDate(daysSinceEpoch: 20_000)
        _ = try nightlyRun(database, catalogue, businessDate: day)
        var last: RunOutcome?
        for round in 0..<8 {
            var edits: [String] = []
            for _ in 0..<Int.random(in: 1...3, using: &country.random) {
                edits.append(try edit(&country))
            }
            day = day.adding(days: Int.random(in: 0...4, using: &country.random))
            last = try nightlyRun(database, catalogue, businessDate: day)
            let full = try nightlyRun(database, catalogue, isFull: true, businessDate: day)
            #expect(!full.isPublished, "round \(round): \(edits)")
        }
        let broken = try HistoryReader(connection: country.connection).brokenRecords()
        #expect(broken.isEmpty)
        let twin = try country.copied()
        let other = try nightlyRun(twin, catalogue, businessDate: day)
        #expect(other.contentHash == last?.contentHash)
    }

    /// Each edit alone, so that a failure names it.
    @Test(arguments: edits.map(\.name))
    func oneEdit(name: String) throws {
        var (database, catalogue, country) = try country(seed: 57)
        _ = try nightlyRun(database, catalogue)
        let edit = try edit(&country, name)
        _ = try nightlyRun(database, catalogue)
        #expect(try !nightlyRun(database, catalogue, isFull: true).isPublished, "\(edit)")
    }
}

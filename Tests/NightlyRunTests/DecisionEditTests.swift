import NightlyRun
import PostgresClient
import TestSupport
import Testing
import Vocabulary

/// Mergers, splits, waivers that end, returns, closing dates and extensions, mixed with every other
/// edit: a run over what changed gives what a run over everything gives.
@Suite struct DecisionEditTests {
    /// Agencies have ascending numbers, so handing work over upwards makes no loop.
    static let edits: [(name: String, sql: String)] = [
        (
            "merge",
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on)
            VALUES (1, 3, '2022-03-01'), (2, 3, '2022-03-01') ON CONFLICT DO NOTHING
            """
        ),
        (
            "split",
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on, share)
            SELECT 4, successor_id, '2022-09-01', share
            FROM (VALUES (5, 0.3), (6, 0.7)) AS part (successor_id, share)
            ON CONFLICT DO NOTHING
            """
        ),
        ("no successions", "DELETE FROM registry.succession"),
        (
            "waive",
            """
            SELECT intake.waive(fingerprint, 'a', 'b') FROM (
                SELECT DISTINCT fingerprint FROM summary.finding
                WHERE severity = 'error' AND verdict = 'failed'
                  AND rule NOT IN ('R-CELLS', 'R-RANGE', 'R-FORM')
                ORDER BY fingerprint LIMIT 4) AS open
            """
        ),
        (
            "waive for some nights",
            """
            INSERT INTO intake.waiver (fingerprint, agency_id, year, rule, cells, left_value,
                right_value, reason, decided_by, holds_until)
            SELECT fingerprint, agency_id, year, rule, cells, left_value, right_value, 'a', 'b',
                   DATE '2024-10-04' + (agency_id % 4)::integer
            FROM summary.finding WHERE severity = 'error' AND verdict = 'failed'
              AND rule NOT IN ('R-CELLS', 'R-RANGE', 'R-FORM')
            """
        ),
        (
            "send back",
            """
            INSERT INTO intake.return (submission_id, reason, returned_by)
            SELECT max(submission_id), 'a', 'b' FROM intake.submission
            WHERE agency_id IN (2, 5) GROUP BY agency_id ON CONFLICT DO NOTHING
            """
        ),
        (
            "note cases",
            """
            INSERT INTO intake.ledger (agency_id, kind, number, happened_on, year)
            SELECT agency_id, part.kind, '1', '2022-03-05', 2022
            FROM registry.agency CROSS JOIN unnest(ARRAY['request', 'litigation']) AS part (kind)
            WHERE agency_id % 3 = 1
            """
        ),
        (
            "take a case back",
            """
            INSERT INTO intake.ledger (agency_id, kind, number, happened_on, year, is_void)
            SELECT agency_id, kind, number, happened_on, year, true FROM intake.ledger
            ORDER BY entry_id LIMIT 1
            """
        ),
        (
            "close",
            """
            INSERT INTO registry.closing (region_code, year, no_new_after, no_corrections_after)
            VALUES ('990100', 2022, '2023-01-10', '2023-02-28') ON CONFLICT DO NOTHING
            """
        ),
        ("no closing", "DELETE FROM registry.closing"),
        (
            "extend",
            """
            INSERT INTO registry.extension
                (agency_id, year, event, due_on, reason, granted_by, granted_on)
            VALUES (6, 2022, 'submit', '2023-06-01', 'a', 'b', '2023-01-05')
            ON CONFLICT DO NOTHING
            """
        ),
        ("no extension", "DELETE FROM registry.extension"),
        (
            "withdraw",
            """
            SELECT intake.withdraw(max(submission_id), 'a', 'b') FROM intake.visible_submission
            WHERE agency_id IN (2, 5, 6) GROUP BY agency_id
            """
        ),
        (
            "withdraw all of one",
            """
            SELECT intake.withdraw(submission_id, 'a', 'b') FROM intake.visible_submission
            WHERE agency_id = 3
            """
        ),
        (
            "put earlier",
            """
            SELECT intake.correct(submission_id, submitted_at - interval '40 days', NULL, 'a', 'b')
            FROM intake.latest_submission WHERE agency_id IN (1, 4, 6)
            """
        ),
        (
            "put later",
            """
            SELECT intake.correct(submission_id, submitted_at + interval '40 days', NULL, 'a', 'b')
            FROM intake.visible_submission WHERE agency_id IN (1, 2) AND revision = 1
            """
        ),
        (
            "published",
            "SELECT intake.record_publication(3, 2022, '2023-01-10', 'b', md5(random()::text))"
        ),
        (
            "take back",
            """
            SELECT intake.revoke(kind, decision_id, 'a', 'b') FROM audit.decision
            WHERE kind IN ('waiver', 'return', 'withdrawal', 'correction', 'publication')
              AND NOT is_revoked AND decision_id % 2 = 0
            """
        ),
        (
            "move with its past",
            """
            INSERT INTO registry.agency_past
            SELECT agency_id, '2022-07-01', name, region_code, class, counts_in_total
            FROM registry.agency WHERE agency_id IN (2, 7) ON CONFLICT DO NOTHING;
            UPDATE registry.agency SET region_code = '990121', class = 'township'
            WHERE agency_id IN (2, 7)
            """
        ),
        (
            "move a county with its past",
            """
            INSERT INTO registry.region_past
            SELECT code, '2021-07-01', name, level, parent_code FROM registry.region
            WHERE code = '990121' ON CONFLICT DO NOTHING;
            UPDATE registry.region SET parent_code = '990200' WHERE code = '990121'
            """
        ),
        ("another past", "UPDATE registry.agency_past SET class = 'department'"),
        ("no past", "DELETE FROM registry.agency_past; DELETE FROM registry.region_past"),
    ]

    private func apply(_ edit: (name: String, sql: String), _ connection: Connection) throws {
        try connection.executeScript(name: edit.name, sql: edit.sql)
    }

    @Test(arguments: [61, 62, 63, 64] as [UInt64])
    func changesGiveWhatEverythingGives(seed: UInt64) throws {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        for year in [2020, 2021, 2022] {
            for agency in country.agencies { try country.file(agency: agency, year: year) }
        }
        _ = try nightlyRun(database, catalogue)
        for round in 0..<8 {
            var names: [String] = []
            for _ in 0..<3 {
                let edit = try #require(Self.edits.randomElement(using: &country.random))
                try apply(edit, country.connection)
                names.append(edit.name)
            }
            if Bool.random(using: &country.random) { names.append(try country.editAnything()) }
            if let agency = country.agencies.randomElement(using: &country.random) {
                try country.file(agency: agency, year: 2021)
            }
            let night = CalendarDate(daysSinceEpoch: 20_000 + round)
            _ = try nightlyRun(database, catalogue, businessDate: night)
            let full = try nightlyRun(database, catalogue, isFull: true, businessDate: night)
            #expect(!full.isPublished, "round \(round): \(names)")
            #expect(full.changedTotals == 0 && full.changedFindings == 0)
            try country.expectSoundCompleteness()
        }
        try country.expectSoundRates()
    }
}

extension RandomCountry {
    /// On any day around the deadlines each region's rate is a share of those expected.
    func expectSoundRates() throws {
        let impossible = try connection.execute(
            Statement(
                name: "rates",
                sql: """
                    SELECT * FROM generate_series(2020, 2022) AS report (year)
                    CROSS JOIN generate_series(0, 200, 7) AS later (days)
                    CROSS JOIN LATERAL audit.punctuality_as_of(
                        report.year, make_date(report.year + 1, 1, 1) + later.days) AS region
                    WHERE on_time_rate NOT BETWEEN 0 AND 1
                       OR on_time + late + missing + pending <> expected
                    """))
        #expect(impossible.count == 0)
    }
}

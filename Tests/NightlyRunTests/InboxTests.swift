import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// What is new is taken once, by the run that looks at it.
@Suite struct InboxTests {
    private static let everyEdit = RandomCountry.edits + DecisionEditTests.edits

    /// Days around the end of January, and others long after.
    private func day(_ country: inout RandomCountry) throws -> CalendarDate {
        let days = Array(19_384...19_391) + Array(20_000...20_004)
        return CalendarDate(
            daysSinceEpoch: try #require(days.randomElement(using: &country.random)))
    }

    /// A run of some years or some regions, or of both.
    private func restrictedRun(
        _ country: inout RandomCountry, _ database: String, years asked: inout Set<Int>
    ) throws -> String {
        let regions = try country.connection.sql("SELECT code FROM registry.region ORDER BY code")
        let codes = try (0..<regions.count).map { try regions.requiredText($0, "code") }
        let kind = Int.random(in: 0...2, using: &country.random)
        let years = kind == 0 ? [] : [Int.random(in: 2020...2024, using: &country.random)]
        asked.formUnion(years)
        let chosen =
            kind == 1 ? [] : [try #require(codes.randomElement(using: &country.random))]
        let date = try day(&country)
        _ = try nightlyRun(
            database, country.catalogue, years: years, regions: chosen, businessDate: date)
        return "run \(years) \(chosen) \(date)"
    }

    private func count(_ connection: Connection, _ from: String) throws -> Int64 {
        try connection.sql("SELECT count(*) FROM \(from)").requiredInt64(0, "count")
    }

    /// Whatever happens in whatever order: a run of everything finds what one over all reports
    /// finds, here and in another database, and leaves nothing untaken; what was seen is sealed
    /// once.
    @Test(arguments: [71, 72, 73, 74, 75, 76] as [UInt64])
    func nothingIsMissedWhateverRunsComeBetween(seed: UInt64) throws {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        for year in [2020, 2022] {
            for agency in country.agencies where Int.random(in: 0...3, using: &country.random) > 0 {
                try country.file(agency: agency, year: year)
            }
        }
        var story: [String] = []
        var asked: Set<Int> = []
        for round in 0..<8 {
            for _ in 0..<Int.random(in: 0...3, using: &country.random) {
                for _ in 0..<Int.random(in: 0...2, using: &country.random) {
                    let edit = try #require(Self.everyEdit.randomElement(using: &country.random))
                    try country.apply(edit)
                    story.append(edit.name)
                }
                if let agency = country.agencies.randomElement(using: &country.random) {
                    let year = Int.random(in: 2020...2023, using: &country.random)
                    try country.file(agency: agency, year: year)
                    story.append("agency \(agency.id) files for \(year)")
                }
                if Bool.random(using: &country.random) {
                    story.append(try restrictedRun(&country, database, years: &asked))
                }
            }
            let date = try day(&country)
            let run = try nightlyRun(database, catalogue, businessDate: date)
            story.append("run \(date)")
            #expect(try count(country.connection, "work.inbox WHERE run_id IS NULL") == 0)
            let full = try nightlyRun(database, catalogue, isFull: true, businessDate: date)
            #expect(!full.isPublished, "\(story)")
            if round % 4 == 3 {
                let twin = try country.copied()
                // a year that was asked for is kept, also if nobody has filed for it
                _ = try nightlyRun(twin, catalogue, years: asked.sorted(), businessDate: date)
                let other = try nightlyRun(twin, catalogue, isFull: true, businessDate: date)
                #expect(other.contentHash == run.contentHash, "\(story)")
            }
        }
        try expectSealedOnce(country.connection)
    }

    private func expectSealedOnce(_ connection: Connection) throws {
        let wrong = try connection.sql(
            """
            WITH sealed AS (
                SELECT part.key AS kind,
                       generate_series(lower(ids), upper(ids) - 1) AS id
                FROM audit.event CROSS JOIN LATERAL jsonb_each(payload) AS part
                CROSS JOIN LATERAL unnest(audit.numbers_of(part.value ->> 'ids')) AS ids
                WHERE event.kind = 'seal'
            ), counted AS (
                SELECT kind, id, count(*) AS times FROM sealed GROUP BY kind, id
            ), kept AS (
                SELECT 'submission' AS kind, submission_id AS id FROM intake.submission
                UNION ALL SELECT 'document', submission_id FROM intake.document
                UNION ALL SELECT 'waiver', waiver_id FROM intake.waiver
                UNION ALL SELECT 'ledger', entry_id FROM intake.ledger
                UNION ALL SELECT 'return', return_id FROM intake.return
                UNION ALL SELECT 'withdrawal', withdrawal_id FROM intake.withdrawal
                UNION ALL SELECT 'correction', correction_id FROM intake.correction
                UNION ALL SELECT 'publication', publication_id FROM intake.publication
                UNION ALL SELECT 'revocation', revocation_id FROM intake.revocation
                UNION ALL SELECT 'change', change_id FROM registry.change
                UNION ALL SELECT 'run', run_id FROM audit.run
            )
            SELECT kind, id, times FROM kept FULL JOIN counted USING (kind, id)
            WHERE times IS DISTINCT FROM 1 OR kept.id IS NULL
            """)
        #expect(wrong.count == 0)
        let broken = try HistoryReader(connection: connection).brokenRecords()
        #expect(broken == [], "\(broken)")
    }

    /// What is filed while a run goes on, or before it by a transaction that ends later, belongs to
    /// the next run.
    @Test func aRunTakesWhatItsSnapshotSees() throws {
        let county = try County()
        try county.file(0, granted: 1)
        try county.run()
        let filer = try Connection(conninfo: county.database)
        try filer.begin()
        try filer.execute(
            Statement(
                name: "file",
                sql: """
                    INSERT INTO intake.submission (
                        agency_id, year, revision, form_id, submitted_at, cells)
                    SELECT \(county.agencies[1]), year, 1, form_id, submitted_at, cells
                    FROM intake.submission
                    """))
        try county.file(0, granted: 2)
        let during = try nightlyRun(
            county.database, county.catalogue,
            businessDate: try #require(CalendarDate("2023-02-01"))
        ) { _ in
            StageHook { stage in
                guard stage == .judge else { return }
                do {
                    try county.file(2, granted: 40)
                    try filer.commit()
                } catch { Issue.record(error) }
            }
        }
        #expect(during.isPublished)
        #expect(try county.granted() == "2")
        #expect(try count(county.connection, "work.inbox WHERE run_id IS NULL") == 2)
        try county.run()
        #expect(try county.granted() == "43")
        #expect(try county.isWhole())
        try expectSealedOnce(county.connection)
    }

    /// A run of one region takes what concerns it, and leaves behind what follows elsewhere.
    @Test func aRestrictedRunTakesItsOwn() throws {
        let county = try County()
        for year in [2021, 2022] { try county.file(0, granted: 1, year: year) }
        try county.run()
        try county.file(0, granted: 2, year: 2021)
        let report = try county.file(1, granted: 3, year: 2022)
        try county.execute(
            "UPDATE registry.agency SET name = '新名' WHERE agency_id = \(county.agencies[2])")
        _ = try nightlyRun(
            county.database, county.catalogue, years: [2021], regions: [County.code],
            businessDate: try #require(CalendarDate("2023-02-01")))
        let new = try county.connection.sql(
            """
            SELECT concat_ws(' ', kind, CASE kind WHEN 'submission' THEN row_id END, region_code,
                             year) AS entry
            FROM work.inbox WHERE run_id IS NULL ORDER BY inbox_id
            """)
        #expect(
            (0..<new.count).compactMap { new.text($0, "entry") }.sorted() == [
                "change \(County.code)", "change \(County.code)", "submission \(report) 2022",
                "year \(County.code) 2022", "year \(County.code) 2023",
            ])
        let failed = #expect(throws: StoreError.self) {
            try nightlyRun(county.database, county.catalogue, regions: ["1"])
        }
        #expect(failed == .noSuchRegion("1"))
        _ = try nightlyRun(county.database, county.catalogue, isDryRun: true)
        #expect(try count(county.connection, "work.inbox WHERE run_id IS NULL") == 5)
        try county.run()
        #expect(try count(county.connection, "work.inbox WHERE run_id IS NULL") == 0)
        #expect(try county.isWhole())
        try expectSealedOnce(county.connection)
    }

    /// Transactions are numbered on; a row tells the lower half of its number.
    @Test(
        arguments: [
            ("4294967290", 4_294_967_396, 4_294_967_290), ("50", 4_294_967_396, 4_294_967_346),
            ("99", 4_294_967_396, 4_294_967_395), ("2", 4_294_967_396, 0), ("700", 800, 700),
        ] as [(String, Int64, Int64)])
    func numberOfATransaction(half: String, next: Int64, full: Int64) throws {
        let county = try County()
        let rows = try county.connection.execute(
            Statement(name: "number", sql: "SELECT audit.full_number($1::xid, $2::bigint) AS n"),
            [.text(half), .int64(next)])
        #expect(try rows.requiredInt64(0, "n") == full)
    }
}

import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Submissions that no program should have stored: each is a finding, none stops the run.
@Suite struct BadSubmissionTests {
    private static let cells = 200

    /// One county with three departments, of which the first files correctly.
    private func county() throws -> (String, FormCatalogue, Connection) {
        let database = try TestServer.migratedDatabase()
        let connection = try Connection(conninfo: database)
        let registry = RegistryWriter(connection: connection)
        try registry.add(
            Region(code: "990121", name: "一县", level: .county, parentCode: nil))
        for number in 1...3 {
            try registry.add(
                NewAgency(
                    regionCode: "990121", name: "单位\(number)", agencyClass: .department,
                    activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
        }
        try insert(connection, agency: 1, cells: zeros())
        return (database, try FormFiles.catalogue(), connection)
    }

    private func zeros() -> [Int64] { [Int64](repeating: 0, count: Self.cells) }

    /// Past `intake.submit`, as a careless administrator could.
    private func insert(
        _ connection: Connection, agency: Int64, cells: [Int64], form: String = "gid-2021",
        revision: Int32 = 1, year: Int32 = 2022
    ) throws {
        try connection.execute(
            Statement(
                name: "insert",
                sql: """
                    INSERT INTO intake.submission
                        (agency_id, year, revision, form_id, submitted_at, cells)
                    VALUES ($1::bigint, $5::integer, $2::integer, $3::text,
                        make_timestamptz($5::integer + 1, 1, 15, 0, 0, 0),
                        $4::bigint[])
                    """),
            [
                .int64(agency), .int32(revision), .text(form), .int64Array(cells), .int32(year),
            ])
    }

    private func rules(_ connection: Connection) throws -> Set<String> {
        let findings = try AuditReader(connection: connection).findings(
            year: 2022, region: nil, agency: nil, severity: .error)
        return Set(findings.map(\.finding.rule))
    }

    @Test(arguments: [0, 1, 199, 201, 5000])
    func impossibleArrayLength(count: Int) throws {
        let (database, catalogue, connection) = try county()
        try insert(connection, agency: 2, cells: [Int64](repeating: 1, count: count))
        let outcome = try nightlyRun(database, catalogue)
        #expect(outcome.years.first?.included == 1)
        #expect(outcome.years.first?.excluded == 1)
        let findings = try AuditReader(connection: connection).findings(
            year: 2022, region: nil, agency: nil, severity: .error)
        #expect(findings.map(\.finding.rule) == ["R-CELLS"])
        #expect(findings.first?.finding.left == String(count))
    }

    /// Too long for the index that a run reads, and of figures that cannot be compressed.
    @Test func latestRevisionThatNoIndexHolds() throws {
        let (database, catalogue, connection) = try county()
        var state: UInt64 = 1
        let noise = (0..<5000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64(bitPattern: state)
        }
        try insert(connection, agency: 2, cells: zeros())
        try insert(connection, agency: 2, cells: noise, revision: 2)
        try insert(connection, agency: 2, cells: zeros(), year: 2023)
        let outcome = try nightlyRun(database, catalogue)
        // the first revision counts; the next year's report is compared with the second, in vain
        #expect(outcome.years.first { $0.year == 2022 }?.included == 2)
        #expect(outcome.years.first { $0.year == 2023 }?.included == 1)
        let findings = try AuditReader(connection: connection).findings(
            year: 2022, region: nil, agency: 2, severity: nil)
        #expect(findings.map(\.finding.rule) == ["R-CELLS"])
        #expect(findings.first?.revision == 2)
        let after = try AuditReader(connection: connection).findings(
            year: 2023, region: nil, agency: 2, severity: nil)
        #expect(!after.contains { $0.finding.rule.hasPrefix("R-X") })
    }

    @Test func negativeCount() throws {
        let (database, catalogue, connection) = try county()
        var cells = zeros()
        cells[10] = -1
        try insert(connection, agency: 2, cells: cells)
        _ = try nightlyRun(database, catalogue)
        #expect(try rules(connection).isSuperset(of: ["R-T3-INT", "R-T3-ROW"]))
    }

    @Test func figuresNearTheEndOfIntegers() throws {
        let (database, catalogue, connection) = try county()
        var cells = zeros()
        cells[6] = Int64.max
        try insert(connection, agency: 2, cells: cells)
        cells[6] = Int64.min
        try insert(connection, agency: 3, cells: cells)
        let outcome = try nightlyRun(database, catalogue)
        #expect(outcome.years.first?.included == 1)
        #expect(try rules(connection).contains("R-RANGE"))
    }

    /// Plausible one by one, but their sum leaves 64 bits: nothing wrong may be published.
    @Test func overflowingSumStopsTheRun() throws {
        let (database, catalogue, connection) = try county()
        let registry = RegistryWriter(connection: connection)
        var cells = zeros()
        cells[7] = 99_999_999_999_999_999
        for number in 0..<100 {
            let id = try registry.add(
                NewAgency(
                    regionCode: "990121", name: "大\(number)", agencyClass: .department,
                    activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
            try insert(connection, agency: id, cells: cells)
        }
        #expect(throws: (any Error).self) { try nightlyRun(database, catalogue) }
        #expect(throws: StoreError.nothingPublished) {
            try TotalsReader(connection: connection).edition()
        }
    }

    @Test func wrongFormForTheYear() throws {
        let (database, catalogue, connection) = try county()
        try insert(
            connection, agency: 2, cells: [Int64](repeating: 0, count: 198), form: "gid-2019")
        let outcome = try nightlyRun(database, catalogue)
        #expect(outcome.years.first?.included == 1)
        #expect(try rules(connection) == ["R-FORM"])
    }

    @Test func revisionWithErrorsDoesNotPushOutAnEarlierOne() throws {
        let (database, catalogue, connection) = try county()
        var good = zeros()
        good[7] = 5
        var bad = zeros()
        bad[10] = 1
        try insert(connection, agency: 2, cells: good, revision: 1)
        try insert(connection, agency: 2, cells: bad, revision: 2)
        try insert(connection, agency: 2, cells: [1], revision: 3)
        let outcome = try nightlyRun(database, catalogue)
        #expect(outcome.years.first?.included == 2)
        let total = try #require(
            try TotalsReader(connection: connection).total(
                region: "990121", year: 2022, scope: .all, at: nil))
        #expect(total.cells[7].value == "5")
        #expect(total.received == 2 && total.excluded == 0 && total.missing == 1)
    }

    @Test func yearWithoutAFormIsAFinding() throws {
        let (database, catalogue, connection) = try county()
        try connection.execute(
            Statement(
                name: "insert",
                sql: """
                    INSERT INTO intake.submission
                        (agency_id, year, revision, form_id, submitted_at, cells)
                    VALUES (1, 2015, 1, 'gid-2019', '2016-01-15',
                        array_fill(0::bigint, ARRAY[198]))
                    """))
        let outcome = try nightlyRun(database, catalogue)
        #expect(outcome.isPublished)
        let findings = try AuditReader(connection: connection).findings(
            year: 2015, region: nil, agency: nil, severity: nil)
        #expect(findings.map(\.finding.rule) == ["R-FORM"])
    }
}

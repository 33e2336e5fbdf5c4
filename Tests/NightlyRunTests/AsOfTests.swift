import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// What was published at a moment, against what was read at that moment.
@Suite struct AsOfTests {
    /// Views with the functions that show them as of an instant.
    private static let views = [
        ("summary.total_cell", "summary.total_cell_as_of"),
        ("summary.completeness", "summary.completeness_as_of"),
        ("summary.contribution", "summary.contribution_as_of"),
        ("summary.finding", "summary.finding_as_of"),
    ]

    /// A digest of all rows, whatever their order.
    private func digest(_ connection: Connection, _ rows: String) throws -> String {
        let result = try connection.execute(
            Statement(
                name: "digest",
                sql: """
                    SELECT count(*) || ' ' || md5(coalesce(string_agg(
                        row_text, '|' ORDER BY row_text COLLATE "C"), '')) AS digest
                    FROM (SELECT r::text AS row_text FROM \(rows) AS r) AS rows
                    """))
        return try result.requiredText(0, "digest")
    }

    /// After any edits: as of the present is the present, and as of each edition is what could be
    /// read while it was current.
    @Test(arguments: [51, 52, 53] as [UInt64])
    func everyMomentIsWhatWasReadThen(seed: UInt64) throws {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        for year in [2020, 2022] {
            for agency in country.agencies { try country.file(agency: agency, year: year) }
        }
        let connection = country.connection
        var read: [(instant: Instant, digests: [String])] = []
        for _ in 0..<4 {
            let run = try nightlyRun(database, catalogue)
            let present = try Self.views.map { try digest(connection, $0.0) }
            for (index, view) in Self.views.enumerated() {
                #expect(
                    try digest(connection, "\(view.1)(clock_timestamp())") == present[index],
                    "\(view.0)")
            }
            #expect(
                try digest(connection, "audit.lateness")
                    == digest(
                        connection,
                        """
                        (SELECT late.* FROM (SELECT DISTINCT year FROM intake.submission
                                             UNION SELECT year FROM registry.deadline) AS years
                         CROSS JOIN LATERAL audit.lateness_as_of(
                             years.year, audit.china_day(clock_timestamp())) AS late)
                        """))
            if run.isPublished {
                let edition = try TotalsReader(connection: connection).edition()
                read.append((edition.publishedAt, present))
            }
            // no edit of places and names, which belong to no edition
            for agency in country.agencies where Bool.random(using: &country.random) {
                try country.file(agency: agency, year: 2022)
            }
            try connection.execute(
                Statement(
                    name: "roster",
                    sql: """
                        UPDATE registry.agency SET counts_in_total = NOT counts_in_total
                        WHERE agency_id = \(Int64.random(in: 1...6, using: &country.random))
                        """))
        }
        #expect(read.count == 4)
        for (instant, digests) in read {
            for (index, view) in Self.views.enumerated() {
                #expect(
                    try digest(connection, "\(view.1)('\(instant)')") == digests[index],
                    "\(view.0) at \(instant)")
            }
        }
    }

    @Test func readersAgreeWithThePresent() throws {
        let county = try County()
        try county.file(0, granted: 5)
        try county.file(1, granted: 7, total: 8)
        try county.run()
        let now = try TotalsReader(connection: county.connection).edition().publishedAt
        let audit = AuditReader(connection: county.connection)
        func findings(_ instant: Instant?) throws -> [String] {
            try audit.findings(
                year: County.year, region: nil, agency: nil, severity: nil, at: instant
            ).map { "\($0.fingerprint) \($0.revision ?? 0) \($0.waiverID ?? 0)" }
        }
        let before = try findings(nil)
        #expect(try findings(now) == before && !before.isEmpty)
        let totals = TotalsReader(connection: county.connection)
        func trend(_ edition: Int64) throws -> [String] {
            try totals.trend(
                cell: "requests.granted.natural_person", region: County.code, scope: .all,
                edition: edition
            ).map { "\($0.year) \($0.total.value ?? "") \($0.included)/\($0.expected)" }
        }
        #expect(try trend(totals.edition().id) == ["2022 5 1/3"])
        try county.waive(1)
        try county.run()
        #expect(try trend(totals.edition().id) == ["2022 12 2/3"])
        #expect(try trend(totals.edition(at: now).id) == ["2022 5 1/3"])
        #expect(try findings(now) == before)
        #expect(try findings(nil) != before)
        func parts(_ edition: Int64) throws -> [String] {
            let reader = CompositionReader(
                connection: county.connection, cell: "requests.granted.natural_person",
                year: County.year, scope: .all, edition: edition)
            let sum = try reader.sums(regions: [County.code, "990000"])
            #expect(sum[County.code] == sum["990000"])
            return try reader.contributions(region: County.code).map {
                "\($0.value ?? "") \($0.waivers.isEmpty ? "counted" : "waived")"
            } + [sum[County.code]?.value ?? ""]
        }
        #expect(try parts(1) == ["5 counted", "5"])
        #expect(try parts(2) == ["7 waived", "5 counted", "12"])
    }
}

import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Totals against sums that a plain loop makes of the same reports.
@Suite struct TotalsTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func everyTotalEqualsAnIndependentSum(seed: UInt64) throws {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        for year in [2019, 2020, 2021] {
            for agency in country.agencies {
                for _ in 0..<Int.random(in: 0...3, using: &country.random) {
                    try country.file(agency: agency, year: year)
                }
            }
        }
        let outcome = try nightlyRun(database, catalogue)
        #expect(outcome.isPublished)
        try expectTotals(of: country, years: [2019, 2020, 2021])
    }

    @Test(arguments: [11, 12] as [UInt64])
    func incrementalEqualsFullAfterRandomEdits(seed: UInt64) throws {
        let database = try TestServer.migratedDatabase()
        let catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        for agency in country.agencies { try country.file(agency: agency, year: 2022) }
        _ = try nightlyRun(database, catalogue)
        for _ in 0..<6 {
            try edit(&country)
            let incremental = try nightlyRun(database, catalogue)
            try expectTotals(of: country, years: [2022])
            let full = try nightlyRun(database, catalogue, isFull: true)
            #expect(!full.isPublished)
            #expect(full.contentHash == incremental.contentHash)
            #expect(full.changedTotals == 0 && full.changedFindings == 0)
        }
    }

    private func edit(_ country: inout RandomCountry) throws {
        let index = Int.random(in: 0..<country.agencies.count, using: &country.random)
        let agency = country.agencies[index]
        switch Int.random(in: 0...3, using: &country.random) {
        case 0:
            try country.connection.execute(
                Statement(
                    name: "close",
                    sql: """
                        UPDATE registry.agency SET active_to = '2021-06-30' WHERE agency_id = $1
                        """),
                [.int64(agency.id)])
            country.agencies[index].isExpected = false
        case 1:
            try RegistryWriter(connection: country.connection).exempt(
                agency: agency.id, year: 2022, reason: "测试", grantedBy: "测试")
            country.agencies[index].isExpected = false
        case 2:
            try country.addAgency(in: "990122")
            try country.file(agency: country.agencies[country.agencies.count - 1], year: 2022)
        default: try country.file(agency: agency, year: 2022)
        }
        // a closed or exempt agency may still file; it must not count
        try country.file(agency: country.agencies[0], year: 2022)
    }

    private func expectTotals(of country: RandomCountry, years: [Int]) throws {
        let reader = TotalsReader(connection: country.connection)
        for region in RandomCountry.regions {
            for (year, scope) in years.flatMap({ year in Scope.allCases.map { (year, $0) } }) {
                let members = country.agencies.filter {
                    $0.isExpected && country.covers(region.code, $0, scope)
                }
                guard !members.isEmpty else {
                    let hasOthers =
                        scope == .own
                        && country.agencies.contains {
                            $0.isExpected && country.covers(region.code, $0, .all)
                        }
                    #expect(
                        try reader.total(region: region.code, year: year, scope: scope, at: nil)
                            == nil)
                    for other in Scope.allCases where other != scope {
                        #expect(
                            try reader.hasTotal(
                                region: region.code, year: year, scope: other, at: nil)
                                == hasOthers)
                    }
                    continue
                }
                let total = try #require(
                    try reader.total(region: region.code, year: year, scope: scope, at: nil))
                #expect(total.expected == Int64(members.count))
                let expected = country.expected(region: region.code, year: year, scope: scope)
                let cells = try #require(country.catalogue[total.formID]).cells
                #expect(total.cells.count == expected.count)
                for (position, cell) in total.cells.enumerated() {
                    let wanted = expected[position]
                    let figure =
                        wanted.reported == 0
                        ? nil
                        : ExactDecimal.format(
                            wanted.figure, scale: cells[position].unit.scale)
                    #expect(cell.cell == cells[position].name)
                    #expect(cell.value == figure, "\(region.code) \(year) \(scope) \(cell.cell)")
                    #expect(cell.reported == Int64(wanted.reported))
                    #expect(cell.blank == Int64(wanted.blank))
                }
            }
        }
    }
}

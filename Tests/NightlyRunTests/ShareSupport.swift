import Forms
import Hashing
import PostgresClient
import Store
import Submissions
import TestSupport

@testable import NightlyRun

/// A year of a random country, as the run that leads it and as its assistants see it.
struct SharedYear {
    static let year = 2022
    static let version = "1.2.3"
    static let businessDate = CalendarDate(daysSinceEpoch: 20_000)

    let database: String
    let catalogue: FormCatalogue
    let country: RandomCountry
    /// The run's own, in its transaction.
    let connection: Connection
    let context: YearContext

    /// With the year before, and corrections among the reports.
    init(seed: UInt64) throws {
        database = try TestServer.migratedDatabase()
        catalogue = try FormFiles.catalogue()
        var country = try RandomCountry(conninfo: database, catalogue: catalogue, seed: seed)
        for year in [Self.year - 1, Self.year] {
            for agency in country.agencies {
                try country.file(agency: agency, year: year)
                if agency.id % 3 == 0 { try country.file(agency: agency, year: year) }
            }
        }
        self.country = country
        connection = try Connection(conninfo: database)
        try connection.begin(isolation: .repeatableRead)
        let reader = RunReader(connection: connection)
        let tree = try reader.regionTree()
        context = try YearContext(
            year: Self.year, regions: nil, catalogue: catalogue, tree: tree,
            decisions: YearDecisions(
                DecisionReader(connection: connection), year: Self.year,
                businessDate: Self.businessDate, tree: tree),
            edition: 1, reader: reader, candidates: CandidateReader(connection: connection))
    }

    func sharing(
        agenciesEach: Int = 3, version: String = version, catalogueHash: String? = nil
    ) -> RunSharing {
        RunSharing(
            .init(agenciesEach: agenciesEach, programVersion: version), connection: connection,
            businessDate: Self.businessDate,
            catalogueHash: catalogueHash ?? NightlyRun.catalogueHash(catalogue),
            years: [Self.year])
    }

    func shares(of sharing: RunSharing) throws -> YearShares? {
        try sharing.shares(of: Self.year, roster: context.roster, edition: 1)
    }

    func assistant(onShare: @escaping (Int) -> Void = { _ in }) throws -> Assistant {
        Assistant(
            connection: try Connection(conninfo: database), catalogue: catalogue,
            programVersion: Self.version
        ) { _, number, _ in onShare(number) }
    }

    /// What a run of its own finds in a range of agencies.
    func read(_ agencies: Range<Int64> = .min..<(.max)) throws -> YearShare {
        let share = try YearShare(context)
        try CandidateReader(connection: connection)
            .latest(year: Self.year, agencies: agencies) { try share.take($0) }
        return share
    }
}

extension YearShare {
    /// All that a share has found, in an order of its own.
    func everything() throws -> [String] {
        var lines = sums.partIndices.map { "\($0) \(String(describing: sums.partSums($0)))" }
        var lists = lists
        lines += lists.included.map { "\($0)" }.sorted()
        lists.included = []
        lines.append("\(lists)")
        var rows: [String] = []
        func take(_ row: UnsafeRawBufferPointer) { rows.append(Hexadecimal.text(row)) }
        try spool.forEach(take)
        return lines + rows.sorted()
    }
}

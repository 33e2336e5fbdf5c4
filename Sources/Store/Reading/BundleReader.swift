public import PostgresClient
import SQLTexts
public import Vocabulary

/// What an audit bundle is a picture of.
public struct BundleHead: Sendable {
    public let edition: Int64
    public let businessDate: CalendarDate
    /// Hexadecimal hash of the last event.
    public let lastHash: String
}

/// Reads the record as CSV, file by file, from one snapshot.
public struct BundleReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// The files of a bundle that come from the database.
    public enum Part: String, Sendable, CaseIterable {
        case accounts, agencies, changes, closings, corrections, deadlines, documents, editions,
            events
        case editionRows = "edition_rows"
        case exemptions, extensions, findings
        case formCells = "form_cells"
        case lateness, ledgers, publications, regions, returns, revocations, rosters, runs
        case sealedRows = "sealed_rows"
        case submissions, successions, totals, waivers, withdrawals

        public var fileName: String { "\(rawValue).csv" }

        fileprivate var query: SQLText {
            switch self {
            case .accounts: Queries.copyBundleAccounts
            case .agencies: Queries.copyBundleAgencies
            case .changes: Queries.copyBundleChanges
            case .closings: Queries.copyBundleClosings
            case .corrections: Queries.copyBundleCorrections
            case .deadlines: Queries.copyBundleDeadlines
            case .documents: Queries.copyBundleDocuments
            case .editions: Queries.copyBundleEditions
            case .editionRows: Queries.copyBundleEditionRows
            case .events: Queries.copyBundleEvents
            case .exemptions: Queries.copyBundleExemptions
            case .extensions: Queries.copyBundleExtensions
            case .findings: Queries.copyBundleFindings
            case .formCells: Queries.copyBundleFormCells
            case .lateness: Queries.copyBundleLateness
            case .ledgers: Queries.copyBundleLedger
            case .publications: Queries.copyBundlePublications
            case .regions: Queries.copyBundleRegions
            case .returns: Queries.copyBundleReturns
            case .revocations: Queries.copyBundleRevocations
            case .rosters: Queries.copyBundleRosters
            case .runs: Queries.copyBundleRuns
            case .sealedRows: Queries.copyBundleSealedRows
            case .submissions: Queries.copyBundleSubmissions
            case .successions: Queries.copyBundleSuccessions
            case .totals: Queries.copyBundleTotals
            case .waivers: Queries.copyBundleWaivers
            case .withdrawals: Queries.copyBundleWithdrawals
            }
        }
    }

    /// Fixes the snapshot and what of it is wanted: a region with those below, a year; nil for all.
    public func begin(region: String?, year: Int?) throws {
        try connection.begin(isolation: .repeatableRead)
        try connection.run(
            Queries.setBundleScope, [.text(year.map(String.init) ?? ""), .text(region ?? "")])
    }

    public func end() throws { try connection.rollback() }

    /// - Throws: ``StoreError/nothingPublished`` before the first edition.
    public func head() throws -> BundleHead {
        let rows = try connection.run(Queries.readBundleHead)
        guard rows.count > 0 else { throw StoreError.nothingPublished }
        return BundleHead(
            edition: try rows.requiredInt64(0, "edition_id"),
            businessDate: try rows.requiredDate(0, "business_date"),
            lastHash: try rows.requiredText(0, "last_hash"))
    }

    /// The rows of one file as CSV, the header first; each ends with a bare LF.
    public func read(
        _ part: Part, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        try connection.copyTextOut(part.query.statement, body)
    }
}

import Crypto
import PostgresClient
import SQLTexts
import Submissions

/// A finding about no report, on its way into `summary.finding_row`.
public struct StandaloneFinding: Sendable {
    /// What it is about.
    public enum Subject: Sendable, Equatable {
        /// An agency that filed nothing.
        case agency(Int64)
        /// The region's totals.
        case totals(Scope)
    }

    public let regionCode: String
    public let year: Int
    public let subject: Subject
    public let finding: Finding
    /// The waiver that lets it pass.
    public let waiverID: Int64?

    public init(
        regionCode: String, year: Int, subject: Subject, finding: Finding, waiverID: Int64?
    ) {
        self.regionCode = regionCode
        self.year = year
        self.subject = subject
        self.finding = finding
        self.waiverID = waiverID
    }

    /// What the fingerprint names in place of a report's agency: the agency, or region and scope.
    public static func owner(_ subject: Subject, regionCode: String) -> String {
        switch subject {
        case .agency(let id): String(id)
        case .totals(let scope): "\(regionCode) \(scope.rawValue)"
        }
    }

    var agencyID: Int64? {
        if case .agency(let id) = subject { id } else { nil }
    }

    var scope: Scope? {
        if case .totals(let scope) = subject { scope } else { nil }
    }

    var fingerprint: String {
        finding.fingerprint(
            agency: Self.owner(subject, regionCode: regionCode), year: year)
    }

    /// SHA-256 over everything the finding says: as of a report, with an empty revision, and the
    /// scope behind it.
    var contentHash: [UInt8] {
        let parts = [
            regionCode, String(year), agencyID.map(String.init) ?? "", "", finding.rule,
            finding.severity.rawValue, finding.verdict.rawValue, finding.left ?? "",
            finding.right ?? "", finding.difference ?? "", finding.message.zh, finding.message.en,
            finding.cells.joined(separator: ","), waiverID.map(String.init) ?? "",
            scope?.rawValue ?? "",
        ]
        return Array(SHA256.hash(data: Array(parts.joined(separator: "\u{0}").utf8)))
    }
}

/// Replaces the findings about no report of one year inside the run's transaction.
public struct StandaloneFindingWriter {
    private let connection: Connection
    private let edition: Int64

    public init(connection: Connection, edition: Int64) throws {
        self.connection = connection
        self.edition = edition
        try connection.run(Queries.dropStandaloneFinding)
        try connection.run(Queries.makeStandaloneFinding)
    }

    /// Adds findings that the run makes; may be called for one part of the regions after another.
    public func add(_ findings: [StandaloneFinding]) throws {
        guard !findings.isEmpty else { return }
        try connection.copyIn(Queries.copyStandaloneFindings.statement) { writer in
            for row in findings {
                try writer.beginRow(16)
                if let agencyID = row.agencyID {
                    try writer.int64(agencyID)
                } else {
                    try writer.null()
                }
                try writer.text(row.scope?.rawValue)
                try writer.text(row.regionCode)
                try writer.int32(Int32(row.year))
                try writer.text(row.finding.rule)
                try writer.text(row.finding.severity.rawValue)
                try writer.text(row.finding.verdict.rawValue)
                try writer.textArray(row.finding.cells)
                try writer.text(row.finding.left)
                try writer.text(row.finding.right)
                try writer.text(row.finding.difference)
                try writer.text(row.finding.message.zh)
                try writer.text(row.finding.message.en)
                try writer.text(row.fingerprint)
                try writer.bytes(row.contentHash)
                if let waiverID = row.waiverID {
                    try writer.int64(waiverID)
                } else {
                    try writer.null()
                }
            }
        }
    }

    /// Ends what was not added and publishes what is new.
    ///
    /// - Parameter regions: only findings of these regions are replaced; nil for every region.
    /// - Returns: how many findings came or went.
    public func replace(year: Int, regions: [String]?) throws -> Int {
        try connection.run(Queries.analyzeStandaloneFinding)
        let gone = try connection.run(
            Queries.supersedeStandaloneFindings,
            [.int64(edition), .int32(Int32(year)), .textArray(regions)])
        let come = try connection.run(Queries.insertStandaloneFindings, [.int64(edition)])
        return gone.affectedRows + come.affectedRows
    }
}

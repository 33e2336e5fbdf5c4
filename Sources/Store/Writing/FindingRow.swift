import Hashing
import PostgresClient
import Vocabulary

/// A finding on its way into `summary.finding_row`.
public struct FindingRow: Sendable {
    /// What a finding is about.
    public enum Subject: Sendable, Equatable {
        case report(submission: Int64, agency: Int64, revision: Int32)
        /// An agency that filed nothing.
        case agency(Int64)
        /// The region's totals.
        case totals(Scope)
    }

    public let subject: Subject
    public let regionCode: String
    public let year: Int
    public let finding: Finding
    /// The waiver that lets it pass.
    public let waiverID: Int64?

    public init(
        _ subject: Subject, regionCode: String, year: Int, finding: Finding, waiverID: Int64?
    ) {
        self.subject = subject
        self.regionCode = regionCode
        self.year = year
        self.finding = finding
        self.waiverID = waiverID
    }

    /// What the fingerprint names: the agency, or for totals region and scope.
    public static func owner(_ subject: Subject, regionCode: String) -> String {
        switch subject {
        case .report(_, let agency, _), .agency(let agency): String(agency)
        case .totals(let scope): "\(regionCode) \(scope.rawValue)"
        }
    }

    private var submissionID: Int64? {
        if case .report(let submission, _, _) = subject { submission } else { nil }
    }

    private var revision: Int32? {
        if case .report(_, _, let revision) = subject { revision } else { nil }
    }

    private var agencyID: Int64? {
        switch subject {
        case .report(_, let agency, _), .agency(let agency): agency
        case .totals: nil
        }
    }

    private var scope: String? {
        if case .totals(let scope) = subject { scope.rawValue } else { nil }
    }

    private var fingerprint: String {
        finding.fingerprint(agency: Self.owner(subject, regionCode: regionCode), year: year)
    }

    /// SHA-256 over everything the finding says, without the submission's number: the parts, a NUL
    /// between them, the names of the cells joined by commas; last the scope, if it is about no
    /// report.
    private var contentHash: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024 + finding.cellList.joined.count)
        for part in [
            regionCode, String(year), agencyID.map(String.init) ?? "",
            revision.map(String.init) ?? "", finding.rule, finding.severity.rawValue,
            finding.verdict.rawValue, finding.left ?? "", finding.right ?? "",
            finding.difference ?? "", finding.message.zh, finding.message.en,
        ] {
            bytes.append(contentsOf: part.utf8)
            bytes.append(0)
        }
        bytes.append(contentsOf: finding.cellList.joined)
        bytes.append(0)
        if let waiverID { bytes.append(contentsOf: String(waiverID).utf8) }
        if submissionID == nil {
            bytes.append(0)
            bytes.append(contentsOf: (scope ?? "").utf8)
        }
        return SHA256.hash(bytes)
    }

    /// Encodes the row for `copy_findings`, as if it were first seen in `edition`.
    ///
    /// - Parameter lists: takes up the cells, if it has room for one more list; without room the
    ///   row names its cells itself.
    public func encode(
        into encoder: BinaryRowEncoder, edition: Int64, lists: inout CellLists
    ) throws(DatabaseError) {
        try encoder.beginRow(21)
        try encoder.text(fingerprint)
        try encoder.bytes(contentHash)
        try encoder.int64(submissionID)
        try encoder.int64(agencyID)
        try encoder.text(scope)
        try encoder.text(regionCode)
        try encoder.int32(Int32(year))
        try encoder.int32(revision)
        try encoder.text(finding.rule)
        try encoder.text(finding.severity.rawValue)
        try encoder.text(finding.verdict.rawValue)
        if lists.insert(finding.cellList) {
            try encoder.null()
            try encoder.bytes(finding.cellList.digest)
        } else {
            try encoder.textArray(finding.cells)
            try encoder.null()
        }
        try encoder.numeric(finding.left)
        try encoder.numeric(finding.right)
        try encoder.numeric(finding.difference)
        try encoder.text(finding.message.zh)
        try encoder.text(finding.message.en)
        try encoder.int64(waiverID)
        try encoder.int64(edition)
        try encoder.int64(edition)
    }

    /// Encodes for `copy_new_findings` what tells an encoded row from others.
    static func encodeKey(
        of row: UnsafeRawBufferPointer, number: Int32, into writer: BinaryCopyWriter
    ) throws(DatabaseError) {
        var reader = try BinaryTupleReader(row, fieldCount: 21)
        let fingerprint = try reader.bytes()
        let contentHash = try reader.bytes()
        try writer.beginRow(3)
        try writer.int32(number)
        try writer.bytes(fingerprint)
        try writer.bytes(contentHash)
    }
}

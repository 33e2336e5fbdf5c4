import Crypto
import PostgresClient
import Submissions

/// A finding on its way into `summary.finding_row`.
public struct FindingRow: Sendable {
    public let submissionID: Int64
    public let agencyID: Int64
    public let regionCode: String
    public let year: Int
    public let revision: Int32
    public let finding: Finding
    /// The waiver that lets it pass.
    public let waiverID: Int64?

    public init(
        submissionID: Int64, agencyID: Int64, regionCode: String, year: Int, revision: Int32,
        finding: Finding, waiverID: Int64? = nil
    ) {
        self.submissionID = submissionID
        self.agencyID = agencyID
        self.regionCode = regionCode
        self.year = year
        self.revision = revision
        self.finding = finding
        self.waiverID = waiverID
    }

    private var fingerprint: String {
        finding.fingerprint(agency: String(agencyID), year: year)
    }

    /// SHA-256 over everything the finding says, without the submission's number: the parts, a NUL
    /// between them, the names of the cells joined by commas.
    private var contentHash: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024 + 40 * finding.cells.count)
        for part in [
            regionCode, String(year), String(agencyID), String(revision), finding.rule,
            finding.severity.rawValue, finding.verdict.rawValue, finding.left ?? "",
            finding.right ?? "", finding.difference ?? "", finding.message.zh, finding.message.en,
        ] {
            bytes.append(contentsOf: part.utf8)
            bytes.append(0)
        }
        for (number, cell) in finding.cells.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: cell.utf8)
        }
        bytes.append(0)
        if let waiverID { bytes.append(contentsOf: String(waiverID).utf8) }
        return Array(SHA256.hash(data: bytes))
    }

    /// Encodes the row for `copy_findings`, as if it were first seen in `edition`.
    public func encode(
        into encoder: BinaryRowEncoder, edition: Int64
    ) throws(DatabaseError) {
        try encoder.beginRow(19)
        try encoder.text(fingerprint)
        try encoder.bytes(contentHash)
        try encoder.int64(submissionID)
        try encoder.int64(agencyID)
        try encoder.text(regionCode)
        try encoder.int32(Int32(year))
        try encoder.int32(revision)
        try encoder.text(finding.rule)
        try encoder.text(finding.severity.rawValue)
        try encoder.text(finding.verdict.rawValue)
        try encoder.textArray(finding.cells)
        try encoder.numeric(finding.left)
        try encoder.numeric(finding.right)
        try encoder.numeric(finding.difference)
        try encoder.text(finding.message.zh)
        try encoder.text(finding.message.en)
        if let waiverID {
            try encoder.int64(waiverID)
        } else {
            try encoder.null()
        }
        try encoder.int64(edition)
        try encoder.int64(edition)
    }

    /// Encodes for `copy_new_findings` what tells an encoded row from others.
    static func encodeKey(
        of row: UnsafeRawBufferPointer, number: Int32, into writer: BinaryCopyWriter
    ) throws(DatabaseError) {
        var reader = try BinaryTupleReader(row, fieldCount: 19)
        let fingerprint = try reader.bytes()
        let contentHash = try reader.bytes()
        try writer.beginRow(3)
        try writer.int32(number)
        try writer.bytes(fingerprint)
        try writer.bytes(contentHash)
    }
}

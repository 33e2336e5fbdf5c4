import Hashing
import Messages
public import PostgresClient
public import Vocabulary

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

    /// SHA-256 over everything the finding says, without the submission's number.
    private var contentHash: [UInt8] {
        let cells = finding.cellList.json
        var fields = RecordFields(capacity: 1024 + cells.count)
        fields.text(regionCode)
        fields.number(year)
        fields.number(agencyID)
        fields.number(revision)
        fields.text(finding.rule)
        fields.text(finding.severity.rawValue)
        fields.text(finding.verdict.rawValue)
        for number in [finding.left, finding.right, finding.difference] { fields.decimal(number) }
        fields.text(finding.message.zh)
        fields.text(finding.message.en)
        fields.text(cells)
        fields.number(waiverID)
        fields.text(scope)
        return SHA256.hash(fields.bytes)
    }

    /// Columns of `copy_findings`, in its order.
    enum Column: String, CaseIterable {
        case fingerprint
        case contentHash = "content_hash"
        case submissionID = "submission_id"
        case agencyID = "agency_id"
        case scope
        case regionCode = "region_code"
        case year, revision, rule, severity, verdict
        case cellList = "cell_list"
        case leftValue = "left_value"
        case rightValue = "right_value"
        case difference
        case messageZh = "message_zh"
        case messageEn = "message_en"
        case waiverID = "waiver_id"
        case editionID = "edition_id"
        /// The last one: a row made before is sent with another first edition.
        case firstEditionID = "first_edition_id"
    }

    /// The cells it names, which have to be stored besides the row.
    public var cellList: CellList { finding.cellList }

    /// Encodes the row for `copy_findings`, as if it were first seen in `edition`.
    public func encode(
        into encoder: BinaryRowEncoder, edition: Int64
    ) throws(DatabaseError) {
        try encoder.beginRow(Int16(Column.allCases.count))
        for column in Column.allCases { try encode(column, into: encoder, edition: edition) }
    }

    private func encode(
        _ column: Column, into encoder: BinaryRowEncoder, edition: Int64
    ) throws(DatabaseError) {
        switch column {
        case .fingerprint: try encoder.text(fingerprint)
        case .contentHash: try encoder.bytes(contentHash)
        case .submissionID: try encoder.int64(submissionID)
        case .agencyID: try encoder.int64(agencyID)
        case .scope: try encoder.text(scope)
        case .regionCode: try encoder.text(regionCode)
        case .year: try encoder.int32(Int32(year))
        case .revision: try encoder.int32(revision)
        case .rule: try encoder.text(finding.rule)
        case .severity: try encoder.text(finding.severity.rawValue)
        case .verdict: try encoder.text(finding.verdict.rawValue)
        case .cellList: try encoder.bytes(finding.cellList.digest)
        case .leftValue: try encoder.numeric(finding.left)
        case .rightValue: try encoder.numeric(finding.right)
        case .difference: try encoder.numeric(finding.difference)
        case .messageZh: try encoder.text(finding.message.zh)
        case .messageEn: try encoder.text(finding.message.en)
        case .waiverID: try encoder.int64(waiverID)
        case .editionID, .firstEditionID: try encoder.int64(edition)
        }
    }

    /// What tells an encoded row from others: its fingerprint, and the hash of what it says.
    static func key(
        of row: UnsafeRawBufferPointer
    ) throws(DatabaseError) -> (fingerprint: String, contentHash: String) {
        var reader = try BinaryTupleReader(row, fieldCount: Int16(Column.allCases.count))
        // the row begins with them
        let fingerprint = String(decoding: try reader.bytes(), as: UTF8.self)
        return (fingerprint, Hexadecimal.text(Array(try reader.bytes())))
    }

    /// Encodes for `copy_new_findings` what tells an encoded row from others.
    static func encodeKey(
        of row: UnsafeRawBufferPointer, number: Int32, into writer: BinaryCopyWriter
    ) throws(DatabaseError) {
        let key: [Column] = [.fingerprint, .contentHash]
        var reader = try BinaryTupleReader(row, fieldCount: Int16(Column.allCases.count))
        try writer.beginRow(Int16(1 + key.count))
        try writer.int32(number)
        // the row begins with them
        for _ in key { try writer.bytes(try reader.bytes()) }
    }
}

public import PostgresClient
import SQLTexts
public import Vocabulary

/// The text of a stored report, as far as it is compared with others.
public struct StoredNarrative: Sendable {
    public let agencyName: String
    public let year: Int
    /// Text by section id.
    public let sections: [(id: String, text: String)]
}

/// Reads what reports say in words.
public struct NarrativeReader {
    let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// The agency's last report before a year, and the other reports of its region for the year.
    public func textsToCompare(agencyID: Int64, year: Int) throws -> [StoredNarrative] {
        let rows = try connection.run(
            Queries.readTextsToCompare, [.int64(agencyID), .int32(Int32(year))])
        return try (0..<rows.count).map { row in
            StoredNarrative(
                agencyName: try rows.requiredText(row, "name"),
                year: Int(try rows.requiredInt64(row, "year")),
                sections: ["overview", "problems"].compactMap { id in
                    rows.text(row, id).map { (id, $0) }
                })
        }
    }
}

/// A stored report with words, on its way to the rules about them. Valid only inside the call that
/// gets it.
public struct WordedSubmission {
    /// Index of the agency's region in the tree.
    public let region: Int
    public let agencyID: Int64
    public let agencyName: String
    public let submissionID: Int64
    public let revision: Int32
    public let formID: String
    public let packed: UnsafeRawBufferPointer
    /// Text by key, in order of the keys.
    public let texts: [(key: String, text: String)]
    /// Those of the agency's report of the year before; empty if it has none.
    public let textsBefore: [(key: String, text: String)]
    /// The cells of that report; nil if it has none.
    public let before: SubmissionRow.Before?
}

/// What an earlier report says in words, decoded only where somebody asks. Valid only inside the
/// call that gets it.
public struct EarlierWords {
    private let fields: BinaryTupleReader

    /// - Parameter fields: the agency's name, keys and texts come next.
    init(_ fields: BinaryTupleReader) { self.fields = fields }

    public func read() throws -> (agencyName: String, texts: [(key: String, text: String)]) {
        var reader = fields
        let name = String(decoding: try reader.bytes(), as: UTF8.self)
        return (name, try NarrativeReader.texts(&reader))
    }
}

extension NarrativeReader {
    /// The latest revisions of a year that say something in words, region by region.
    public func worded(
        year: Int, regions: RegionChoice, _ body: (WordedSubmission) throws -> Void
    ) throws {
        guard regions.judged?.isEmpty != true,
            try connection.has(Queries.hasWords, year: year)
        else { return }
        try connection.copyOut(
            Queries.copyNarratives, RunScope(year: year, regions: regions)
        ) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 13)
            let region = Int(try reader.int32())
            let agencyID = try reader.int64()
            let agencyName = String(decoding: try reader.bytes(), as: UTF8.self)
            let submissionID = try reader.int64()
            let revision = try reader.int32()
            let formID = String(decoding: try reader.bytes(), as: UTF8.self)
            let packed = try reader.bytes()
            let texts = try Self.texts(&reader)
            let textsBefore = try Self.texts(&reader)
            var before: SubmissionRow.Before?
            if let form = try reader.optionalBytes(), let cells = try reader.optionalBytes() {
                before = SubmissionRow.Before(formID: form, packed: cells)
            }
            try body(
                WordedSubmission(
                    region: region, agencyID: agencyID, agencyName: agencyName,
                    submissionID: submissionID, revision: revision, formID: formID,
                    packed: packed, texts: texts, textsBefore: textsBefore, before: before))
        }
    }

    fileprivate static func texts(
        _ reader: inout BinaryTupleReader
    ) throws -> [(key: String, text: String)] {
        let keys = try reader.optionalTextArray() ?? []
        let texts = try reader.optionalTextArray() ?? []
        return zip(keys, texts).map { ($0, $1) }
    }
}

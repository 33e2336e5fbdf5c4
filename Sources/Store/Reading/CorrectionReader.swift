public import PostgresClient
import SQLTexts
import Vocabulary

/// A correction with blanks, and the revision that it corrects. Valid only inside the call that
/// gets it.
public struct Correction {
    public let agencyID: Int64
    public let submissionID: Int64
    public let revision: Int32
    public let formID: String
    public let packed: UnsafeRawBufferPointer
    public let formIDBefore: String
    public let packedBefore: UnsafeRawBufferPointer
}

/// Reads corrections beside what they correct.
public struct CorrectionReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// The latest revisions of a year that follow an earlier one and leave some cell blank.
    ///
    /// - Parameter agencies: only theirs; nil for every agency.
    public func corrections(
        year: Int, agencies: [Int64]?, _ body: (Correction) throws -> Void
    ) throws {
        guard try connection.has(Queries.hasCorrections, year: year) else { return }
        try connection.copyOut(
            agencies == nil ? Queries.copyCorrections : Queries.copyCorrectionsOfAgencies,
            RunScope(year: year, agencies: agencies ?? [])
        ) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 7)
            let agencyID = try reader.int64()
            let submissionID = try reader.int64()
            let revision = try reader.int32()
            let formID = String(decoding: try reader.bytes(), as: UTF8.self)
            let packed = try reader.bytes()
            let formIDBefore = String(decoding: try reader.bytes(), as: UTF8.self)
            try body(
                Correction(
                    agencyID: agencyID, submissionID: submissionID, revision: revision,
                    formID: formID, packed: packed, formIDBefore: formIDBefore,
                    packedBefore: try reader.bytes()))
        }
    }
}

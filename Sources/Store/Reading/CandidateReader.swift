import PostgresClient
import SQLTexts
import Submissions

/// One revision of a submission on its way to the rules. Valid only inside the call that gets it.
public struct Candidate {
    public let agencyID: Int64
    public let submissionID: Int64
    public let revision: Int32
    /// Index of the agency's region in the tree.
    public let region: Int
    public let agencyClass: AgencyClass
    public let standing: Standing
    /// Day of the agency's first filing for the year.
    public let firstSubmittedOn: CalendarDate
    public let formID: UnsafeRawBufferPointer
    /// Length of the stored array of cells.
    public let cellCount: Int
    public let packed: UnsafeRawBufferPointer

    /// Whether an agency's reports may count at all.
    public enum Standing: Sendable {
        case expected, notOnRoster, exempt, notCounted
    }
}

/// Streams submissions in packed form; nothing is allocated for a row.
public struct CandidateReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// The latest revision of every agency of a year.
    ///
    /// - Parameter regions: codes; nil for every region.
    public func latest(
        year: Int, regions: [String]?, _ body: (Candidate) throws -> Void
    ) throws {
        try setScope(year: year, regions: regions ?? [], agencies: [])
        let query =
            regions == nil ? Queries.copyCandidatesOfYear : Queries.copyCandidatesOfRegions
        try stream(query, body)
    }

    /// Every earlier revision of some agencies, newest first.
    public func earlier(
        year: Int, agencies: [Int64], _ body: (Candidate) throws -> Void
    ) throws {
        guard !agencies.isEmpty else { return }
        try setScope(year: year, regions: [], agencies: agencies)
        try stream(Queries.copyEarlierRevisions, body)
    }

    private func setScope(year: Int, regions: [String], agencies: [Int64]) throws {
        try connection.run(
            Queries.setRunScope,
            [
                .text(String(year)), .text(regions.joined(separator: ",")),
                .text(agencies.map(String.init).joined(separator: ",")),
            ])
    }

    private func stream(_ query: SQLText, _ body: (Candidate) throws -> Void) throws {
        try connection.copyOut(query.statement) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 10)
            let agencyID = try reader.int64()
            let submissionID = try reader.int64()
            let revision = try reader.int32()
            let region = Int(try reader.int32())
            let agencyClass = try Self.agencyClass(try reader.bytes())
            let standing = try Self.standing(try reader.bytes())
            // dates travel as days since 2000-01-01
            let firstSubmittedOn = CalendarDate(daysSinceEpoch: Int(try reader.int32()) + 10_957)
            let formID = try reader.bytes()
            let cellCount = Int(try reader.int32())
            try body(
                Candidate(
                    agencyID: agencyID, submissionID: submissionID, revision: revision,
                    region: region, agencyClass: agencyClass, standing: standing,
                    firstSubmittedOn: firstSubmittedOn, formID: formID, cellCount: cellCount,
                    packed: try reader.bytes()))
        }
    }

    private static let classes: [(AgencyClass, [UInt8])] = AgencyClass.allCases.map {
        ($0, Array($0.rawValue.utf8))
    }

    private static let standings: [(Candidate.Standing, [UInt8])] = [
        (.expected, Array("expected".utf8)), (.notOnRoster, Array("not_on_roster".utf8)),
        (.exempt, Array("exempt".utf8)), (.notCounted, Array("not_counted".utf8)),
    ]

    private static func agencyClass(_ bytes: UnsafeRawBufferPointer) throws -> AgencyClass {
        for (known, text) in classes where bytes.elementsEqual(text) { return known }
        throw StoreError.unexpectedValue(
            column: "class", value: String(decoding: bytes, as: UTF8.self))
    }

    private static func standing(
        _ bytes: UnsafeRawBufferPointer
    ) throws -> Candidate.Standing {
        for (known, text) in standings where bytes.elementsEqual(text) { return known }
        throw StoreError.unexpectedValue(
            column: "standing", value: String(decoding: bytes, as: UTF8.self))
    }
}

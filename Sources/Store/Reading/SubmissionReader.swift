public import PostgresClient
import SQLTexts
public import Vocabulary

/// An agency as a run needs it.
public struct KnownAgency: Sendable, Equatable {
    public let id: Int64
    /// Index of the agency's region in the tree.
    public let region: Int
    public let agencyClass: AgencyClass
    public let standing: Standing

    /// Whether an agency's reports of the year may count at all.
    public enum Standing: Int16, Sendable {
        case expected, notActive, exempt, notCounted
    }

    public init(id: Int64, region: Int, agencyClass: AgencyClass, standing: Standing) {
        self.id = id
        self.region = region
        self.agencyClass = agencyClass
        self.standing = standing
    }
}

/// One revision of a submission on its way to the rules. Valid only inside the call that gets it.
public struct SubmissionRow {
    public let agencyID: Int64
    public let submissionID: Int64
    public let revision: Int32
    /// Day on which this revision was filed.
    public let submittedOn: CalendarDate
    /// Day of the first of the agency's other filings for the year; nil if there is no other.
    public let firstOtherOn: CalendarDate?
    public let formID: UnsafeRawBufferPointer
    public let packed: UnsafeRawBufferPointer
    /// The agency's latest report of the year before; nil if it has none.
    public let before: Before?

    public struct Before {
        public let formID: UnsafeRawBufferPointer
        public let packed: UnsafeRawBufferPointer
    }

    /// Whether the agency had filed before.
    public var isCorrection: Bool { firstOtherOn != nil }

    /// Day of the agency's first filing for the year.
    public var firstSubmittedOn: CalendarDate {
        firstOtherOn.map { min($0, submittedOn) } ?? submittedOn
    }
}

/// Streams agencies, and submissions in packed form, in libpq's own memory.
public struct SubmissionReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Every agency that is judged, also those whose reports do not count this year.
    ///
    /// - Parameters:
    ///   - regions: those whose agencies are judged, or some of them.
    ///   - tree: numbers the regions.
    public func agencies(
        year: Int, regions: RegionChoice, tree: RegionTree, _ body: (KnownAgency) throws -> Void
    ) throws {
        let query =
            switch regions {
            case .every: Queries.copyAgencies
            case .some(_, _, nil): Queries.copyAgenciesOfRegions
            case .some: Queries.copyAgencies.variant(.chosen)
            }
        try connection.copyOut(
            query, RunScope(year: year, regions: regions, agencies: regions.filedBy ?? [])
        ) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 4)
            let id = try reader.int64()
            let code = String(decoding: try reader.bytes(), as: UTF8.self)
            guard let region = tree.index(of: code) else {
                throw StoreError.unexpectedValue(column: "region_code", value: code)
            }
            let name = String(decoding: try reader.bytes(), as: UTF8.self)
            guard let agencyClass = AgencyClass(rawValue: name) else {
                throw StoreError.unexpectedValue(column: "class", value: name)
            }
            let standing = try reader.optionalInt16() ?? KnownAgency.Standing.expected.rawValue
            guard let known = KnownAgency.Standing(rawValue: standing) else {
                throw StoreError.unexpectedValue(column: "standing", value: String(standing))
            }
            try body(
                KnownAgency(id: id, region: region, agencyClass: agencyClass, standing: known))
        }
    }

    /// Last year's reports of agencies that others succeeded in a year; a few where there are any.
    ///
    /// - Parameter body: the successor, whether it took over all of the work, and the report.
    public func predecessors(
        year: Int, _ body: (Int64, Bool, SubmissionRow.Before) throws -> Void
    ) throws {
        guard try connection.has(Queries.hasSuccessions, year: year) else { return }
        try connection.copyOut(Queries.copyPredecessors, RunScope(year: year)) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 4)
            let successor = try reader.int64()
            let isWhole = try reader.int32() == 1
            try body(
                successor, isWhole,
                SubmissionRow.Before(formID: try reader.bytes(), packed: try reader.bytes()))
        }
    }

    /// The latest revision of some agencies.
    public func latest(
        year: Int, agencies: [Int64], _ body: (SubmissionRow) throws -> Void
    ) throws {
        try connection.withScope(RunScope(year: year, agencies: agencies)) {
            try stream(Queries.copySubmissionsOfAgencies, body)
        }
    }

    /// Other readers, on connections of their own, that see exactly what this one sees; fewer than
    /// asked for if the server has no connection left.
    public func others(_ count: Int) throws -> [SubmissionReader] {
        try connection.others(count).map(SubmissionReader.init)
    }

    /// Stops what the reader reads from another thread.
    public func canceller() -> Canceller? { connection.canceller() }

    /// The latest revision of every agency of a year whose number lies in a range, in the order of
    /// these numbers.
    public func latest(
        year: Int, agencies: Range<Int64>, _ body: (SubmissionRow) throws -> Void
    ) throws {
        try connection.withScope(RunScope(year: year, range: agencies)) {
            let shape = try connection.run(Queries.readYearShape, [.int32(Int32(year))])
            if try shape.requiredBool(0, "is_in_index") {
                try streamRevisions(body)
            } else {
                try stream(Queries.copySubmissionsOfRange, body)
            }
        }
    }

    /// Earlier reports of some agencies, those filed last first.
    ///
    /// - Parameter filedLater: which of each agency's reports, by how many it filed later.
    public func earlier(
        year: Int, agencies: [Int64], filedLater: Range<Int>,
        _ body: (SubmissionRow, EarlierWords) throws -> Void
    ) throws {
        guard !agencies.isEmpty else { return }
        try connection.throwIfCancelled()
        try connection.copyOut(
            Queries.copyEarlierRevisions,
            RunScope(year: year, agencies: agencies, filedLater: filedLater)
        ) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 10)
            let submission = try Self.submission(&reader)
            try body(submission, EarlierWords(reader))
        }
    }

    private func stream(
        _ query: SQLText, _ body: (SubmissionRow) throws -> Void
    ) throws {
        try connection.throwIfCancelled()
        try connection.copyOut(query.statement) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 9)
            try body(Self.submission(&reader, hasYearBefore: true))
        }
    }

    /// Reads the fields of one report.
    private static func submission(
        _ reader: inout BinaryTupleReader, hasYearBefore: Bool = false
    ) throws -> SubmissionRow {
        let agencyID = try reader.int64()
        let submissionID = try reader.int64()
        let revision = try reader.int32()
        let submitted = Self.chinaDay(try reader.int64())
        let firstOther = try reader.optionalInt64().map(Self.chinaDay)
        let formID = try reader.bytes()
        let packed = try reader.bytes()
        var before: SubmissionRow.Before?
        if hasYearBefore, let formBefore = try reader.optionalBytes(),
            let packedBefore = try reader.optionalBytes()
        {
            before = SubmissionRow.Before(formID: formBefore, packed: packedBefore)
        }
        return SubmissionRow(
            agencyID: agencyID, submissionID: submissionID, revision: revision,
            submittedOn: submitted, firstOtherOn: firstOther, formID: formID, packed: packed,
            before: before)
    }

    /// Takes of every agency's revisions, which come one after the other, the latest.
    private func streamRevisions(_ body: (SubmissionRow) throws -> Void) throws {
        try connection.throwIfCancelled()
        var held = HeldSubmission()
        try connection.copyOut(Queries.copyRevisionsOfYear.statement) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 6)
            let agencyID = try reader.int64()
            if agencyID != held.agencyID { try held.handOver(body) }
            try held.take(agencyID, &reader)
        }
        try held.handOver(body)
    }

    /// The day of a timestamp as it travels: microseconds since 2000-01-01T00:00:00Z. The two
    /// infinities become days far away.
    fileprivate static func chinaDay(_ microseconds: Int64) -> CalendarDate {
        CalendarDate(unixSeconds: Int(microseconds / 1_000_000) + 946_684_800)
    }
}

/// The report filed last that was seen so far of the agency at hand, in memory that is used again.
private struct HeldSubmission {
    /// 0 holds none; ids of agencies begin at 1.
    private(set) var agencyID: Int64 = 0
    private var submissionID: Int64 = 0
    private var revision: Int32 = 0
    private var submitted: Int64 = 0
    /// Time of the first of the others.
    private var firstOther: Int64?
    /// The form's id and the packed cells, one behind the other.
    private var bytes: [UInt8] = []
    private var formIDSize = 0

    /// Takes the rest of a row whose agency has been read. Revisions come in their order: one is
    /// passed by if it was filed before one that is held.
    mutating func take(
        _ agencyID: Int64, _ reader: inout BinaryTupleReader
    ) throws(DatabaseError) {
        let isFirst = agencyID != self.agencyID
        let submissionID = try reader.int64()
        let revision = try reader.int32()
        let submitted = try reader.int64()
        if isFirst {
            firstOther = nil
        } else if submitted < self.submitted {
            firstOther = min(firstOther ?? submitted, submitted)
            return
        } else {
            firstOther = min(firstOther ?? self.submitted, self.submitted)
        }
        self.agencyID = agencyID
        self.submissionID = submissionID
        self.revision = revision
        self.submitted = submitted
        let formID = try reader.bytes()
        formIDSize = formID.count
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: formID)
        bytes.append(contentsOf: try reader.bytes())
    }

    /// Hands over what is held, and holds nothing.
    mutating func handOver(_ body: (SubmissionRow) throws -> Void) throws {
        guard agencyID != 0 else { return }
        defer { agencyID = 0 }
        try bytes.withUnsafeBytes { bytes in
            try body(
                SubmissionRow(
                    agencyID: agencyID, submissionID: submissionID, revision: revision,
                    submittedOn: SubmissionReader.chinaDay(submitted),
                    firstOtherOn: firstOther.map(SubmissionReader.chinaDay),
                    formID: UnsafeRawBufferPointer(rebasing: bytes[..<formIDSize]),
                    packed: UnsafeRawBufferPointer(rebasing: bytes[formIDSize...]), before: nil))
        }
    }
}

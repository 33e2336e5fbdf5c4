public import PostgresClient
import SQLTexts
public import Vocabulary

/// An agency that a report could belong to.
public struct AgencyMatch: Sendable {
    public let id: Int64
    public let name: String
    public let regionCode: String
    /// At the end of the report year.
    public let isActive: Bool

    public init(id: Int64, name: String, regionCode: String, isActive: Bool) {
        self.id = id
        self.name = name
        self.regionCode = regionCode
        self.isActive = isActive
    }
}

/// A report on its way into `intake`.
public struct NewSubmission: Sendable {
    public var agencyID: Int64
    public var year: Int
    public var formID: String
    /// JSON object of cells, in the form's units.
    public var cells: String
    /// ISO 8601 with offset.
    public var submittedAt: Instant
    public var publishedOn: CalendarDate?
    /// JSON object of section texts.
    public var narrative: String
    public var source: String?

    public init(
        agencyID: Int64, year: Int, formID: String, cells: String, submittedAt: Instant,
        publishedOn: CalendarDate? = nil, narrative: String = "{}", source: String? = nil
    ) {
        self.agencyID = agencyID
        self.year = year
        self.formID = formID
        self.cells = cells
        self.submittedAt = submittedAt
        self.publishedOn = publishedOn
        self.narrative = narrative
        self.source = source
    }
}

/// Stores reports through the one door that `intake.submit` is for every other program.
public struct Intake {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Agencies of an id or an exact name, those expected in the year first.
    ///
    /// - Parameter region: only of this region and those below; nil for everywhere.
    public func agencies(
        id: Int64?, name: String?, year: Int, region: String? = nil
    ) throws -> [AgencyMatch] {
        let rows = try connection.run(
            Queries.findAgency,
            [.int64(id), .text(name), .int32(Int32(year)), .text(region)])
        return try (0..<rows.count).map { row in
            AgencyMatch(
                id: try rows.requiredInt64(row, "agency_id"),
                name: try rows.requiredText(row, "name"),
                regionCode: try rows.requiredText(row, "region_code"),
                isActive: try rows.requiredBool(row, "is_active"))
        }
    }

    /// Files a report, or the next revision of one.
    @discardableResult
    public func submit(_ submission: NewSubmission) throws -> (id: Int64, revision: Int64) {
        let rows = try submitEach([submission])
        return (
            try rows.requiredInt64(0, "submission_id"), try rows.requiredInt64(0, "revision")
        )
    }

    /// Files many, all or none; of one agency and year the later corrects the earlier.
    ///
    /// - Throws: ``DatabaseError``, whose message says which of several it is about.
    public func submit(_ submissions: [NewSubmission]) throws {
        guard !submissions.isEmpty else { return }
        _ = try submitEach(submissions)
    }

    private func submitEach(_ submissions: [NewSubmission]) throws -> Rows {
        try connection.run(
            Queries.submitEach,
            [
                .int64Array(submissions.map(\.agencyID)),
                .int32Array(submissions.map { Int32($0.year) }),
                .textArray(submissions.map(\.formID)), .textArray(submissions.map(\.cells)),
                .textArray(submissions.map(\.submittedAt.description)),
                .textArray(submissions.map(\.publishedOn?.description)),
                .textArray(submissions.map(\.narrative)), .textArray(submissions.map(\.source)),
            ])
    }

    /// Keeps what stood where in the document that a submission was read from.
    ///
    /// - Parameter cells: JSON array of `{"cell", "raw", "place", "note"}`.
    public func attachDocument(
        to submissionID: Int64, fileName: String, sha256: String, cells: String
    ) throws {
        try connection.run(
            Queries.insertDocument,
            [.int64(submissionID), .text(fileName), .text(sha256), .text(cells)])
    }
}

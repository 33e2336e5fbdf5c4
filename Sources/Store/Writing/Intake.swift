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

/// Stores reports through `intake.submit`, as every other program does.
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
        let rows = try connection.run(
            Queries.submit,
            [
                .int64(submission.agencyID), .int32(Int32(submission.year)),
                .text(submission.formID), .text(submission.cells),
                .text(submission.submittedAt.description),
                .text(submission.publishedOn?.description), .text(submission.narrative),
                .text(submission.source),
            ])
        let id = try rows.requiredInt64(0, "submission_id")
        let stored = try connection.run(Queries.readRevision, [.int64(id)])
        return (id, try stored.requiredInt64(0, "revision"))
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

public import PostgresClient
import SQLTexts
public import Vocabulary

/// The last revision of an agency's report, beside a document that may be the same.
public struct LastRevision: Sendable {
    public let submissionID: Int64
    public let revision: Int64
    public let submittedAt: Instant
    public let publishedOn: CalendarDate?
    public let isReturned: Bool
    /// Whether it was read from the same bytes.
    public let hasSameBytes: Bool
    /// Whether form, figures and words are the same, wherever they come from.
    public let hasSameContent: Bool
    /// Its figures as stored integers in form order, if it is in the same form; else nil.
    public let cells: [Int64?]?
}

/// A report that was read from the same bytes, for another agency or another year.
public struct SameDocument: Sendable {
    public let submissionID: Int64
    public let agencyID: Int64
    public let agencyName: String
    public let year: Int
}

/// What is there already when a document comes in.
public struct FilingState {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Lets others that file for an agency and year wait until the transaction has ended, so that
    /// what is read here stays true until the document is stored.
    public func hold(agencyID: Int64, year: Int) throws {
        try connection.run(Queries.holdFiling, [.int64(agencyID), .int32(Int32(year))])
    }

    /// - Parameters:
    ///   - cells: stored integers in form order.
    ///   - narrative: JSON object of section texts.
    public func lastRevision(
        agencyID: Int64, year: Int, sha256: String, formID: String, cells: [Int64?],
        narrative: String
    ) throws -> LastRevision? {
        let array = cells.map { $0.map(String.init) ?? "NULL" }.joined(separator: ",")
        let rows = try connection.run(
            Queries.readLastRevision,
            [
                .int64(agencyID), .int32(Int32(year)), .text(sha256), .text(formID),
                .text("{\(array)}"), .text(narrative),
            ])
        guard rows.count > 0 else { return nil }
        let submittedAt = try rows.requiredText(0, "submitted_at")
        guard let instant = Instant(submittedAt) else {
            throw StoreError.unexpectedValue(column: "submitted_at", value: submittedAt)
        }
        return LastRevision(
            submissionID: try rows.requiredInt64(0, "submission_id"),
            revision: try rows.requiredInt64(0, "revision"), submittedAt: instant,
            publishedOn: rows.text(0, "published_on").flatMap { CalendarDate($0) },
            isReturned: try rows.requiredBool(0, "is_returned"),
            hasSameBytes: try rows.requiredBool(0, "has_same_bytes"),
            hasSameContent: try rows.requiredBool(0, "has_same_content"),
            cells: try rows.nullableInt64Array(0, "cells"))
    }

    /// The same bytes stored for another agency or another year, unless sent back.
    public func sameDocument(
        otherThan agencyID: Int64, year: Int, sha256: String
    ) throws -> SameDocument? {
        let rows = try connection.run(
            Queries.findSameDocument, [.int64(agencyID), .int32(Int32(year)), .text(sha256)])
        guard rows.count > 0 else { return nil }
        return SameDocument(
            submissionID: try rows.requiredInt64(0, "submission_id"),
            agencyID: try rows.requiredInt64(0, "agency_id"),
            agencyName: try rows.requiredText(0, "name"),
            year: Int(try rows.requiredInt64(0, "year")))
    }

    /// By when an agency's report was due, extensions granted by a day included.
    public func dueOn(agencyID: Int64, year: Int, asOf day: CalendarDate) throws -> CalendarDate {
        let text = try connection.run(
            Queries.readDueOn, [.int64(agencyID), .int32(Int32(year)), .text(day.description)]
        ).requiredText(0, "due_on")
        guard let date = CalendarDate(text) else {
            throw StoreError.unexpectedValue(column: "due_on", value: text)
        }
        return date
    }
}

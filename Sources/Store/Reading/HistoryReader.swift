public import Messages
public import PostgresClient
import SQLTexts
public import Vocabulary

/// One published version of a total.
public struct TotalVersion: Sendable {
    public let edition: Int64
    public let businessDate: CalendarDate
    public let publishedAt: Instant
    public let formID: String
    public let expected: Int64
    public let received: Int64
    public let included: Int64
    /// Whether the total is no longer published; its numbers are 0 then.
    public let isGone: Bool
    /// Whether forms or rules differ from those of the edition before.
    public let isOtherCatalogue: Bool
}

/// A cell that a version of a total changed. Figures are decimals in the form's unit; nil is blank.
public struct CellChange: Sendable {
    public let edition: Int64
    public let cell: String
    public let label: Phrase
    public let unit: Phrase
    public let before: String?
    public let after: String?
}

/// A submission that came into a total or went out of it, or a region with all of its own.
public struct RevisionCause: Sendable {
    /// Why a total changed.
    public enum Reason: String, Sendable, CaseIterable {
        case first, correction, waiver, returned, withdrawn, revoked, dates, roster, rules, method
        case region
        case lateReport = "late_report"
    }

    public let edition: Int64
    public let regionCode: String
    /// Nil for a region.
    public let agencyID: Int64?
    /// The name of the agency or of the region.
    public let name: String
    /// The reports that a region brought along, negative where it took them along; nil for an
    /// agency.
    public let reports: Int64?
    /// Nil if the agency's report went out.
    public let submissionID: Int64?
    public let revision: Int64?
    /// Nil if the agency had none in the total.
    public let submissionBefore: Int64?
    public let revisionBefore: Int64?
    public let reason: Reason
}

/// What a verification looked at.
public struct RecordSize: Sendable {
    public let events: Int64
    public let editions: Int64
    public let submissions: Int64
    /// Hexadecimal hash of the last event; nil before the first.
    public let lastHash: String?
}

/// The last event of the chain.
public struct ChainEnd: Sendable, Equatable {
    public let event: Int64
    /// 64 hexadecimal digits.
    public let hash: String
    public let happenedAt: Instant
}

/// Reads how published totals came about, and whether the record still stands.
public struct HistoryReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// - Parameter instant: only what had been published by then; nil for the current edition.
    public func versions(
        region: String, year: Int, scope: Scope, at instant: Instant?
    ) throws -> [TotalVersion] {
        let rows = try run(Queries.readRevisions, region, year, scope, instant)
        return try (0..<rows.count).map { row in
            TotalVersion(
                edition: try rows.requiredInt64(row, "edition_id"),
                businessDate: try rows.requiredDate(row, "business_date"),
                publishedAt: try rows.requiredInstant(row, "published_at"),
                formID: try rows.requiredText(row, "form_id"),
                expected: try rows.requiredInt64(row, "expected"),
                received: try rows.requiredInt64(row, "received"),
                included: try rows.requiredInt64(row, "included"),
                isGone: try rows.requiredBool(row, "is_gone"),
                isOtherCatalogue: try rows.requiredBool(row, "is_other_catalogue"))
        }
    }

    public func cellChanges(
        region: String, year: Int, scope: Scope, at instant: Instant?
    ) throws -> [CellChange] {
        let rows = try run(Queries.readRevisionCells, region, year, scope, instant)
        return try (0..<rows.count).map { row in
            CellChange(
                edition: try rows.requiredInt64(row, "edition_id"),
                cell: try rows.requiredText(row, "cell"),
                label: Phrase(
                    try rows.requiredText(row, "label_zh"),
                    en: try rows.requiredText(row, "label_en")),
                unit: Phrase(
                    try rows.requiredText(row, "unit"), en: try rows.requiredText(row, "unit_en")),
                before: rows.text(row, "before"), after: rows.text(row, "after"))
        }
    }

    public func causes(
        region: String, year: Int, scope: Scope, at instant: Instant?
    ) throws -> [RevisionCause] {
        let rows = try run(Queries.readRevisionCauses, region, year, scope, instant)
        return try (0..<rows.count).map { row in
            RevisionCause(
                edition: try rows.requiredInt64(row, "edition_id"),
                regionCode: try rows.requiredText(row, "region_code"),
                agencyID: try rows.int64(row, "agency_id"),
                name: try rows.requiredText(row, "agency_name"),
                reports: try rows.int64(row, "reports"),
                submissionID: try rows.int64(row, "submission_id"),
                revision: try rows.int64(row, "revision"),
                submissionBefore: try rows.int64(row, "submission_before"),
                revisionBefore: try rows.int64(row, "revision_before"),
                reason: try rows.required(row, "reason", as: RevisionCause.Reason.self))
        }
    }

    private func run(
        _ query: SQLText, _ region: String, _ year: Int, _ scope: Scope, _ instant: Instant?
    ) throws -> Rows {
        try connection.run(
            query,
            [
                .text(region), .int32(Int32(year)), .text(scope.rawValue),
                .text(instant?.description),
            ])
    }

    /// Recomputes every hash of the record; empty if all agree.
    ///
    /// - Parameter helpers: connections beside this one, which must be in a transaction then.
    public func brokenRecords(helpers: Int = 0) throws -> [BrokenRecord] {
        try RecordVerification(connection: connection).brokenRecords(helpers: helpers)
    }

    public func recordSize() throws -> RecordSize {
        let rows = try connection.run(Queries.readChainSize)
        return RecordSize(
            events: try rows.requiredInt64(0, "events"),
            editions: try rows.requiredInt64(0, "editions"),
            submissions: try rows.requiredInt64(0, "submissions"),
            lastHash: rows.text(0, "last_hash"))
    }

    /// Nil before the first run.
    public func chainEnd() throws -> ChainEnd? {
        let rows = try connection.run(Queries.readChainEnd)
        guard rows.count > 0 else { return nil }
        return ChainEnd(
            event: try rows.requiredInt64(0, "event_id"),
            hash: try rows.requiredText(0, "event_hash"),
            happenedAt: try rows.requiredInstant(0, "happened_at"))
    }

    /// The hashes of events by their numbers, as far as these are there.
    public func hashes(of events: [Int64]) throws -> [Int64: String] {
        let rows = try connection.run(Queries.readEventHashes, [.int64Array(events)])
        var found: [Int64: String] = [:]
        for row in 0..<rows.count {
            found[try rows.requiredInt64(row, "event_id")] = try rows.requiredText(
                row, "event_hash")
        }
        return found
    }
}

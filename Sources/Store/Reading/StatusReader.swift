public import PostgresClient
import SQLTexts
public import Vocabulary

/// How the nightly job is.
public struct JobState: Sendable {
    /// The last run that has ended; nil if none ever has.
    public var last: EndedRun?
    /// Seconds since the last run of everything that did its work; nil if none ever did.
    public var ageSeconds: Int64?
    /// When the run that goes on began; nil if none does.
    public var underWaySince: Instant?
    /// It goes on for longer than any night's work takes.
    public var isOverdue: Bool

    public init(
        last: EndedRun? = nil, ageSeconds: Int64? = nil, underWaySince: Instant? = nil,
        isOverdue: Bool = false
    ) {
        self.last = last
        self.ageSeconds = ageSeconds
        self.underWaySince = underWaySince
        self.isOverdue = isOverdue
    }
}

/// A run that has ended, in one way or another.
public struct EndedRun: Sendable {
    public enum Outcome: String, Sendable, CaseIterable {
        case published, unchanged, failed, lost
    }

    public let businessDate: CalendarDate
    public let outcome: Outcome
    public let edition: Int64?
    public let startedAt: Instant
    /// Nil of one that ended without a word, as are the seconds.
    public let finishedAt: Instant?
    /// Since 1970.
    public let finishedSeconds: Int64?
    public let tookSeconds: Int64?
    public let error: String?

    public init(
        businessDate: CalendarDate, outcome: Outcome, edition: Int64? = nil, startedAt: Instant,
        finishedAt: Instant? = nil, finishedSeconds: Int64? = nil, tookSeconds: Int64? = nil,
        error: String? = nil
    ) {
        self.businessDate = businessDate
        self.outcome = outcome
        self.edition = edition
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.finishedSeconds = finishedSeconds
        self.tookSeconds = tookSeconds
        self.error = error
    }
}

/// One number for a monitor.
public struct Metric: Sendable, Equatable {
    public let name: String
    /// Nil for a number that stands alone.
    public let label: (name: String, value: String)?
    /// As it is to be printed.
    public let number: String

    public init(_ name: String, label: (name: String, value: String)? = nil, number: String) {
        self.name = name
        self.label = label
        self.number = number
    }

    public static func == (left: Metric, right: Metric) -> Bool {
        left.name == right.name && left.label?.name == right.label?.name
            && left.label?.value == right.label?.value && left.number == right.number
    }
}

/// Reads how the nightly job is; for the job's role, an auditor's or the owner's.
public struct StatusReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    public func state() throws -> JobState {
        let rows = try connection.run(Queries.readStatus)
        return JobState(
            last: try last(rows), ageSeconds: try rows.int64(0, "age_seconds"),
            underWaySince: try rows.instant(0, "under_way_since"),
            isOverdue: try rows.requiredBool(0, "is_overdue"))
    }

    private func last(_ rows: Rows) throws -> EndedRun? {
        guard rows.text(0, "outcome") != nil else { return nil }
        return EndedRun(
            businessDate: try rows.requiredDate(0, "business_date"),
            outcome: try rows.required(0, "outcome", as: EndedRun.Outcome.self),
            edition: try rows.int64(0, "edition_id"),
            startedAt: try rows.requiredInstant(0, "started_at"),
            finishedAt: try rows.instant(0, "finished_at"),
            finishedSeconds: try rows.int64(0, "finished_seconds"),
            tookSeconds: try rows.int64(0, "took_seconds"), error: rows.text(0, "error"))
    }

    /// Everything else that a monitor may want to draw, those of one name together.
    public func metrics() throws -> [Metric] {
        let rows = try connection.run(Queries.readMetrics)
        return try (0..<rows.count).map { row in
            Metric(
                try rows.requiredText(row, "metric"),
                label: rows.text(row, "label").map { ($0, rows.text(row, "label_value") ?? "") },
                number: try rows.requiredText(row, "number"))
        }
    }
}

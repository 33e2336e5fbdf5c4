public import PostgresClient
import SQLTexts
public import Vocabulary

/// A finding that somebody allowed, with the values it had then.
public struct WaiverRow: Sendable, Equatable {
    public let id: Int64
    public let left: String?
    public let right: String?

    public init(id: Int64, left: String?, right: String?) {
        self.id = id
        self.left = left
        self.right = right
    }
}

/// A submission that was sent back.
public struct ReturnRow: Sendable {
    public let reason: String
    public let returnedOn: CalendarDate
}

/// Days after which reports of a region no longer count; nil for no such day.
public struct ClosingRow: Sendable {
    public let regionCode: String
    public let noNewAfter: CalendarDate?
    public let noCorrectionsAfter: CalendarDate?
}

/// The last day on which reports of a year are filed in time.
public struct DueDate: Sendable {
    public enum Holder: Sendable {
        /// One that was given more time; goes before the others.
        case agency(Int64)
        case region(String, AgencyClass)
        /// Agencies of a class, of which no other date holds.
        case everywhereElse(AgencyClass)
    }

    public let holdsFor: Holder
    public let dueOn: CalendarDate
}

/// A case that the office knows from elsewhere.
public struct LedgerCase: Sendable, Equatable {
    public let agencyID: Int64
    public let kind: LedgerKind
    public let number: String
    public let day: CalendarDate

    public init(agencyID: Int64, kind: LedgerKind, number: String, day: CalendarDate) {
        self.agencyID = agencyID
        self.kind = kind
        self.number = number
        self.day = day
    }
}

/// A day of publication that cannot be, or is odd.
public struct OddPublication: Sendable {
    public let submissionID: Int64
    public let agencyID: Int64
    public let revision: Int32
    public let regionCode: String
    public let publishedOn: CalendarDate
    public let submittedOn: CalendarDate
    /// Else it was published before it was filed.
    public let isBeforeYearEnd: Bool
}

/// Reads what people decided about a year's submissions; a few rows where there are any.
public struct DecisionReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Waivers that hold on a day, by the fingerprint of their finding.
    public func waivers(year: Int, on day: CalendarDate) throws -> [String: WaiverRow] {
        let rows = try connection.run(
            Queries.readWaivers, [.int32(Int32(year)), .text(day.description)])
        var waivers: [String: WaiverRow] = [:]
        for row in 0..<rows.count {
            waivers[try rows.requiredText(row, "fingerprint")] = WaiverRow(
                id: try rows.requiredInt64(row, "waiver_id"), left: rows.text(row, "left_value"),
                right: rows.text(row, "right_value"))
        }
        return waivers
    }

    /// Submissions that were sent back, by id.
    public func returns(year: Int) throws -> [Int64: ReturnRow] {
        let rows = try connection.run(Queries.readReturns, [.int32(Int32(year))])
        var returns: [Int64: ReturnRow] = [:]
        for row in 0..<rows.count {
            guard let day = try rows.date(row, "returned_on") else { continue }
            returns[try rows.requiredInt64(row, "submission_id")] = ReturnRow(
                reason: try rows.requiredText(row, "reason"), returnedOn: day)
        }
        return returns
    }

    /// By when reports of a year are due, with the extensions that were granted by a day.
    public func dueDates(year: Int, grantedBy day: CalendarDate) throws -> [DueDate] {
        let rows = try connection.run(
            Queries.readDueDates, [.int32(Int32(year)), .text(day.description)])
        return try (0..<rows.count).map { row in
            let dueOn = try rows.requiredDate(row, "due_on")
            if let agency = try rows.int64(row, "agency_id") {
                return DueDate(holdsFor: .agency(agency), dueOn: dueOn)
            }
            let agencyClass = try rows.required(row, "class", as: AgencyClass.self)
            return DueDate(
                holdsFor: rows.text(row, "region_code").map { .region($0, agencyClass) }
                    ?? .everywhereElse(agencyClass), dueOn: dueOn)
        }
    }

    /// When reports were stored that came too late for a closing date, by their ids.
    public func storedLate(year: Int) throws -> [Int64: CalendarDate] {
        let rows = try connection.run(Queries.readStoredLate, [.int32(Int32(year))])
        var stored: [Int64: CalendarDate] = [:]
        for row in 0..<rows.count {
            stored[try rows.requiredInt64(row, "submission_id")] =
                try rows.requiredDate(row, "stored_on")
        }
        return stored
    }

    public func closings(year: Int) throws -> [ClosingRow] {
        let rows = try connection.run(Queries.readClosings, [.int32(Int32(year))])
        return try (0..<rows.count).map { row in
            ClosingRow(
                regionCode: try rows.requiredText(row, "region_code"),
                noNewAfter: try rows.date(row, "no_new_after"),
                noCorrectionsAfter: try rows.date(row, "no_corrections_after"))
        }
    }

    /// The cases of a year that the office knows from elsewhere, by agency, kind and day.
    public func ledger(year: Int) throws -> [LedgerCase] {
        let rows = try connection.run(Queries.readLedger, [.int32(Int32(year))])
        return try (0..<rows.count).map { row in
            LedgerCase(
                agencyID: try rows.requiredInt64(row, "agency_id"),
                kind: try rows.required(row, "kind", as: LedgerKind.self),
                number: try rows.requiredText(row, "number"),
                day: try rows.requiredDate(row, "happened_on"))
        }
    }

    /// Latest reports of a year with a day of publication that cannot be or is odd.
    public func oddPublications(
        year: Int, regions: RegionChoice
    ) throws -> [OddPublication] {
        guard try connection.has(Queries.hasOddPublications, year: year) else { return [] }
        let rows = try connection.run(
            Queries.readOddPublications, [.int32(Int32(year)), .textArray(regions.judged)])
        return try (0..<rows.count).map { row in
            OddPublication(
                submissionID: try rows.requiredInt64(row, "submission_id"),
                agencyID: try rows.requiredInt64(row, "agency_id"),
                revision: Int32(truncatingIfNeeded: try rows.requiredInt64(row, "revision")),
                regionCode: try rows.requiredText(row, "region_code"),
                publishedOn: try rows.requiredDate(row, "published_on"),
                submittedOn: try rows.requiredDate(row, "submitted_on"),
                isBeforeYearEnd: try rows.requiredBool(row, "is_before_year_end"))
        }
    }
}

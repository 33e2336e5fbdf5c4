import Messages
public import PostgresClient
import SQLTexts
public import Vocabulary

/// One agency's filing or publication for a year.
public struct LatenessRow: Sendable {
    public enum Event: String, Sendable, CaseIterable { case submit, publish }
    public enum Status: String, Sendable, CaseIterable {
        case onTime = "on_time"
        case late, missing, pending, exempt
    }

    /// Report year.
    public let year: Int
    public let regionCode: String
    public let regionName: String
    public let agencyID: Int64
    public let agencyName: String
    public let agencyClass: AgencyClass
    public let event: Event
    public let dueOn: CalendarDate
    public let happenedOn: CalendarDate?
    /// Days after the due date; for a missing one, until the day of the listing.
    public let daysLate: Int64?
    public let status: Status
    /// Where the due date comes from: `default`, `deadline` or `extension`.
    public let dueFrom: String
    /// The closing date that bit: `no_new_after` or `no_corrections_after`; nil for neither.
    public let closedBy: String?
    /// Who granted the exemption or the extension, and in which document.
    public let decidedBy: String?
    public let documentNumber: String?
    /// When and by which login what it rests on was stored; nil if nothing happened.
    public var storedAt: String?
    public var storedBy: String?
    /// The time of filing as it was declared, before any correction; nil for a publication.
    public var declaredAt: String?
    /// What a day of publication rests on: `filing`, `record` or `page`.
    public var evidence: String?
    /// When and by whom something it rests on was noted down later than the day of the listing; nil
    /// if nothing was.
    public var notedOn: CalendarDate?
    public var notedBy: String?
}

/// An open finding.
public struct OpenFinding: Sendable {
    /// Nil, as is the revision, if it is about no report.
    public let submissionID: Int64?
    public let revision: Int64?
    /// Nil, as is the name, if it is about the region's totals.
    public let agencyID: Int64?
    public let agencyName: String?
    public let regionCode: String
    public let regionName: String?
    /// Of which totals; nil if it is about an agency.
    public let scope: Scope?
    public let finding: Finding
    public let fingerprint: String
    public let firstEdition: Int64
    /// The waiver that lets it pass; nil for none.
    public let waiverID: Int64?
}

/// The figures of one submission.
public struct SubmissionFigures: Sendable, Equatable {
    public let submissionID: Int64
    public let formID: String
    public let year: Int
    /// Stored integers in form order; nil is blank.
    public let figures: [Int64?]
}

/// Reads lateness and findings.
public struct AuditReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Two rows an expected agency, worst first.
    ///
    /// - Parameters:
    ///   - region: this region and all below; nil for every region.
    ///   - asOf: only what had happened by the end of this day counts; nil for the day of `known`.
    ///   - known: only what the database knew then counts; nil for now.
    public func lateness(
        year: Int, region: String?, asOf: CalendarDate?, known: Instant? = nil
    ) throws -> [LatenessRow] {
        try latenessRows(
            try connection.run(
                Queries.readLateness,
                [
                    .int32(Int32(year)), .text(region), .text(asOf?.description),
                    .text(known?.description),
                ]))
    }

    /// One agency's filings, two rows a year in which it was expected, oldest first.
    public func history(
        agency: Int64, asOf: CalendarDate?, known: Instant? = nil
    ) throws -> [LatenessRow] {
        try latenessRows(
            try connection.run(
                Queries.readAgencyHistory,
                [.int64(agency), .text(asOf?.description), .text(known?.description)]))
    }

    private func latenessRows(_ rows: Rows) throws -> [LatenessRow] {
        try (0..<rows.count).map { row in
            LatenessRow(
                year: Int(try rows.requiredInt32(row, "year")),
                regionCode: try rows.requiredText(row, "region_code"),
                regionName: try rows.requiredText(row, "region_name"),
                agencyID: try rows.requiredInt64(row, "agency_id"),
                agencyName: try rows.requiredText(row, "agency_name"),
                agencyClass: try rows.required(row, "agency_class", as: AgencyClass.self),
                event: try rows.required(row, "event", as: LatenessRow.Event.self),
                dueOn: try rows.requiredDate(row, "due_on"),
                happenedOn: try rows.date(row, "happened_on"),
                daysLate: try rows.int64(row, "days_late"),
                status: try rows.required(row, "status", as: LatenessRow.Status.self),
                dueFrom: try rows.requiredText(row, "due_from"),
                closedBy: rows.text(row, "closed_by"), decidedBy: rows.text(row, "decided_by"),
                documentNumber: rows.text(row, "document_number"),
                storedAt: rows.text(row, "stored_at"), storedBy: rows.text(row, "stored_by"),
                declaredAt: rows.text(row, "declared_at"), evidence: rows.text(row, "evidence"),
                notedOn: try rows.date(row, "noted_on"), notedBy: rows.text(row, "noted_by"))
        }
    }

    /// Open findings, gravest first. Nil means all; before the first edition there are none.
    ///
    /// - Parameter instant: those that were open then; nil for the current edition.
    public func findings(
        year: Int, region: String?, agency: Int64?, severity: Severity?, at instant: Instant? = nil
    ) throws -> [OpenFinding] {
        let edition: EditionInfo
        do {
            edition = try TotalsReader(connection: connection).edition(at: instant)
        } catch StoreError.nothingPublished where instant == nil {
            return []
        }
        let rows = try connection.run(
            Queries.readFindings,
            [
                .int32(Int32(year)), .text(region), .int64(agency), .text(severity?.rawValue),
                .int64(edition.id), .text(instant?.description),
            ])
        return try Self.openFindings(rows)
    }

    /// What an edition finds about one of a region's totals by itself.
    public func findings(
        aboutTotalOf region: String, year: Int, scope: Scope, edition: Int64
    ) throws -> [OpenFinding] {
        try Self.openFindings(
            connection.run(
                Queries.readTotalFindings,
                [
                    .text(region), .int32(Int32(year)), .text(scope.rawValue), .int64(edition),
                ]))
    }

    private static func openFindings(_ rows: Rows) throws -> [OpenFinding] {
        try (0..<rows.count).map { row in
            OpenFinding(
                submissionID: try rows.int64(row, "submission_id"),
                revision: try rows.int64(row, "revision"),
                agencyID: try rows.int64(row, "agency_id"),
                agencyName: rows.text(row, "agency_name"),
                regionCode: try rows.requiredText(row, "region_code"),
                regionName: rows.text(row, "region_name"),
                scope: try rows.word(row, "scope", as: Scope.self),
                finding: Finding(
                    rule: try rows.requiredText(row, "rule"),
                    severity: try rows.required(row, "severity", as: Severity.self),
                    verdict: try rows.required(row, "verdict", as: Verdict.self),
                    cells: try rows.textArray(row, "cells") ?? [],
                    left: rows.text(row, "left_value"), right: rows.text(row, "right_value"),
                    difference: rows.text(row, "difference"),
                    message: Phrase(
                        try rows.requiredText(row, "message_zh"),
                        en: try rows.requiredText(row, "message_en"))),
                fingerprint: try rows.requiredText(row, "fingerprint"),
                firstEdition: try rows.requiredInt64(row, "first_edition_id"),
                waiverID: try rows.int64(row, "waiver_id"))
        }
    }

    /// Whose report of which year an open finding is about.
    ///
    /// - Parameter fingerprint: the whole of it or its beginning.
    /// - Returns: nil if there is no such finding about an agency, or if more than one agency or
    ///   year has one.
    public func report(of fingerprint: String) throws -> (agency: Int64, year: Int)? {
        let rows = try connection.run(Queries.readFindingSubject, [.text(fingerprint)])
        guard rows.count == 1 else { return nil }
        return (
            try rows.requiredInt64(0, "agency_id"), Int(try rows.requiredInt32(0, "year"))
        )
    }

    /// The figures of submissions, in order of their numbers.
    ///
    /// - Returns: nil if the database user may not read submissions, as an office may not.
    public func figures(of submissions: [Int64]) throws -> [SubmissionFigures]? {
        guard try connection.run(Queries.mayReadSubmissions).requiredBool(0, "may_read") else {
            return nil
        }
        let rows = try connection.run(
            Queries.readSubmissionFigures, [.int64Array(submissions)])
        return try (0..<rows.count).map { row in
            SubmissionFigures(
                submissionID: try rows.requiredInt64(row, "submission_id"),
                formID: try rows.requiredText(row, "form_id"),
                year: Int(try rows.requiredInt32(row, "year")),
                figures: try rows.nullableInt64Array(row, "cells") ?? [])
        }
    }

    /// The day after which a region takes no corrections for a year; nil if there is none.
    ///
    /// - Parameter known: only what the database knew then counts; nil for now.
    public func lastDayOfCorrections(
        region: String, year: Int, known: Instant?
    ) throws -> CalendarDate? {
        let rows = try connection.run(
            Queries.readLastDayOfCorrections,
            [.text(region), .int32(Int32(year)), .text(known?.description)])
        return rows.count > 0 ? try rows.date(0, "no_corrections_after") : nil
    }
}

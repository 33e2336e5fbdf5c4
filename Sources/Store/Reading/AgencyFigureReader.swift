public import Messages
public import PostgresClient
import SQLTexts
public import Vocabulary

/// An agency's part of a total, perhaps beside that of the year before.
public struct AgencyShare: Sendable {
    public let regionCode: String
    public let regionName: String
    public let agencyID: Int64
    public let agencyName: String
    public let agencyClass: AgencyClass
    /// Nil if only its report of the year before counts.
    public let contribution: ContributionRow?
    /// Decimals in the form's unit; nil is blank, or was not asked for.
    public let lastYear: String?
    public let change: String?
}

/// Agencies of an area, with what they add up to.
public struct AgencyShares: Sendable {
    public let shares: [AgencyShare]
    /// How many reports count, those that are not listed included.
    public let counted: Int64
    /// What these add up to, and what those listed do; nil if all are blank.
    public let countedSum: String?
    public let listedSum: String?
}

/// One agency's figure of one year.
public struct AgencyYearFigure: Sendable {
    public enum Status: String, Sendable, CaseIterable {
        case counted
        /// Counts because of a waiver.
        case waived
        /// Kept out by errors; it has no value.
        case excluded
    }

    public let year: Int
    public let regionCode: String
    public let agencyName: String
    public let formID: String
    public let submissionID: Int64
    public let revision: Int64
    public let label: Phrase
    public let unit: Phrase
    /// A decimal in the form's unit; nil is blank.
    public let value: String?
    public let status: Status
}

/// A figure as a document writes it.
public struct WrittenFigure: Sendable {
    public let rawText: String?
    /// Where it stands.
    public let place: Phrase?
}

/// Reads the figures of single agencies.
public struct AgencyFigureReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// The agencies of a whole area that make up a cell, largest figure first.
    ///
    /// - Parameters:
    ///   - agencyClass: nil for every class.
    ///   - top: only so many; nil for all.
    ///   - hasLastYear: with their figures of the year before, and those that only counted then.
    public func shares(
        of cell: String, region: String, year: Int, scope: Scope, edition: Int64,
        agencyClass: AgencyClass?, top: Int?, hasLastYear: Bool
    ) throws -> AgencyShares {
        let rows = try connection.run(
            Queries.readAgencyShares,
            [
                .text(cell), .text(region), .int32(Int32(year)), .text(scope.rawValue),
                .int64(edition), .text(agencyClass?.rawValue), .int32(top.map(Int32.init)),
                .bool(hasLastYear),
            ])
        let isEmpty = rows.count == 0
        return AgencyShares(
            shares: try (0..<rows.count).map { row in
                AgencyShare(
                    regionCode: try rows.requiredText(row, "region_code"),
                    regionName: try rows.requiredText(row, "region_name"),
                    agencyID: try rows.requiredInt64(row, "agency_id"),
                    agencyName: try rows.requiredText(row, "agency_name"),
                    agencyClass: try rows.required(row, "class", as: AgencyClass.self),
                    contribution: try rows.int64(row, "submission_id").map { _ in
                        try ContributionRow(rows, row)
                    },
                    lastYear: rows.text(row, "last_value"), change: rows.text(row, "change"))
            },
            counted: isEmpty ? 0 : try rows.requiredInt64(0, "counted"),
            countedSum: isEmpty ? nil : rows.text(0, "counted_sum"),
            listedSum: isEmpty ? nil : rows.text(0, "listed_sum"))
    }

    /// A cell of one agency over the years, ascending, as an edition has it.
    public func trend(
        of cell: String, agency: Int64, edition: Int64
    ) throws -> [AgencyYearFigure] {
        let rows = try connection.run(
            Queries.readAgencyTrend, [.int64(agency), .text(cell), .int64(edition)])
        return try (0..<rows.count).map { row in
            AgencyYearFigure(
                year: Int(try rows.requiredInt32(row, "year")),
                regionCode: try rows.requiredText(row, "region_code"),
                agencyName: try rows.requiredText(row, "agency_name"),
                formID: try rows.requiredText(row, "form_id"),
                submissionID: try rows.requiredInt64(row, "submission_id"),
                revision: try rows.requiredInt64(row, "revision"),
                label: Phrase(
                    try rows.requiredText(row, "label_zh"),
                    en: try rows.requiredText(row, "label_en")),
                unit: Phrase(
                    try rows.requiredText(row, "unit"), en: try rows.requiredText(row, "unit_en")),
                value: rows.text(row, "value"),
                status: try rows.required(row, "status", as: AgencyYearFigure.Status.self))
        }
    }

    /// The figures of a report as its document writes them, by cell; none without a document, or
    /// if the database user may not read documents.
    public func written(submission: Int64) throws -> [String: WrittenFigure] {
        guard try connection.run(Queries.mayReadSubmissions).requiredBool(0, "may_read") else {
            return [:]
        }
        let rows = try connection.run(Queries.readWrittenFigures, [.int64(submission)])
        var figures: [String: WrittenFigure] = [:]
        for row in 0..<rows.count {
            figures[try rows.requiredText(row, "cell")] = WrittenFigure(
                rawText: rows.text(row, "raw_text"),
                place: rows.text(row, "place_zh").map { zh in
                    Phrase(zh, en: rows.text(row, "place_en") ?? zh)
                })
        }
        return figures
    }
}

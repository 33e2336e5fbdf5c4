import Listings
import Messages
import Store
import Vocabulary

/// One figure of one agency over the years.
struct AgencyTrendListing {
    let listing: Listing

    init(
        _ years: [AgencyYearFigure], cell: String, agency: Int64, name: String,
        edition: EditionInfo
    ) {
        let notes = years.indices.map { index in
            index == 0
                ? []
                : TrendNotes.breaks(
                    from: TrendNotes.Point(years[index - 1]), to: TrendNotes.Point(years[index]))
        }
        listing = Listing(
            title: TotalsMessages.agencyTrendTitle.filled([
                "label": years.last?.label ?? Phrase(cell, en: cell)
            ]).filled(["name": name, "agency": String(agency)]),
            linesAbove: years.isEmpty ? [TotalsMessages.noAgencyTrend] : [],
            columns: [
                Listing.Column("year", TotalsMessages.year),
                Listing.Column("form", TotalsMessages.form),
                Listing.Column("revision", TotalsMessages.revision),
                Listing.Column("value", TotalsMessages.figure, alignment: .right),
                Listing.Column("unit", TotalsMessages.unit),
                Listing.Column("status", TotalsMessages.counting),
                Listing.Column("note", TotalsMessages.note),
            ],
            rows: zip(years, notes).map { year, notes in
                [
                    .integer(Int64(year.year)), .text(year.formID), .integer(year.revision),
                    Value(decimal: year.value), .phrase(year.unit),
                    .code(year.status.rawValue, year.status.label),
                    .phrase(notes.joined(zh: "；", en: "; ")),
                ]
            },
            document: .object([
                ("cell", .text(cell)), ("agency", .integer(agency)), ("name", .text(name)),
                ("edition", .integer(edition.id)),
                ("years", .list(zip(years, notes).map(Self.object))),
            ]))
    }

    private static func object(_ year: AgencyYearFigure, _ notes: [Phrase]) -> Value {
        .object([
            ("year", .integer(Int64(year.year))), ("region", .text(year.regionCode)),
            ("name", .text(year.agencyName)), ("form", .text(year.formID)),
            ("submission", .integer(year.submissionID)), ("revision", .integer(year.revision)),
            ("value", Value(decimal: year.value)), ("unit", .phrase(year.unit)),
            ("status", .text(year.status.rawValue)),
            ("notes", .list(notes.map { .phrase($0) })),
        ])
    }
}

extension AgencyYearFigure.Status {
    var label: Phrase {
        switch self {
        case .counted: TotalsMessages.isCounted
        case .waived: TotalsMessages.isWaived
        case .excluded: TotalsMessages.isExcluded
        }
    }
}

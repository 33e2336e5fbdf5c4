import Forms
import Handouts
import Listings
import Messages
import Store
import Vocabulary
import Wording

/// The figures of a region's year for programs and spreadsheets. Each line says what it is, so that
/// a copied file still does.
struct YearDownloads {
    let model: RegionModel
    let year: YearModel

    private func path(_ ending: String, _ language: Language) -> String {
        SitePaths.full(SitePaths.download(model.region.code, year.year, ending), language)
    }

    private func csv(_ listing: Listing, _ language: Language) -> [UInt8] {
        Array(
            listing.text(as: .csv, Presentation(language: language, withBOM: true)).utf8)
    }

    private func columns(
        _ middle: [Listing.Column], _ language: Language
    ) -> [Listing.Column] {
        let all =
            [
                Listing.Column("region", SiteMessages.code),
                Listing.Column("region_name", SiteMessages.region),
                Listing.Column("year", SiteMessages.year),
            ] + middle + [
                Listing.Column("edition", SiteMessages.edition),
                Listing.Column("expected", SiteMessages.expected),
                Listing.Column("included", SiteMessages.includedHeading),
            ]
        // the first line of the file is made of keys; people read headings
        return all.map { Listing.Column($0.heading[language], $0.heading) }
    }

    private var head: [Value] {
        [
            .text(model.region.code.printable), .text(model.region.name.printable),
            .integer(Int64(year.year)),
        ]
    }

    private func tail(_ total: PublishedTotal?) -> [Value] {
        guard let counts = total?.completeness else { return [] }
        return [
            .integer(year.edition.id), .integer(counts.expected), .integer(counts.included),
        ]
    }

    private func value(_ figure: Int64?, _ position: Int) -> Value {
        guard let figure else { return .blank }
        return .decimal(scaled: Int128(figure), scale: year.form.cells[position].unit.scale)
    }

    /// One line a scope and cell.
    func totals(_ language: Language) -> SiteFile {
        var rows: [[Value]] = []
        for scope in [Scope.all, .own] {
            guard let total = year.totals[scope] else { continue }
            for (position, cell) in year.form.cells.enumerated() {
                let figure = total.figures[position]
                rows.append(
                    head + [
                        .phrase(scope.label), .text(cell.name), .phrase(cell.label),
                        value(figure.value, position), .phrase(cell.unit.label),
                        .integer(figure.reported), .integer(figure.blank),
                    ] + tail(total))
            }
        }
        let listing = Listing(
            columns: columns(
                [
                    Listing.Column("scope", SiteMessages.scope),
                    Listing.Column("cell", SiteMessages.cell),
                    Listing.Column("label", SiteMessages.item),
                    Listing.Column("value", SiteMessages.sum),
                    Listing.Column("unit", SiteMessages.unit),
                    Listing.Column("reported", SiteMessages.reported),
                    Listing.Column("blank", SiteMessages.blank),
                ], language), rows: rows)
        return SiteFile(path: path(".csv", language), bytes: csv(listing, language))
    }

    /// One line a counted report, one column a cell.
    func agencies(_ language: Language) -> SiteFile {
        let rows: [[Value]] = year.agencies.compactMap { agency in
            guard let report = model.report(agency.id, year), report.isCounted else { return nil }
            let figures = FormFigures(form: year.form, values: report.figures)
            return head + [
                .integer(agency.id), .text(agency.name.printable),
                .phrase(agency.agencyClass.label),
                .phrase(report.isOwn ? Scope.own.label : Scope.all.label),
            ] + figures.values.indices.map { value(figures.values[$0], $0) }
                + tail(year.totals[.all])
        }
        let listing = Listing(
            columns: columns(
                [
                    Listing.Column("agency", SiteMessages.number),
                    Listing.Column("name", SiteMessages.agency),
                    Listing.Column("class", SiteMessages.agencyClass),
                    Listing.Column("scope", SiteMessages.scope),
                ]
                    + year.form.cells.map {
                        Listing.Column(
                            $0.name,
                            Phrase(
                                "\($0.label.zh)（\($0.unit.label.zh)）",
                                en: "\($0.label.en) (\($0.unit.label.en))"))
                    }, language), rows: rows)
        return SiteFile(path: path("-agencies.csv", language), bytes: csv(listing, language))
    }

    /// As `huizong totals --format json` prints it, for both scopes and without findings.
    var document: SiteFile {
        let totals = Value.list(
            [Scope.all, .own].compactMap { scope in
                year.totals[scope].map { document(scope, $0) }
            })
        return SiteFile(
            path: path(".json", .zh), bytes: Array(jsonText(totals, language: .zh).utf8))
    }

    private func document(_ scope: Scope, _ total: PublishedTotal) -> Value {
        TotalDocument(
            of: model.region, year: year.year, scope: scope, formID: year.form.id,
            edition: year.edition.id, completeness: total.completeness,
            balance: year.balances[scope],
            figures: zip(year.form.cells, total.figures).enumerated().map { position, pair in
                TotalDocument.Figure(
                    pair.0.name, value: value(pair.1.value, position), reported: pair.1.reported,
                    blank: pair.1.blank)
            }
        ).value
    }
}

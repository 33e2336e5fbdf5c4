import ArgumentParser
import Messages
import PostgresClient
import Publishing
import Store
import Submissions

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "一个合计由哪些单位、版本和下级地区组成。What a total is made of.",
        discussion:
            "例 Example: huizong explain requests.received.total --region 360926 --year 2020")

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Argument(
        help: ArgumentHelp(
            "单元格名，见 huizong forms gid-2021。Cell, table.row.column.", valueName: "cell"))
    var cell: String

    @Option(help: ArgumentHelp("行政区划代码。GB/T 2260 code.", valueName: "code"))
    var region: String

    @Option(help: "报告年度。Report year.")
    var year: Int

    @Option(help: "own 本级 own level, all 全域 with townships and regions below.")
    var scope: Scope = .all

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let year = try Arguments.year(self.year, workplace.language)
            try workplace.withDatabase { connection in
                let reader = TotalsReader(connection: connection)
                let total = try reader.total(region: region, year: year, scope: scope, at: nil)
                guard let published = total.cells.first(where: { $0.cell == cell }) else {
                    throw CommandFailure(
                        .wrongUsage, CommandMessages.noSuchCell.filled(["cell": cell]),
                        workplace.language)
                }
                let parts = try reader.contributions(
                    cell: cell, region: region, year: year, scope: scope)
                let below =
                    scope == .all
                    ? try reader.below(cell: cell, region: region, year: year) : []
                listing.print(
                    ExplainListing(
                        total, published, parts: parts, below: below, year: year, scope: scope
                    ).listing, language: workplace.language)
            }
        }
    }
}

/// A total taken apart.
struct ExplainListing {
    let listing: Listing

    init(
        _ total: RegionTotal, _ published: TotalCell, parts: [ContributionRow],
        below: [BelowRow], year: Int, scope: Scope
    ) {
        let added = Self.sum(parts.map(\.value) + below.map(\.value))
        var linesBelow: [Phrase] = []
        if added != published.value { linesBelow.append(TotalsMessages.explainDiffers) }
        if total.excluded > 0 || total.missing > 0 {
            linesBelow.append(
                TotalsMessages.explainExcluded.filled([
                    "excluded": String(total.excluded), "missing": String(total.missing),
                ]))
        }
        let agencyRows: [[Value]] = parts.map { part in
            [
                .code(part.agencyClass.rawValue, part.agencyClass.label),
                .text(String(part.agencyID)),
                .text(part.agencyName), .integer(part.revision), Value(decimal: part.value),
                .text(orBlank: part.rawText), part.place.map { .phrase($0) } ?? .blank,
            ]
        }
        let regionRows: [[Value]] = below.map { region in
            [
                .code("region", TotalsMessages.regionBelow), .text(region.regionCode),
                .text(region.regionName), .blank, Value(decimal: region.value), .blank, .blank,
            ]
        }
        listing = Listing(
            title: TotalsMessages.explainTitle.filled([
                "label": published.label, "scope": scope.label,
            ]).filled([
                "region": total.region.title
            ]).filled(["year": String(year)]),
            linesAbove: [
                TotalsMessages.explainTotal.filled([
                    "value": published.value ?? "–", "added": added ?? "–",
                ])
            ],
            columns: [
                Listing.Column("kind", TotalsMessages.kind),
                Listing.Column("number", TotalsMessages.code),
                Listing.Column("name", TotalsMessages.name),
                Listing.Column("revision", TotalsMessages.revision),
                Listing.Column("value", TotalsMessages.figure, alignment: .right),
                Listing.Column("raw_text", TotalsMessages.rawText),
                Listing.Column("place", TotalsMessages.place),
            ], rows: agencyRows + regionRows, linesBelow: linesBelow,
            document: Self.document(
                total, published, added: added, parts: parts, below: below, year: year,
                scope: scope))
    }

    /// Adds decimals exactly; nil if every part is blank.
    private static func sum(_ values: [String?]) -> String? {
        let scale: Int64 = 1_000_000_000
        let figures = values.compactMap { $0 }.compactMap { text -> Int128? in
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard let whole = Int128(parts[0]) else { return nil }
            let part = parts.count > 1 ? parts[1] : ""
            let padded = part + String(repeating: "0", count: max(0, 9 - part.utf8.count))
            guard let fraction = Int128(padded.prefix(9)) else { return nil }
            return whole * Int128(scale) + (text.hasPrefix("-") ? -fraction : fraction)
        }
        guard !figures.isEmpty else { return nil }
        return ExactDecimal.format(figures.reduce(0, +), scale: scale)
    }

    private static func document(
        _ total: RegionTotal, _ published: TotalCell, added: String?, parts: [ContributionRow],
        below: [BelowRow], year: Int, scope: Scope
    ) -> Value {
        .object([
            ("cell", .text(published.cell)), ("region", .text(total.region.code)),
            ("region_name", .text(total.region.name)), ("year", .integer(Int64(year))),
            ("scope", .text(scope.rawValue)), ("edition", .integer(total.edition.id)),
            ("value", Value(decimal: published.value)), ("added", Value(decimal: added)),
            ("reported", .integer(published.reported)), ("blank", .integer(published.blank)),
            ("excluded", .integer(total.excluded)), ("missing", .integer(total.missing)),
            (
                "agencies",
                .list(
                    parts.map { part in
                        .object([
                            ("agency", .integer(part.agencyID)), ("name", .text(part.agencyName)),
                            ("class", .text(part.agencyClass.rawValue)),
                            ("submission", .integer(part.submissionID)),
                            ("revision", .integer(part.revision)),
                            ("value", Value(decimal: part.value)),
                            ("raw_text", .text(orBlank: part.rawText)),
                            ("place", part.place.map { .phrase($0) } ?? .blank),
                        ])
                    })
            ),
            (
                "regions",
                .list(
                    below.map { region in
                        .object([
                            ("region", .text(region.regionCode)),
                            ("name", .text(region.regionName)),
                            ("value", Value(decimal: region.value)),
                            ("reported", .integer(region.reported)),
                            ("blank", .integer(region.blank)),
                        ])
                    })
            ),
        ])
    }
}

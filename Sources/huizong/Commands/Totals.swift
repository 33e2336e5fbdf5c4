import ArgumentParser
import Messages
import Publishing
import Store
import Submissions

struct Totals: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "某地区某年度的合计。A region's totals.",
        discussion: "例 Example: huizong totals --region 360926 --year 2020 --scope all")

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Option(help: ArgumentHelp("行政区划代码。GB/T 2260 code.", valueName: "code"))
    var region: String

    @Option(help: "报告年度。Report year.")
    var year: Int

    @Option(help: "own 本级，all 全域（含乡镇街道和下级地区）。")
    var scope: Scope = .all

    @Option(
        help: ArgumentHelp(
            "当时已公布的合计，如 2026-02-01T00:00:00+08:00。As published at an instant.",
            valueName: "instant"))
    var asOf: String?

    @Flag(help: "只列非零或有空白的单元格（table）。Only cells that are not plain zero (table).")
    var brief = false

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let year = try Arguments.year(self.year, workplace.language)
            try workplace.withDatabase { connection in
                let total = try TotalsReader(connection: connection).total(
                    region: region, year: year, scope: scope, at: asOf)
                listing.print(
                    TotalsListing(total, year: year, scope: scope, isBrief: brief).listing,
                    language: workplace.language)
            }
        }
    }
}

extension Scope: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

/// A region's totals as a listing.
struct TotalsListing {
    let listing: Listing

    init(_ total: RegionTotal, year: Int, scope: Scope, isBrief: Bool) {
        let rows = total.cells.filter { !isBrief || $0.value != "0" || $0.blank > 0 }.map { cell in
            [
                Value.text(cell.cell), .phrase(cell.label), Value(decimal: cell.value),
                .phrase(cell.unit), .integer(cell.reported), .integer(cell.blank),
            ]
        }
        let counts = TotalsMessages.counts.filled([
            "expected": String(total.expected), "received": String(total.received),
            "included": String(total.included), "excluded": String(total.excluded),
            "missing": String(total.missing),
        ])
        let isIncomplete = total.included < total.expected
        let document = Value.object([
            ("region", .text(total.region.code)), ("region_name", .text(total.region.name)),
            ("year", .integer(Int64(year))), ("scope", .text(scope.rawValue)),
            ("form", .text(total.formID)), ("edition", .integer(total.edition.id)),
            ("expected", .integer(total.expected)), ("received", .integer(total.received)),
            ("included", .integer(total.included)), ("excluded", .integer(total.excluded)),
            ("missing", .integer(total.missing)),
            (
                "cells",
                .object(
                    total.cells.map { cell in
                        (
                            cell.cell,
                            .object([
                                ("value", Value(decimal: cell.value)),
                                ("reported", .integer(cell.reported)),
                                ("blank", .integer(cell.blank)),
                            ])
                        )
                    })
            ),
        ])
        listing = Listing(
            title: TotalsMessages.title.filled(["scope": scope.label]).filled([
                "region": "\(total.region.name)（\(total.region.code)）", "year": String(year),
                "form": total.formID, "edition": String(total.edition.id),
            ]),
            linesAbove: [counts] + (isIncomplete ? [TotalsMessages.incomplete] : []),
            columns: [
                Listing.Column("cell", TotalsMessages.cell),
                Listing.Column("label", TotalsMessages.label),
                Listing.Column("value", TotalsMessages.value, alignment: .right),
                Listing.Column("unit", TotalsMessages.unit),
                Listing.Column("reported", TotalsMessages.reported),
                Listing.Column("blank", TotalsMessages.blank),
            ], rows: rows, document: document)
    }
}

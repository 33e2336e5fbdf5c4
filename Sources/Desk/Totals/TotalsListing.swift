import Handouts
import Listings
import Messages
import Pages
import Store
import Vocabulary

/// A region's totals, one line a cell or laid out as the official tables.
struct TotalsListing {
    let listing: Listing
    private let total: RegionTotal

    /// - Parameter findings: what is found about this total by itself.
    init(_ total: RegionTotal, year: Int, scope: Scope, _ findings: [OpenFinding]) {
        self.total = total
        listing = Listing(
            title: TotalsMessages.title.filled([
                "scope": scope.label, "region": total.region.title,
            ]).filled([
                "year": String(year), "form": total.formID, "edition": String(total.edition.id),
            ]), linesAbove: Self.remarks(total) + Self.remarks(findings, on: total),
            columns: [
                Listing.Column("cell", TotalsMessages.cell),
                Listing.Column("label", TotalsMessages.label),
                Listing.Column("value", TotalsMessages.value, alignment: .right),
                Listing.Column("unit", TotalsMessages.unit),
                Listing.Column("reported", TotalsMessages.reported),
                Listing.Column("blank", TotalsMessages.blank),
            ],
            rows: total.cells.map { cell in
                [
                    .text(cell.cell), .phrase(cell.label), Value(decimal: cell.value),
                    .phrase(cell.unit), .integer(cell.reported), .integer(cell.blank),
                ]
            },
            facts: .total(total, year: year, scope: scope)
                + [.init(FactMessages.addsUp, TotalDocument.addsUp(RegionYear.Balance(findings)))],
            document: Self.document(total, year: year, scope: scope, findings))
    }

    private static func remarks(_ total: RegionTotal) -> [Phrase] {
        var remarks = [
            TotalsMessages.counts.filled([
                "expected": String(total.expected), "received": String(total.received),
                "included": String(total.included), "excluded": String(total.excluded),
                "missing": String(total.missing),
            ])
        ]
        if total.included < total.expected { remarks.append(TotalsMessages.incomplete) }
        let blanks = total.cells.count { $0.blank > 0 }
        if blanks > 0 {
            remarks.append(TotalsMessages.blanks.filled(["count": String(blanks)]))
        }
        return remarks
    }

    /// So many findings are told above a table; `findings` lists all.
    private static let told = 3

    /// Whether the total adds up, and whether the government's own report says the same.
    private static func remarks(_ findings: [OpenFinding], on total: RegionTotal) -> [Phrase] {
        guard total.included > 0 else { return [] }
        var remarks: [Phrase] =
            switch RegionYear.Balance(findings) {
            case .addsUp: [TotalsMessages.addsUp]
            case .broken: [TotalsMessages.doesNotAddUp]
            case .open: []
            }
        remarks += findings.prefix(told).map { open in
            guard let waiver = open.waiverID else { return open.finding.message }
            return TotalsMessages.allowed.filled(["message": open.finding.message])
                .filled(["waiver": String(waiver)])
        }
        if findings.count > told {
            remarks.append(
                TotalsMessages.moreFindings.filled(["count": String(findings.count - told)]))
        }
        return remarks
    }

    /// Only some cells, one line each.
    func listing(of cells: [ChosenCell]) -> Listing {
        let rows = Dictionary(
            zip(total.cells.map(\.cell), listing.rows), uniquingKeysWith: { first, _ in first })
        var chosen = listing
        chosen.linesAbove = cells.flatMap(\.remarks) + listing.linesAbove
        chosen.rows = cells.compactMap { rows[$0.name] }
        if case .object(let members) = listing.document {
            let names = Set(cells.map(\.name))
            chosen.document = .object(
                members.map { key, value in
                    guard key == "cells", case .object(let all) = value else {
                        return (key, value)
                    }
                    return (key, .object(all.filter { names.contains($0.0) }))
                })
        }
        return chosen
    }

    /// The totals as the form lays them out: one listing for rows that share their columns.
    var officialTables: [Listing] {
        let grids = TotalsGrid.grids(of: total.cells)
        return grids.enumerated().map { number, grid in
            Listing(
                title: number == 0 ? listing.title : nil,
                linesAbove: number == 0 ? listing.linesAbove : [],
                columns: [Listing.Column("row", TotalsMessages.row)]
                    + grid.columns.map {
                        Listing.Column($0.id, $0.heading, alignment: .right)
                    }, rows: grid.rows)
        }
    }

    private static func document(
        _ total: RegionTotal, year: Int, scope: Scope, _ findings: [OpenFinding]
    ) -> Value {
        TotalDocument(
            of: total.region, year: year, scope: scope, formID: total.formID,
            edition: total.edition.id,
            completeness: PublishedTotal.Completeness(
                expected: total.expected, received: total.received, included: total.included,
                onTime: total.onTime, late: total.late),
            balance: RegionYear.Balance(findings),
            findings: findings.map { .object($0.finding.members) },
            figures: total.cells.map {
                TotalDocument.Figure(
                    $0.cell, value: Value(decimal: $0.value), reported: $0.reported,
                    blank: $0.blank)
            }
        ).value
    }
}

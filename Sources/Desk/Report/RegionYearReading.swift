import Forms
import Handouts
import Messages
import PostgresClient
import Store
import Validation
import Vocabulary

extension RegionYear {
    /// Reads a region's year; everything is of one edition, whatever is published meanwhile.
    ///
    /// - Throws: ``Refusal`` if the edition has nothing of it, or if its form is not among the form
    ///   files.
    static func read(
        _ choice: TotalChoice, year: Int, at instant: Instant?, catalogue: FormCatalogue,
        _ connection: Connection
    ) throws -> RegionYear {
        let reader = TotalsReader(connection: connection)
        let total = try reader.published(
            region: choice.region, year: year, scope: choice.scope, at: instant)
        let before = try reader.total(
            of: total.region, year: year - 1, scope: choice.scope, edition: total.edition)
        let waived = try reader.waivedReports(
            in: total.region.code, years: [year], edition: total.edition)
        let findings = try AuditReader(connection: connection).findings(
            aboutTotalOf: total.region.code, year: year, scope: choice.scope,
            edition: total.edition.id)
        return RegionYear(
            region: total.region, year: year, scope: choice.scope,
            edition: Edition(
                number: total.edition.id, day: total.edition.businessDate,
                publishedAt: total.edition.publishedAt, contentHash: total.edition.contentHash),
            total: try PublishedTotal(total, catalogue),
            before: try before.map { try PublishedTotal($0, catalogue) },
            balance: Balance(findings), waivedReports: waived[year]?[choice.scope] ?? 0,
            governmentDiffers: findings.map(\.finding).filter {
                $0.rule == GovernmentReportRule.rule.id && $0.verdict == .failed
            }.map(\.message))
    }
}

extension PublishedTotal {
    fileprivate init(_ total: RegionTotal, _ catalogue: FormCatalogue) throws {
        let known = catalogue.forms.first { $0.id == total.formID }
        guard let form = known, form.cells.map(\.name) == total.cells.map(\.cell) else {
            throw StoreError.formsOutOfStep([total.formID])
        }
        self.init(
            form: form,
            completeness: Completeness(
                expected: total.expected, received: total.received, included: total.included,
                onTime: total.onTime, late: total.late),
            figures: try zip(form.cells, total.cells).map { cell, figure in
                Figure(
                    value: try figure.value.map {
                        try ExactDecimal.parse($0, scale: cell.unit.scale)
                    }, reported: figure.reported, blank: figure.blank)
            })
    }
}

extension RegionYear.Balance {
    /// What the edition finds about the total by itself.
    init(_ findings: [OpenFinding]) {
        self.init(
            identities: findings.map(\.finding).filter { $0.rule == TotalsAddUpRule.rule.id }
                .map { ($0.verdict, $0.message) })
    }
}

import Forms
import Store
import Validation
import Vocabulary

/// Compares the corrections of one year with the revisions that they correct.
struct YearCorrections {
    let year: Int
    let tree: RegionTree
    let catalogue: FormCatalogue
    let decisions: YearDecisions
    /// Where the findings go.
    let spool: FindingSpool

    /// - Parameter agencies: those whose corrections are compared; nil for every agency.
    func read(from reader: CorrectionReader, agencies: [Int64]?) throws {
        let capacity = catalogue.forms.map(\.cells.count).max() ?? 0
        let now = Figures(capacity: capacity)
        let before = Figures(capacity: capacity)
        try reader.corrections(year: year, agencies: agencies) { correction in
            // what was filed in another form was another report
            guard correction.formID == correction.formIDBefore else { return }
            guard let form = catalogue[correction.formID] else {
                throw StoreError.unexpectedValue(column: "form_id", value: correction.formID)
            }
            do throws(Figures.DecodingFault) {
                try now.unpack(correction.packed, count: form.cells.count)
                try before.unpack(correction.packedBefore, count: form.cells.count)
            } catch {
                // a finding of R-CELLS
                return
            }
            guard let finding = LostCellsRule.finding(of: now, after: before, form: form) else {
                return
            }
            try spool.append(
                FindingRow(
                    .report(
                        submission: correction.submissionID, agency: correction.agencyID,
                        revision: correction.revision),
                    regionCode: tree.regions[correction.region].code, year: year,
                    finding: finding,
                    waiverID: decisions.waiver(of: finding, agencyID: correction.agencyID)))
        }
    }
}

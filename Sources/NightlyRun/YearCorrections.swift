import Forms
import Store
import Validation
import Vocabulary

/// Compares the corrections of one year with the revisions that they correct.
struct YearCorrections {
    let context: YearContext
    /// Where the findings go.
    let spool: FindingSpool

    /// Above so many agencies the reports of all are looked through instead of those of each.
    private static let fewAgencies = 500

    /// - Parameter isEvery: whether the agencies are all there are.
    func read(from reader: CorrectionReader, isEvery: Bool) throws {
        let isLong = isEvery && context.agencies.count > Self.fewAgencies
        let capacity = context.catalogue.forms.map(\.cells.count).max() ?? 0
        let now = Figures(capacity: capacity)
        let before = Figures(capacity: capacity)
        try reader.corrections(
            year: context.year, agencies: isLong ? nil : context.agencies.ids
        ) { correction in
            // what was filed in another form was another report
            guard correction.formID == correction.formIDBefore else { return }
            guard let form = context.catalogue[correction.formID] else {
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
            guard let (agency, _) = context.agencies.find(correction.agencyID) else {
                throw StoreError.unexpectedValue(
                    column: "agency_id", value: String(correction.agencyID))
            }
            try spool.append(
                FindingRow(
                    .report(
                        submission: correction.submissionID, agency: correction.agencyID,
                        revision: correction.revision),
                    regionCode: context.tree.regions[agency.region].code, year: context.year,
                    finding: finding,
                    waiverID: context.decisions.waiver(
                        of: finding, agencyID: correction.agencyID)))
        }
    }
}

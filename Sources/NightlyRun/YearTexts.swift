import Forms
import Messages
import Narratives
import Store
import Validation
import Vocabulary

/// Judges what the reports of one year say in words: against their figures, and against the
/// agency's report of the year before and the others of its region.
///
/// Holds the texts of one region at a time, as sets of numbers.
final class YearTexts {
    private let year: Int
    private let tree: RegionTree
    private let catalogue: FormCatalogue
    private let decisions: YearDecisions
    let spool: FindingSpool
    /// Agencies whose words are judged; nil for all. Those of the others are compared alone.
    private let judged: Set<Int64>?
    /// Codes of the regions whose texts were compared with one another.
    private(set) var comparedRegions: [String] = []
    /// Reports that their words keep out of the totals.
    private(set) var excluded: Set<Int64> = []
    private let figures: Figures
    private var region: Int?
    private var waiting: [Report] = []

    /// A report whose region is not yet complete.
    private struct Report {
        let submissionID: Int64
        let agencyID: Int64
        let revision: Int32
        let subject: Originality.Subject
        let before: Originality.Subject?
        let headings: [String: Phrase]
        let findings: [Finding]
    }

    /// - Parameters:
    ///   - spool: where the findings go.
    ///   - judged: agencies whose words are judged; nil for all.
    init(
        year: Int, tree: RegionTree, catalogue: FormCatalogue, decisions: YearDecisions,
        spool: FindingSpool, judged: Set<Int64>? = nil
    ) {
        self.year = year
        self.tree = tree
        self.catalogue = catalogue
        self.decisions = decisions
        self.spool = spool
        self.judged = judged
        figures = Figures(capacity: catalogue.forms.map(\.cells.count).max() ?? 0)
    }

    func read(from reader: NarrativeReader, regions: RegionChoice) throws {
        try reader.worded(year: year, regions: regions) { worded in
            if worded.region != region {
                try finishRegion()
                region = worded.region
            }
            guard let form = catalogue[worded.formID] else {
                throw StoreError.unexpectedValue(column: "form_id", value: worded.formID)
            }
            waiting.append(report(worded, form))
        }
        try finishRegion()
    }

    private func report(_ worded: WordedSubmission, _ form: Form) -> Report {
        let text = ReportText(
            agencyName: worded.agencyName, year: year, stored: worded.texts, form: form)
        var findings: [Finding] = []
        if !worded.texts.isEmpty, judged?.contains(worded.agencyID) != false {
            let read = ReadText(text)
            findings = NarrativeRules.writingFindings(for: read, form: form)
            if let values = values(worded.packed, of: form) {
                findings += NarrativeRules.findings(
                    for: read, form: form, values: values, after: lastYear(worded))
            }
        }
        let before = ReportText(
            agencyName: worded.agencyName, year: year - 1, stored: worded.textsBefore, form: form)
        return Report(
            submissionID: worded.submissionID, agencyID: worded.agencyID,
            revision: worded.revision, subject: Originality.Subject(text),
            before: worded.textsBefore.isEmpty ? nil : Originality.Subject(before),
            headings: Dictionary(form.sections.map { ($0.id, $0.heading) }) { first, _ in first },
            findings: findings)
    }

    private func lastYear(_ worded: WordedSubmission) -> (form: Form, values: [Int64?])? {
        guard let before = worded.before,
            let form = catalogue[String(decoding: before.formID, as: UTF8.self)],
            let values = values(before.packed, of: form)
        else { return nil }
        return (form, values)
    }

    /// The finding of the words of an earlier report that keeps it out of the totals, if any.
    func excludingFinding(
        _ submission: SubmissionRow, _ said: EarlierWords
    ) throws -> Finding? {
        let formID = String(decoding: submission.formID, as: UTF8.self)
        guard let form = catalogue[formID], let values = values(submission.packed, of: form) else {
            return nil
        }
        let (agencyName, texts) = try said.read()
        guard !texts.isEmpty else { return nil }
        return NarrativeRules.excludingFinding(
            for: ReportText(agencyName: agencyName, year: year, stored: texts, form: form),
            form: form, values: values)
    }

    /// Nil if the figures cannot be decoded, which is a finding of R-CELLS.
    private func values(_ packed: UnsafeRawBufferPointer, of form: Form) -> [Int64?]? {
        do throws(Figures.DecodingFault) {
            try figures.unpack(packed, count: form.cells.count)
        } catch {
            return nil
        }
        return form.cells.indices.map { figures.isBlank($0) ? nil : figures.values[$0] }
    }

    /// Compares the texts of the region with each other and hands all findings over.
    private func finishRegion() throws {
        guard let region else { return }
        comparedRegions.append(tree.regions[region].code)
        for (index, report) in waiting.enumerated() {
            var others = waiting.map(\.subject)
            others.remove(at: index)
            if let before = report.before { others.append(before) }
            let copy = Originality.finding(
                for: report.subject, among: others, headings: report.headings)
            // two statements about the same cells are one finding
            var seen: Set<[String]> = []
            for finding in report.findings + (copy.map { [$0] } ?? [])
            where seen.insert([finding.rule] + finding.cells).inserted {
                let waiver = decisions.waiver(of: finding, agencyID: report.agencyID)
                if finding.excludes, waiver == nil { excluded.insert(report.submissionID) }
                try spool.append(
                    FindingRow(
                        .report(
                            submission: report.submissionID, agency: report.agencyID,
                            revision: report.revision),
                        regionCode: tree.regions[region].code, year: year, finding: finding,
                        waiverID: waiver))
            }
        }
        waiting = []
    }
}

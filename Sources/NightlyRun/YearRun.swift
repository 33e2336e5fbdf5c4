import Forms
import Messages
import Rollup
import Store
import Submissions
import Validation

/// Reads and judges one report year: which submissions count, what is wrong with the others, and
/// the sums of each region's own agencies.
final class YearRun {
    let year: Int
    /// The form of the year; nil if no form is valid then, and no totals can be made.
    let form: Form?
    let sums: RegionSums
    let spool: FindingSpool
    private(set) var submissions = 0
    /// Submissions that count and latest ones that errors keep out, by region and part.
    private(set) var included: [[RosterEntry]]
    private(set) var excluded: [[RosterEntry]]

    private let tree: RegionTree
    private let levels: [RegionLevel]
    private let figures: Figures
    private let formJudges: [FormJudge]
    private let lastYear: LastYear
    private var predecessors = Predecessors()
    private var roster = Roster()
    private var expectedCount = 0
    private var decisions: YearDecisions?
    /// Agencies whose latest revision has errors, until an earlier one is found to count.
    private var passedOver: [Int64: PassedOver] = [:]

    /// A form with its judge, found by the bytes of its id.
    private final class FormJudge {
        let form: Form
        let cellCount: Int
        let id: [UInt8]
        let judge: SubmissionJudge
        let lastYearJudge: LastYearJudge

        init(_ form: Form, year: Int, catalogue: FormCatalogue) {
            self.form = form
            cellCount = form.cells.count
            id = Array(form.id.utf8)
            judge = SubmissionJudge(form: form, year: year, catalogue: catalogue)
            lastYearJudge = LastYearJudge(form: form, year: year, catalogue: catalogue)
        }
    }

    private struct PassedOver {
        let agency: RosterAgency
        let latest: RosterEntry
    }

    /// - Returns: nil if there is no memory for the sums of so many regions.
    init?(year: Int, catalogue: FormCatalogue, tree: RegionTree) throws {
        self.year = year
        self.tree = tree
        form = catalogue.form(forYear: year)
        let cellCount = form?.cells.count ?? 0
        guard let sums = RegionSums(regionCount: tree.regions.count, cellCount: cellCount) else {
            return nil
        }
        self.sums = sums
        let partCount = tree.regions.count * RegionSums.Part.allCases.count
        included = Array(repeating: [], count: partCount)
        excluded = Array(repeating: [], count: partCount)
        spool = try FindingSpool()
        levels = tree.regions.map(\.level)
        figures = Figures(
            capacity: catalogue.forms.map { $0.cells.count + $0.lastYearCells.count }.max() ?? 0)
        lastYear = LastYear(catalogue: catalogue)
        formJudges = catalogue.forms.map { FormJudge($0, year: year, catalogue: catalogue) }
    }

    /// Reads the roster, then the latest revisions, then the earlier ones of agencies whose latest
    /// has errors.
    ///
    /// - Parameters:
    ///   - regions: codes; nil for every region.
    ///   - progress: submissions judged so far, and how many agencies are expected.
    func read(
        from reader: CandidateReader, regions: [String]?, deadlines: [FilingDeadline],
        decisions: YearDecisions, progress: (Int, Int) -> Void
    ) throws {
        self.decisions = decisions
        try reader.agencies(year: year, regions: regions) { agency in
            roster.insert(agency)
            guard agency.standing == .expected else { return }
            sums.addExpected(1, region: agency.region, part: Self.part(agency.agencyClass))
            expectedCount += 1
        }
        try reader.predecessors(year: year) { predecessors.insert($0, isWhole: $1, $2) }
        let dueDates = DueDates(
            deadlines, extensions: decisions.extensions, year: year, tree: tree)
        try reader.latest(year: year, regions: regions) { candidate in
            try take(candidate, dueDates)
            submissions += 1
            if submissions & 0xFFF == 0 { progress(submissions, expectedCount) }
        }
        let withEarlier = passedOver.filter { $0.value.latest.revision > 1 }.keys.sorted()
        try reader.earlier(year: year, agencies: withEarlier) { try takeEarlier($0) }
        for left in passedOver.values {
            excluded[Self.part(left.agency.agencyClass).index(of: left.agency.region)]
                .append(left.latest)
        }
        passedOver = [:]
    }

    private static func part(_ agencyClass: AgencyClass) -> RegionSums.Part {
        agencyClass.countsInOwnScope ? .own : .other
    }

    private func take(_ candidate: Candidate, _ dueDates: DueDates) throws {
        guard let agency = roster[candidate.agencyID] else {
            throw StoreError.unexpectedValue(
                column: "agency_id", value: String(candidate.agencyID))
        }
        let reason = Self.reason(agency.standing)
        if let unexpected = ExpectedAgencyRule.finding(reason, year: year) {
            try spool(unexpected, of: candidate, agency)
            _ = try judgeFigures(candidate, agency)
            return
        }
        sums.addReceived(
            onTime: dueDates.isOnTime(
                candidate.firstSubmittedOn, agency: candidate.agencyID, region: agency.region,
                agency.agencyClass),
            region: agency.region, part: Self.part(agency.agencyClass))
        if try judgeFigures(candidate, agency) {
            try include(candidate, agency)
        } else {
            passedOver[candidate.agencyID] = PassedOver(
                agency: agency, latest: Self.entry(candidate))
        }
    }

    /// A revision with errors does not push out an earlier one that counts.
    private func takeEarlier(_ candidate: Candidate) throws {
        guard let left = passedOver[candidate.agencyID] else { return }
        if try judgeFigures(candidate, left.agency) {
            passedOver[candidate.agencyID] = nil
            try include(candidate, left.agency)
        }
    }

    private static func entry(_ candidate: Candidate) -> RosterEntry {
        RosterEntry(
            agencyID: candidate.agencyID, revision: candidate.revision,
            submissionID: candidate.submissionID)
    }

    private func include(_ candidate: Candidate, _ agency: RosterAgency) throws {
        let part = Self.part(agency.agencyClass)
        try sums.include(
            figures.values, magnitudeBits: figures.magnitudeBits,
            blankWords: figures.hasBlanks ? figures.blanks : nil, region: agency.region,
            part: part)
        included[part.index(of: agency.region)].append(Self.entry(candidate))
    }

    /// Unpacks and judges a submission; its findings go to the spool.
    ///
    /// - Returns: whether its figures may count.
    private func judgeFigures(_ candidate: Candidate, _ agency: RosterAgency) throws -> Bool {
        let known = try formJudge(candidate.formID)
        var findings = decisions?.findings(of: candidate, region: agency.region) ?? []
        do throws(Figures.DecodingFault) {
            try figures.unpack(candidate.packed, count: known.cellCount)
        } catch {
            findings.append(
                CellCountRule.finding(
                    error, storedCount: Figures.count(in: candidate.packed), form: known.form))
            for finding in findings { try spool(finding, of: candidate, agency) }
            return false
        }
        findings += known.judge.findings(of: figures, level: levels[agency.region])
        findings += try lastYearFindings(of: candidate, agency, known)
        if findings.isEmpty { return true }
        var counts = true
        for finding in findings {
            let waiver = try spool(finding, of: candidate, agency)
            if finding.excludes, waiver == nil { counts = false }
        }
        return counts
    }

    private func formJudge(_ formID: UnsafeRawBufferPointer) throws -> FormJudge {
        guard let known = formJudges.first(where: { formID.elementsEqual($0.id) }) else {
            throw StoreError.unexpectedValue(
                column: "form_id", value: String(decoding: formID, as: UTF8.self))
        }
        return known
    }

    /// Compares with the agency's own report of the year before, added to those of the agencies
    /// that it succeeded.
    private func lastYearFindings(
        of candidate: Candidate, _ agency: RosterAgency, _ known: FormJudge
    ) throws -> [Finding] {
        guard known.form.years.contains(year), known.lastYearJudge.hasRules else { return [] }
        lastYear.clear()
        if let before = candidate.before {
            lastYear.add(before.packed, form: try formJudge(before.formID).form, isWhole: true)
        }
        for part in predecessors[candidate.agencyID] {
            try part.formID.withUnsafeBytes { formID in
                let form = try formJudge(formID).form
                part.packed.withUnsafeBytes { packed in
                    lastYear.add(packed, form: form, isWhole: part.isWhole)
                }
            }
        }
        return try known.lastYearJudge.findings(
            of: figures, after: lastYear, level: levels[agency.region])
    }

    /// - Returns: the waiver that allows the finding, if any.
    @discardableResult
    private func spool(
        _ finding: Finding, of candidate: Candidate, _ agency: RosterAgency
    ) throws -> Int64? {
        let waiver = decisions?.waiver(of: finding, agencyID: candidate.agencyID)
        try spool.append(
            FindingRow(
                submissionID: candidate.submissionID, agencyID: candidate.agencyID,
                regionCode: tree.regions[agency.region].code, year: year,
                revision: candidate.revision, finding: finding, waiverID: waiver))
        return waiver
    }

    private static func reason(
        _ standing: RosterAgency.Standing
    ) -> ExpectedAgencyRule.Reason? {
        switch standing {
        case .expected: nil
        case .notOnRoster: .notOnRoster
        case .exempt: .exempt
        case .notCounted: .notCounted
        }
    }
}

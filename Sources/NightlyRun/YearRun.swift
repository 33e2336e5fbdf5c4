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
    private var roster = Roster()
    private var expectedCount = 0
    /// Agencies whose latest revision has errors, until an earlier one is found to count.
    private var passedOver: [Int64: PassedOver] = [:]

    /// A form with its judge, found by the bytes of its id.
    private final class FormJudge {
        let form: Form
        let cellCount: Int
        let id: [UInt8]
        let judge: SubmissionJudge

        init(_ form: Form, year: Int, catalogue: FormCatalogue) {
            self.form = form
            cellCount = form.cells.count
            id = Array(form.id.utf8)
            judge = SubmissionJudge(form: form, year: year, catalogue: catalogue)
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
        figures = Figures(capacity: catalogue.forms.map(\.cells.count).max() ?? 0)
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
        progress: (Int, Int) -> Void
    ) throws {
        try reader.agencies(year: year, regions: regions) { agency in
            roster.insert(agency)
            guard agency.standing == .expected else { return }
            sums.addExpected(1, region: agency.region, part: Self.part(agency.agencyClass))
            expectedCount += 1
        }
        let dueDates = DueDates(deadlines, year: year, tree: tree)
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
        if let reason = Self.reason(agency.standing) {
            try spool(ExpectedAgencyRule.finding(reason, year: year), of: candidate, agency)
            _ = try judgeFigures(candidate, agency)
            return
        }
        sums.addReceived(
            onTime: dueDates.isOnTime(
                candidate.firstSubmittedOn, region: agency.region, agency.agencyClass),
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
        guard let known = formJudges.first(where: { candidate.formID.elementsEqual($0.id) }) else {
            throw StoreError.unexpectedValue(
                column: "form_id", value: String(decoding: candidate.formID, as: UTF8.self))
        }
        do throws(Figures.DecodingFault) {
            try figures.unpack(candidate.packed, count: known.cellCount)
        } catch {
            let finding = CellCountRule.finding(
                error, storedCount: Figures.count(in: candidate.packed), form: known.form)
            try spool(finding, of: candidate, agency)
            return false
        }
        let findings = known.judge.findings(of: figures, level: levels[agency.region])
        if findings.isEmpty { return true }
        for finding in findings { try spool(finding, of: candidate, agency) }
        return !findings.contains(where: \.excludes)
    }

    private func spool(
        _ finding: Finding, of candidate: Candidate, _ agency: RosterAgency
    ) throws {
        try spool.append(
            FindingRow(
                submissionID: candidate.submissionID, agencyID: candidate.agencyID,
                regionCode: tree.regions[agency.region].code, year: year,
                revision: candidate.revision, finding: finding))
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

import Forms
import Messages
import Narratives
import Rollup
import Store
import Validation
import Vocabulary

/// What the submissions of one year come to, or those of a slice of it: which count, what is wrong
/// with the others, and the sums of each region's own agencies.
///
/// Sendable by use: one thread at a time has it, first the one that reads, then the run's.
final class YearTally: @unchecked Sendable {
    let context: YearContext
    let sums: RegionSums
    /// Where what is found wrong goes.
    let spool: FindingSpool
    /// Those of slices that were taken over.
    private var spoolsOfOthers: [FindingSpool] = []
    // no access to what every report changes reaches into another
    @exclusivity(unchecked) private(set) var submissions = 0
    /// Submissions that count, and latest ones that errors keep out.
    @exclusivity(unchecked) private(set) var lists = ReportLists()
    /// Figures that may have been copied.
    var copies = FigureCopies()
    /// Whether the agencies that were received filed on time; kept where only a few are judged.
    private var onTime: [Int64: Bool]?
    /// Agencies whose latest revision has errors, until an earlier one is found to count.
    private var passedOver: [Int64: PassedOver] = [:]

    /// Places in the table of the agencies that have filed.
    @exclusivity(unchecked) private var filed: PlaceMarks

    private let figures: Figures
    private let lastYear: LastYear

    private struct PassedOver {
        let agency: KnownAgency
        let latest: RosterEntry
        /// Whether the agency had filed before.
        let isCorrection: Bool
    }

    /// - Throws: ``RunError/tooManyRegions(_:)`` if there is no memory for the sums.
    init(_ context: YearContext) throws {
        self.context = context
        filed = PlaceMarks(count: context.agencies.placeCount)
        guard let sums = context.emptySums() else {
            throw RunError.tooManyRegions(context.tree.regions.count)
        }
        self.sums = sums
        onTime = context.isOfFew ? [:] : nil
        spool = try FindingSpool(edition: context.edition)
        figures = Figures(
            capacity: context.catalogue.forms
                .map { $0.cells.count + $0.lastYearCells.count }.max() ?? 0)
        lastYear = LastYear(catalogue: context.catalogue)
    }

    var year: Int { context.year }
    var form: Form? { context.form }
    /// Agencies without a report of the year, in the order of their numbers.
    var silentAgencies: [Int64] {
        context.agencies.agencies(notIn: filed).map(\.id).sorted()
    }

    /// Counts the agencies that are to file.
    ///
    /// - Returns: how many these are.
    func addExpected() -> Int {
        var expected = 0
        for agency in context.agencies.agencies where agency.standing == .expected {
            sums.addExpected(1, region: agency.region, part: agency.part)
            expected += 1
        }
        return expected
    }

    /// Takes the latest revision of an agency, once for each.
    func take(_ submission: SubmissionRow) throws {
        submissions += 1
        guard let (agency, place) = context.agencies.find(submission.agencyID) else {
            throw StoreError.unexpectedValue(
                column: "agency_id", value: String(submission.agencyID))
        }
        filed.insert(place)
        if agency.agencyClass == .government, agency.standing == .notCounted {
            // compared with the totals, and no part of them
            _ = try judgeFigures(submission, agency)
            return
        }
        let reason = Self.reason(agency.standing)
        if let unexpected = ExpectedAgencyRule.finding(reason, year: context.year) {
            try spool(unexpected, of: submission, agency)
            _ = try judgeFigures(submission, agency)
            return
        }
        let isOnTime = context.dueDates.isOnTime(
            submission.firstSubmittedOn, agency: submission.agencyID, region: agency.region,
            agency.agencyClass)
        sums.addReceived(onTime: isOnTime, region: agency.region, part: agency.part)
        onTime?[submission.agencyID] = isOnTime
        if try judgeFigures(submission, agency, isCompared: true) {
            try include(submission, agency)
        } else {
            passedOver[submission.agencyID] = PassedOver(
                agency: agency, latest: Self.entry(submission),
                isCorrection: submission.isCorrection)
        }
    }

    /// Agencies whose latest report has errors and is not their first.
    var agenciesWithEarlierRevisions: [Int64] {
        passedOver.filter { $0.value.isCorrection }.keys.sorted()
    }

    /// Takes an earlier report, that filed last first: one with errors does not push out an earlier
    /// one that counts.
    ///
    /// - Parameter words: what its words say against it, asked only if its figures may count.
    func takeEarlier(_ submission: SubmissionRow, words: () throws -> Finding?) throws {
        guard let left = passedOver[submission.agencyID],
            try judgeFigures(submission, left.agency)
        else { return }
        if let finding = try words() {
            let waiver = try spool(finding, of: submission, left.agency)
            if finding.excludes, waiver == nil { return }
        }
        passedOver[submission.agencyID] = nil
        try include(submission, left.agency)
    }

    /// Whether an agency that was received filed on time; nil if it was not.
    func isOnTime(_ agencyID: Int64) -> Bool? { onTime?[agencyID] }

    /// Takes over a report of an agency that is not judged, as it was published.
    func keep(_ entry: RosterEntry, region: Int, part: RegionSums.Part, isIncluded: Bool) {
        submissions += 1
        lists.append(entry, region: region, part: part, isIncluded: isIncluded)
    }

    /// Takes over what another slice came to; its findings stay where they are.
    func merge(_ other: YearTally) throws {
        try sums.add(other.sums)
        submissions += other.submissions
        lists.appendIncluded(other.lists)
        filed.formUnion(other.filed)
        passedOver.merge(other.passedOver) { mine, _ in mine }
        copies.append(other.copies)
        adopt(other.spool)
    }

    /// Takes over findings that were made apart.
    func adopt(_ other: FindingSpool) { spoolsOfOthers.append(other) }

    /// Ends the taking: what was passed over stays out, and the lists are put in order.
    func finish() {
        for left in passedOver.values {
            lists.append(
                left.latest, region: left.agency.region, part: left.agency.part,
                isIncluded: false)
        }
        passedOver = [:]
        lists.arrange(regions: context.tree.regions.count)
    }

    private var spools: [FindingSpool] { [spool] + spoolsOfOthers }

    var findingCount: Int { spools.reduce(0) { $0 + $1.count } }

    /// Hands over every finding, as ``FindingSpool/forEach(_:)`` does.
    func forEachFinding(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        for spool in spools { try spool.forEach(body) }
    }

    /// Hands over the lists of cells that the findings refer to.
    func forEachCellList(_ body: (String) throws -> Void) throws {
        for spool in spools { try spool.forEachCellList(body) }
    }

    private static func entry(_ submission: SubmissionRow) -> RosterEntry {
        RosterEntry(
            agencyID: submission.agencyID, revision: submission.revision,
            submissionID: submission.submissionID)
    }

    private func include(_ submission: SubmissionRow, _ agency: KnownAgency) throws {
        let part = agency.part
        try sums.include(figures, region: agency.region, part: part)
        lists.append(
            Self.entry(submission), region: agency.region, part: part, isIncluded: true)
    }

    /// Unpacks and judges a submission; its findings go to the spool.
    ///
    /// - Parameter isCompared: whether to note its figures, to compare them with other reports.
    /// - Returns: whether its figures may count.
    private func judgeFigures(
        _ submission: SubmissionRow, _ agency: KnownAgency, isCompared: Bool = false
    ) throws -> Bool {
        let known = try context.formJudge(submission.formID)
        var findings = context.decisions.findings(of: submission, region: agency.region)
        do throws(Figures.DecodingFault) {
            try figures.unpack(submission.packed, count: known.cellCount)
        } catch {
            findings.append(
                CellCountRule.finding(
                    error, storedCount: Figures.count(in: submission.packed), form: known.form))
            for finding in findings { try spool(finding, of: submission, agency) }
            return false
        }
        findings += known.judge.findings(of: figures, level: context.levels[agency.region])
        findings += try lastYearFindings(of: submission, agency, known)
        findings += knownElsewhere(submission, known)
        if isCompared { noteFigures(of: submission, agency, known) }
        var counts =
            context.excludedByWords.isEmpty
            || !context.excludedByWords.contains(submission.submissionID)
        if findings.isEmpty { return counts }
        for finding in findings {
            let waiver = try spool(finding, of: submission, agency)
            if finding.excludes, waiver == nil { counts = false }
        }
        return counts
    }

    /// Compares with the agency's own report of the year before, added to those of the agencies
    /// that it succeeded.
    private func lastYearFindings(
        of submission: SubmissionRow, _ agency: KnownAgency, _ known: FormJudge
    ) throws -> [Finding] {
        lastYear.clear()
        guard known.looksBack, submission.before != nil || !context.predecessors.isEmpty else {
            return []
        }
        if let before = submission.before {
            lastYear.add(
                before.packed, formNumber: try context.formJudge(before.formID).number,
                isWhole: true)
        }
        for part in context.predecessors[submission.agencyID] {
            try part.formID.withUnsafeBytes { formID in
                let number = try context.formJudge(formID).number
                part.packed.withUnsafeBytes { packed in
                    lastYear.add(packed, formNumber: number, isWhole: part.isWhole)
                }
            }
        }
        var findings = try known.lastYearJudge.findings(
            of: figures, after: lastYear, level: context.levels[agency.region])
        if let number = lastYear.formNumber,
            let zero = ZeroAfterLastYear.finding(
                of: figures, after: lastYear, places: known.zeroPlaces,
                before: context.formJudge(number: number).zeroPlaces,
                as: NarrativeRules.zeroTables)
        {
            findings.append(zero)
        }
        return findings
    }

    /// What the office's ledger says against a submission.
    private func knownElsewhere(_ submission: SubmissionRow, _ known: FormJudge) -> [Finding] {
        guard !context.decisions.ledger.isEmpty,
            let cases = context.decisions.ledger[submission.agencyID]
        else { return [] }
        return LedgerRule.findings(of: figures, form: known.form, known: cases)
    }

    private func noteFigures(
        of submission: SubmissionRow, _ agency: KnownAgency, _ known: FormJudge
    ) {
        guard let print = known.printer.print(of: figures) else { return }
        var isFromLastYear = false
        if lastYear.isUsable, let number = lastYear.formNumber {
            let before = context.formJudge(number: number).printer
            isFromLastYear = before.print(of: lastYear.figures) == print
        }
        copies.note(
            FigureCopies.Report(
                print: print, region: Int32(agency.region), agencyID: submission.agencyID,
                submissionID: submission.submissionID, revision: submission.revision,
                isFromLastYear: isFromLastYear))
    }

    /// - Returns: the waiver that allows the finding, if any.
    @discardableResult
    private func spool(
        _ finding: Finding, of submission: SubmissionRow, _ agency: KnownAgency
    ) throws -> Int64? {
        let waiver = context.decisions.waiver(of: finding, agencyID: submission.agencyID)
        try spool.append(
            FindingRow(
                .report(
                    submission: submission.submissionID, agency: submission.agencyID,
                    revision: submission.revision),
                regionCode: context.tree.regions[agency.region].code, year: context.year,
                finding: finding, waiverID: waiver))
        return waiver
    }

    private static func reason(
        _ standing: KnownAgency.Standing
    ) -> ExpectedAgencyRule.Reason? {
        switch standing {
        case .expected: nil
        case .notActive: .notActive
        case .exempt: .exempt
        case .notCounted: .notCounted
        }
    }
}

extension KnownAgency {
    /// The part of its region's agencies that it belongs to.
    var part: RegionSums.Part { agencyClass.countsInOwnScope ? .own : .other }
}

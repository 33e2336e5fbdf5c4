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
    private(set) var rosters: [Int: Roster] = [:]

    private let catalogue: FormCatalogue
    private let tree: RegionTree
    private let judge: SubmissionJudge
    private let figures: Figures
    private let formIDs: [(form: Form, bytes: [UInt8])]
    private var dueDates: [Int: [AgencyClass: CalendarDate]] = [:]
    /// Agencies whose latest revision has errors, and what it would take to judge earlier ones.
    private var passedOver: [Int64: PassedOver] = [:]

    struct Roster {
        var included: [RegionSums.Part: [RosterEntry]] = [:]
        var excluded: [RegionSums.Part: [RosterEntry]] = [:]
    }

    private struct PassedOver {
        let region: Int
        let part: RegionSums.Part
        let latest: RosterEntry
    }

    init?(year: Int, catalogue: FormCatalogue, tree: RegionTree) throws {
        self.year = year
        self.catalogue = catalogue
        self.tree = tree
        form = catalogue.form(forYear: year)
        let cellCount = form?.cells.count ?? 0
        guard let sums = RegionSums(regionCount: tree.regions.count, cellCount: cellCount) else {
            return nil
        }
        self.sums = sums
        spool = try FindingSpool()
        judge = SubmissionJudge(catalogue: catalogue, year: year)
        figures = Figures(capacity: catalogue.forms.map(\.cells.count).max() ?? 0)
        formIDs = catalogue.forms.map { ($0, Array($0.id.utf8)) }
    }

    func expect(_ agencies: [ExpectedAgencies]) {
        for expected in agencies {
            guard let region = tree.index(of: expected.regionCode) else { continue }
            sums.addExpected(
                expected.count, region: region, part: Self.part(expected.agencyClass))
            dueDates[region, default: [:]][expected.agencyClass] = expected.dueOn
        }
    }

    /// Streams the latest revisions, then the earlier ones of agencies whose latest has errors.
    ///
    /// - Parameter regions: codes; nil for every region.
    func read(
        from reader: CandidateReader, regions: [String]?, progress: (Int) -> Void
    ) throws {
        try reader.latest(year: year, regions: regions) { candidate in
            try take(candidate)
            submissions += 1
            if submissions & 0xFFF == 0 { progress(submissions) }
        }
        let withEarlier = passedOver.filter { $0.value.latest.revision > 1 }.keys.sorted()
        try reader.earlier(year: year, agencies: withEarlier) { try takeEarlier($0) }
        for (_, left) in passedOver {
            rosters[left.region, default: Roster()].excluded[left.part, default: []]
                .append(left.latest)
        }
        passedOver = [:]
    }

    private static func part(_ agencyClass: AgencyClass) -> RegionSums.Part {
        agencyClass.countsInOwnScope ? .own : .other
    }

    private func take(_ candidate: Candidate) throws {
        let part = Self.part(candidate.agencyClass)
        if let reason = Self.reason(candidate.standing) {
            try spool(ExpectedAgencyRule.finding(reason, year: year), of: candidate)
            _ = try judgeFigures(candidate)
            return
        }
        let due = dueDates[candidate.region]?[candidate.agencyClass]
        sums.addReceived(
            onTime: due.map { candidate.firstSubmittedOn <= $0 } ?? true,
            region: candidate.region, part: part)
        let entry = Self.entry(candidate)
        if try judgeFigures(candidate) {
            try include(candidate, entry, part)
        } else {
            passedOver[candidate.agencyID] = PassedOver(
                region: candidate.region, part: part, latest: entry)
        }
    }

    /// A revision with errors does not push out an earlier one that counts.
    private func takeEarlier(_ candidate: Candidate) throws {
        guard let left = passedOver[candidate.agencyID] else { return }
        if try judgeFigures(candidate) {
            passedOver[candidate.agencyID] = nil
            try include(candidate, Self.entry(candidate), left.part)
        }
    }

    private static func entry(_ candidate: Candidate) -> RosterEntry {
        RosterEntry(
            agencyID: candidate.agencyID, revision: candidate.revision,
            submissionID: candidate.submissionID)
    }

    private func include(
        _ candidate: Candidate, _ entry: RosterEntry, _ part: RegionSums.Part
    ) throws {
        try sums.include(
            figures.values, magnitudeBits: figures.magnitudeBits,
            blankWords: figures.hasBlanks ? figures.blanks : nil, region: candidate.region,
            part: part)
        rosters[candidate.region, default: Roster()].included[part, default: []].append(entry)
    }

    /// Unpacks and judges a submission; its findings go to the spool.
    ///
    /// - Returns: whether its figures may count.
    private func judgeFigures(_ candidate: Candidate) throws -> Bool {
        guard let form = form(candidate.formID) else {
            throw StoreError.unexpectedValue(
                column: "form_id", value: String(decoding: candidate.formID, as: UTF8.self))
        }
        do {
            guard candidate.cellCount == form.cells.count else {
                throw Figures.DecodingFault.wrongCount(found: candidate.cellCount)
            }
            try figures.unpack(candidate.packed, count: form.cells.count)
        } catch let fault as Figures.DecodingFault {
            let finding = CellCountRule.finding(
                fault, storedCount: candidate.cellCount, form: form)
            try spool(finding, of: candidate)
            return false
        }
        let level = tree.regions[candidate.region].level
        let findings = judge.findings(of: figures, form: form, level: level)
        for finding in findings { try spool(finding, of: candidate) }
        return !findings.contains(where: \.excludes)
    }

    private func form(_ id: UnsafeRawBufferPointer) -> Form? {
        for known in formIDs where known.bytes.count == id.count && known.bytes.elementsEqual(id) {
            return known.form
        }
        return nil
    }

    private func spool(_ finding: Finding, of candidate: Candidate) throws {
        try spool.append(
            FindingRow(
                submissionID: candidate.submissionID, agencyID: candidate.agencyID,
                regionCode: tree.regions[candidate.region].code, year: year,
                revision: candidate.revision, finding: finding))
    }

    private static func reason(
        _ standing: Candidate.Standing
    ) -> ExpectedAgencyRule.Reason? {
        switch standing {
        case .expected: nil
        case .notOnRoster: .notOnRoster
        case .exempt: .exempt
        case .notCounted: .notCounted
        }
    }
}

import Store
import Validation
import Vocabulary

/// What people decided about a year's submissions, as a run applies it.
final class YearDecisions: Sendable {
    private let waivers: [String: WaiverRow]
    private let returns: [Int64: ReturnRow]
    /// By region of the tree; empty if no region has closing dates.
    private let closings: [ClosingRow?]
    /// When reports were stored that came too late for a closing date, whatever their date says.
    private let storedLate: [Int64: CalendarDate]
    private let year: Int
    private let lastDayOfYear: CalendarDate?
    /// Of each agency the cases that the office knows of.
    let ledger: [Int64: LedgerRule.Known]
    /// Days of filing, with the extensions that were granted.
    let dueDates: [DueDate]

    init(_ reader: DecisionReader, year: Int, businessDate: CalendarDate, tree: RegionTree) throws {
        self.year = year
        waivers = try reader.waivers(year: year, on: businessDate)
        returns = try reader.returns(year: year)
        dueDates = try reader.dueDates(year: year, grantedBy: businessDate)
        closings = Self.spread(try reader.closings(year: year), over: tree)
        lastDayOfYear = CalendarDate(year: year, month: 12, day: 31)
        var ledger: [Int64: LedgerRule.Known] = [:]
        for known in try reader.ledger(year: year) {
            ledger[known.agencyID, default: [:]][known.kind, default: []].append(known.number)
        }
        self.ledger = ledger
        storedLate = closings.isEmpty ? [:] : try reader.storedLate(year: year)
    }

    /// Each region's own row, else that of the nearest region above.
    private static func spread(_ rows: [ClosingRow], over tree: RegionTree) -> [ClosingRow?] {
        guard !rows.isEmpty else { return [] }
        let byCode = Dictionary(rows.map { ($0.regionCode, $0) }) { first, _ in first }
        return tree.regions.indices.map { index in
            var place: Int? = index
            while let region = place {
                if let row = byCode[tree.regions[region].code] { return row }
                place = tree.parents[region]
            }
            return nil
        }
    }

    /// Findings that follow from decisions, not from figures.
    func findings(of submission: SubmissionRow, region: Int) -> [Finding] {
        let isEarly = lastDayOfYear.map { submission.submittedOn <= $0 } ?? false
        guard isEarly || !returns.isEmpty || !closings.isEmpty else { return [] }
        var findings: [Finding] = []
        if isEarly, let early = FiledEarlyRule.finding(filedOn: submission.submittedOn, year: year)
        {
            findings.append(early)
        }
        if let sentBack = returns[submission.submissionID] {
            findings.append(
                ReturnedRule.finding(
                    returnedOn: sentBack.returnedOn, reason: sentBack.reason))
        }
        guard !closings.isEmpty, let closing = closings[region] else { return findings }
        let isCorrection = submission.isCorrection
        let lastDay = isCorrection ? closing.noCorrectionsAfter : closing.noNewAfter
        let storedOn = storedLate[submission.submissionID]
        if let lastDay, max(submission.submittedOn, storedOn ?? lastDay) > lastDay {
            findings.append(
                ClosedRule.finding(
                    isCorrection: isCorrection, lastDay: lastDay,
                    submittedOn: submission.submittedOn,
                    storedOn: submission.submittedOn > lastDay ? nil : storedOn))
        }
        return findings
    }

    /// The waiver that allows a finding with the values it has now.
    func waiver(of finding: Finding, agencyID: Int64) -> Int64? {
        waivers.isEmpty ? nil : waiver(of: finding, owner: String(agencyID))
    }

    /// - Parameter owner: what the fingerprint names in place of an agency.
    func waiver(of finding: Finding, owner: String) -> Int64? {
        guard !waivers.isEmpty, finding.verdict == .failed,
            !CatalogueRule.neverWaived.contains(finding.rule)
        else { return nil }
        let fingerprint = finding.fingerprint(agency: owner, year: year)
        guard let waiver = waivers[fingerprint], waiver.left == finding.left,
            waiver.right == finding.right
        else { return nil }
        return waiver.id
    }
}

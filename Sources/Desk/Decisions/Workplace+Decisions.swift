import Forms
package import Messages
import PostgresClient
import Store
import Validation
import Vocabulary

/// Which findings are to be allowed, as the options say it: one by its fingerprint, or all that
/// concern one cell of a report, which is named by one of its findings or by agency and year.
package struct WaiverChoice {
    package let fingerprint: String?
    package let cell: String?
    package let agency: Int64?
    package let year: Int?

    package init(fingerprint: String?, cell: String?, agency: Int64?, year: Int?) {
        self.fingerprint = fingerprint
        self.cell = cell
        self.agency = agency
        self.year = year
    }
}

extension Workplace {
    /// Lets a report count in spite of a finding, or of all findings about one cell: all of them or
    /// none.
    ///
    /// - Parameter until: the last day on which that holds, `YYYY-MM-DD`; nil for good.
    package func waive(
        _ choice: WaiverChoice, reason: String, by: String, until: String?
    ) throws -> Phrase {
        let day = try Arguments.date(until, option: "--until")
        let isOfReport = choice.agency != nil && choice.year != nil
        let isNamed = choice.agency == nil && choice.year == nil && choice.fingerprint != nil
        guard isNamed || isOfReport && choice.fingerprint == nil && choice.cell != nil else {
            throw Refusal(.wrongUsage, HistoryMessages.whatToWaive)
        }
        let forms = try catalogue().forms
        if let cell = choice.cell, !forms.contains(where: { $0.position(of: cell) != nil }) {
            throw Refusal(.wrongUsage, CommandMessages.noSuchCell.filled(["cell": cell]))
        }
        return try withDatabase { connection in
            try connection.begin()
            do {
                let fingerprints = try self.fingerprints(choice, connection)
                let decisions = Decisions(connection: connection)
                let waivers = try fingerprints.map {
                    try decisions.waive(
                        fingerprint: $0, reason: reason, decidedBy: by, holdsUntil: day)
                }
                try connection.commit()
                return HistoryMessages.waived.filled([
                    "waiver": waivers.map(String.init).joined(separator: ", ")
                ])
            } catch {
                // what went wrong first is what must be heard
                try? connection.rollback()
                throw error
            }
        }
    }

    /// Fingerprints of what is to be allowed.
    private func fingerprints(
        _ choice: WaiverChoice, _ connection: Connection
    ) throws -> [String] {
        let reader = AuditReader(connection: connection)
        guard let cell = choice.cell else { return choice.fingerprint.map { [$0] } ?? [] }
        var subject = (agency: choice.agency ?? 0, year: choice.year ?? 0)
        if let fingerprint = choice.fingerprint {
            guard let found = try reader.report(of: fingerprint) else {
                throw Refusal(
                    .failed,
                    HistoryMessages.noSuchFinding.filled(["fingerprint": fingerprint]))
            }
            subject = found
        }
        let concerned = try reader.findings(
            year: subject.year, region: nil, agency: subject.agency, severity: nil
        ).filter {
            $0.finding.verdict == .failed && $0.waiverID == nil && $0.finding.cells.contains(cell)
                && !CatalogueRule.neverWaived.contains($0.finding.rule)
        }.map(\.fingerprint)
        guard !concerned.isEmpty else {
            throw Refusal(
                .failed,
                HistoryMessages.nothingConcerns.filled([
                    "cell": cell, "agency": String(subject.agency),
                    "year": String(subject.year),
                ]))
        }
        var seen: Set<String> = []
        return concerned.filter { seen.insert($0).inserted }
    }

    /// Sends a report back for correction.
    package func sendBack(submission: Int64, reason: String, by: String) throws -> Phrase {
        try withDatabase { connection in
            try Decisions(connection: connection).sendBack(
                submission: submission, reason: reason, returnedBy: by)
            return HistoryMessages.sentBack.filled(["submission": String(submission)])
        }
    }
}

import Documents
import Forms
import Hashing
package import Listings
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
            let number = try Decisions(connection: connection).sendBack(
                submission: submission, reason: reason, returnedBy: by)
            return HistoryMessages.sentBack.filled([
                "submission": String(submission), "number": String(number),
            ])
        }
    }

    /// Takes back a report that was stored by mistake.
    package func withdraw(submission: Int64, reason: String, by: String) throws -> Phrase {
        try withDatabase { connection in
            let number = try Decisions(connection: connection).withdraw(
                submission: submission, reason: reason, decidedBy: by)
            return DecisionMessages.withdrew.filled([
                "submission": String(submission), "number": String(number),
            ])
        }
    }

    /// Corrects the dates of a filing.
    ///
    /// - Parameters:
    ///   - submittedAt: a day in China or an instant; nil leaves the time of filing.
    ///   - publishedOn: `YYYY-MM-DD`; nil leaves the day of publication.
    package func correct(
        submission: Int64, submittedAt: String?, publishedOn: String?, reason: String, by: String
    ) throws -> Phrase {
        let published = try Arguments.date(publishedOn, option: "--published-on")
        let submitted = try Arguments.filingTime(submittedAt)?.instant
        return try withDatabase { connection in
            let number = try Decisions(connection: connection).correct(
                submission: submission, submittedAt: submitted, publishedOn: published,
                reason: reason, decidedBy: by)
            return DecisionMessages.corrected.filled([
                "submission": String(submission), "number": String(number),
            ])
        }
    }

    /// Records a publication that was seen.
    ///
    /// - Parameters:
    ///   - day: `YYYY-MM-DD`.
    ///   - page: a file with the page as it was seen; its hash is kept.
    package func recordPublication(
        agency: Int64, year: Int, on day: String, url: String?, page: String?, by: String
    ) throws -> Phrase {
        let year = try Arguments.year(year)
        let day = try Arguments.requiredDate(day, option: "--on")
        var seen = SeenPublication(
            agencyID: agency, year: year, publishedOn: day, decidedBy: by, url: url)
        if let page {
            let bytes = try DocumentReader(catalogue: try catalogue()).bytes(ofFile: page)
            seen.sha256 = Hexadecimal.text(SHA256.hash(bytes))
            seen.fileName = page.lastStep
        }
        return try withDatabase { connection in
            let number = try Decisions(connection: connection).recordPublication(seen)
            let message = page == nil ? DecisionMessages.typed : DecisionMessages.evidenced
            return message.filled([
                "agency": String(agency), "year": String(year), "day": day.description,
                "number": String(number), "hash": seen.sha256 ?? "",
            ])
        }
    }

    /// Takes a decision back.
    package func revoke(
        _ kind: RevocableKind, number: Int64, reason: String, by: String
    ) throws -> Phrase {
        try withDatabase { connection in
            try Decisions(connection: connection).revoke(
                kind: kind.decision, number: number, reason: reason, decidedBy: by)
            return DecisionMessages.revoked.filled(["number": String(number)]).filled([
                "kind": DecisionMessages.kind(kind.rawValue)
            ])
        }
    }

    /// Every decision with who, when and why.
    ///
    /// - Parameter since: `YYYY-MM-DD`; nil for all.
    package func decisions(
        year: Int?, region: String?, agency: Int64?, since: String?
    ) throws -> Listing {
        let year = try year.map { try Arguments.year($0) }
        let day = try Arguments.date(since, option: "--since")
        return try withDatabase { connection in
            if let region { _ = try TotalsReader(connection: connection).region(region) }
            return DecisionsListing(
                try DecisionList(connection: connection).decisions(
                    year: year, region: region, agency: agency, since: day)
            ).listing
        }
    }
}

/// A kind of decision that can be taken back, as it is named on the command line.
package enum RevocableKind: String, CaseIterable {
    case waiver, withdrawal, correction, publication
    case returned = "return"

    fileprivate var decision: DecisionKind {
        switch self {
        case .waiver: .waiver
        case .withdrawal: .withdrawal
        case .correction: .correction
        case .publication: .publication
        case .returned: .returned
        }
    }
}

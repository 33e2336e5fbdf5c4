import Documents
import Forms
import Hashing
import Messages
import Narratives
import PostgresClient
import Store
import Validation
import Vocabulary

/// Stores documents that were read, all in one transaction.
struct DocumentImport {
    let connection: Connection
    let submittedAt: Instant
    let publishedOn: CalendarDate?
    /// The agency's number if it was given apart from the document.
    let agency: Int64?

    struct Document {
        let file: String
        let sha256: String
        let judgement: ReportJudgement

        init(file: String, bytes: [UInt8], judgement: ReportJudgement) {
            self.file = file
            sha256 = Hexadecimal.text(SHA256.hash(bytes))
            self.judgement = judgement
        }
    }

    /// - Returns: what became of each document, and what is to be said of its words.
    func store(_ documents: [Document], isDryRun: Bool) throws -> [Phrase] {
        try connection.begin()
        do {
            var outcomes: [Outcome] = []
            for document in documents {
                outcomes.append(try store(document, isDryRun: isDryRun))
            }
            // with all documents stored, each is compared with the others as well
            var lines: [Phrase] = []
            for (document, outcome) in zip(documents, outcomes) {
                lines.append(outcome.line)
                if let agency = outcome.agency { lines += try remarks(on: document, agency) }
            }
            if isDryRun { try connection.rollback() } else { try connection.commit() }
            return lines
        } catch {
            // what went wrong first is what the clerk must hear
            try? connection.rollback()
            throw error
        }
    }

    /// What became of a document; without an agency it was stored before.
    private struct Outcome {
        let line: Phrase
        var agency: AgencyMatch?
    }

    private func store(_ document: Document, isDryRun: Bool) throws -> Outcome {
        let report = document.judgement.report
        guard let year = document.judgement.year else {
            throw refused(DocumentCommandMessages.noYear, document)
        }
        let wrongForm = document.judgement.findings.first {
            $0.rule == FormOfYearRule.rule.id && $0.excludes
        }
        if let wrongForm {
            throw refused(
                DocumentCommandMessages.wrongForm.filled(["reason": wrongForm.message]), document)
        }
        let agency = try self.agency(of: document, year: year)
        let intake = Intake(connection: connection)
        if let before = try intake.sameDocument(
            agencyID: agency.id, year: year, sha256: document.sha256)
        {
            return Outcome(
                line: DocumentCommandMessages.storedBefore.filled([
                    "file": document.file, "submission": String(before),
                ]))
        }
        let stored = try intake.submit(
            NewSubmission(
                agencyID: agency.id, year: year, formID: report.form.id,
                cells: CellsJSON.text(report.form, report.values),
                submittedAt: submittedAt, publishedOn: publishedOn ?? report.publishedOn,
                narrative: ReportJSON.narrative(report), source: document.file))
        try intake.attachDocument(
            to: stored.id, fileName: document.file, sha256: document.sha256,
            cells: ReportJSON.places(report))
        let phrase =
            isDryRun ? DocumentCommandMessages.wouldStore : DocumentCommandMessages.stored
        return Outcome(
            line: phrase.filled([
                "file": document.file, "agency": agency.name, "id": String(agency.id),
                "year": String(year), "revision": String(stored.revision),
            ]), agency: agency)
    }

    /// How many findings there are, and those about the words, which only this command can make.
    private func remarks(on document: Document, _ agency: AgencyMatch) throws -> [Phrase] {
        var findings = document.judgement.findings
        if let year = document.judgement.year {
            let text = document.judgement.report.text(year: year)
            let copy = OriginalityCheck.finding(
                for: ReportText(agencyName: agency.name, year: year, sections: text.sections),
                among: try NarrativeReader(connection: connection).textsToCompare(
                    agencyID: agency.id, year: year), form: document.judgement.report.form)
            findings += copy.map { [$0] } ?? []
        }
        let errors = findings.count(where: \.excludes)
        let others = findings.count { $0.severity != .hint && !$0.excludes }
        let phrase =
            errors > 0
            ? DocumentCommandMessages.withErrors : DocumentCommandMessages.withoutErrors
        let summary = phrase.filled(["errors": String(errors), "others": String(others)])
        let rulesOfText = Set(ReportRules.all.map(\.id))
        return (errors + others > 0 ? [summary] : [])
            + findings.filter { rulesOfText.contains($0.rule) }.map { finding in
                DocumentCommandMessages.textFinding.filled(["rule": finding.rule]).filled([
                    "severity": finding.severity.label, "message": finding.message,
                ])
            }
    }

    private func agency(of document: Document, year: Int) throws -> AgencyMatch {
        let name = document.judgement.report.agencyName
        guard agency != nil || name != nil else {
            throw refused(DocumentCommandMessages.noAgency, document)
        }
        let matches = try Intake(connection: connection).agencies(
            id: agency, name: name, year: year)
        // a name that a successor took over means the body of the report's own year
        let active = matches.filter(\.isActive)
        let candidates = active.isEmpty ? matches : active
        guard let match = candidates.first else {
            throw refused(
                DocumentCommandMessages.unknownToRegistry.filled([
                    "name": agency.map(String.init) ?? name ?? ""
                ]), document)
        }
        guard candidates.count == 1 else {
            throw refused(
                DocumentCommandMessages.ambiguous.filled([
                    "count": String(candidates.count), "name": match.name,
                    "ids": candidates.map { String($0.id) }.joined(separator: ", "),
                ]), document)
        }
        return match
    }

    private func refused(_ phrase: Phrase, _ document: Document) -> Refusal {
        let reason = phrase.filled(["file": document.file])
        let outcome = DocumentCommandMessages.nothingStored
        return Refusal(
            .unreadableInput,
            Phrase("\(reason.zh)\n\(outcome.zh)", en: "\(reason.en)\n\(outcome.en)"))
    }
}

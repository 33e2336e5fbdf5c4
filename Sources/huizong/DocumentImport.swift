import Crypto
import Documents
import Messages
import PostgresClient
import Publishing
import Store
import Submissions
import Validation

/// Stores documents that were read, all in one transaction.
struct DocumentImport {
    let connection: Connection
    let language: Language
    let submittedAt: String
    let publishedOn: CalendarDate?
    /// The agency's number if it was given apart from the document.
    let agency: Int64?

    struct Document {
        let file: String
        let sha256: String
        let judgement: ReportJudgement

        init(file: String, bytes: [UInt8], judgement: ReportJudgement) {
            self.file = file
            sha256 = Hexadecimal.text(SHA256.hash(data: bytes))
            self.judgement = judgement
        }
    }

    func store(_ documents: [Document], isDryRun: Bool) throws {
        try connection.begin()
        do {
            var lines: [Phrase] = []
            for document in documents {
                lines += try store(document, isDryRun: isDryRun)
            }
            if isDryRun { try connection.rollback() } else { try connection.commit() }
            for line in lines { Output.result(line[language] + "\n") }
        } catch {
            // what went wrong first is what the clerk must hear
            try? connection.rollback()
            throw error
        }
    }

    private func store(_ document: Document, isDryRun: Bool) throws -> [Phrase] {
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
            return [
                DocumentCommandMessages.storedBefore.filled([
                    "file": document.file, "submission": String(before),
                ])
            ]
        }
        let stored = try intake.submit(
            NewSubmission(
                agencyID: agency.id, year: year, formID: report.form.id,
                cells: CellsJSON.text(report.form, report.values),
                submittedAt: submittedAt, publishedOn: publishedOn ?? report.publishedOn,
                narrative: narrativeJSON(report), source: document.file))
        try intake.attachDocument(
            to: stored.id, fileName: document.file, sha256: document.sha256,
            cells: placesJSON(report))
        let phrase =
            isDryRun ? DocumentCommandMessages.wouldStore : DocumentCommandMessages.stored
        var lines = [
            phrase.filled([
                "file": document.file, "agency": agency.name, "id": String(agency.id),
                "year": String(year), "revision": String(stored.revision),
            ])
        ]
        let errors = document.judgement.findings.count(where: \.excludes)
        if !document.judgement.findings.isEmpty {
            lines.append(
                DocumentCommandMessages.withFindings.filled([
                    "errors": String(errors),
                    "others": String(document.judgement.findings.count - errors),
                ]))
        }
        return lines
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

    private func refused(_ phrase: Phrase, _ document: Document) -> CommandFailure {
        let reason = phrase.filled(["file": document.file])
        let outcome = DocumentCommandMessages.nothingStored
        return CommandFailure(
            .unreadableInput,
            Phrase("\(reason.zh)\n\(outcome.zh)", en: "\(reason.en)\n\(outcome.en)"), language)
    }

    private func narrativeJSON(_ report: Report) -> String {
        var texts: [(String, Value)] = []
        for section in report.narrative
        where !texts.contains(where: { $0.0 == section.sectionID }) {
            texts.append((section.sectionID, .text(section.text)))
        }
        return compactJSON(.object(texts), language: language)
    }

    /// Where each figure stood and how it was written.
    private func placesJSON(_ report: Report) -> String {
        let entries = report.cells.map { cell in
            Value.object([
                ("cell", .text(report.form.cells[cell.position].name)),
                ("raw", .text(cell.rawText)), ("place", .text(cell.place.description.zh)),
                ("place_en", .text(cell.place.description.en)),
                ("note", .text(orBlank: cell.note?.zh)),
            ])
        }
        return compactJSON(.list(entries), language: language)
    }
}

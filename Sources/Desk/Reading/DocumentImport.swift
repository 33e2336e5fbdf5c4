import Documents
import Forms
import Messages
import Narratives
import PostgresClient
import Store
import Validation
import Vocabulary

/// Stores documents whose place is known, each as a whole.
final class DocumentImport {
    /// What became of a document.
    struct Outcome {
        let line: Phrase
        /// Whether a new revision was stored.
        let isStored: Bool
        /// Figures that the revision before had, and this one leaves blank.
        var lost: Finding?
    }

    private struct Subject: Hashable {
        let agencyID: Int64
        let year: Int
    }

    private let connection: Connection
    private let isDryRun: Bool
    /// The file that this import stored last for an agency and year.
    private var storedHere: [Subject: String] = [:]

    init(connection: Connection, isDryRun: Bool = false) {
        self.connection = connection
        self.isDryRun = isDryRun
    }

    /// - Throws: ``DocumentRefusal``, or an error of the database that is not about the document.
    func store(_ document: DocumentFiles.Document, _ placed: Placed) throws -> Outcome {
        do {
            return try connection.wholly { try storeWhole(document, placed) }
        } catch DatabaseError.server(let error)
            where ["22", "23"].contains(error.sqlState.prefix(2))
        {
            throw DocumentRefusal(
                reason: ImportMessages.refusedByDatabase.filled(["message": error.message]),
                isOfServer: true)
        }
    }

    private func storeWhole(
        _ document: DocumentFiles.Document, _ placed: Placed
    ) throws -> Outcome {
        let (agency, year, report) = (placed.agency, placed.year, document.report)
        let state = FilingState(connection: connection)
        let narrative = ReportJSON.narrative(report)
        try state.hold(agencyID: agency.id, year: year)
        let last = try state.lastRevision(
            agencyID: agency.id, year: year, sha256: document.sha256, formID: report.form.id,
            cells: report.values, narrative: narrative)
        var submittedAt = placed.submittedAt.instant
        // what was sent back is no longer in force: anything may follow it, itself included
        if let last, !last.isReturned {
            if let line = unchanged(document, placed, last) {
                return Outcome(line: line, isStored: false)
            }
            submittedAt = placed.submittedAt.instant(after: last.submittedAt)
            try checkOrder(document, placed, last, submittedAt)
        }
        let intake = Intake(connection: connection)
        let stored = try intake.submit(
            NewSubmission(
                agencyID: agency.id, year: year, formID: report.form.id,
                cells: CellsJSON.text(report.form, report.values), submittedAt: submittedAt,
                publishedOn: placed.publishedOn, narrative: narrative, source: document.file))
        try intake.attachDocument(
            to: stored.id, fileName: document.file, sha256: document.sha256,
            cells: ReportJSON.places(report))
        storedHere[Subject(agencyID: agency.id, year: year)] = document.file
        let phrase =
            isDryRun ? DocumentCommandMessages.wouldStore : DocumentCommandMessages.stored
        let line = phrase.filled([
            "file": document.file, "agency": agency.name, "id": String(agency.id),
            "year": String(year), "revision": String(stored.revision),
            "day": placed.submittedAt.day.description,
        ])
        return Outcome(
            line: line, isStored: true, lost: try last.flatMap { try Self.lost(report, after: $0) })
    }

    private static func lost(
        _ report: Report, after last: LastRevision
    ) throws -> Finding? {
        guard let cells = last.cells, cells.count == report.values.count else { return nil }
        let now = Figures(capacity: cells.count)
        let before = Figures(capacity: cells.count)
        try now.load(report.values)
        try before.load(cells)
        return LostCellsRule.finding(of: now, after: before, form: report.form)
    }

    /// What is said of a document that brings nothing new; nil if it does, be it only a day of
    /// publication where none was known.
    private func unchanged(
        _ document: DocumentFiles.Document, _ placed: Placed, _ last: LastRevision
    ) -> Phrase? {
        guard last.hasSameBytes || last.hasSameContent else { return nil }
        if placed.isPublicationGiven, last.publishedOn == nil { return nil }
        let phrase = last.hasSameBytes ? ImportMessages.inForce : ImportMessages.sameContent
        return phrase.filled([
            "file": document.file, "agency": placed.agency.name, "id": String(placed.agency.id),
            "year": String(placed.year), "revision": String(last.revision),
            "submission": String(last.submissionID),
        ])
    }

    private func checkOrder(
        _ document: DocumentFiles.Document, _ placed: Placed, _ last: LastRevision,
        _ submittedAt: Instant
    ) throws {
        let subject = Subject(agencyID: placed.agency.id, year: placed.year)
        if let other = storedHere[subject], !(last.hasSameBytes || last.hasSameContent),
            !(placed.hasOwnTime && placed.submittedAt.instant > last.submittedAt)
        {
            throw DocumentRefusal(
                reason: ImportMessages.twoFiles.filled([
                    "agency": placed.agency.name, "year": String(placed.year), "other": other,
                ]))
        }
        guard submittedAt >= last.submittedAt else {
            throw DocumentRefusal(
                reason: ImportMessages.filedEarlier.filled([
                    "day": placed.submittedAt.instant.description,
                    "revision": String(last.revision), "last": last.submittedAt.description,
                    "submission": String(last.submissionID),
                ]))
        }
    }

    /// How many findings there are, those about the words, which only this command can make, and
    /// what a correction lost.
    func remarks(
        on document: DocumentFiles.Document, _ placed: Placed, _ outcome: Outcome
    ) throws -> [Phrase] {
        var findings = document.judgement.findings
        let text = document.report.text(year: placed.year)
        let copy = OriginalityCheck.finding(
            for: ReportText(
                agencyName: placed.agency.name, year: placed.year, sections: text.sections),
            among: try NarrativeReader(connection: connection).textsToCompare(
                agencyID: placed.agency.id, year: placed.year), form: document.report.form)
        findings += [copy, outcome.lost].compactMap { $0 }
        guard !findings.isEmpty else { return [] }
        let errors = findings.count(where: \.excludes)
        let others = findings.count { $0.severity != .hint && !$0.excludes }
        let phrase =
            errors > 0
            ? DocumentCommandMessages.withErrors : DocumentCommandMessages.withoutErrors
        let summary = phrase.filled(["errors": String(errors), "others": String(others)])
        let told = Set(ReportRules.all.map(\.id) + [LostCellsRule.rule.id])
        return (errors + others > 0 ? [summary] : [])
            + findings.filter { told.contains($0.rule) }.map { finding in
                DocumentCommandMessages.textFinding.filled(["rule": finding.rule]).filled([
                    "severity": finding.severity.label, "message": finding.message,
                ])
            }
    }
}

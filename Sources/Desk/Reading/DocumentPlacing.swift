import Documents
import Messages
import PostgresClient
import Store
import Validation
import Vocabulary

/// A document that is not stored, and why, with what to do.
struct DocumentRefusal: Error {
    let reason: Phrase
    /// Whether the database refused it, and not we.
    var isOfServer = false
}

/// Whose report a document is, of which year, and when it was filed.
struct Placed {
    let agency: AgencyMatch
    let year: Int
    let submittedAt: FilingTime
    /// Whether the time was stated for this document and no other.
    let hasOwnTime: Bool
    let publishedOn: CalendarDate?
    /// Whether the day of publication was given apart from the document.
    let isPublicationGiven: Bool
    /// What the clerk should know of how this was found out.
    let remarks: [Phrase]
}

/// Finds out where documents belong, before anything is locked or written: who may be asked is
/// asked here.
final class DocumentPlacing {
    /// What was given besides the files.
    struct Options {
        var agency: Int64?
        var region: String?
        var submittedAt: FilingTime?
        var publishedOn: CalendarDate?
        var now = Clock.now
    }

    private let options: Options
    private let dates: DatesFile?
    private let questions: Questions
    private let connection: Connection
    private var usedRows: Set<Int> = []
    private let search: AgencySearch

    init(
        connection: Connection, options: Options, dates: DatesFile? = nil,
        questions: Questions = Questions(isAssumedYes: false, ask: nil)
    ) {
        self.connection = connection
        self.options = options
        self.dates = dates
        self.questions = questions
        search = AgencySearch(connection: connection, region: options.region)
    }

    private var today: CalendarDate { options.now.day }

    /// - Throws: ``DocumentRefusal``, or an error of the database.
    func place(_ document: DocumentFiles.Document) throws -> Placed {
        guard let year = document.judgement.year else {
            throw DocumentRefusal(reason: DocumentCommandMessages.noYear)
        }
        let wrongForm = document.judgement.findings.first {
            $0.rule == FormOfYearRule.rule.id && $0.excludes
        }
        if let wrongForm { throw DocumentRefusal(reason: wrongForm.message) }
        var (agency, remarks) = try agency(of: document, year: year)
        try confirmBytes(of: document, agency, year)
        let row = try row(for: document, agency, year)
        let time = try time(of: document, agency, year, row)
        remarks += time.remarks
        guard time.filed.day.year >= year else {
            throw DocumentRefusal(
                reason: ImportMessages.filedBeforeYear.filled([
                    "day": time.filed.day.description, "year": String(year),
                ]))
        }
        let given = row?.publishedOn ?? options.publishedOn
        return Placed(
            agency: agency, year: year, submittedAt: time.filed,
            hasOwnTime: row?.submittedAt != nil, publishedOn: given ?? document.report.publishedOn,
            isPublicationGiven: given != nil, remarks: remarks)
    }

    // MARK: Whose it is

    private func agency(
        of document: DocumentFiles.Document, year: Int
    ) throws -> (AgencyMatch, [Phrase]) {
        let title = document.report.agencyName
        if let id = options.agency {
            guard let match = try search.agency(id, year: year) else {
                throw DocumentRefusal(
                    reason: ImportMessages.noSuchNumber.filled(["id": String(id)]))
            }
            try confirmName(of: document, match, year)
            return (match, [])
        }
        guard let title else { throw DocumentRefusal(reason: DocumentCommandMessages.noAgency) }
        switch try search.find(title, year: year) {
        case .one(let match, let isFormer, let isBySpelling):
            guard isFormer || isBySpelling else { return (match, []) }
            let remark = isFormer ? ImportMessages.byFormerName : ImportMessages.byShortName
            return (
                match,
                [
                    remark.filled([
                        "title": title, "agency": match.name, "id": String(match.id),
                    ])
                ]
            )
        case .several(let matches):
            throw DocumentRefusal(
                reason: ImportMessages.ambiguous.filled([
                    "count": String(matches.count), "name": title,
                    "candidates": try search.list(matches.prefix(5)),
                ]))
        case .none(let similar):
            guard !similar.isEmpty else {
                throw DocumentRefusal(reason: ImportMessages.unknown.filled(["name": title]))
            }
            throw DocumentRefusal(
                reason: ImportMessages.didYouMean.filled([
                    "name": title, "candidates": try search.list(similar),
                ]))
        }
    }

    /// A title that names another body than the number given is a slip of one of the two.
    private func confirmName(
        of document: DocumentFiles.Document, _ match: AgencyMatch, _ year: Int
    ) throws {
        guard let title = document.report.agencyName,
            try !search.isCalled(match, title, year: year)
        else { return }
        try confirm(
            ImportMessages.otherName.filled([
                "title": title, "agency": match.name, "id": String(match.id),
            ]), document)
    }

    private func confirmBytes(
        of document: DocumentFiles.Document, _ agency: AgencyMatch, _ year: Int
    ) throws {
        let other = try FilingState(connection: connection).sameDocument(
            otherThan: agency.id, year: year, sha256: document.sha256)
        guard let other else { return }
        try confirm(
            ImportMessages.sameBytes.filled([
                "agency": other.agencyName, "id": String(other.agencyID),
                "year": String(other.year), "submission": String(other.submissionID),
                "here": "\(agency.name)（\(agency.id)）", "hereYear": String(year),
            ]), document)
    }

    private func confirm(_ doubt: Phrase, _ document: DocumentFiles.Document) throws {
        guard questions.confirms(doubt, of: document.file) else {
            throw DocumentRefusal(reason: ImportMessages.unconfirmed.filled(["doubt": doubt]))
        }
    }

    // MARK: When it was filed

    /// The row of the sheet of dates; nil if there is no sheet, or none of its rows is of the
    /// document and something else says when it was filed.
    private func row(
        for document: DocumentFiles.Document, _ agency: AgencyMatch, _ year: Int
    ) throws -> DatesFile.Row? {
        guard let dates else { return nil }
        let names = [agency.name] + [document.report.agencyName].compactMap { $0 }
        let short = try search.shortNames(of: agency)
        let rows = try dates.rows(
            file: document.file, agencyID: agency.id, names: names + short, year: year
        ).filter { try means($0.agency, agency, names, year) }
        for row in rows { usedRows.insert(row.number) }
        guard let row = rows.first else { return nil }
        guard rows.allSatisfy({ $0.dates == row.dates }) else {
            throw DocumentRefusal(
                reason: DatesMessages.several.filled([
                    "sheet": dates.path,
                    "rows": rows.map { String($0.number) }.joined(separator: ", "),
                ]))
        }
        return row
    }

    /// Whether what a row calls an agency means this one alone: its number, its name, what the
    /// title says, or a short name that no other agency has.
    private func means(
        _ called: String?, _ agency: AgencyMatch, _ names: [String], _ year: Int
    ) throws -> Bool {
        guard let called, called != String(agency.id) else { return true }
        let folded = AgencyName.folded(called)
        if names.contains(where: { AgencyName.folded($0) == folded }) { return true }
        return try search.isMeantAlone(agency, by: called, year: year)
    }

    /// Of the sheet of dates.
    var datesPath: String { dates?.path ?? "" }

    /// Rows of the sheet of dates that fitted no document.
    func unusedRows(files: [String]) -> [DatesFile.Row] {
        guard let dates else { return [] }
        var used = usedRows
        // a file that could not be read has its row all the same
        for file in files { for row in dates.rows(naming: file) { used.insert(row.number) } }
        return dates.rows.filter { !used.contains($0.number) }
    }

    /// As stated; else now, if the report is not due yet or is of the year just due; else the day
    /// of publication that the document prints; else as a person answers.
    private func time(
        of document: DocumentFiles.Document, _ agency: AgencyMatch, _ year: Int,
        _ row: DatesFile.Row?
    ) throws -> (filed: FilingTime, remarks: [Phrase]) {
        if let stated = row?.submittedAt ?? options.submittedAt { return (stated, []) }
        let now = FilingTime(options.now)
        if let dates, row == nil {
            let doubt = DatesMessages.noRowFor.filled(["sheet": dates.path])
            guard questions.confirms(doubt, of: document.file) else {
                throw DocumentRefusal(reason: doubt)
            }
        }
        let dueOn = try FilingState(connection: connection).dueOn(
            agencyID: agency.id, year: year, asOf: today)
        if today <= dueOn { return (now, []) }
        if year >= today.year - 1 { return (now, [late(dueOn)]) }
        if let day = document.report.publishedOn, day.year > year, day <= today {
            let remark = ImportMessages.dayOfDocument.filled(["day": day.description])
            return (FilingTime(day), [remark])
        }
        switch questions.time(of: year, first: document.file) {
        case .now: return (now, [late(dueOn)])
        case .at(let time): return (time, [])
        case .unknown:
            throw DocumentRefusal(
                reason: ImportMessages.noTime.filled([
                    "year": String(year), "due": dueOn.description,
                ]))
        }
    }

    private func late(_ dueOn: CalendarDate) -> Phrase {
        ImportMessages.lateNow.filled([
            "due": dueOn.description,
            "days": String(today.daysSinceEpoch - dueOn.daysSinceEpoch),
        ])
    }
}

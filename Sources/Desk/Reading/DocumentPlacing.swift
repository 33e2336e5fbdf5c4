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
    private var everyName: AgencyDirectory?
    private var everyRegion: RegionNames?

    init(
        connection: Connection, options: Options, dates: DatesFile? = nil,
        questions: Questions = Questions(isAssumedYes: false, ask: nil)
    ) {
        self.connection = connection
        self.options = options
        self.dates = dates
        self.questions = questions
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
            let known = try Intake(connection: connection).agencies(
                id: id, name: nil, year: year, region: options.region)
            guard let match = known.first else {
                throw DocumentRefusal(
                    reason: ImportMessages.noSuchNumber.filled(["id": String(id)]))
            }
            try confirmName(of: document, match, year)
            return (match, [])
        }
        guard let title else { throw DocumentRefusal(reason: DocumentCommandMessages.noAgency) }
        // the usual case needs one row of the registry, found by an index
        let exact = try Intake(connection: connection).agencies(
            id: nil, name: title, year: year, region: options.region)
        let active = exact.filter(\.isActive)
        if active.count == 1, try saysItsRegion(active[0]) { return (active[0], []) }
        let directory = try directory()
        let found = directory.find(title, year: year)
        guard let match = found.agencies.first else {
            throw DocumentRefusal(reason: unknown(title, year, directory))
        }
        guard found.agencies.count == 1 else {
            throw DocumentRefusal(
                reason: ImportMessages.ambiguous.filled([
                    "count": String(found.agencies.count), "name": title,
                    "candidates": Self.list(found.agencies.prefix(5), directory),
                ]))
        }
        guard found.isFormer || found.isBySpelling else { return (match, []) }
        let remark = found.isFormer ? ImportMessages.byFormerName : ImportMessages.byShortName
        return (
            match,
            [
                remark.filled([
                    "title": title, "agency": match.name, "id": String(match.id),
                ])
            ]
        )
    }

    /// Whether an agency's name begins with its region. A bare 财政局 may be short for others too.
    private func saysItsRegion(_ match: AgencyMatch) throws -> Bool {
        let name = AgencyName.folded(match.name)
        return try regions().prefixes(of: match.regionCode).contains { name.hasPrefix($0) }
    }

    private func regions() throws -> RegionNames {
        if let everyRegion { return everyRegion }
        let regions = RegionNames(try RunReader(connection: connection).regionTree())
        everyRegion = regions
        return regions
    }

    /// Every name of the registry, read once and only when a name is not found as it stands.
    private func directory() throws -> AgencyDirectory {
        if let everyName { return everyName }
        let directory = AgencyDirectory(
            try AgencyNameReader(connection: connection).names(region: options.region),
            regions: try regions())
        everyName = directory
        return directory
    }

    private func unknown(_ title: String, _ year: Int, _ directory: AgencyDirectory) -> Phrase {
        let similar = directory.suggestions(for: title, year: year)
        guard !similar.isEmpty else {
            return ImportMessages.unknown.filled(["name": title])
        }
        return ImportMessages.didYouMean.filled([
            "name": title, "candidates": Self.list(similar[...], directory),
        ])
    }

    private static func list(
        _ matches: ArraySlice<AgencyMatch>, _ directory: AgencyDirectory
    ) -> String {
        matches.map { "\($0.id) \($0.name)（\(directory.regionName(of: $0))）" }
            .joined(separator: "，")
    }

    /// A title that names another body than the number given is a slip of one of the two.
    private func confirmName(
        of document: DocumentFiles.Document, _ match: AgencyMatch, _ year: Int
    ) throws {
        guard let title = document.report.agencyName, title != match.name else { return }
        let own = AgencyDirectory(
            try AgencyNameReader(connection: connection).names(agency: match.id),
            regions: try regions())
        guard own.find(title, year: year).agencies.isEmpty else { return }
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
        let short = try regions().shortForms(
            of: AgencyName.folded(agency.name), region: agency.regionCode)
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
        return try directory().find(called, year: year).agencies.map(\.id) == [agency.id]
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

import Documents
import Forms
import Listings
import LocalServer
import Messages
import NightlyRun
import PostgresClient
import SampleCounty
import Settings
import Store
import Vocabulary

/// The steps of the demo, one heading each.
struct Demonstration {
    private static let region = "360926"
    private static let year = 2020
    /// 2021-01-26 at 10 o'clock.
    private static let submittedAt = Instant(
        CalendarDate(daysSinceEpoch: 18_653), secondOfDay: 10 * 3600)
    private static let agencyName = "铜鼓县行政服务中心"

    let workplace: Workplace
    private var language: Language { workplace.language }

    /// The whole job on a private server, which leaves nothing behind.
    func show() throws {
        let server = LocalServer(
            dataDirectory: try LocalServer.temporaryDirectory(),
            runAs: workplace.settings.localServerUser,
            binDirectory: workplace.settings.localServerBinDirectory, isThrowaway: true)
        defer { server.stop() }
        title(SampleMessages.demoStart)
        let connection = try Connection(conninfo: try server.start())
        try show(on: connection, documentDirectory: workplace.demoDirectory())
    }

    private func title(_ phrase: Phrase) { Output.result("\n== \(phrase[language])\n\n") }

    private func show(on connection: Connection, documentDirectory: String) throws {
        let catalogue = try workplace.catalogue()
        let migrated = try Migrator(connection: connection, catalogue: catalogue)
            .migrate(dryRun: false)
        Output.result(
            MigrateMessages.applied.filled([
                "names": (migrated.applied + migrated.forms).joined(separator: ", ")
            ])[language] + "\n")

        title(SampleMessages.demoSample)
        let county = SampleCounty(
            region: Self.region, agencies: 60, years: 2019...2024, seed: 1, catalogue: catalogue)
        try SampleStore(connection: connection, catalogue: catalogue).store(county)
        Output.result(SampleMessages.stored(county)[language] + "\n")

        title(SampleMessages.demoImport)
        try importReport(connection, catalogue, directory: documentDirectory)

        title(SampleMessages.demoRun)
        try run(connection, catalogue)
        title(SampleMessages.demoSecondRun)
        try run(connection, catalogue)
        try answers(connection, catalogue)
    }

    /// The report's agency is registered first, as every agency is before its report is read.
    private func importReport(
        _ connection: Connection, _ catalogue: FormCatalogue, directory: String
    ) throws {
        let file = "\(directory)/tonggu-2020.txt"
        try RegistryWriter(connection: connection).add(
            NewAgency(
                regionCode: Self.region, name: Self.agencyName, agencyClass: .department,
                activeFrom: CalendarDate(year: 2010, month: 1, day: 1)
                    ?? CalendarDate(daysSinceEpoch: 14_610)))
        let read = try workplace.documentFiles(year: nil, catalogue: catalogue).document(file)
        // the folder of the program says nothing to a clerk
        let document = DocumentFiles.Document(
            file: "tonggu-2020.txt", sha256: read.sha256, judgement: read.judgement)
        Output.result(
            CheckListing([("tonggu-2020.txt", document.judgement)]).listing.text(
                as: .table, Presentation(language: language)))
        let placed = try DocumentPlacing(
            connection: connection,
            options: DocumentPlacing.Options(submittedAt: FilingTime(Self.submittedAt))
        ).place(document)
        let desk = DocumentImport(connection: connection)
        let outcome = try desk.store(document, placed)
        let lines =
            [outcome.line] + placed.remarks + (try desk.remarks(on: document, placed, outcome))
        for line in lines { Output.result(line[language] + "\n") }
    }

    private func run(_ connection: Connection, _ catalogue: FormCatalogue) throws {
        let date = workplace.businessDate()
        let observer = RunReporter(workplace.settings, isQuiet: true)
        let run = NightlyRun(
            connection: connection, catalogue: catalogue, request: RunRequest(businessDate: date),
            startedAt: Clock.now, observer: observer)
        let outcome = try run.run()
        observer.end()
        Output.result(RunSummary(outcome, businessDate: date).text[language])
    }

    private func answers(_ connection: Connection, _ catalogue: FormCatalogue) throws {
        title(SampleMessages.demoTotals)
        let totals = try TotalsReader(connection: connection).published(
            region: Self.region, year: Self.year, scope: .all, at: nil)
        let ofTotals = try AuditReader(connection: connection).findings(
            aboutTotalOf: Self.region, year: Self.year, scope: .all, edition: totals.edition.id)
        let tables = TotalsListing(totals, year: Self.year, scope: .all, ofTotals).officialTables
        for (number, table) in tables.enumerated() {
            if number > 0 { Output.result("\n") }
            show(table)
        }

        title(SampleMessages.demoLate)
        var choice = LateChoice(
            year: Self.year, region: Self.region, isOpen: true,
            eventWords: LatenessRow.Event.submit.rawValue)
        try choice.check()
        let rows = try AuditReader(connection: connection).lateness(
            year: Self.year, region: Self.region, asOf: nil)
        show(
            LateListing(choice.matching(rows), choice, asOf: Clock.today, isTable: true).listing)

        title(SampleMessages.demoFindings)
        let reader = AuditReader(connection: connection)
        let findings = try reader.findings(
            year: Self.year, region: nil, agency: nil, severity: .error)
        let suspects = try FindingSuspects(reader: reader, catalogue: catalogue)
            .suspects(of: findings)
        show(FindingsOverview(findings, year: Self.year, suspects: suspects).listing)

        title(SampleMessages.demoExplain)
        try explain(connection)
    }

    private func explain(_ connection: Connection) throws {
        let explanation = TotalExplanation(
            connection: connection, cell: "disclosure.normative_documents.made", year: Self.year,
            scope: .all)
        var listing = try explanation.parts(
            of: explanation.total(region: Self.region)
        ).listing
        // the largest, and those that were read from a document
        let rawText = listing.columns.firstIndex { $0.key == "raw_text" } ?? 0
        listing.rows = listing.rows.enumerated().filter { index, row in
            if case .blank = row[rawText] { index < 5 } else { true }
        }.map(\.element)
        show(listing)
    }

    private func show(_ listing: Listing) {
        Output.result(
            listing.text(
                as: .table,
                Presentation.fitting(
                    descriptor: 1, language: language, environment: ProcessEnvironment.all)))
    }
}

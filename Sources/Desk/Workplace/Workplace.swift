import Documents
import Forms
import LocalServer
package import Messages
import PostgresClient
import SeparateReading
package import Settings
import Store
import Vocabulary

/// What a command works with: settings, forms and, on demand, the database.
///
/// What can be done here stands in extensions, one file a subject.
package struct Workplace {
    package let settings: Settings
    private let surroundings: Surroundings
    private let known = KnownForms()
    /// Who reads documents: a process of its own, unless a test says otherwise.
    var reader: (FormCatalogue) -> any ReportReader = { SeparateReader(catalogue: $0) }
    package var language: Language { settings.language }

    package init(_ settings: Settings, surroundings: Surroundings) {
        self.settings = settings
        self.surroundings = surroundings
    }

    /// The workplace as options, environment and settings file describe it.
    package init(
        _ options: SettingsOverrides, environment: [String: String] = ProcessEnvironment.all,
        surroundings: Surroundings = .current()
    ) throws(CommandFailure) {
        do {
            self.init(
                try Settings.load(
                    options: options, environment: environment, surroundings: surroundings),
                surroundings: surroundings)
        } catch {
            let language = Settings.preferredLanguage(options: options, environment: environment)
            throw CommandFailure(
                error.isOfCommandLine ? .wrongUsage : .wrongSettings, error.message[language])
        }
    }

    /// Runs a command's work and says every error in the clerk's words.
    package func attempt<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw failure(error)
        }
    }

    func failure(_ error: any Error) -> any Error {
        guard let report = ErrorReport(error, settings: settings) else { return error }
        return CommandFailure(report.status, report.message[language])
    }

    /// The forms, read from their files when they are first asked for.
    func catalogue() throws -> FormCatalogue {
        if let catalogue = known.catalogue { return catalogue }
        let catalogue = try FormCatalogue(try formFolder())
        known.catalogue = catalogue
        return catalogue
    }

    /// The forms that were compared with the database's, taken apart when they are first asked for.
    func forms() throws -> FormSource {
        guard let stamps = known.stamps else { return FormSource(try catalogue()) }
        return FormSource(stamps: stamps, read: catalogue)
    }

    private func formFolder() throws -> FormFolder {
        if let folder = known.folder { return folder }
        let folder = try FormFolder(directory: try settings.formsDirectory(surroundings))
        known.folder = folder
        return folder
    }

    /// Taking the form files apart is a large part of a short command, so that is done once, and
    /// only where somebody asks what they say.
    private final class KnownForms {
        var folder: FormFolder?
        /// In the order of the catalogue; nil until the database turned out to know all of them.
        var stamps: [FormStamp]?
        var catalogue: FormCatalogue?
    }

    /// Where the demo's report is: beside the form files.
    func demoDirectory() throws -> String { try besideForms("demo") }

    /// The bytes of a form's file.
    func formFile(_ id: String) throws -> [UInt8] {
        try FormCatalogue.file(of: id, directory: try settings.formsDirectory(surroundings))
    }

    /// Where a notice's template is: beside the form files.
    func noticeTemplate(_ name: String) throws -> String {
        try besideForms("notices/\(name).mustache")
    }

    /// Where the words and the look of a region's report are: beside the form files.
    func reportFolder() throws -> String { try besideForms("report") }

    /// Where the templates of pages are: beside the form files.
    func siteFolder() throws -> String { try besideForms("site") }

    private func besideForms(_ path: String) throws -> String {
        "\(try settings.formsDirectory(surroundings))/../\(path)"
    }

    /// What a database must be like before a command uses it.
    enum Requirement {
        /// Anything: for the commands that bring it up to date or look what is wrong.
        case nothing
        /// This version's schema; enough to read what was published.
        case schema
        /// Also the forms of the form files, so that figures mean the same on both sides.
        case schemaAndForms
    }

    /// Whether the database knows the forms as the form files say them, so that figures mean the
    /// same on both sides.
    func formsAreKnown(to connection: Connection) throws -> Bool {
        try Migrator.known(try formFolder().stamps, to: connection) != nil
    }

    /// Connects, starting the private server if no other database is named.
    func withDatabase<Result>(
        _ requirement: Requirement = .schema, _ body: (Connection) throws -> Result
    ) throws -> Result {
        let conninfo: String
        var server: LocalServer?
        switch settings.database {
        case .conninfo(let text): conninfo = text
        case .environment: conninfo = ""
        case .embedded(let directory):
            let local = LocalServer(
                dataDirectory: directory, runAs: settings.localServerUser,
                binDirectory: settings.localServerBinDirectory)
            conninfo = try local.start()
            server = local
        }
        defer { server?.stop() }
        let connection = try Connection(
            conninfo: conninfo,
            options: ConnectionOptions(
                connectTimeoutSeconds: settings.connectTimeoutSeconds,
                statementTimeoutSeconds: settings.statementTimeoutSeconds,
                lockTimeoutSeconds: settings.lockTimeoutSeconds))
        if requirement != .nothing, server != nil {
            // the private database is nobody else's: it is kept up to date unasked
            _ = try Migrator(connection: connection, catalogue: try catalogue())
                .migrate(dryRun: false)
        }
        switch requirement {
        case .nothing: break
        case .schema: try Migrator.checkSchema(connection)
        case .schemaAndForms:
            known.stamps = try Migrator.known(try formFolder().stamps, to: connection)
            if known.stamps == nil {
                try Migrator(connection: connection, catalogue: try catalogue()).check()
            }
        }
        return try body(connection)
    }

    /// The day the run is for: as set, else today in China.
    func businessDate() -> CalendarDate {
        settings.businessDate ?? Clock.today
    }
}

import Forms
import LocalServer
import Messages
import PostgresClient
import Settings
import Store
import Submissions

/// What a command works with: settings, forms and, on demand, the database.
struct Workplace {
    let settings: Settings
    private let surroundings: Surroundings
    var language: Language { settings.language }

    init(_ options: CommonOptions, _ more: [SettingKey: String?] = [:]) throws {
        (settings, surroundings) = try options.settings(more)
    }

    /// Runs a command's work and says every error in the clerk's words.
    func attempt<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw failure(error)
        }
    }

    func failure(_ error: any Error) -> any Error {
        guard let report = ErrorReport(error, settings: settings) else { return error }
        return CommandFailure(report.status, report.message, language)
    }

    func catalogue() throws -> FormCatalogue {
        try FormCatalogue(directory: try settings.formsDirectory(surroundings))
    }

    /// Connects, starting the private server if no other database is named.
    ///
    /// - Parameter isChecked: refuse a database whose schema or forms are not of this version.
    func withDatabase<Result>(
        isChecked: Bool = true, _ body: (Connection) throws -> Result
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
        if isChecked {
            let migrator = Migrator(connection: connection, catalogue: try catalogue())
            if server != nil {
                // the private database is nobody else's: it is kept up to date unasked
                _ = try migrator.migrate(dryRun: false)
            } else {
                try migrator.check()
            }
        }
        return try body(connection)
    }

    /// The day the run is for: as set, else today in China.
    func businessDate() -> CalendarDate {
        settings.businessDate.flatMap { CalendarDate($0) }
            ?? CalendarDate(unixSeconds: Clock.unixSeconds)
    }
}

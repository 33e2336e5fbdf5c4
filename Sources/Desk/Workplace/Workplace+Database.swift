import Forms
import LocalServer
import Messages
import PostgresClient
import Settings
import Store

extension Workplace {
    /// What a database must be like before a command uses it.
    enum Requirement {
        /// Anything, and it is left as it is: for the commands that look what is wrong.
        case asItIs
        /// Anything: for the command that brings it up to date.
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
        let (conninfo, server) = try whereToConnect(requirement)
        defer { server?.stop() }
        let connection = try Connection(
            conninfo: conninfo,
            options: ConnectionOptions(
                connectTimeoutSeconds: settings.connectTimeoutSeconds,
                statementTimeoutSeconds: settings.statementTimeoutSeconds,
                lockTimeoutSeconds: settings.lockTimeoutSeconds))
        if server != nil, requirement == .schema || requirement == .schemaAndForms {
            // the private database is nobody else's: it is kept up to date unasked
            _ = try Migrator(connection: connection, catalogue: try catalogue())
                .migrate(dryRun: false)
        }
        switch requirement {
        case .asItIs, .nothing: break
        case .schema: try Migrator.checkSchema(connection)
        case .schemaAndForms:
            known.stamps = try Migrator.known(try formFolder().stamps, to: connection)
            if known.stamps == nil {
                try Migrator(connection: connection, catalogue: try catalogue()).check()
            }
        }
        return try body(connection)
    }

    /// - Returns: a libpq connection string, and the private server if it was started for it.
    private func whereToConnect(_ requirement: Requirement) throws -> (String, LocalServer?) {
        switch settings.database {
        case .conninfo(let text): return (text, nil)
        case .environment: return ("", nil)
        case .embedded(let directory):
            let local = LocalServer(
                dataDirectory: directory, runAs: settings.localServerUser,
                binDirectory: settings.localServerBinDirectory)
            guard requirement != .asItIs || local.hasCluster else {
                throw Refusal(
                    .wrongSettings,
                    CommandMessages.noPrivateDatabase.filled(["directory": directory]))
            }
            let conninfo = try local.start()
            RunReporter.remark(
                CommandMessages.usesPrivate.filled(["directory": directory]), settings)
            return (conninfo, local)
        case .none(let directory):
            throw Refusal(
                .wrongSettings, SettingsMessages.noDatabase.filled(["directory": directory]))
        }
    }
}

import FoundationEssentials
import PostgresClient

/// A database made ready for the peers: tables of their own beside huizong's, and the question
/// whether both hold the same.
struct PeerDatabase {
    let conninfo: String
    let form: PeerForm
    let sql: PeerSQL
    /// The jobs in SQL, each a file.
    private let jobs: ScratchFolder
    private let psql: String

    /// - Parameter conninfo: of a database with reports of the form and year.
    init(conninfo: String, form: PeerForm) throws {
        self.conninfo = conninfo
        self.form = form
        sql = PeerSQL(form: form)
        jobs = try ScratchFolder()
        for way in PeerSQL.Way.allCases {
            try jobs.write(Data(sql.job(way).sql.utf8), to: "\(way).sql")
        }
        let connection = try Connection(conninfo: conninfo)
        psql = try Psql.path(connection)
        for script in [Files.makePeerTables, sql.reportView, sql.wideTable] {
            try connection.executeScript(name: script.name, sql: script.sql)
        }
        for (number, identity) in form.identities.enumerated() {
            try connection.execute(
                Files.insertIdentity,
                [
                    .int32(Int32(number + 1)), .text(identity.rule),
                    .text(identity.names.joined(separator: ",")), .int64(identity.scale),
                ])
        }
        try connection.executeScript(name: "vacuum", sql: "VACUUM (ANALYZE)")
        try connection.executeScript(name: "checkpoint", sql: "CHECKPOINT")
    }

    /// Does the whole job in SQL: PostgreSQL's own client with a file, as a process of its own.
    @discardableResult
    func run(_ way: PeerSQL.Way) throws -> ChildProcess.Turn {
        try ChildProcess.run(
            psql,
            [
                "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", conninfo, "-f",
                "\(jobs.path)/\(way).sql",
            ])
    }

    /// Forgets the results of the peer before.
    func clear() throws {
        try Connection(conninfo: conninfo).execute(Files.clearResults)
    }

    /// How what a peer wrote differs from what huizong published.
    struct Difference: Equatable {
        /// Regions and scopes that huizong published, and of both sides' those that differ.
        var totals = 0
        var differentTotals = 0
        /// Failed identities that huizong found, and of both sides' those that differ.
        var findings = 0
        var differentFindings = 0

        var isNone: Bool { totals > 0 && differentTotals == 0 && differentFindings == 0 }

        /// What the table says in place of the time of a peer that differs; nil if it does not.
        var fault: String? { isNone ? nil : "wrong, not counted" }
    }

    func difference() throws -> Difference {
        let connection = try Connection(conninfo: conninfo)
        let year = Parameter.int32(Int32(form.year))
        let totals = try connection.execute(Files.compareTotals, [year])
        let findings = try connection.execute(Files.compareFindings, [year])
        return Difference(
            totals: Int(try totals.requiredInt64(0, "compared")),
            differentTotals: Int(try totals.requiredInt64(0, "differences")),
            findings: Int(try findings.requiredInt64(0, "compared")),
            differentFindings: Int(try findings.requiredInt64(0, "differences")))
    }
}

import ArgumentParser
import Desk
import Forms
import Listings
import Messages
import NightlyRun
import PostgresClient
import Settings
import Store

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "检查设置、连接、权限、表结构、时钟和锁，并说明该怎么办。"
            + "Checks settings, connection, rights, schema, clock and locks.",
        discussion: """
            列出每项设置的值和来源，再检查数据库；有问题时退出码同其他命令。
            Lists every setting with its origin, then looks at the database; a problem gives the \
            exit code that other commands would give.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    func run() throws {
        let workplace = try Workplace(common)
        var examination = Examination()
        for setting in workplace.settings.describe() {
            examination.note(
                Phrase(setting.key.rawValue, en: setting.key.rawValue), setting.value,
                setting.origin.name)
        }
        var worst: ExitStatus?
        do {
            let catalogue = try workplace.catalogue()
            examination.pass(
                DoctorMessages.forms,
                Phrase(
                    catalogue.forms.map(\.id).joined(separator: ", "),
                    en: catalogue.forms.map(\.id).joined(separator: ", ")))
            try workplace.withDatabase(.nothing) { connection in
                worst = examination.examine(connection, workplace, catalogue)
            }
        } catch {
            guard let report = ErrorReport(error, settings: workplace.settings) else {
                throw error
            }
            examination.fail(DoctorMessages.database, report.message)
            worst = report.status
        }
        listing.print(examination.listing, language: workplace.language)
        if let worst { throw CommandFailure(worst, nil, workplace.language) }
    }
}

/// What doctor found, line by line.
private struct Examination {
    private var rows: [[Value]] = []

    var listing: Listing {
        Listing(
            columns: [
                Listing.Column("result", DoctorMessages.result),
                Listing.Column("subject", DoctorMessages.subject),
                Listing.Column("value", DoctorMessages.value),
                Listing.Column("origin", DoctorMessages.origin),
            ], rows: rows)
    }

    mutating func note(_ subject: Phrase, _ value: Phrase, _ origin: Phrase) {
        rows.append([
            .styled(.code("setting", DoctorMessages.setting), .dim), .phrase(subject),
            .phrase(value),
            .phrase(origin),
        ])
    }

    mutating func pass(_ subject: Phrase, _ value: Phrase) {
        rows.append([
            .styled(.code("good", DoctorMessages.good), .good), .phrase(subject), .phrase(value),
            .blank,
        ])
    }

    mutating func fail(_ subject: Phrase, _ value: Phrase) {
        rows.append([
            .styled(.code("problem", DoctorMessages.bad), .bad), .phrase(subject), .phrase(value),
            .blank,
        ])
    }

    /// - Returns: the exit code of the first thing that keeps huizong from working; nil if all
    ///   is well.
    mutating func examine(
        _ connection: Connection, _ workplace: Workplace, _ catalogue: FormCatalogue
    ) -> ExitStatus? {
        do {
            let reader = RightsReader(connection: connection)
            let lost = try reader.rolesWithoutRights()
            guard lost.isEmpty else {
                let names = lost.joined(separator: ", ")
                fail(DoctorMessages.roles, DoctorMessages.rolesLost.filled(["names": names]))
                return .wrongSettings
            }
            try Migrator(connection: connection, catalogue: catalogue).check()
            pass(DoctorMessages.schema, DoctorMessages.upToDate)
            let hasRights = examineRights(try reader.changed())
            let server = try ServerReader(connection: connection).facts()
            pass(
                DoctorMessages.database,
                Phrase(
                    "\(server.databaseName)，用户 \(server.userName)，PostgreSQL \(server.version)",
                    en: "\(server.databaseName), user \(server.userName), PostgreSQL "
                        + server.version))
            let drift = abs(server.unixSeconds - Int64(Clock.unixSeconds))
            let seconds = DoctorMessages.seconds.filled(["count": String(drift)])
            if drift <= 60 {
                pass(DoctorMessages.clock, seconds)
            } else {
                fail(DoctorMessages.clock, DoctorMessages.clockDrift.filled(["drift": seconds]))
            }
            pass(
                DoctorMessages.rights,
                server.mayRun ? DoctorMessages.mayRun : DoctorMessages.mayOnlyRead)
            let standing = try ServerReader(connection: connection).standing()
            let isBound = examineBinding(standing)
            pass(
                DoctorMessages.locks,
                server.runsUnderWay == 0 ? DoctorMessages.noRun : DoctorMessages.runUnderWay)
            // the record of runs is not open to everybody
            let runs =
                server.mayRun ? try AuditReader(connection: connection).lastRuns() : []
            for run in runs.prefix(1) {
                let words = "\(run.businessDate) \(run.outcome) \(run.error ?? "")"
                if run.outcome == "failed" {
                    fail(DoctorMessages.lastRun, Phrase(words, en: words))
                } else {
                    pass(DoctorMessages.lastRun, Phrase(words, en: words))
                }
            }
            if server.mayRun { try examineStale(connection, catalogue) }
            return drift <= 60 && isBound && hasRights ? nil : .wrongSettings
        } catch {
            let report = ErrorReport(error, settings: workplace.settings)
            fail(DoctorMessages.schema, report?.message ?? Phrase("\(error)", en: "\(error)"))
            return report?.status ?? .failed
        }
    }

    /// - Returns: whether every right is as the last migration left it.
    private mutating func examineRights(_ changed: [String]) -> Bool {
        guard let example = changed.first else {
            pass(DoctorMessages.roles, DoctorMessages.rolesAsMade)
            return true
        }
        fail(
            DoctorMessages.roles,
            DoctorMessages.rightsChanged.filled([
                "count": String(changed.count), "example": example,
            ]))
        return false
    }

    /// - Returns: whether the login may see anything at all.
    private mutating func examineBinding(_ standing: Standing) -> Bool {
        if standing.seesAll {
            pass(DoctorMessages.binding, DoctorMessages.seesAll)
        } else if let code = standing.regionCode {
            pass(
                DoctorMessages.binding,
                DoctorMessages.boundToRegion.filled([
                    "code": code, "name": standing.regionName ?? "",
                ]))
        } else if let id = standing.agencyID {
            pass(
                DoctorMessages.binding,
                DoctorMessages.boundToAgency.filled([
                    "id": String(id), "name": standing.agencyName ?? "",
                ]))
        } else {
            fail(
                DoctorMessages.binding, DoctorMessages.notBound.filled(["login": standing.login]))
            return false
        }
        return true
    }

    /// Old judgements stay valid until somebody asks for new ones, so they are no problem.
    private mutating func examineStale(
        _ connection: Connection, _ catalogue: FormCatalogue
    ) throws {
        let stale = try StaleReader(connection: connection)
            .results(otherThan: RuleBook(catalogue).hash)
        pass(
            DoctorMessages.stale,
            stale.isEmpty
                ? DoctorMessages.noneStale
                : DoctorMessages.someStale.filled(["count": String(stale.count)]))
    }
}

import Forms
import Listings
import Messages
import NightlyRun
import PostgresClient
import Settings
import Store
import Vocabulary

/// What doctor found, line by line.
struct Examination {
    private var rows: [[Value]] = []
    /// Whether anything is said to be wrong.
    private(set) var hasProblem = false

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
        hasProblem = true
        rows.append([
            .styled(.code("problem", DoctorMessages.bad), .bad), .phrase(subject), .phrase(value),
            .blank,
        ])
    }

    /// - Returns: the exit code of the first thing that keeps huizong from working; nil if all
    ///   is well.
    mutating func examine(
        _ connection: Connection, _ settings: Settings, _ catalogue: FormCatalogue
    ) -> ExitStatus? {
        do {
            let reader = RightsReader(connection: connection)
            let lost = try reader.rolesWithoutRights()
            guard lost.isEmpty else {
                let names = lost.joined(separator: ", ")
                fail(DoctorMessages.roles, DoctorMessages.rolesLost.filled(["names": names]))
                return .wrongSettings
            }
            let migrator = Migrator(connection: connection, catalogue: catalogue)
            try migrator.check()
            pass(DoctorMessages.schema, DoctorMessages.upToDate)
            let hasRights = examineRights(try migrator.differences())
            examineForms(try migrator.alteredForms())
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
            let isBound = examineBinding(
                try ServerReader(connection: connection).loginBinding())
            pass(
                DoctorMessages.locks,
                server.runsUnderWay == 0 ? DoctorMessages.noRun : DoctorMessages.runUnderWay)
            // the record of runs is not open to everybody
            if server.mayRun, let run = try StatusReader(connection: connection).state().last {
                let words = "\(run.businessDate) \(run.outcome) \(run.error ?? "")"
                if run.outcome != .published, run.outcome != .unchanged {
                    fail(DoctorMessages.lastRun, Phrase(words, en: words))
                } else {
                    pass(DoctorMessages.lastRun, Phrase(words, en: words))
                }
            }
            if server.mayRun { try examineDeadlines(connection) }
            if server.mayRun { try examineStale(connection, catalogue) }
            return drift <= 60 && isBound && hasRights ? nil : .wrongSettings
        } catch {
            let report = ErrorReport(error, settings: settings)
            fail(DoctorMessages.schema, report?.message ?? Phrase("\(error)", en: "\(error)"))
            return report?.status ?? .failed
        }
    }

    /// - Returns: whether every right is as the last migration left it.
    private mutating func examineRights(_ changed: [DefinitionDifference]) -> Bool {
        guard let example = changed.first?.phrase else {
            pass(DoctorMessages.roles, DoctorMessages.rolesAsMade)
            return true
        }
        fail(
            DoctorMessages.roles,
            DoctorMessages.rightsChanged.filled(["example": example]).filled([
                "count": String(changed.count)
            ]))
        return false
    }

    /// A figure means what the stored form says of its place.
    private mutating func examineForms(_ altered: [(form: String, position: Int)]) {
        for (form, position) in altered {
            fail(
                DoctorMessages.forms,
                DoctorMessages.formAltered.filled([
                    "form": form, "position": String(position),
                ]))
        }
    }

    /// - Returns: whether the login may see anything at all.
    private mutating func examineBinding(_ binding: LoginBinding) -> Bool {
        if binding.seesAll {
            pass(DoctorMessages.binding, DoctorMessages.seesAll)
        } else if let code = binding.regionCode {
            pass(
                DoctorMessages.binding,
                DoctorMessages.boundToRegion.filled([
                    "code": code, "name": binding.regionName ?? "",
                ]))
        } else if let id = binding.agencyID {
            pass(
                DoctorMessages.binding,
                DoctorMessages.boundToAgency.filled([
                    "id": String(id), "name": binding.agencyName ?? "",
                ]))
        } else {
            fail(
                DoctorMessages.binding, DoctorMessages.notBound.filled(["login": binding.login]))
            return false
        }
        return true
    }

    /// A publication that is due before the filing makes offices late that do all in order; but the
    /// dates may be meant so.
    private mutating func examineDeadlines(_ connection: Connection) throws {
        guard let odd = try ServerReader(connection: connection).oddDeadline() else {
            pass(DoctorMessages.deadlines, DoctorMessages.deadlinesInOrder)
            return
        }
        note(
            DoctorMessages.deadlines,
            DoctorMessages.publishedBeforeFiled.filled(["class": odd.agencyClass.label]).filled([
                "year": String(odd.year), "region": odd.regionCode,
                "submit": odd.submitOn.description, "publish": odd.publishOn.description,
                "count": String(odd.count),
            ]), DoctorMessages.deadlineTable)
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

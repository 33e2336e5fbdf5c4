import Foundation
import PostgresClient
import TestSupport
import Testing

/// Wrong settings, no server, no rights, no tables: the exit code and one sentence of what to do.
@Suite struct SurroundingsTests {
    private func totals(_ program: Program) throws -> Program.Result {
        try program("totals", "--region", "360926", "--year", "2020")
    }

    @Test(
        arguments: [
            ("language: [zh", "settings.yaml"), ("lenguage: zh", "lenguage"),
            ("language: fr", "fr"), ("run:\n  check_limit_submissions: many", "many"),
            ("database:\n  url: host=db password=secret", "database.url"),
        ])
    func wrongSettingsFileExits78(text: String, named: String) throws {
        let scratch = try Scratch()
        let file = try scratch.write(text, "settings.yaml")
        let result = try totals(Program(["HUIZONG_CONFIG": file]))
        #expect(result.status == 78 && result.output.isEmpty)
        #expect(result.errors.contains(named) && result.errors.contains(file))
        #expect(!result.errors.contains("secret"))
    }

    @Test func wrongVariablesAndFilesExit78() throws {
        let unknown = try totals(Program(["HUIZONG_DATABSE_URL": "x"]))
        #expect(unknown.status == 78 && unknown.errors.contains("HUIZONG_DATABSE_URL"))
        let missing = try totals(Program(["HUIZONG_CONFIG": "/nonexistent.yaml"]))
        #expect(missing.status == 78 && missing.errors.contains("/nonexistent.yaml"))
        let option = try Program()("forms", "--config", "/nonexistent.yaml")
        #expect(option.status == 78)
        let forms = try Program(["HUIZONG_FORMS_DIRECTORY": "/nonexistent"])("forms")
        #expect(forms.status == 78 && forms.errors.contains("/nonexistent"))
    }

    @Test(
        arguments: [
            ("HUIZONG_DATA_DIRECTORY", "/proc/huizong"),
            ("HUIZONG_LOCAL_SERVER_BIN_DIRECTORY", "/nonexistent"),
        ] + (geteuid() == 0 ? [("HUIZONG_LOCAL_SERVER_USER", "nobody-knows-me")] : []))
    func wrongSettingsOfThePrivateServerExit78(variable: String, value: String) throws {
        let scratch = try Scratch()
        let program = Program(
            ["HUIZONG_DATA_DIRECTORY": scratch.path("data")].merging([variable: value]) { $1 })
        for language in ["zh", "en"] {
            let result = try program("run", "--lang", language)
            #expect(result.status == 78 && result.output.isEmpty, "\(result)")
            #expect(result.errors.contains(variable) && result.errors.contains(value), "\(result)")
        }
        let doctor = try program("doctor")
        #expect(doctor.status == 78 && doctor.output.contains(value), "\(doctor)")
    }

    @Test func brokenFormFileExits78WithFileAndLine() throws {
        let scratch = try Scratch()
        let file = try scratch.write("id: gid-x\ntitle: [\n", "gid-x.yaml")
        let result = try Program(["HUIZONG_FORMS_DIRECTORY": scratch.directory])("forms")
        #expect(result.status == 78 && result.errors.contains(file), "\(result.errors)")
    }

    @Test(arguments: ["host=/nonexistent", "host=127.0.0.1 port=9 connect_timeout=5"])
    func unreachableDatabaseExits69(conninfo: String) throws {
        for arguments in [["run"], ["late", "--year", "2020"], ["migrate"], ["doctor"]] {
            let result = try Program(database: conninfo).start(arguments).wait()
            #expect(result.status == 69, "\(arguments) \(result)")
            #expect((result.output + result.errors).contains("huizong doctor"))
        }
        let given = try Program()("run", "--database-url", conninfo)
        #expect(given.status == 69)
    }

    @Test func missingDatabaseAndBadConnectionString() throws {
        let server = try TestServer.emptyDatabase()
        let name = server.split(separator: " ").first { $0.hasPrefix("dbname=") } ?? ""
        let missing = server.replacing(String(name), with: "dbname=no_such_database")
        let result = try totals(Program(database: missing))
        #expect(result.status == 69 && result.errors.contains("createdb"))
        #expect(try totals(Program(database: "hots=x")).status == 78)
    }

    @Test func databaseWithoutTablesTellsToMigrate() throws {
        let database = try TestServer.emptyDatabase()
        let program = Program(database: database)
        for arguments in [
            ["run"], ["late", "--year", "2020"], ["totals", "--region", "1", "--year", "2020"],
            ["findings", "--year", "2020"], ["trend", "requests.received.total", "--region", "1"],
        ] {
            let result = try program.start(arguments).wait()
            #expect(result.status == 78, "\(arguments) \(result)")
            #expect(result.errors.contains("huizong migrate"))
        }
        let dry = try program("migrate", "--dry-run")
        #expect(dry.status == 0 && dry.output.contains("m0001_first_release"))
        #expect(try program("run").status == 78)
        #expect(try program("migrate").status == 0)
        let again = try program("migrate", "--lang", "en")
        #expect(again.status == 0 && again.output.contains("up to date"))
        let early = try totals(program)
        #expect(early.status != 0 && !early.errors.isEmpty)
        #expect(try program("run").status == 0)
    }

    @Test func noRightsExits1AndNamesTheRole() throws {
        let county = try County()
        let name = try #require(try county.text("SELECT current_database()"))
        try county.execute("CREATE ROLE stranger_\(name) LOGIN")
        try county.execute("CREATE ROLE clerk_\(name) LOGIN IN ROLE huizong_office")
        try county.execute(
            "INSERT INTO registry.account (login, region_code) "
                + "VALUES ('clerk_\(name)', '\(County.code)')")
        try county.execute("CREATE ROLE auditor_\(name) LOGIN IN ROLE huizong_auditor")
        try county.execute("CREATE ROLE worker_\(name) LOGIN IN ROLE huizong_worker")
        func program(_ role: String) -> Program {
            Program(
                database: county.database.replacing(
                    "user=huizong", with: "user=\(role)_\(name)"))
        }
        let stranger = try totals(program("stranger"))
        #expect(stranger.status == 1 && stranger.errors.contains("GRANT"), "\(stranger)")
        #expect(try totals(program("clerk")).status == 0)
        let run = try program("clerk")("run")
        #expect(run.status == 1 && run.errors.contains("GRANT"), "\(run)")
        let late = try program("auditor")("late", "--year", "2020")
        #expect(late.status == 0, "\(late)")
        try county.fileChanges()
        let worker = try program("worker")("run")
        #expect(worker.status == 0, "\(worker)")
        for role in ["stranger", "clerk", "auditor", "worker"] {
            try county.execute("DROP ROLE \(role)_\(name)")
        }
    }

    @Test func doctorSaysWhatIsWrong() throws {
        let county = try County()
        let well = try county.program("doctor", "--format", "json")
        #expect(well.status == 0, "\(well)")
        let rows = try list(json(well.output))
        #expect(Set(rows.flatMap(\.keys)) == ["result", "subject", "value", "origin"])
        let results = Set(rows.compactMap { $0["result"] as? String })
        #expect(results == ["setting", "good"])
        let empty = try Program(database: TestServer.emptyDatabase())("doctor")
        #expect(empty.status == 78 && empty.output.contains("huizong migrate"), "\(empty)")
    }
}

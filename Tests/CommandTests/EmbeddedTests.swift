import Foundation
import TestSupport
import Testing

/// Without any database configured, huizong keeps its own and leaves no server behind.
@Suite struct EmbeddedTests {
    private let scratch: Scratch
    private let program: Program
    private let data: String

    init() throws {
        scratch = try Scratch()
        data = scratch.path("data")
        program = Program(["HUIZONG_DATA_DIRECTORY": data])
    }

    /// Processes that name the data directory.
    private func servers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { entry in
            guard Int(entry) != nil,
                let words = FileManager.default.contents(atPath: "/proc/\(entry)/cmdline")
            else { return false }
            return String(decoding: words, as: UTF8.self).contains(data)
        }
    }

    @Test func everyCommandWorksOnThePrivateServer() throws {
        let region = ["--region", County.code]
        let calls = [
            ["sample", "--agencies", "12", "--years", "2020-2021"] + region, ["run"],
            ["totals", "--year", "2020"] + region, ["late", "--year", "2020"],
            ["findings", "--year", "2020"],
            ["explain", "requests.received.total", "--year", "2020"] + region,
            ["trend", "requests.received.total"] + region, ["doctor"], ["migrate"],
        ]
        for arguments in calls {
            let result = try program.start(arguments).wait()
            #expect(result.status == 0 && !result.output.isEmpty, "\(arguments) \(result)")
            #expect(try servers().isEmpty, "\(arguments)")
        }
        let totals = try program(
            "totals", "--region", County.code, "--year", "2020", "--format", "json")
        #expect(try object(json(totals.output))["received"] as? Int ?? 0 > 0)
    }

    @Test func serverOfAKilledProgramIsTakenOver() throws {
        _ = try program(
            "sample", "--region", County.code, "--agencies", "8", "--years", "2020-2020")
        let killed = try program.start(["run", "--full"])
        while !FileManager.default.fileExists(atPath: "\(data)/cluster/postmaster.pid") {
            usleep(1000)
        }
        killed.kill(SIGKILL)
        _ = try killed.wait()
        let run = try program("run", "--full")
        #expect(run.status == 0, "\(run)")
        #expect(try servers().isEmpty)
    }

    /// What everyCommandWorksOnThePrivateServer shows when somebody else than root runs the tests.
    @Test(.enabled(if: geteuid() == 0, "who is not root runs the server as himself anyway"))
    func serverOfAnOrdinaryUserIsStoppedToo() throws {
        let files = FileManager.default
        let copy = scratch.path("huizong")
        try files.copyItem(atPath: Program.path, toPath: copy)
        try files.copyItem(
            atPath: "\(FormFiles.repository)/config", toPath: scratch.path("config"))
        let home = scratch.path("home")
        try files.createDirectory(atPath: home, withIntermediateDirectories: true)
        try files.setAttributes([.ownerAccountName: "postgres"], ofItemAtPath: home)
        var environment = program.environment
        environment["HUIZONG_DATA_DIRECTORY"] = "\(home)/data"
        environment["HUIZONG_CONFIG"] = scratch.path("config/huizong.yaml")
        let words = [
            "setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", copy,
        ]
        func run(_ arguments: String...) throws -> Program.Result {
            try Call(words + arguments, environment: environment).wait()
        }
        guard try run("--version").status == 0 else {
            print("Skipped: the user postgres cannot run the program with this Swift toolchain.")
            return
        }
        let migrated = try run("migrate", "--forms-directory", scratch.path("config/forms"))
        #expect(migrated.status == 0, "\(migrated)")
        #expect(files.fileExists(atPath: "\(home)/data/cluster/PG_VERSION"))
        #expect(!files.fileExists(atPath: "\(home)/data/cluster/postmaster.pid"))
    }
}

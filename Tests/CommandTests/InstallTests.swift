import Foundation
import TestSupport
import Testing

/// What `make install` puts in place, and cron's line run by the shell as cron runs it.
@Suite struct InstallTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        // the program of this build instead of a release build
        let make = try Call(
            [
                "make", "-C", FormFiles.repository, "-s", "-o", "build", "install", "install-cron",
                "PREFIX=/opt/huizong", "DESTDIR=\(scratch.directory)", "PROGRAM=\(Program.path)",
            ], environment: Program().environment
        ).wait()
        try #require(make.status == 0, "\(make.errors)")
    }

    private func cronFile() throws -> [String] {
        try scratch.text("etc/cron.d/huizong").split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") }
    }

    @Test func everythingIsInPlace() throws {
        for path in [
            "opt/huizong/bin/huizong", "opt/huizong/share/huizong/forms/gid-2019.yaml",
            "opt/huizong/share/huizong/forms/gid-2021.yaml",
            "opt/huizong/share/huizong/report/page.mustache",
            "opt/huizong/share/huizong/report/template/[Content_Types].xml",
            "opt/huizong/share/huizong/site/page.mustache",
            "opt/huizong/share/huizong/site/style.css",
            "opt/huizong/lib/systemd/system/huizong.service",
            "opt/huizong/lib/systemd/system/huizong.timer", "etc/huizong/huizong.yaml",
        ] {
            #expect(FileManager.default.fileExists(atPath: scratch.path(path)), "\(path)")
        }
        let service = try scratch.text("opt/huizong/lib/systemd/system/huizong.service")
        #expect(service.contains("\nExecStart=/opt/huizong/bin/huizong run"))
        let attributes = try FileManager.default.attributesOfItem(
            atPath: scratch.path("etc/cron.d/huizong"))
        // cron ignores a file that others may write
        #expect((attributes[.posixPermissions] as? Int).map { $0 & 0o133 } == 0)
    }

    @Test func installedProgramFindsItsForms() throws {
        var program = Program()
        program.environment["HUIZONG_CONFIG"] = scratch.path("etc/huizong/huizong.yaml")
        let forms = try Call(
            [scratch.path("opt/huizong/bin/huizong"), "forms"], environment: program.environment
        ).wait()
        #expect(forms.status == 0 && forms.output.contains("gid-2021"), "\(forms)")
    }

    @Test func cronFileIsWellFormed() throws {
        let lines = try cronFile()
        let jobs = lines.filter { !$0.contains(/^[A-Z_]+=/) }
        #expect(jobs.count == 2)
        for job in jobs {
            let isReboot = job.hasPrefix("@reboot ")
            let fields = job.split(separator: " ", maxSplits: isReboot ? 2 : 6)
            #expect(fields.count == (isReboot ? 3 : 7))
            if !isReboot {
                #expect(fields[..<5].map(String.init) == ["10", "2", "*", "*", "*"])
            }
            #expect(fields[fields.count - 2] == "huizong")
            // cron would end the command at a percent sign
            #expect(!job.contains("%") && job.contains("$(/opt/huizong/bin/huizong run "))
        }
        // Debian's cron has no CRON_TZ; the run itself knows Asia/Shanghai
        #expect(!lines.contains { $0.hasPrefix("CRON_TZ=") })
        let text = try scratch.text("etc/cron.d/huizong")
        #expect(!text.contains("@PREFIX@") && text.hasSuffix("\n"))
    }

    /// Runs the first job as cron does: its own variables, `/bin/sh -c`, nothing else.
    private func runJob(database: String) throws -> Program.Result {
        let lines = try cronFile()
        let job = try #require(lines.first { $0.hasPrefix("10 2 ") })
        let command = try #require(job.split(separator: " ", maxSplits: 6).last)
        var environment = ["HOME": scratch.directory, "LOGNAME": "huizong"]
        for line in lines {
            guard let variable = line.wholeMatch(of: /([A-Z_]+)=(.*)/) else { continue }
            environment[String(variable.1)] = String(variable.2)
        }
        environment["HUIZONG_DATA_DIRECTORY"] = scratch.path("data")
        environment["HUIZONG_DATABASE_URL"] = database
        // a logger of the test's own, which keeps what the system's log would
        try FileManager.default.createDirectory(
            atPath: scratch.path("bin"), withIntermediateDirectories: true)
        let logger = try scratch.write("#!/bin/sh\ncat >> \(scratch.path("log"))\n", "bin/logger")
        chmod(logger, 0o755)
        environment["PATH"] = "\(scratch.path("bin")):\(environment["PATH", default: ""])"
        let staged = command.replacing(
            "/opt/huizong/bin", with: scratch.path("opt/huizong/bin"))
        return try Call(["/bin/sh", "-c", String(staged)], environment: environment).wait()
    }

    @Test func cronLineRunsTheJobAndMailsOnlyFailures() throws {
        let county = try County(isPublished: false)
        let run = try runJob(database: county.database)
        #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty, "\(run)")
        #expect(try county.number("SELECT count(*) FROM summary.edition") == 1)
        #expect(
            try county.number("SELECT count(*) FROM audit.run WHERE outcome = 'published'") == 1)

        try county.execute("BEGIN")
        try county.execute("LOCK TABLE work.run_lock IN EXCLUSIVE MODE")
        let locked = try runJob(database: county.database)
        try county.execute("ROLLBACK")
        #expect(locked.output.isEmpty && locked.errors.isEmpty, "\(locked)")
        // one line each in the system's log, of the good night too
        let log = try scratch.text("log").split(separator: "\n")
        #expect(log.count == 2 && log.allSatisfy { $0.hasPrefix("正常") }, "\(log)")
        let failed = try runJob(database: "host=/nonexistent")
        #expect(failed.output.contains("exit code 69"), "\(failed)")
    }
}

import Foundation
import Testing

/// `huizong audit export`, and that its bundle is checked by the tools of any Unix.
@Suite struct BundleTests {
    /// A county with one of everything that a bundle holds.
    private func county() throws -> County {
        let county = try County()
        try county.fileChanges()
        try county.execute(
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
            VALUES ((SELECT max(agency_id) FROM registry.agency), 2021, '撤并，"待定"', E'县\\n政府')
            """)
        let submission = try county.number("SELECT max(submission_id) FROM intake.submission")
        try county.execute(
            "INSERT INTO intake.document (submission_id, file_name, sha256, cells) "
                + "VALUES (\(submission), 'a.txt', '00', '[{\"raw\": \"1,\\\"2\\\"\"}]')")
        try county.execute(
            """
            SELECT intake.submit(agency_id, 2021, 'gid-2021', jsonb_build_object(
                    'requests.received.total', -40000, 'requests.carried_in.total', 300,
                    'disclosure.fees.amount', 12345678901.25),
                '2022-01-20T10:00:00+08', '2022-01-21', '{"problems": "多，\\"些\\""}', E'甲,"乙"\\n丙')
            FROM registry.agency ORDER BY agency_id LIMIT 1
            """)
        try county.execute("SELECT intake.send_back(3, '缺盖章', '县政府办')")
        try county.execute(
            "SELECT intake.waive((SELECT fingerprint FROM summary.finding "
                + "WHERE verdict = 'failed' AND rule LIKE 'R-T%' LIMIT 1), '已核实', '县政府办')")
        let run = try county.program("run")
        try #require(run.status == 0, "\(run.errors)")
        return county
    }

    private func export(
        _ county: County, to folder: String, _ more: String...
    ) throws -> Program.Result {
        try county.program.start(["audit", "export", "--to", folder] + more).wait()
    }

    private func shell(_ script: String, in folder: String) throws -> Program.Result {
        try Call(
            ["/bin/sh", "-c", "cd '\(folder)' && \(script)"],
            environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        ).wait()
    }

    private func contents(_ folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
        }
        return files
    }

    /// The commands that README.txt gives, as it gives them.
    private func recipe(_ folder: String) throws -> [String] {
        let text = try String(contentsOfFile: "\(folder)/README.txt", encoding: .utf8)
        let commands = text.matches(of: /(?m)^[ ]{6}(sha256sum -c SHA256SUMS|sh check\.sh)\s/)
            .map { String($0.1) }
        return Array(commands.prefix(2))
    }

    @Test func bundleIsCheckedByItsRecipe() throws {
        let county = try county()
        let scratch = try Scratch()
        let folder = scratch.path("bundle")
        let exported = try export(county, to: folder)
        #expect(exported.status == 0 && exported.output.contains("sha256sum -c SHA256SUMS"))
        let recipe = try recipe(folder)
        #expect(recipe == ["sha256sum -c SHA256SUMS", "sh check.sh"])
        for command in recipe {
            let checked = try shell(command, in: folder)
            #expect(checked.status == 0, "\(command): \(checked)")
        }
        let checked = try shell("sh check.sh", in: folder)
        let head = try county.text(
            "SELECT encode(event_hash, 'hex') FROM audit.event ORDER BY event_id DESC LIMIT 1")
        #expect(checked.output.contains("全部相符"))
        #expect(checked.output.contains("Head of the chain: \(head ?? "?")"))
        #expect(exported.output.contains(head ?? "?"))
        // the catalogue is that of the editions
        let hash = try county.text("SELECT max(catalogue_hash) FROM summary.edition")
        #expect(checked.output.contains("rules: \(hash ?? "?")"))
        // one event by hand, as README.txt shows
        let text = try String(contentsOfFile: "\(folder)/README.txt", encoding: .utf8)
        let start = try #require(text.range(of: "sed -n 3p events.csv"))
        let end = try #require(text[start.lowerBound...].range(of: "echo \"$hash\"; }"))
        let event = try shell(String(text[start.lowerBound..<end.upperBound]), in: folder)
        let sums = event.output.split(separator: "\n").map { $0.prefix(64) }
        #expect(sums.count == 2 && sums[0] == sums[1], "\(event)")
    }

    @Test func sameDataGivesTheSameBytes() throws {
        let county = try county()
        let scratch = try Scratch()
        for name in ["a", "b"] { #expect(try export(county, to: scratch.path(name)).status == 0) }
        let files = try contents(scratch.path("a"))
        #expect(try files == contents(scratch.path("b")))
        #expect(files.count > 25 && files["forms/gid-2019.yaml"] != nil)
        for (name, bytes) in files where name.hasSuffix(".csv") && name != "rules.csv" {
            // RFC 4180: no BOM, and every record ends with CR LF
            #expect(
                !bytes.starts(with: [0xEF, 0xBB, 0xBF]) && bytes.suffix(2) == Data("\r\n".utf8))
            #expect(!bytes.isEmpty, "\(name)")
        }
    }

    /// Changes of one byte or one row, and the file that must be named.
    private static let alterations: [(String, String)] = [
        ("sed -i '2s/,1,/,2,/' totals.csv", "totals.csv"),
        ("sed -i '2s/^\\(\\([^,]*,\\)\\{8\\}\\)/\\19/' totals.csv", "totals.csv"),
        ("sed -i '2d' totals.csv", "totals.csv"), ("sed -i '2d' rosters.csv", "rosters.csv"),
        ("sed -i '4s/[0-9]:/1&/' rosters.csv", "rosters.csv"),
        ("sed -i '3s/error/hint/;4s/warning/hint/;2s/hint/error/' findings.csv", "findings.csv"),
        ("sed -i '3d' submissions.csv", "submissions.csv"),
        ("sed -i '2s/ 0 / 1 /' submissions.csv", "submissions.csv"),
        ("sed -i '2s/a.txt/b.txt/' documents.csv", "documents.csv"),
        ("sed -i '2d' returns.csv", "returns.csv"), ("sed -i '2d' waivers.csv", "waivers.csv"),
        ("sed -i '2d' changes.csv", "changes.csv"), ("sed -i '2d' events.csv", "events.csv"),
        ("sed -i '2s/Z,/Y,/' events.csv", "events.csv"), ("sed -i '$d' events.csv", "events.csv"),
        ("sed -i '2s/-[0-9][0-9],/-00,/' editions.csv", "editions.csv"),
        ("sed -i '2s/,\\([0-9]*\\)\\(\\r*\\)$/,1\\1\\2/' editions.csv", "editions.csv"),
        ("sed -i '2d' edition_rows.csv", "edition_rows.csv"),
        ("sed -i '2d' sealed_rows.csv", "sealed_rows.csv"),
        ("sed -i '2s/published/failed/' runs.csv", "runs.csv"),
        ("sed -i 's/,on_time,/,late,/' lateness.csv", "lateness.csv"),
        ("sed -i '2d' lateness.csv", "lateness.csv"),
        ("sed -i 's/,2021-01-31,/,2021-02-28,/' lateness.csv", "lateness.csv"),
        ("sed -i '2d' agencies.csv", "agencies.csv"),
        ("sed -i '3s/,t,/,f,/' agencies.csv", "agencies.csv"),
        (
            "sed -i 's/,county,/,prefecture,/' regions.csv",
            "regions.csv"
        ),
        ("sed -i '$d' exemptions.csv", "exemptions.csv"),
        ("sed -i '5s/,1\\(\\r*\\)$/,100\\1/' form_cells.csv", "form_cells.csv"),
        ("echo >> forms/gid-2021.yaml", "forms/gid-2021.yaml"),
    ]

    @Test func everyAlterationIsFoundAndNamed() throws {
        let county = try county()
        let scratch = try Scratch()
        let whole = scratch.path("whole")
        #expect(try export(county, to: whole).status == 0)
        for (number, (command, file)) in Self.alterations.enumerated() {
            let folder = scratch.path("altered-\(number)")
            try FileManager.default.copyItem(atPath: whole, toPath: folder)
            #expect(try shell(command, in: folder).status == 0)
            let sums = try shell("sha256sum -c SHA256SUMS", in: folder)
            #expect(sums.status == 1, "\(command) changed nothing")
            #expect(sums.output.contains("\(file): FAILED"), "\(command): \(sums)")
            // somebody who rewrites the sums is found by the chain
            _ = try shell("sha256sum $(cut -c 67- SHA256SUMS) > new; mv new SHA256SUMS", in: folder)
            #expect(try shell("sha256sum -c SHA256SUMS", in: folder).status == 0)
            let chain = try shell("sh check.sh", in: folder)
            #expect(chain.status == 1 && chain.output.contains(file), "\(command): \(chain)")
        }
    }

    @Test func partOfTheRecordIsCheckedToo() throws {
        let county = try county()
        let scratch = try Scratch()
        let folder = scratch.path("part")
        let exported = try export(
            county, to: folder, "--region", County.code, "--year", "2020", "--lang", "en")
        #expect(exported.status == 0 && exported.output.contains("The audit bundle"))
        let files = try contents(folder)
        let submissions = String(decoding: files["submissions.csv"] ?? Data(), as: UTF8.self)
        #expect(submissions.contains(",2020,") && !submissions.contains(",2021,"))
        for command in try recipe(folder) {
            let checked = try shell(command, in: folder)
            #expect(checked.status == 0, "\(command): \(checked)")
        }
        _ = try shell("sed -i '2s/ 0 / 1 /' submissions.csv", in: folder)
        let altered = try shell("sh check.sh", in: folder)
        #expect(altered.status == 1 && altered.output.contains("submissions.csv"))
    }

    @Test func onlyAnEmptyFolderIsWritten() throws {
        let county = try County()
        let scratch = try Scratch()
        let full = scratch.path("full")
        try FileManager.default.createDirectory(atPath: full, withIntermediateDirectories: true)
        try scratch.write("x", "full/kept")
        let refused = try export(county, to: full)
        #expect(refused.status == 64 && refused.errors.contains("不是空目录"), "\(refused)")
        let nowhere = try export(county, to: scratch.path("no/where"))
        #expect(nowhere.status == 1 && nowhere.errors.contains("no/where"), "\(nowhere)")
        let empty = scratch.path("empty")
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
        #expect(try export(county, to: empty + "/").status == 0)
        #expect(try contents(empty)["SHA256SUMS"] != nil)
        #expect(try contents(full).keys.sorted() == ["kept"])
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.directory)
        #expect(names.sorted() == ["empty", "full"])
        let unknown = try export(county, to: scratch.path("x"), "--region", "1")
        #expect(unknown.status == 64)
    }

    @Test func killedExportLeavesNothingThatLooksWhole() throws {
        let county = try County()
        let scratch = try Scratch()
        let folder = scratch.path("bundle")
        // many files are written by the time the lock is met
        try county.execute("BEGIN")
        try county.execute("LOCK TABLE intake.waiver IN ACCESS EXCLUSIVE MODE")
        let call = try county.program.start(["audit", "export", "--to", folder])
        try county.wait(until: County.isBlocked)
        call.kill(SIGKILL)
        #expect(try call.wait().status == 128 + SIGKILL)
        try county.execute("ROLLBACK")
        #expect(!FileManager.default.fileExists(atPath: folder))
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.directory)
        #expect(left.count == 1 && left[0].hasPrefix("bundle.part-"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("\(left[0])/SHA256SUMS")))
        #expect(try export(county, to: folder).status == 0)
    }

    @Test func onlyThoseWhoReadAllExport() throws {
        let county = try County()
        let scratch = try Scratch()
        for (role, binding) in [
            ("huizong_office", "NULL, '360926'"), ("huizong_filer", "1, NULL"),
        ] {
            let login = "clerk_" + UUID().uuidString.lowercased().replacing("-", with: "")
            try county.execute("CREATE ROLE \(login) LOGIN IN ROLE \(role)")
            try county.execute(
                "INSERT INTO registry.account (login, agency_id, region_code) "
                    + "VALUES ('\(login)', \(binding))")
            let clerk = Program(
                database: county.database.replacing(/user=\w+/, with: "user=\(login)"))
            let refused = try clerk("audit", "export", "--to", scratch.path(role))
            #expect(refused.status == 1 && refused.errors.contains("没有权限"), "\(refused)")
        }
        let auditor = "auditor_" + UUID().uuidString.lowercased().replacing("-", with: "")
        try county.execute("CREATE ROLE \(auditor) LOGIN IN ROLE huizong_auditor")
        let program = Program(
            database: county.database.replacing(/user=\w+/, with: "user=\(auditor)"))
        let exported = try program("audit", "export", "--to", scratch.path("bundle"))
        #expect(exported.status == 0, "\(exported)")
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.directory)
        #expect(names == ["bundle"])
    }
}

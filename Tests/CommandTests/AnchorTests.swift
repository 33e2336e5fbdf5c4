import Foundation
import TestSupport
import Testing

/// The end of the chain, noted down where the owner of the database does not write.
@Suite struct AnchorTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "huizong-anchor-\(UUID().uuidString)")
    private var file: String { folder.appending(path: "anchor.txt").path }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func lines() throws -> [Substring] {
        try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    }

    /// A county whose runs note down the end of the chain.
    private func county(_ outlet: String) throws -> (county: County, program: Program) {
        let county = try County()
        var program = county.program
        program.environment["HUIZONG_RUN_ANCHOR"] = outlet
        return (county, program)
    }

    @Test func eachRunAddsALineAndTheyAgree() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (county, program) = try county(file)
        try county.fileChanges()
        for number in 1...3 {
            let run = try program("run")
            #expect(run.status == 0, "\(run)")
            #expect(try lines().count == number)
        }
        let last = try #require(try lines().last).split(separator: " ")
        #expect(
            try county.text(
                "SELECT encode(event_hash, 'hex') FROM audit.event WHERE event_id = \(last[0])")
                == String(last[1]))
        #expect(try program("run", "--dry-run").status == 0)
        #expect(try lines().count == 3)
        let verified = try county.program("audit", "verify", "--anchor", file)
        #expect(verified.status == 0, "\(verified)")
        // the record goes on behind the last line
        #expect(try county.program("run").status == 0)
        #expect(try county.program("audit", "verify", "--anchor", file).status == 0)
    }

    /// Nothing inside the database tells of what was cut off at its end.
    @Test func aChainThatWasCutShortIsFound() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (county, program) = try county(file)
        #expect(try program("run").status == 0)
        try county.execute("SET session_replication_role = replica")
        for sql in [
            "DELETE FROM audit.event WHERE event_id = (SELECT max(event_id) FROM audit.event)",
            "DELETE FROM audit.run WHERE run_id = (SELECT max(run_id) FROM audit.run)",
        ] { try county.execute(sql) }
        #expect(try county.program("audit", "verify").status == 0)
        let found = try county.program("audit", "verify", "--anchor", file, "--lang", "en")
        #expect(found.status == 1 && found.output.contains("cut short"), "\(found)")
        // another event in its place
        #expect(try county.program("run").status == 0)
        let other = try county.program("audit", "verify", "--anchor", file, "--lang", "en")
        #expect(other.status == 1 && other.output.contains("rewritten"), "\(other)")
    }

    @Test func aLineThatACrashLeftUnfinished() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (county, program) = try county(file)
        try Data("7 0a1b".utf8).write(to: URL(filePath: file))
        #expect(try program("run").status == 0)
        #expect(try lines().count == 2)
        let found = try county.program("audit", "verify", "--anchor", file, "--lang", "en")
        #expect(found.status == 1 && found.output.contains("cannot be read"), "\(found)")
        for (name, status) in [("missing", Int32(65)), ("empty", 65)] {
            let path = folder.appending(path: name)
            if name == "empty" { try Data().write(to: path) }
            let refused = try county.program("audit", "verify", "--anchor", path.path)
            #expect(refused.status == status, "\(refused)")
        }
    }

    /// What cannot be noted down is an error; what was published stays, and so do the pages.
    @Test(arguments: [
        "/nowhere/anchor.txt", "/dev/full", "| exit 3", "| kill -9 $$", "| no-such-command",
    ])
    func whatFailsIsHeardOf(outlet: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var (county, program) = try county(outlet)
        try county.fileChanges()
        program.environment["HUIZONG_SITE_DIRECTORY"] = folder.appending(path: "site").path
        let run = try program("run", "--log-format", "json")
        #expect(run.status == 1 && run.errors.contains("链尾没有另行记下"), "\(run)")
        #expect(try county.number("SELECT count(*) FROM summary.edition") == 2)
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "site").path))
    }

    @Test func aCommandIsGivenTheLine() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (county, program) = try county("| cat >> '\(file)'; echo noted")
        let run = try program("run")
        #expect(run.status == 0 && run.errors.contains("noted"), "\(run)")
        #expect(!run.output.contains("noted"))
        #expect(try county.program("audit", "verify", "--anchor", file).status == 0)
        // one that does not read its input
        var other = program
        other.environment["HUIZONG_RUN_ANCHOR"] = "| true"
        #expect(try other("run").status == 0)
    }

    /// Whoever computes is looked at before what it says is believed.
    @Test(arguments: [
        """
        CREATE OR REPLACE FUNCTION audit.broken_seals() RETURNS TABLE (event_id bigint, fault text)
        LANGUAGE sql STABLE AS 'SELECT 1::bigint, ''''::text WHERE false'
        """,
        "CREATE OR REPLACE VIEW registry.table_key AS SELECT ''::text AS subject, "
            + "ARRAY[''] AS columns",
    ])
    func nothingIsAskedOfWhatWasReplaced(alteration: String) throws {
        let county = try County()
        try county.execute(alteration)
        let found = try county.program("audit", "verify", "--lang", "en", "--format", "json")
        #expect(found.status == 1 && found.output.contains("\"complete\": false"), "\(found)")
        #expect(found.output.contains("altered "))
        let check = try county.program("migrate", "--check", "--lang", "en")
        #expect(check.status == 78 && check.errors.contains("altered: "), "\(check)")
        let doctor = try county.program("doctor", "--lang", "en")
        #expect(doctor.status == 78, "\(doctor)")
        #expect(try county.program("migrate").status == 0)
        #expect(try county.program("migrate", "--check").status == 0)
        #expect(try county.program("audit", "verify").status == 0)
    }

    @Test func aFigureShownInAnotherUnitIsFound() throws {
        let county = try County()
        try county.execute("SET session_replication_role = replica")
        try county.execute(
            """
            UPDATE registry.form_cell SET scale = 100, step = 0.01
            WHERE cell = 'requests.received.total' AND form_id = 'gid-2019'
            """)
        let found = try county.program("audit", "verify", "--lang", "en")
        #expect(found.status == 1 && found.output.contains("gid-2019"), "\(found)")
        #expect(try county.program("doctor").status != 0)
        #expect(try county.program("migrate").status == 0)
        #expect(try county.program("audit", "verify").status == 0)
    }
}

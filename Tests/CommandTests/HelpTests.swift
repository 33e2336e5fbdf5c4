import Testing

/// What people see before they know the program, and when they mistype.
@Suite struct HelpTests {
    private static let commands = [
        "demo", "migrate", "import", "check", "run", "totals", "late", "findings",
        "explain", "trend", "report", "forms", "rules", "sample", "doctor", "site",
    ]

    @Test(arguments: commands) func helpTeachesInBothLanguages(command: String) throws {
        let help = try Program()(command, "--help")
        #expect(help.status == 0 && help.errors.isEmpty)
        #expect(help.output.contains("USAGE: huizong \(command)"))
        // every explanation, not only the headline, speaks both
        let texts = help.output.split(separator: "\n").filter { line in
            line.unicodeScalars.contains { $0.value > 0x4E00 }
        }
        #expect(texts.count > 3)
        #expect(help.output.contains("Language; the locale's by default"))
    }

    @Test func everyCommandIsListedWithTheExitCodes() throws {
        let help = try Program()("--help")
        #expect(help.status == 0)
        for command in Self.commands { #expect(help.output.contains("\n  \(command) ")) }
        for code in ["64", "65", "69", "75", "78"] { #expect(help.output.contains("\(code) ")) }
    }

    @Test(
        arguments: [
            ["nonsense"], ["totals"], ["totals", "--region", "360926", "--year", "abc"],
            ["totals", "--region", "360926", "--year", "2020", "--scope", "both"],
            ["totals", "--region", "360926", "--year", "1999"],
            ["late", "--year", "2020", "--as-of", "2021-02-30"],
            ["late", "--year", "2020", "--format", "xml"], ["check"], ["import"],
            ["import", "a.txt", "b.txt", "--agency", "1"],
            ["import", "a.txt", "--submitted-at", "yesterday"], ["run", "--year"],
            ["findings", "--year", "2020", "--severity", "bad"], ["forms", "gid-1999"],
            ["rules", "R-NONE"], ["sample", "--region", "360900"],
            ["sample", "--region", "360926", "--agencies", "0"],
            ["sample", "--region", "360926", "--years", "2024-2019"],
            ["trend", "no.such.cell", "--region", "360926"], ["forms", "--lang", "fr"],
            ["run", "--business-date", "2026-02-30"], ["run", "--log-format", "xml"],
        ])
    func wrongUsageExits64(arguments: [String]) throws {
        let result = try Program().start(arguments).wait()
        #expect(result.status == 64, "\(result)")
        #expect(result.output.isEmpty && !result.errors.isEmpty)
    }

    @Test func regionsAndCellsAreLookedUp() throws {
        let county = try County()
        let unknown = try county.program("totals", "--region", "999999", "--year", "2020")
        #expect(unknown.status == 64 && unknown.errors.contains("999999"))
        let cell = try county.program(
            "explain", "requests.nothing.total", "--region", County.code, "--year", "2020")
        #expect(cell.status == 64 && cell.errors.contains("requests.nothing.total"))
        let year = try county.program("totals", "--region", County.code, "--year", "2024")
        #expect(year.status == 1 && year.errors.contains("huizong run"))
        // a province with no agencies of its own
        for call in [["totals"], ["explain", "requests.received.total"]] {
            let own = try county.program.start(
                call + ["--region", "360000", "--year", "2020", "--scope", "own"]
            ).wait()
            #expect(own.status == 1 && own.output.isEmpty, "\(own)")
            #expect(own.errors.contains("360000") && own.errors.contains("--scope all"), "\(own)")
        }
    }
}

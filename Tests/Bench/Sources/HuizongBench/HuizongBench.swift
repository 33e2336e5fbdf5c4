import ArgumentParser
import Forms
import LocalServer

/// `huizong-bench`: how long a national year, ten years of a prefecture and a county take; the
/// nation beside a bare COPY of the same figures, and all sizes beside others that do the same job,
/// on the same server in the same run. Progress goes to standard error, the tables to standard
/// output.
@main
struct HuizongBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "huizong-bench",
        abstract: "测速：全国一年、地级市十年与一个县，和单纯 COPY 对照。Speed and memory beside a bare COPY.")

    @Option(help: "全国年度的报告份数。Reports of the national year.")
    var submissions = 200_000

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "只测这些部分；默认全测。Measures these alone: \(Section.names).", valueName: "section"))
    var only: [Section] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("不测这些部分。Leaves these out.", valueName: "section"))
    var without: [Section] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "与他人对照时的报告份数。Reports of the databases where others do the same job.",
            valueName: "reports"))
    var peerSizes = [60, 6000, 200_000]

    @Option(
        help: ArgumentHelp(
            "对照用的 Python（make peers 所建）。Python for the peers, made by `make peers`.",
            valueName: "file"))
    var python = ".build/peers/bin/python"

    @Option(help: "另测多个全国年度，如 10。Also this many national years at once, for example 10.")
    var years = 1

    @Option(help: "每项测量次数。Turns of every measurement.")
    var runs = 5

    @Option(help: "报告年度。Report year.")
    var year = 2023

    @Option(help: ArgumentHelp("结果另存为 JSON。Also write the results here.", valueName: "file"))
    var json: String?

    @Option(
        help: ArgumentHelp(
            "被测程序，默认与本程序同目录。The program; beside this one by default.",
            valueName: "file"))
    var huizong: String?

    @Option(
        help: ArgumentHelp(
            """
            在这台服务器上测（库名 huizong_bench_*，先删后建，测后保留）；默认用私有服务器。
            Measure on this server instead of a private one; its databases huizong_bench_* are \
            made anew and kept.
            """,
            valueName: "connection"))
    var server: String?

    @Option(help: ArgumentHelp("表格定义目录。Form files.", valueName: "directory"))
    var forms = "config/forms"

    func validate() throws {
        guard submissions >= 60, runs >= 1, years >= 1, peerSizes.allSatisfy({ $0 >= 60 }) else {
            throw ValidationError(
                """
                --submissions、--peer-sizes 60 或更多，--runs、--years 1 或更多 \
                at least 60 and 1
                """)
        }
    }

    func run() throws {
        let catalogue = try FormCatalogue(directory: forms)
        guard let server else { return try runOnPrivateServer(catalogue) }
        try measure(on: server, catalogue)
    }

    private func runOnPrivateServer(_ catalogue: FormCatalogue) throws {
        let server = LocalServer(
            dataDirectory: try LocalServer.temporaryDirectory(), isThrowaway: true,
            extraSettings: Self.serverSettings)
        defer { server.stop() }
        try measure(on: try server.start(), catalogue)
    }

    private func isWanted(_ section: Section) -> Bool {
        (only.isEmpty || only.contains(section)) && !without.contains(section)
    }

    private func measure(on conninfo: String, _ catalogue: FormCatalogue) throws {
        var report = BenchReport(machine: try Machine(conninfo: conninfo), runs: runs)
        let bench = Databases(server: conninfo, year: year, catalogue: catalogue)
        let program = try ProgramUnderTest(huizong, forms: forms)
        if isWanted(.county) {
            try CountyTurns(try bench.make("county", 60), program)
                .measure(runs: runs, into: &report)
        }
        if isWanted(.prefecture) {
            try PrefectureTurns(try bench.make("prefecture", 360, years: 10), program)
                .measure(runs: runs, into: &report)
        }
        try measureNation(bench, program, into: &report)
        if isWanted(.filing) {
            try FilingTurns(try bench.make("filing", 2000)).measure(runs: runs, into: &report)
        }
        if isWanted(.instructions) { try countInstructions(bench, program, into: &report) }
        if isWanted(.peers) { try measurePeers(bench, program, into: &report) }
        if years > 1 {
            let many = try bench.make("many_years", submissions, years: years)
            let few = try bench.make("half", max(60, submissions / 2))
            try ManyYearTurns(many, few: few, program).measure(runs: runs, into: &report)
        }
        print(report.markdown)
        if let json { try report.writeJSON(to: json) }
    }

    private func measureNation(
        _ bench: Databases, _ program: ProgramUnderTest, into report: inout BenchReport
    ) throws {
        guard [.nation, .queries, .twoYears].contains(where: isWanted) else { return }
        let nation = try bench.make("nation", submissions)
        if isWanted(.nation) {
            try NationTurns(nation, program).measure(runs: runs, into: &report)
        }
        if isWanted(.queries) {
            try NationalQueryTurns(nation, on: bench.server, program)
                .measure(runs: runs, into: &report)
        }
        if isWanted(.twoYears) {
            let twoYears = try bench.make("two_years", submissions, years: 2)
            try TwoYearTurns(twoYears, alone: nation, program, bench.catalogue)
                .measure(runs: runs, into: &report)
        }
    }

    private func countInstructions(
        _ bench: Databases, _ program: ProgramUnderTest, into report: inout BenchReport
    ) throws {
        if let obstacle = InstructionTurns.obstacle() {
            return Progress.say("instructions are not counted: \(obstacle)")
        }
        let few = try bench.make("callgrind_few", 60)
        try InstructionTurns(few: few, many: try bench.make("callgrind_many", 6000), program)
            .measure(into: &report)
    }

    private func measurePeers(
        _ bench: Databases, _ program: ProgramUnderTest, into report: inout BenchReport
    ) throws {
        let form = PeerForm(try bench.catalogue.requiredForm(forYear: year), year: year)
        let python = try PythonPeers(interpreter: python)
        report.machine.versions.merge(python.versions) { mine, _ in mine }
        for size in peerSizes {
            try PeerTurns(try bench.make("peers", size), form: form, program, python)
                .measure(agencies: size, runs: runs, into: &report)
        }
    }

    /// As on a server in earnest: everything is forced to disk. Autovacuum stays off so that it
    /// falls into no turn; the data set is vacuumed once instead.
    private static let serverSettings = [
        ("fsync", "on"), ("synchronous_commit", "on"), ("full_page_writes", "on"),
        ("shared_buffers", "1GB"), ("max_wal_size", "4GB"), ("checkpoint_timeout", "1h"),
    ]
}

/// What can be measured by itself.
enum Section: String, CaseIterable, ExpressibleByArgument {
    case county, prefecture, nation, queries, filing, instructions, peers
    case twoYears = "two-years"

    static let names = allCases.map(\.rawValue).joined(separator: ", ")
}

/// Makes the databases that are measured, each anew.
struct Databases {
    let server: String
    /// The last year of each.
    let year: Int
    let catalogue: FormCatalogue

    func make(_ name: String, _ agencies: Int, years: Int = 1) throws -> BenchDatabase {
        try BenchDatabase(
            server: server, name: name, submissions: agencies, years: year - years + 1...year,
            catalogue: catalogue)
    }
}

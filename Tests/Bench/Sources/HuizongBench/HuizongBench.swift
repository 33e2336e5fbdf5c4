import ArgumentParser
import Forms
import LocalServer

/// `huizong-bench`: how long a national year, ten years of a prefecture and a county take; the
/// nation beside a bare COPY of the same figures and beside others that do the same job, on the
/// same server in the same run. Progress goes to standard error, the table to standard output.
@main
struct HuizongBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "huizong-bench",
        abstract: "测速：全国一年、地级市十年与一个县，和单纯 COPY 对照。Speed and memory beside a bare COPY.")

    @Option(help: "全国年度的报告份数。Reports of the national year.")
    var submissions = 200_000

    @Flag(help: "不测全国。Leave the nation out.")
    var withoutNation = false

    @Flag(
        inversion: .prefixedNo,
        help: "和纯 SQL、Python 对照。Beside pure SQL and Python doing the same job.")
    var peers = true

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "对照时的报告份数。Reports of the databases for that.", valueName: "reports"))
    var peerSizes = [60, 6000, 200_000]

    @Option(
        help: ArgumentHelp(
            "对照用的 Python（make peers 所建）。Python for that, made by `make peers`.",
            valueName: "file"))
    var python = ".build/peers/bin/python"

    @Option(help: "另测多个全国年度，如 10。Also this many national years, for example 10.")
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

    private func measure(on conninfo: String, _ catalogue: FormCatalogue) throws {
        var report = BenchReport(
            machine: try Machine(conninfo: conninfo), submissions: submissions, runs: runs)
        let program = try ProgramUnderTest(huizong, forms: forms)
        func database(
            _ name: String, _ submissions: Int, _ years: ClosedRange<Int>
        ) throws -> BenchDatabase {
            try BenchDatabase(
                server: conninfo, name: name, submissions: submissions, years: years,
                catalogue: catalogue)
        }
        let county = try database("county", 60, year...year)
        try CountyTurns(county, program).measure(runs: runs, into: &report)
        let prefecture = try database("prefecture", 360, year - 9...year)
        try PrefectureTurns(prefecture, program).measure(runs: runs, into: &report)
        if !withoutNation {
            let nation = try database("nation", submissions, year...year)
            try NationTurns(nation, program).measure(runs: runs, into: &report)
            try NationalQueryTurns(nation, on: conninfo, program).measure(runs: runs, into: &report)
            let twoYears = try database("two_years", submissions, year - 1...year)
            try TwoYearTurns(twoYears, alone: nation, program, catalogue)
                .measure(runs: runs, into: &report)
        }
        if peers {
            let form = PeerForm(try catalogue.requiredForm(forYear: year), year: year)
            let python = try PythonPeers(interpreter: python)
            report.machine.versions.merge(python.versions) { mine, _ in mine }
            for size in peerSizes {
                let reports = try database("peers", size, year...year)
                try PeerTurns(reports, form: form, program, python)
                    .measure(
                        "\(size) agencies", isNation: size >= submissions, runs: runs,
                        into: &report)
            }
        }
        if years > 1 {
            let many = try database("many_years", submissions, year - years + 1...year)
            let few = try database("half", max(60, submissions / 2), year...year)
            try ManyYearTurns(many, few: few, program).measure(runs: runs, into: &report)
        }
        print(report.markdown)
        if let json { try report.writeJSON(to: json) }
    }

    /// As on a server in earnest: everything is forced to disk. Autovacuum stays off so that it
    /// falls into no turn; the data set is vacuumed once instead.
    private static let serverSettings = [
        ("fsync", "on"), ("synchronous_commit", "on"), ("full_page_writes", "on"),
        ("shared_buffers", "1GB"), ("max_wal_size", "4GB"), ("checkpoint_timeout", "1h"),
    ]
}

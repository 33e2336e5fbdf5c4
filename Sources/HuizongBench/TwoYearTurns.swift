/// A national year whose reports are compared with those of the year before: what the rules that
/// look back cost.
struct TwoYearTurns {
    private let database: BenchDatabase
    private let program: ProgramUnderTest

    init(_ database: BenchDatabase, _ program: ProgramUnderTest) {
        self.database = database
        self.program = program
    }

    func measure(runs: Int, into report: inout BenchReport) throws {
        var copy = Series("bare COPY of both years' packed cells")
        var compared = Series(
            "run --full --year, the year before published", goal: "≤ 1.5 × one year")
        for turn in 1...runs {
            Progress.say("two years, turn \(turn) of \(runs)")
            try database.forgetRuns()
            func run(_ year: Int) throws -> ProgramUnderTest.Turn {
                try program.run(
                    ["run", "--full", "--year", String(year)], database: database.conninfo)
            }
            _ = try run(database.year - 1)
            copy.add(
                try Stopwatch.seconds {
                    _ = try database.copyPacked(year: database.year - 1)
                    _ = try database.copyPacked()
                })
            compared.add(try run(database.year).seconds)
        }
        if let full = report.nation.dropFirst().first {
            compared.ratio = (compared.median / full.median, "× one year")
        }
        report.nation += [copy, compared]
    }
}

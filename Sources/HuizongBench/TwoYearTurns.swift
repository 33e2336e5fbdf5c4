/// A national year whose reports are compared with those of the year before, and in turns the same
/// year without one before: what the rules that look back cost.
struct TwoYearTurns {
    private let alone: BenchDatabase
    private let compared: BenchDatabase
    private let program: ProgramUnderTest

    /// - Parameter alone: the same year without the one before.
    init(_ compared: BenchDatabase, alone: BenchDatabase, _ program: ProgramUnderTest) {
        self.alone = alone
        self.compared = compared
        self.program = program
    }

    func measure(runs: Int, into report: inout BenchReport) throws {
        var copy = Series("bare COPY of two years' packed cells")
        var single = Series("run --full --year, nothing before it")
        var double = Series(
            "run --full --year, the year before published", goal: "≤ 1.5 × nothing before it")
        func run(_ database: BenchDatabase, _ year: Int) throws -> Double {
            try program.run(
                ["run", "--full", "--year", String(year)], database: database.conninfo
            ).seconds
        }
        for turn in 1...runs {
            Progress.say("two years, turn \(turn) of \(runs)")
            try alone.forgetRuns()
            try compared.forgetRuns()
            _ = try run(compared, compared.year - 1)
            single.add(try run(alone, alone.year))
            copy.add(
                try Stopwatch.seconds {
                    _ = try compared.copyPacked(year: compared.year - 1)
                    _ = try compared.copyPacked()
                })
            double.add(try run(compared, compared.year))
        }
        double.ratio = (double.median / single.median, "× nothing before it")
        report.nation += [copy, single, double]
    }
}

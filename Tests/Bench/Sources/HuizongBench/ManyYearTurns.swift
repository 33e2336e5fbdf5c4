/// Many national years in one database: the newest run in full, with the one before it published
/// and the others stored, and the largest memory beside that of half as many agencies in one year.
struct ManyYearTurns {
    private let few: BenchDatabase
    private let many: BenchDatabase
    private let program: ProgramUnderTest

    /// - Parameters:
    ///   - many: many years.
    ///   - few: half as many reports as one of them, and nothing before.
    init(_ many: BenchDatabase, few: BenchDatabase, _ program: ProgramUnderTest) {
        self.few = few
        self.many = many
        self.program = program
    }

    func measure(runs: Int, into report: inout BenchReport) throws {
        var copy = Series("bare COPY of the newest year's packed cells")
        var full = Series("run --full --year of the newest")
        var memory = Series("peak memory of that", unit: .megabytes)
        var half = Series(
            "peak memory of run --full, \(few.submissions) submissions in all", unit: .megabytes)
        var whole = Series("run --full of all years, once")
        var wholeMemory = Series("peak memory of that", unit: .megabytes)
        for turn in 1...runs {
            Progress.say("many years, turn \(turn) of \(runs)")
            try few.forgetRuns()
            half.add(try program.run(["run", "--full"], database: few.conninfo).peakMegabytes)
            try many.forgetRuns()
            _ = try run(year: many.year - 1)
            copy.add(try Stopwatch.seconds { _ = try many.copyPacked() })
            let newest = try run(year: many.year)
            full.add(newest.seconds)
            memory.add(newest.peakMegabytes)
        }
        Progress.say("many years, all at once")
        try many.forgetRuns()
        let all = try program.run(["run", "--full"], database: many.conninfo)
        whole.add(all.seconds)
        wholeMemory.add(all.peakMegabytes)
        full.compare(with: copy, unit: "× COPY")
        memory.judge(Aims.memory)
        memory.compare(with: half, Aims.manyYearsMemory)
        wholeMemory.judge(Aims.memory)
        wholeMemory.compare(with: half, Aims.manyYearsMemory)
        report.add(
            "many national years, \(many.submissions) reports",
            [copy, full, memory, half, whole, wholeMemory])
    }

    private func run(year: Int) throws -> ChildProcess.Turn {
        try program.run(["run", "--full", "--year", String(year)], database: many.conninfo)
    }
}

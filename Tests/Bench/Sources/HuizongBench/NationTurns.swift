/// A national year: a bare COPY, full runs, unchanged runs and runs after a few corrections, in
/// turns, so that whatever else the machine does falls on all of them.
struct NationTurns {
    /// Nights of ten times as many filings each.
    private static let filings = [10, 100, 1000, 10_000]
    private let database: BenchDatabase
    private let program: ProgramUnderTest

    init(_ database: BenchDatabase, _ program: ProgramUnderTest) {
        self.database = database
        self.program = program
    }

    func measure(runs: Int, into report: inout BenchReport) throws {
        var copy = Series("bare COPY of the packed cells")
        var full = Series("run --full, published")
        var memory = Series("peak memory of that", unit: .megabytes)
        var unchanged = Series("run, nothing changed")
        var changed = Series("run, 1 % of the counties changed, one filing each")
        var changedMemory = Series("peak memory of that", unit: .megabytes)
        var filings = Self.filings.filter { $0 <= database.submissions }
            .map { ($0, Series("run, \($0) agencies filed")) }
        var tables = Series("bare COPY of the tables that audit verify covers")
        var figuresOnce = Series("the same without the figures' second form")
        var verified = Series("audit verify")
        for turn in 1...runs {
            Progress.say("nation, turn \(turn) of \(runs)")
            try database.forgetRuns()
            copy.add(try Stopwatch.seconds { _ = try database.copyPacked() })
            let run = try program.run(["run", "--full"], database: database.conninfo)
            full.add(run.seconds)
            memory.add(run.peakMegabytes)
            unchanged.add(try program.run(["run"], database: database.conninfo).seconds)
            _ = try database.fileCorrections()
            let night = try program.run(["run"], database: database.conninfo)
            changed.add(night.seconds)
            changedMemory.add(night.peakMegabytes)
            for index in filings.indices {
                try database.file(filings[index].0)
                filings[index].1.add(
                    try program.run(["run"], database: database.conninfo).seconds)
            }
            tables.add(
                try Stopwatch.seconds { _ = try database.copyRecord(figuresOnce: false) })
            figuresOnce.add(
                try Stopwatch.seconds { _ = try database.copyRecord(figuresOnce: true) })
            // it ends with 1, and the bench with it, if the record is not whole
            verified.add(
                try program.run(["audit", "verify"], database: database.conninfo).seconds)
        }
        full.compare(with: copy, Aims.nationBesideCopy)
        memory.judge(Aims.memory)
        unchanged.compare(with: full, unit: "% of full")
        changed.compare(with: full, Aims.nationNight)
        changedMemory.judge(Aims.memory)
        for index in filings.indices {
            filings[index].1.compare(with: full, unit: "% of full")
            // what the filings add to a night without any
            let added = (filings[index].1.median - unchanged.median) * 1000
            filings[index].1.note(Comparison(added / Double(filings[index].0), "ms a filing"))
        }
        figuresOnce.compare(with: tables, unit: "× COPY of the tables")
        verified.compare(with: tables, Aims.verify)
        report.add(
            "nation, \(database.submissions) reports",
            [copy, full, memory, unchanged, changed, changedMemory] + filings.map(\.1)
                + [tables, figuresOnce, verified])
    }
}

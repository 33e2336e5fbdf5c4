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
        var full = Series("run --full, published", bar: "≤ 3 × COPY", goal: "≤ 1.5 × COPY")
        var memory = Series("peak memory of run --full", unit: .megabytes, bar: "≤ 100 MB")
        var unchanged = Series("run, nothing changed", bar: "≤ 30 ms")
        var changed = Series("run, 1 % of the counties changed", bar: "≤ 10 % of full")
        var filings = Self.filings.map { ($0, Series("run, \($0) agencies filed")) }
        var tables = Series("bare COPY of the tables that audit verify covers")
        var figuresOnce = Series("the same without the figures' second form")
        var verified = Series("audit verify", goal: "≤ 1.5 × COPY of the tables")
        for turn in 1...runs {
            Progress.say("nation, turn \(turn) of \(runs)")
            try database.forgetRuns()
            copy.add(try Stopwatch.seconds { _ = try database.copyPacked() })
            let run = try program.run(["run", "--full"], database: database.conninfo)
            full.add(run.seconds)
            memory.add(run.peakMegabytes)
            unchanged.add(try program.run(["run"], database: database.conninfo).seconds)
            _ = try database.fileCorrections()
            changed.add(try program.run(["run"], database: database.conninfo).seconds)
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
        full.ratio = (full.median / copy.median, "× COPY")
        changed.ratio = (changed.median / full.median * 100, "% of full")
        verified.ratio = (verified.median / tables.median, "× COPY of the tables")
        report.nation = [copy, full, memory, unchanged, changed]
        report.nation += filings.map(\.1) + [tables, figuresOnce, verified]
        report.storedSubmissions = database.submissions
    }
}

/// A county of 60: whole processes, as a clerk or cron starts them.
struct CountyTurns {
    private let database: BenchDatabase
    private let program: ProgramUnderTest

    init(_ database: BenchDatabase, _ program: ProgramUnderTest) {
        self.database = database
        self.program = program
    }

    func measure(runs: Int, into report: inout BenchReport) throws {
        var asked = Series("psql -XAtc 'SELECT 1'")
        var full = Series("run --full, published", bar: "≤ 5 × psql")
        var few = Series("run, 5 agencies filed", bar: "≤ 60 % of full")
        var unchanged = Series("run, nothing changed", bar: "≤ 2 × psql")
        var totals = Series("totals", bar: "≤ 2 × psql")
        var late = Series("late")
        var explain = Series("explain")
        let place = ["--region", database.county, "--year", String(database.year)]
        let psql = try database.psql()
        func seconds(_ arguments: [String]) throws -> Double {
            try program.run(arguments, database: database.conninfo).seconds
        }
        for turn in 1...runs {
            Progress.say("county, turn \(turn) of \(runs)")
            try database.forgetRuns()
            asked.add(
                try ChildProcess.run(
                    psql, ["-XAt", "-d", database.conninfo, "-c", "SELECT 1"]
                ).seconds)
            full.add(try seconds(["run", "--full"]))
            unchanged.add(try seconds(["run"]))
            try database.file(5)
            few.add(try seconds(["run"]))
            totals.add(try seconds(["totals"] + place))
            late.add(try seconds(["late"] + place))
            explain.add(try seconds(["explain", "requests.received.total"] + place))
        }
        full.ratio = (full.median / asked.median, "× psql")
        few.ratio = (few.median / full.median * 100, "% of full")
        unchanged.ratio = (unchanged.median / asked.median, "× psql")
        totals.ratio = (totals.median / asked.median, "× psql")
        report.county = [asked, full, few, unchanged, totals, late, explain]
    }
}

enum Stopwatch {
    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return start.duration(to: .now) / .seconds(1)
    }
}

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
        var full = Series("run --full, published")
        var few = Series("run, 5 agencies filed since last night")
        var unchanged = Series("run, nothing changed")
        var totals = Series("totals")
        var late = Series("late")
        var explain = Series("explain")
        let place = ["--region", database.county, "--year", String(database.year)]
        func seconds(_ arguments: [String]) throws -> Double {
            try program.run(arguments, database: database.conninfo).seconds
        }
        for turn in 1...runs {
            Progress.say("county, turn \(turn) of \(runs)")
            try database.forgetRuns()
            asked.add(try database.askNothing())
            full.add(try seconds(["run", "--full"]))
            unchanged.add(try seconds(["run"]))
            try database.file(5)
            few.add(try seconds(["run"]))
            totals.add(try seconds(["totals"] + place))
            late.add(try seconds(["late"] + place))
            explain.add(try seconds(["explain", "requests.received.total"] + place))
        }
        full.compare(with: asked, Aims.countyFull)
        few.compare(with: full, Aims.countyNight)
        unchanged.compare(with: asked, Aims.unchanged)
        totals.compare(with: asked, Aims.totals)
        report.add("county, 60 agencies", [asked, full, few, unchanged, totals, late, explain])
    }
}

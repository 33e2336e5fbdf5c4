/// Ten years of a prefecture with a few counties: what an auditor asks, about the present and about
/// a past day, as whole processes.
struct PrefectureTurns {
    private let database: BenchDatabase
    private let program: ProgramUnderTest

    /// Editions after the first, each with a correction in one county.
    private static let editions = 12
    /// Agencies that file on an ordinary night: one in fifty.
    private static let filings = 7

    init(_ database: BenchDatabase, _ program: ProgramUnderTest) {
        self.database = database
        self.program = program
    }

    func measure(runs: Int, into report: inout BenchReport) throws {
        Progress.say("prefecture, \(Self.editions + 1) editions")
        _ = try program.run(["run"], database: database.conninfo)
        for _ in 0..<Self.editions {
            _ = try database.fileCorrections()
            _ = try program.run(["run"], database: database.conninfo)
        }
        let instant = try database.middleEdition()
        let day = "\(database.year + 1)-02-15"
        let prefecture = String(database.county.prefix(4)) + "00"
        let place = ["--region", prefecture, "--year", String(database.year)]
        let past = place + ["--as-of", instant]
        let cell = "requests.received.total"
        let questions: [(String, [String])] = [
            ("late", ["late"] + place), ("late --as-of", ["late"] + place + ["--as-of", day]),
            ("late --agency", ["late", "--agency", "5"]),
            ("revisions", ["revisions"] + place), ("revisions --as-of", ["revisions"] + past),
            ("explain", ["explain", cell] + place),
            ("explain --as-of", ["explain", cell] + past),
            ("explain --agency", ["explain", cell] + place + ["--agency", "5"]),
            ("findings", ["findings"] + place), ("findings --as-of", ["findings"] + past),
            ("trend --as-of", ["trend", cell, "--region", prefecture, "--as-of", instant]),
        ]
        var series = questions.map { Series($0.0) }
        var night = Series("run, \(Self.filings) of 360 agencies filed since last night")
        var unchanged = Series("run, nothing changed")
        var full = Series("run --full of all ten years, nothing new to publish")
        func seconds(_ arguments: [String]) throws -> Double {
            try program.run(arguments, database: database.conninfo).seconds
        }
        for turn in 1...runs {
            Progress.say("prefecture, turn \(turn) of \(runs)")
            for (index, question) in questions.enumerated() {
                series[index].add(try seconds(question.1))
            }
            try database.file(Self.filings)
            night.add(try seconds(["run"]))
            unchanged.add(try seconds(["run"]))
            full.add(try seconds(["run", "--full"]))
        }
        for index in series.indices { series[index].judge(Aims.question) }
        night.compare(with: full, unit: "% of full")
        report.add("prefecture, ten years of 360 agencies", [full, night, unchanged] + series)
    }
}

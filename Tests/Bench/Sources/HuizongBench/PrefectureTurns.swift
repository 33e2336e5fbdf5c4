/// Ten years of a prefecture with a few counties: what an auditor asks, about the present and about
/// a past day, as whole processes.
struct PrefectureTurns {
    private let database: BenchDatabase
    private let program: ProgramUnderTest

    /// Editions after the first, each with a correction in one county.
    private static let editions = 12

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
        func seconds(_ arguments: [String]) throws -> Double {
            try program.run(arguments, database: database.conninfo).seconds
        }
        for turn in 1...runs {
            Progress.say("prefecture, turn \(turn) of \(runs)")
            for (index, question) in questions.enumerated() {
                series[index].add(try seconds(question.1))
            }
        }
        for index in series.indices { series[index].judge(Aims.question) }
        report.add("prefecture, ten years of 360 agencies", series)
    }
}

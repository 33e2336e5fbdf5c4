import Forms

/// A national year whose reports are compared with those of the year before, and in turns the same
/// year without one before: what the rules that look back cost.
struct TwoYearTurns {
    private let alone: BenchDatabase
    private let compared: BenchDatabase
    private let program: ProgramUnderTest
    /// Of the year and of the one before.
    private let form: Form
    private let formBefore: Form

    /// - Parameter alone: the same year without the one before.
    init(
        _ compared: BenchDatabase, alone: BenchDatabase, _ program: ProgramUnderTest,
        _ catalogue: FormCatalogue
    ) throws {
        self.alone = alone
        self.compared = compared
        self.program = program
        form = try catalogue.requiredForm(forYear: compared.year)
        formBefore = try catalogue.requiredForm(forYear: compared.year - 1)
    }

    func measure(runs: Int, into report: inout BenchReport) throws {
        var copy = Series("bare COPY of two years' packed cells")
        var least = Series("bare COPY of the packed cells and last year's carries")
        var single = Series("run --full --year, nothing before it")
        var double = Series("run --full --year, the year before published")
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
            least.add(
                try Stopwatch.seconds {
                    _ = try compared.copyPacked()
                    _ = try compared.copyCarries(of: form, in: formBefore)
                })
            double.add(try run(compared, compared.year))
        }
        double.compare(with: single, Aims.twoYears)
        double.compare(with: least, unit: "× COPY of what it reads")
        report.add(
            "nation, the year before it too, \(compared.submissions) reports",
            [copy, least, single, double])
    }
}

extension FormCatalogue {
    /// The form that is valid for a year.
    func requiredForm(forYear year: Int) throws -> Form {
        guard let form = form(forYear: year) else { throw BenchError.noForm(year) }
        return form
    }
}

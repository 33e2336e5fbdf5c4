import PostgresClient

/// Filing: many reports handed over in one statement, and one after the other, each a transaction,
/// all over one connection.
struct FilingTurns {
    private static let many = 1000
    private static let few = 100
    private let database: BenchDatabase

    init(_ database: BenchDatabase) {
        self.database = database
    }

    func measure(runs: Int, into report: inout BenchReport) throws {
        var together = Series("intake.submit_many, \(Self.many) reports", unit: .perSecond)
        var alone = Series("intake.submit, one report after the other", unit: .perSecond)
        let connection = try Connection(conninfo: database.conninfo)
        let filing = try connection.execute(
            Files.makeFiling, [.int32(Int32(Self.many)), .int32(Int32(database.year))])
        let reports = try (0..<filing.count).map { try filing.requiredText($0, "report") }
        let list = "[\(reports.joined(separator: ","))]"
        for turn in 1...runs {
            Progress.say("filing, turn \(turn) of \(runs)")
            let seconds = try Stopwatch.seconds {
                let filed = try Connection(conninfo: database.conninfo)
                    .execute(Files.fileMany, [.text(list)])
                let count = try filed.requiredInt64(0, "filed")
                guard count == reports.count else { throw BenchError.notFiled(Int(count)) }
            }
            together.add(Double(reports.count) / seconds)
            let single = try Stopwatch.seconds {
                let connection = try Connection(conninfo: database.conninfo)
                for report in reports.prefix(Self.few) {
                    try connection.execute(Files.fileOne, [.text(report)])
                }
            }
            alone.add(Double(min(Self.few, reports.count)) / single)
        }
        together.judge(Aims.filing)
        report.add("filing, \(database.submissions) reports before", [together, alone])
    }
}

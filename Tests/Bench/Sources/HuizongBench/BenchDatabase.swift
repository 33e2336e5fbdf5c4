import Forms
import PostgresClient
import SampleCounty
import Store

/// A database with synthetic report years, made by SQL from a few thousand sample reports.
struct BenchDatabase {
    let conninfo: String
    /// The last report year.
    let year: Int
    private(set) var submissions = 0
    /// The first county's code.
    let county: String

    /// Sample reports to copy from, for each flaw.
    private static let patternCount = 2048
    private static let agenciesPerRegion = 62

    /// - Parameters:
    ///   - server: connection string of the server; the database is made on it.
    ///   - wanted: agencies, each with a report a year.
    ///   - years: those before the first form are filed in that form, which is an error.
    init(
        server: String, name: String, submissions wanted: Int, years: ClosedRange<Int>,
        catalogue: FormCatalogue
    ) throws {
        Progress.say("\(name): \(wanted * years.count) reports")
        let database = "huizong_bench_\(name)"
        let maintenance = try Connection(conninfo: server)
        for action in ["DROP DATABASE IF EXISTS", "CREATE DATABASE"] {
            try maintenance.execute(Statement(name: action, sql: "\(action) \(database)"))
        }
        // of a keyword given twice libpq takes the last
        conninfo = "\(server) dbname=\(database)"
        year = years.upperBound
        let connection = try Connection(conninfo: conninfo)
        _ = try Migrator(connection: connection, catalogue: catalogue).migrate(dryRun: false)
        let counties = min(2844, max(1, wanted / Self.agenciesPerRegion))
        try connection.execute(Files.makeRegions, [.int32(Int32(counties))])
        try connection.execute(Files.makeAgencies, [.int32(Int32(wanted))])
        try connection.execute(Files.makePatterns)
        let first = try connection.execute(Files.firstCounty)
        county = try first.requiredText(0, "code")
        for year in years {
            guard let form = catalogue.form(forYear: year) ?? catalogue.forms.first else {
                throw BenchError.noForm(year)
            }
            submissions += try Self.file(form, year: year, into: connection)
        }
        try connection.executeScript(name: "vacuum", sql: "VACUUM (ANALYZE)")
        try connection.executeScript(name: "checkpoint", sql: "CHECKPOINT")
    }

    /// - Returns: how many reports and corrections.
    private static func file(
        _ form: Form, year: Int, into connection: Connection
    ) throws -> Int {
        try connection.execute(Files.clearPatterns)
        try copyPatterns(form, year: year, into: connection)
        let patterns = Parameter.int32(Int32(patternCount))
        let yearParameter = Parameter.int32(Int32(year))
        let filed = try connection.execute(
            Files.makeSubmissions, [yearParameter, .text(form.id), patterns])
        let corrected = try connection.execute(Files.makeCorrections, [yearParameter, patterns])
        return filed.affectedRows + corrected.affectedRows
    }

    private static func copyPatterns(
        _ form: Form, year: Int, into connection: Connection
    ) throws {
        let figures = SampleFigures(form: form)
        let flaws: [SampleFigures.Flaw] = [.none, .wrongCell, .blankColumns, .blankTotal]
        try connection.copyIn(Files.copyPatterns) { writer in
            for flaw in flaws {
                for number in 0..<patternCount {
                    let size: SampleFigures.Size =
                        number % 10 == 0 ? .large : number % 10 < 4 ? .medium : .small
                    try writer.beginRow(3)
                    try writer.text("\(flaw)")
                    try writer.int32(Int32(number))
                    try writer.int64Array(
                        figures.cells(
                            agency: number, year: year, size: size, seed: 1, flaw: flaw))
                }
            }
        }
    }

    /// A copy of another, made by the server.
    init(_ other: BenchDatabase, conninfo: String) {
        self.conninfo = conninfo
        year = other.year
        submissions = other.submissions
        county = other.county
    }

    /// An agency of that county.
    func firstAgency() throws -> Int64 {
        try Connection(conninfo: conninfo).execute(
            Statement(
                name: "first agency",
                sql: "SELECT min(agency_id) AS agency_id FROM registry.agency "
                    + "WHERE region_code = $1::text"), [.text(county)]
        ).requiredInt64(0, "agency_id")
    }

    /// Leaves the database as if no run had ever been made.
    func forgetRuns() throws {
        try Connection(conninfo: conninfo).executeScript(
            name: Files.forgetRuns.name, sql: Files.forgetRuns.sql)
    }

    /// Files one correction in each of one county in a hundred.
    ///
    /// - Returns: how many.
    func fileCorrections() throws -> Int {
        try correct(Files.chooseCounties)
    }

    /// How long it takes to connect and ask for nothing.
    func askNothing() throws -> Double {
        let psql = try Psql.path(try Connection(conninfo: conninfo))
        return try ChildProcess.run(psql, ["-XAt", "-d", conninfo, "-c", "SELECT 1"]).seconds
    }

    /// Files corrections of agencies spread over all regions.
    func file(_ count: Int) throws {
        _ = try correct(Files.chooseAgencies, [.int32(Int32(count))])
    }

    /// Files one correction each by chosen agencies.
    ///
    /// - Returns: how many.
    private func correct(_ choice: Statement, _ parameters: [Parameter] = []) throws -> Int {
        let connection = try Connection(conninfo: conninfo)
        let chosen = try connection.execute(choice, parameters)
        let agencies = try (0..<chosen.count).map { try chosen.requiredInt64($0, "agency_id") }
        return try connection.execute(
            Files.fileCorrections, [.int32(Int32(year)), .int64Array(agencies)]
        ).affectedRows
    }

    /// When the middle one of all editions was published, fit for `--as-of`.
    func middleEdition() throws -> String {
        try Connection(conninfo: conninfo).execute(Files.middleEdition)
            .requiredText(0, "published_at")
    }

    /// Reads the packed figures of every submission and does nothing with them.
    ///
    /// - Returns: bytes of figures.
    func copyPacked(year other: Int? = nil) throws -> Int {
        let connection = try Connection(conninfo: conninfo)
        try connection.executeScript(
            name: "set year", sql: "SET bench.year = '\(other ?? year)'")
        var bytes = 0
        try connection.copyOut(Files.copyPacked) { bytes += $0.count }
        return bytes
    }

    /// Reads of last year's reports the figures that rules across years look at, and does nothing
    /// with them.
    ///
    /// - Returns: bytes of figures.
    func copyCarries(of form: Form, in before: Form) throws -> Int {
        let connection = try Connection(conninfo: conninfo)
        try connection.executeScript(
            name: "set year", sql: "SET bench.year = '\(year - 1)'")
        let cells = form.lastYearCells.compactMap { cell in
            before.position(of: "\(cell.table).\(cell.row).\(cell.column)")
        }.map { "cells[\($0 + 1)]" }
        var bytes = 0
        let statement = Statement(
            name: Files.copyCarries.name,
            sql: Files.copyCarries.sql.replacing("{cells}", with: cells.joined(separator: ", ")))
        try connection.copyOut(statement) { bytes += $0.count }
        return bytes
    }
}

/// A measurement that cannot be made.
enum BenchError: Error, CustomStringConvertible {
    case noForm(Int)
    case noProgram(String)
    case programFailed(arguments: [String], status: Int32, output: String)
    case cannotWrite(String)
    case notFiled(Int)
    case notCounted(String)

    var description: String {
        switch self {
        case .noForm(let year): "no form is valid for \(year)"
        case .noProgram(let path): "no program at \(path); build it first"
        case .programFailed(let arguments, let status, let output):
            "\(arguments.joined(separator: " ")) ended with \(status): \(output)"
        case .cannotWrite(let path): "cannot write \(path)"
        case .notFiled(let count): "only \(count) reports were filed"
        case .notCounted(let output): "no count of instructions in what callgrind says: \(output)"
        }
    }
}

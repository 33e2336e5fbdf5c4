import FoundationEssentials
import PostgresClient

/// One county in a nation's database and the same county in one of its own, cut out of the nation
/// row by row: what its office asks and writes, as whole processes, in turns.
struct NationalQueryTurns {
    private let nation: BenchDatabase
    private let county: BenchDatabase
    private let program: ProgramUnderTest

    /// - Parameters:
    ///   - server: connection string of the server on which the county's database is made.
    init(_ nation: BenchDatabase, on server: String, _ program: ProgramUnderTest) throws {
        self.nation = nation
        self.program = program
        county = try nation.keepingCounty(on: server)
    }

    func measure(runs: Int, into report: inout BenchReport) throws {
        for database in [nation, county] {
            try database.forgetRuns()
            _ = try program.run(["run", "--full"], database: database.conninfo)
        }
        let folder = "\(FileManager.default.temporaryDirectory.path)/huizong-bench-national"
        defer { Self.remove(folder) }
        var series: [Series] = []
        for (name, arguments) in try questions(folder) {
            Progress.say("one county in a nation: \(name)")
            var alone = Series("\(name), the county alone")
            var among = Series("\(name), in the nation")
            var aloneMemory = Series("\(name), peak memory alone", unit: .megabytes)
            var memory = Series("\(name), peak memory in the nation", unit: .megabytes)
            for _ in 1...runs {
                Self.remove(folder)
                let one = try program.run(arguments, database: county.conninfo)
                alone.add(one.seconds)
                aloneMemory.add(one.peakMegabytes)
                Self.remove(folder)
                let other = try program.run(arguments, database: nation.conninfo)
                among.add(other.seconds)
                memory.add(other.peakMegabytes)
            }
            among.compare(with: alone, Aims.nationalQuery)
            memory.compare(with: aloneMemory, Aims.nationalQuery)
            series += [alone, among]
            if name.hasPrefix("site") { series.append(memory) }
        }
        report.add("one county in a national database", series)
    }

    private func questions(_ folder: String) throws -> [(String, [String])] {
        let region = ["--region", county.county]
        let place = region + ["--year", String(county.year)]
        let cell = "requests.received.natural_person"
        let agency = ["--agency", String(try county.firstAgency())]
        let day = "\(county.year + 1)-02-15"
        return [
            ("totals", ["totals"] + place), ("totals, one cell", ["totals", cell] + place),
            ("findings", ["findings"] + place), ("late", ["late"] + place),
            ("late --as-of", ["late"] + place + ["--as-of", day]),
            ("late --agency", ["late"] + agency),
            ("explain", ["explain", cell] + place),
            ("explain --agency", ["explain", cell] + place + agency),
            ("explain --top", ["explain", cell, "--top", "10", "--with-last-year"] + place),
            ("revisions", ["revisions"] + place), ("trend", ["trend", cell] + region),
            ("trend --agency", ["trend", cell] + agency),
            ("report", ["report", "--to", folder] + place),
            ("report --kind sheet", ["report", "--kind", "sheet", "--to", folder] + place),
            ("workbook", ["workbook", "--to", "\(folder).xlsx", "--overwrite"] + place),
            ("registry list", ["registry", "list"] + region),
            ("decisions", ["decisions"] + region),
            ("site", ["site", "--to", folder] + region),
            ("site --public", ["site", "--public", "--to", folder] + region),
        ]
    }

    /// Written anew in every turn, for what has not changed would not be written.
    private static func remove(_ folder: String) {
        for path in [folder, "\(folder).xlsx"] where FileManager.default.fileExists(atPath: path) {
            do {
                try FileManager.default.removeItem(atPath: path)
            } catch {
                Progress.say("\(path): \(error)")
            }
        }
    }
}

extension BenchDatabase {
    /// A copy on the same server in which this county is the only one.
    func keepingCounty(on server: String) throws -> BenchDatabase {
        let name = "huizong_bench_one_county"
        let own = try Connection(conninfo: conninfo)
            .execute(Statement(name: "own name", sql: "SELECT current_database() AS name"))
            .requiredText(0, "name")
        let maintenance = try Connection(conninfo: server)
        for sql in ["DROP DATABASE IF EXISTS \(name)", "CREATE DATABASE \(name) TEMPLATE \(own)"] {
            try maintenance.execute(Statement(name: "copy database", sql: sql))
        }
        let copy = BenchDatabase(self, conninfo: "\(server) dbname=\(name)")
        try copy.forgetRuns()
        let connection = try Connection(conninfo: copy.conninfo)
        try connection.execute(
            Statement(
                name: "choose county",
                sql: "SELECT set_config('bench.county', $1::text, false)"),
            [.text(county)])
        try connection.executeScript(
            name: "HuizongBench/sql/keep_county.sql",
            sql: String(decoding: PackageResources.keep_county_sql, as: UTF8.self))
        // an index keeps the size that it had
        try connection.executeScript(name: "vacuum", sql: "VACUUM (FULL, ANALYZE)")
        return copy
    }
}

import FoundationEssentials
import Glibc
import PostgresClient

/// What one measurement gave, turn by turn.
struct Series: Encodable {
    enum Unit: String, Encodable {
        case seconds, megabytes
    }

    let name: String
    let unit: Unit
    let bar: String
    let goal: String
    private(set) var values: [Double] = []
    var ratio: (value: Double, unit: String)?
    /// Why it was not measured, or why what was measured does not count.
    var fault: String?

    init(_ name: String, unit: Unit = .seconds, bar: String = "", goal: String = "") {
        self.name = name
        self.unit = unit
        self.bar = bar
        self.goal = goal
    }

    mutating func add(_ value: Double) { values.append(value) }

    /// The middle value, the upper one of two; 0 of none.
    var median: Double { values.isEmpty ? 0 : values.sorted()[values.count / 2] }

    private enum CodingKeys: String, CodingKey {
        case name, unit, bar, goal, values, median, ratio, fault
        case ratioUnit = "ratio_unit"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(unit, forKey: .unit)
        try container.encode(bar, forKey: .bar)
        try container.encode(goal, forKey: .goal)
        try container.encode(fault, forKey: .fault)
        try container.encode(fault == nil ? values : [], forKey: .values)
        try container.encode(fault == nil ? median : nil, forKey: .median)
        try container.encode(ratio?.value, forKey: .ratio)
        try container.encode(ratio?.unit, forKey: .ratioUnit)
    }
}

/// Where it was measured.
struct Machine: Encodable {
    let processors: Int
    let processor: String
    let memoryMegabytes: Int
    let postgres: Int
    /// Of the compiler and of what the peers use, by name; of this checkout the commit.
    var versions: [String: String] = [:]

    init(conninfo: String) throws {
        processors = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        let pages = sysconf(Int32(_SC_PHYS_PAGES))
        memoryMegabytes = pages * sysconf(Int32(_SC_PAGESIZE)) / 1_048_576
        let information = FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data()
        let lines = String(decoding: information, as: UTF8.self).split(separator: "\n")
        let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        processor = model.map { String($0.drop(while: \.isWhitespace)) } ?? "unknown"
        postgres = try Connection(conninfo: conninfo).serverVersion
        let compiler = Self.answer("swift", ["--version"]).drop { $0 != "version" }
        versions["swift"] = compiler.dropFirst().first
        versions["commit"] = Self.answer("git", ["describe", "--always", "--dirty"]).first
    }

    /// The words that a program prints; none if there is no such program or it fails.
    private static func answer(_ program: String, _ arguments: [String]) -> [String] {
        do {
            return try ChildProcess.run(program, arguments).output
                .split(whereSeparator: \.isWhitespace).map(String.init)
        } catch {
            Progress.say("\(program): \(error)")
            return []
        }
    }

    private enum CodingKeys: String, CodingKey {
        case processors, processor, postgres, versions
        case memoryMegabytes = "memory_megabytes"
    }
}

/// What the peers took on one database, beside huizong.
struct PeerResults: Encodable {
    let title: String
    let submissions: Int
    let series: [Series]
}

/// All results, as a Markdown table and as JSON.
struct BenchReport: Encodable {
    var machine: Machine
    let submissions: Int
    let runs: Int
    var storedSubmissions = 0
    var nation: [Series] = []
    var county: [Series] = []
    var prefecture: [Series] = []
    var peers: [PeerResults] = []
    var manyYears: [Series] = []
    var manyYearsSubmissions = 0
    var nationalQueries: [Series] = []

    private enum CodingKeys: String, CodingKey {
        case machine, submissions, runs, nation, county, prefecture, peers
        case manyYears = "many_years"
        case manyYearsSubmissions = "many_years_submissions"
        case storedSubmissions = "stored_submissions"
        case nationalQueries = "national_queries"
    }

    init(machine: Machine, submissions: Int, runs: Int) {
        self.machine = machine
        self.submissions = submissions
        self.runs = runs
    }

    var markdown: String {
        let place =
            "\(machine.processors) × \(machine.processor), \(machine.memoryMegabytes) MB, "
            + "PostgreSQL \(machine.postgres / 10_000).\(machine.postgres % 10_000), "
            + machine.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            .joined(separator: ", ") + "; medians of \(runs)"
        let nationTable = table("nation, \(storedSubmissions) submissions", nation)
        let prefectureTable = table("prefecture, ten years of 360 agencies", prefecture)
        let countyTable = table("county, 60 agencies", county)
        let tables = nation.isEmpty ? [] : nationTable + [""]
        let peerTables = peers.flatMap { one in
            [""] + table("\(one.title), \(one.submissions) submissions", one.series)
        }
        let yearsTitle = "many years, \(manyYearsSubmissions) submissions"
        let yearsTable = manyYears.isEmpty ? [] : [""] + table(yearsTitle, manyYears)
        let nationalTable =
            nationalQueries.isEmpty
            ? [] : [""] + table("one county in a national database", nationalQueries)
        return
            ([place, ""] + tables + prefectureTable + [""] + countyTable + peerTables
            + yearsTable + nationalTable).joined(separator: "\n")
    }

    private func table(_ title: String, _ series: [Series]) -> [String] {
        ["| \(title) | median | min | max | ratio | bar | goal |", "|---|--:|--:|--:|--:|---|---|"]
            + Self.rows(series)
    }

    static func rows(_ series: [Series]) -> [String] {
        series.map { one in
            if let fault = one.fault {
                return "| \(one.name) | \(fault) | | | | \(one.bar) | \(one.goal) |"
            }
            let texts = [one.median, one.values.min() ?? 0, one.values.max() ?? 0]
                .map { text($0, one.unit) }
            let ratio = one.ratio.map { "\(rounded($0.value)) \($0.unit)" } ?? ""
            return "| \(one.name) | \(texts.joined(separator: " | ")) | \(ratio) | "
                + "\(one.bar) | \(one.goal) |"
        }
    }

    private static func text(_ value: Double, _ unit: Series.Unit) -> String {
        switch unit {
        case .megabytes: "\(Int(value.rounded())) MB"
        case .seconds where value < 0.2: "\(rounded(value * 1000)) ms"
        case .seconds: "\(rounded(value)) s"
        }
    }

    private static func rounded(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    func writeJSON(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard FileManager.default.createFile(atPath: path, contents: try encoder.encode(self))
        else { throw BenchError.cannotWrite(path) }
    }
}

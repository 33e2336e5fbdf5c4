import FoundationEssentials

/// Measurements of one kind of database.
struct BenchTable: Encodable {
    let title: String
    let series: [Series]
}

/// What the peers took on one database, beside huizong.
struct PeerResults: Encodable {
    let agencies: Int
    /// huizong's, then the peers'; the same of every size.
    let series: [Series]
}

/// All results, as Markdown tables for docs/benchmarks.md and as JSON.
struct BenchReport: Encodable {
    var machine: Machine
    let runs: Int
    var tables: [BenchTable] = []
    var peers: [PeerResults] = []

    init(machine: Machine, runs: Int) {
        self.machine = machine
        self.runs = runs
    }

    mutating func add(_ title: String, _ series: [Series]) {
        tables.append(BenchTable(title: title, series: series))
    }

    var markdown: String {
        let place =
            "\(machine.processors) × \(machine.processor), \(machine.memoryMegabytes) MB, "
            + "PostgreSQL \(machine.postgres / 10_000).\(machine.postgres % 10_000), "
            + machine.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            .joined(separator: ", ") + "; medians of \(runs)"
        var lines = [place]
        for table in tables {
            lines += ["", "| \(table.title) | median | min | max | |", "|---|--:|--:|--:|---|"]
            lines += Self.rows(table.series)
        }
        if !peers.isEmpty { lines += [""] + Self.matrix(peers) }
        return lines.joined(separator: "\n")
    }

    static func rows(_ series: [Series]) -> [String] {
        series.map { one in
            if let fault = one.fault { return "| \(one.name) | \(fault) | | | |" }
            let texts = [one.median, one.values.min() ?? 0, one.values.max() ?? 0]
                .map { text($0, one.unit) }
            let beside = one.comparisons.map(\.text).joined(separator: "; ")
            return "| \(one.name) | \(texts.joined(separator: " | ")) | \(beside) |"
        }
    }

    /// One row for each who did the job, one column for each size, and below what is aimed at.
    static func matrix(_ peers: [PeerResults]) -> [String] {
        func cell(_ one: Series) -> String {
            if let fault = one.fault { return fault }
            let beside = one.comparisons.filter { $0.aim == nil }.map { ", \($0.text)" }
            return text(one.median, one.unit) + beside.joined()
        }
        let names = peers[0].series.map(\.name)
        let heads = peers.map { "\($0.agencies) agencies" }.joined(separator: " | ")
        let bars = String(repeating: "--:|", count: peers.count)
        var lines = ["| who | \(heads) |", "|---|\(bars)"]
        for (row, name) in names.enumerated() {
            let cells = peers.map { cell($0.series[row]) }.joined(separator: " | ")
            lines.append("| \(name) | \(cells) |")
        }
        let aims = peers.map { one in
            one.series.flatMap(\.comparisons).filter { $0.aim != nil }.map(\.text)
                .joined(separator: "; ")
        }
        return lines + ["| huizong beside them | \(aims.joined(separator: " | ")) |"]
    }

    private static func text(_ value: Double, _ unit: Series.Unit) -> String {
        switch unit {
        case .megabytes: "\(Int(value.rounded())) MB"
        case .instructions where value < 1_000_000: "\(rounded(value / 1000)) thousand"
        case .instructions: "\(rounded(value / 1_000_000)) million"
        case .perSecond: "\(Int(value.rounded())) a second"
        case .seconds where value < 0.2: "\(rounded(value * 1000)) ms"
        case .seconds: "\(rounded(value)) s"
        }
    }

    /// A hundred or more without decimals, ten or more with one, less with two, none that is a zero
    /// at the end.
    static func rounded(_ value: Double) -> String {
        let places = value >= 100 ? 0 : value >= 10 ? 1 : 2
        let scale = [1, 10, 100][places]
        let number = Int((value * Double(scale)).rounded())
        var decimals = String(number % scale + scale).dropFirst()
        while decimals.last == "0" { decimals.removeLast() }
        return "\(number / scale)" + (decimals.isEmpty ? "" : ".\(decimals)")
    }

    func writeJSON(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard FileManager.default.createFile(atPath: path, contents: try encoder.encode(self))
        else { throw BenchError.cannotWrite(path) }
    }
}

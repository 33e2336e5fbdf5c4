import PostgresClient

/// The same job done by others, in turns with a bare COPY and huizong. A peer whose results differ
/// from huizong's in any turn is named, but its time does not count.
struct PeerTurns {
    private let database: BenchDatabase
    private let peers: PeerDatabase
    private let program: ProgramUnderTest
    private let python: PythonPeers

    init(
        _ database: BenchDatabase, form: PeerForm, _ program: ProgramUnderTest,
        _ python: PythonPeers
    ) throws {
        self.database = database
        self.program = program
        self.python = python
        Progress.say("\(database.submissions) reports in the peers' tables")
        peers = try PeerDatabase(conninfo: database.conninfo, form: form)
    }

    /// One way to do the job. What huizong is to be faster by counts for the nation.
    private struct Peer {
        var series: Series
        let script: PythonPeers.Script?
        /// For a peer that is SQL.
        let layout: PeerSQL.Layout

        init(_ name: String, goal: String, _ layout: PeerSQL.Layout) {
            series = Series(name, goal: goal)
            self.layout = layout
            script = nil
        }

        init(_ name: String, goal: String, _ script: PythonPeers.Script) {
            series = Series(name, goal: goal)
            layout = .arrays
            self.script = script
        }
    }

    private static func all(isNation: Bool) -> [Peer] {
        func goal(_ factor: Int) -> String { isNation ? "≥ \(factor) × huizong" : "" }
        return [
            Peer("pure SQL over bigint[], default settings", goal: goal(8), .arrays),
            Peer("pure SQL at its best: wide table, parallel, no JIT", goal: goal(4), .columns),
            Peer("Python: psycopg 3 + pandas", goal: goal(10), PythonPeers.pandas),
            Peer("Python: connectorx + polars", goal: goal(5), PythonPeers.polars),
            Peer("Python: COPY of packed cells + numpy", goal: goal(4), PythonPeers.numpy),
        ]
    }

    /// - Parameters:
    ///   - title: of the table of these results.
    ///   - isNation: whether the goals hold for so many reports.
    func measure(
        _ title: String, isNation: Bool, runs: Int, into report: inout BenchReport
    ) throws {
        var copy = Series("bare COPY of the packed cells")
        var full = Series("huizong run --full, published")
        var peers = Self.all(isNation: isNation)
        for index in peers.indices {
            guard let script = peers[index].script, let obstacle = python.obstacle(script)
            else { continue }
            Progress.say("\(peers[index].series.name): skipped, \(obstacle)")
            peers[index].series.fault = "skipped: \(obstacle)"
        }
        for turn in 1...runs {
            Progress.say("\(title), peers, turn \(turn) of \(runs)")
            try database.forgetRuns()
            copy.add(try Stopwatch.seconds { _ = try database.copyPacked() })
            full.add(
                try program.run(
                    ["run", "--full", "--year", String(database.year)],
                    database: database.conninfo
                ).seconds)
            for index in peers.indices where peers[index].series.fault == nil {
                try takeTurn(&peers[index])
            }
        }
        full.ratio = (full.median / copy.median, "× COPY")
        for index in peers.indices where peers[index].series.fault == nil {
            peers[index].series.ratio = (peers[index].series.median / full.median, "× huizong")
        }
        report.peers.append(
            PeerResults(
                title: title, submissions: database.submissions,
                series: [copy, full] + peers.map(\.series)))
    }

    private func takeTurn(_ peer: inout Peer) throws {
        try peers.clear()
        do {
            if let script = peer.script {
                peer.series.add(try python.run(script, on: peers).seconds)
            } else {
                peer.series.add(try Stopwatch.seconds { try peers.run(peer.layout) })
            }
        } catch {
            Progress.say("\(peer.series.name): \(error)")
            peer.series.fault = "failed, not counted"
            return
        }
        let difference = try peers.difference()
        peer.series.fault = difference.fault
        if !difference.isNone { Progress.say("\(peer.series.name): \(difference)") }
    }
}

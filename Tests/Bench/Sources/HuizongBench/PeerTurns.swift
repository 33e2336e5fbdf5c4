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

    private enum Job {
        case sql(PeerSQL.Way)
        case python(PythonPeers.Script)
    }

    /// One way to do the job.
    private struct Peer {
        var series: Series
        let job: Job

        init(_ name: String, _ way: PeerSQL.Way) {
            series = Series(name)
            job = .sql(way)
        }

        init(_ name: String, _ script: PythonPeers.Script) {
            series = Series(name)
            job = .python(script)
        }

        /// SQL as an engineer would leave it.
        var isBestSQL: Bool {
            switch job {
            case .sql(.steps), .sql(.once): true
            case .sql(.plain), .python: false
            }
        }
    }

    private static let all = [
        Peer("psql: SQL over bigint[], default settings", .plain),
        Peer("psql: SQL at its best for many, wide table, parallel, no JIT", .steps),
        Peer("psql: SQL at its best for few, wide table, one statement", .once),
        Peer("DuckDB attached to PostgreSQL, wide table", PythonPeers.duckdb),
        Peer("Python: psycopg 3 + pandas", PythonPeers.pandas),
        Peer("Python: polars by connectorx, wide table", PythonPeers.connectorx),
        Peer("Python: polars by ADBC, wide table", PythonPeers.adbc),
        Peer("Python: COPY of packed cells + numpy", PythonPeers.numpy),
    ]

    func measure(agencies: Int, runs: Int, into report: inout BenchReport) throws {
        var copy = Series("bare COPY of the packed cells")
        var full = Series("huizong run --full, published")
        var peers = Self.all
        for index in peers.indices {
            guard case .python(let script) = peers[index].job,
                let obstacle = python.obstacle(script)
            else { continue }
            Progress.say("\(peers[index].series.name): skipped, \(obstacle)")
            peers[index].series.fault = "skipped: \(obstacle)"
        }
        for turn in 1...runs {
            Progress.say("\(agencies) agencies, peers, turn \(turn) of \(runs)")
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
        full.compare(with: copy, unit: "× COPY")
        let isSmall = agencies <= 100
        let rivals = peers.filter { !isSmall || $0.isBestSQL }.map(\.series)
        if let best = rivals.filter(\.isCounted).min(by: { $0.median < $1.median }),
            let aim = Aims.besidePeers(reports: agencies)
        {
            full.compare(with: best, aim)
        }
        for index in peers.indices {
            peers[index].series.compare(with: full, unit: "× huizong")
        }
        report.peers.append(
            PeerResults(agencies: agencies, series: [copy, full] + peers.map(\.series)))
    }

    private func takeTurn(_ peer: inout Peer) throws {
        try peers.clear()
        do {
            let turn =
                switch peer.job {
                case .sql(let way): try peers.run(way)
                case .python(let script): try python.run(script, on: peers)
                }
            peer.series.add(turn.seconds)
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

import Forms
import Foundation
import TestSupport
import Testing

@testable import HuizongBench

/// The peers of the bench do huizong's job, and the comparison that says so can be trusted.
@Suite struct PeerTests {
    @Test(arguments: [1, 2, 3] as [UInt64], [2020, 2023])
    func sqlGivesWhatHuizongGives(seed: UInt64, year: Int) throws {
        let country = try SmallCountry(seed: seed, year: year)
        try country.run()
        let peers = try country.peers()
        for way in PeerSQL.Way.allCases {
            try peers.clear()
            try peers.run(way)
            let difference = try peers.difference()
            #expect(difference.fault == nil, "\(way): \(difference)")
            // four regions with agencies, each with both scopes
            #expect(difference.totals == 8)
            #expect(difference.findings > 10)
        }
    }

    private static let interpreter =
        ProcessInfo.processInfo.environment["HUIZONG_BENCH_PYTHON"] ?? ".build/peers/bin/python"

    /// Those that can be run here; `make peers` brings what they need.
    private static let scripts: [PythonPeers.Script] = {
        guard let python = try? PythonPeers(interpreter: interpreter) else { return [] }
        return PythonPeers.all.filter { python.obstacle($0) == nil }
    }()

    @Test(.enabled(if: !scripts.isEmpty, "`make peers`"), arguments: scripts, [2020, 2023])
    func pythonGivesWhatHuizongGives(script: PythonPeers.Script, year: Int) throws {
        for seed in [5, 6] as [UInt64] {
            let country = try SmallCountry(seed: seed, year: year)
            try country.run()
            let peers = try country.peers()
            let turn = try PythonPeers(interpreter: Self.interpreter).run(script, on: peers)
            let difference = try peers.difference()
            #expect(difference.fault == nil, "\(difference) \(turn.output)")
            #expect(difference.totals == 8)
            #expect(difference.findings > 10)
        }
    }

    @Test func everyDifferenceIsSeen() throws {
        let country = try SmallCountry(seed: 4, year: 2023)
        try country.run()
        let peers = try country.peers()
        let nothing = try peers.difference()
        #expect(nothing.differentTotals == nothing.totals && !nothing.isNone)
        #expect(nothing.differentFindings == nothing.findings)
        let county = "region_code = '990121' AND scope = 'own'"
        let first = "ctid = (SELECT min(ctid) FROM peer.finding)"
        for (change, totals, findings) in [
            ("UPDATE peer.total SET cell_values[150] = cell_values[150] + 1 WHERE \(county)", 2, 0),
            ("UPDATE peer.total SET blank[150] = blank[150] + 1 WHERE \(county)", 2, 0),
            ("UPDATE peer.total SET included = included - 1 WHERE \(county)", 2, 0),
            ("UPDATE peer.total SET expected = expected + 1 WHERE \(county)", 2, 0),
            ("DELETE FROM peer.total WHERE \(county)", 1, 0),
            ("DELETE FROM peer.finding WHERE \(first)", 0, 1),
            ("UPDATE peer.finding SET left_value = left_value + 1 WHERE \(first)", 0, 2),
            ("INSERT INTO peer.finding VALUES (999999, 1, 2, 3)", 0, 1),
        ] {
            try peers.run(.plain)
            try country.execute(change)
            let difference = try peers.difference()
            #expect(difference.fault == "wrong, not counted", "\(change)")
            #expect(difference.differentTotals == totals, "\(change)")
            #expect(difference.differentFindings == findings, "\(change)")
        }
    }

    @Test(arguments: [2020, 2021, 2023])
    func everyIdentityOfTheFormIsAsked(year: Int) throws {
        let form = try FormFiles.catalogue().requiredForm(forYear: year)
        let peer = PeerForm(form, year: year)
        #expect(peer.identities.count == form.identityCount)
        #expect(peer.cells == form.cells.count)
        #expect(!peer.money.isEmpty)
        let sql = PeerSQL(form: peer)
        for way in PeerSQL.Way.allCases {
            let job = sql.job(way).sql
            #expect(job.contains("(\(form.identityCount)::smallint, "))
            #expect(!job.contains("(\(form.identityCount + 1)::smallint, "))
            #expect(!job.contains("{"), "a blank is left open")
        }
        #expect(!sql.wideTable.sql.contains("{") && !sql.reportView.sql.contains("{"))
    }

    @Test func pythonThatIsNotThereIsAnObstacle() throws {
        let python = try PythonPeers(interpreter: "/nonexistent/python")
        for script in PythonPeers.all {
            #expect(python.obstacle(script)?.contains("/nonexistent/python") == true)
        }
    }

    @Test func whatDoesNotCountHasNoTime() {
        var wrong = Series("wrong one")
        wrong.add(12)
        wrong.fault = "wrong, not counted"
        var right = Series("right one")
        right.add(3)
        right.compare(with: wrong, unit: "× the wrong one")
        let rows = BenchReport.rows([wrong, right])
        #expect(rows[0] == "| wrong one | wrong, not counted | | | |")
        #expect(rows[1] == "| right one | 3 s | 3 s | 3 s |  |")
        let results = PeerResults(agencies: 60, series: [wrong, right])
        #expect(
            BenchReport.matrix([results]) == [
                "| who | 60 agencies |", "|---|--:|", "| wrong one | wrong, not counted |",
                "| right one | 3 s |", "| huizong beside them |  |",
            ])
    }

    @Test func aRowSaysWhetherItsAimIsReached() {
        var one = Series("one")
        for value in [0.5, 0.1, 0.2] { one.add(value) }
        var other = Series("other")
        other.add(0.1)
        one.compare(with: other, Aim(most: 2, "× the other"))
        one.compare(with: other, Aim(most: 199, "% of the other"))
        one.judge(Aim(least: 201, "ms"))
        #expect(
            BenchReport.rows([one]) == [
                "| one | 0.2 s | 100 ms | 0.5 s | 2 × the other; the aim is ≤ 2, reached; "
                    + "200 % of the other; the aim is ≤ 199, not reached; "
                    + "the aim is ≥ 201 ms, not reached |"
            ])
    }

    @Test(arguments: [
        (0, "0"), (0.004, "0"), (1.5, "1.5"), (9.99, "9.99"), (9.999, "10"), (47.04, "47"),
        (99.96, "100"), (3015.4, "3015"),
    ])
    func numbersAreShort(value: Double, text: String) {
        #expect(BenchReport.rounded(value) == text)
    }
}

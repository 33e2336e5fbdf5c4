import Forms
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
        for layout in [PeerSQL.Layout.arrays, .columns] {
            try peers.clear()
            try peers.run(layout)
            let difference = try peers.difference()
            #expect(difference.fault == nil, "\(layout): \(difference)")
            // four regions with agencies, each with both scopes
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
            try peers.run(.arrays)
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
        for layout in [PeerSQL.Layout.arrays, .columns] {
            let job = sql.job(layout, settings: Files.bestSettings).sql
            #expect(job.contains("(\(form.identityCount)::smallint, "))
            #expect(!job.contains("(\(form.identityCount + 1)::smallint, "))
            #expect(!job.contains("{"), "a blank is left open")
        }
        #expect(!sql.wideTable.sql.contains("{") && !sql.reportView.sql.contains("{"))
    }

    @Test func pythonThatIsNotThereIsAnObstacle() throws {
        let python = try PythonPeers(interpreter: "/nonexistent/python")
        for script in [PythonPeers.pandas, PythonPeers.polars, PythonPeers.numpy] {
            #expect(python.obstacle(script)?.contains("/nonexistent/python") == true)
        }
    }

    @Test func whatDoesNotCountHasNoTime() {
        var wrong = Series("wrong one", goal: "≥ 4 × huizong")
        wrong.add(12)
        wrong.fault = "wrong, not counted"
        let rows = BenchReport.rows([wrong, Series("right one")])
        #expect(rows[0] == "| wrong one | wrong, not counted | | | |  | ≥ 4 × huizong |")
        #expect(rows[1].hasPrefix("| right one | 0"))
    }
}

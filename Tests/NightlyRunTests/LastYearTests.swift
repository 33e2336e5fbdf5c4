import NightlyRun
import Store
import Testing
import Vocabulary

/// A report against the one of the year before.
@Suite struct LastYearTests {
    private func findings(_ county: County, _ rule: String, year: Int) throws -> [OpenFinding] {
        try AuditReader(connection: county.connection).findings(
            year: year, region: nil, agency: nil, severity: nil
        ).filter { $0.finding.rule == rule }
    }

    @Test(arguments: [2020, 2021, 2022])
    func carriedInIsComparedAlsoAcrossForms(year: Int) throws {
        let county = try County()
        for agency in 0...1 {
            try county.file(agency, granted: 5, carriedOut: 3, year: year - 1)
        }
        try county.file(0, granted: 5, carriedIn: 3, year: year)
        try county.file(1, granted: 5, carriedIn: 2, year: year)
        try county.file(2, granted: 5, carriedIn: 4, year: year)
        try county.run()
        let found = try findings(county, "R-X-CARRY", year: year)
        // one applicant column and the total; the third agency has nothing to compare with
        #expect(found.map(\.agencyID) == [county.agencies[1], county.agencies[1]])
        #expect(found.allSatisfy { $0.finding.severity == .warning })
        #expect(found.map(\.finding.left) == ["2", "2"])
        #expect(found.map(\.finding.right) == ["3", "3"])
        // the order of one rule's findings follows their fingerprints
        #expect(
            found.map(\.finding.cells).contains([
                "requests.carried_in.natural_person",
                "last_year.requests.carried_out.natural_person",
            ]))
    }

    @Test func blankLeavesItOpen() throws {
        let county = try County()
        try county.file(
            0, granted: 5, carriedOut: 0,
            others: [
                "requests.carried_out.natural_person": nil, "requests.carried_out.total": nil,
            ], year: 2021)
        try county.file(0, granted: 5, carriedIn: 2)
        try county.run()
        let found = try findings(county, "R-X-CARRY", year: 2022)
        #expect(found.map(\.finding.verdict) == [.undecided])
    }

    @Test func correctionOfLastYearIsHeardThisYear() throws {
        let county = try County()
        try county.file(0, granted: 5, carriedOut: 3, year: 2021)
        try county.file(0, granted: 5, carriedIn: 2)
        try county.run()
        #expect(try findings(county, "R-X-CARRY", year: 2022).count == 2)
        try county.file(0, granted: 5, carriedOut: 2, year: 2021, on: "2023-01-20")
        try county.run()
        #expect(try findings(county, "R-X-CARRY", year: 2022).isEmpty)
        #expect(try !county.run(isFull: true).isPublished)
    }

    @Test func waivedWarningStaysWaivedWhileItsValuesStay() throws {
        let county = try County()
        try county.file(0, granted: 5, carriedOut: 3, year: 2021)
        try county.file(0, granted: 5, carriedIn: 2)
        try county.run()
        for open in try findings(county, "R-X-CARRY", year: 2022) {
            _ = try Decisions(connection: county.connection).waive(
                fingerprint: open.fingerprint, reason: "重新归类", decidedBy: "县政府办",
                holdsUntil: nil)
        }
        try county.run()
        #expect(
            try findings(county, "R-X-CARRY", year: 2022).allSatisfy { $0.waiverID != nil })
        try county.file(0, granted: 5, carriedIn: 1, on: "2023-01-20")
        try county.run()
        #expect(
            try findings(county, "R-X-CARRY", year: 2022).allSatisfy { $0.waiverID == nil })
    }

    @Test func successorFollowsOnFromThePredecessorsSum() throws {
        let county = try County(agencies: 4)
        try county.file(0, granted: 5, carriedOut: 3, year: 2021)
        try county.file(1, granted: 5, carriedOut: 4, year: 2021)
        try county.file(2, granted: 5, carriedIn: 7)
        try county.file(3, granted: 5, carriedIn: 1)
        try county.run()
        #expect(try findings(county, "R-X-CARRY", year: 2022).isEmpty)
        try county.execute(
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on) VALUES
                (\(county.agencies[0]), \(county.agencies[2]), '2022-03-01'),
                (\(county.agencies[1]), \(county.agencies[2]), '2022-03-01')
            """)
        try county.run()
        #expect(try findings(county, "R-X-CARRY", year: 2022).isEmpty)
        try county.file(1, granted: 5, carriedOut: 5, year: 2021, on: "2023-01-20")
        try county.run()
        let found = try findings(county, "R-X-CARRY", year: 2022)
        #expect(found.map(\.finding.right) == ["8", "8"])
        #expect(Set(found.map(\.agencyID)) == [county.agencies[2]])
        #expect(try !county.run(isFull: true).isPublished)
    }

    @Test func partOfAPredecessorCannotBeCompared() throws {
        let county = try County(agencies: 3)
        try county.file(0, granted: 5, carriedOut: 3, year: 2021)
        try county.file(1, granted: 5, carriedIn: 1)
        try county.execute(
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on, share)
            VALUES (\(county.agencies[0]), \(county.agencies[1]), '2022-03-01', 0.5),
                (\(county.agencies[0]), \(county.agencies[2]), '2022-03-01', 0.5)
            """)
        try county.run()
        #expect(try findings(county, "R-X-CARRY", year: 2022).isEmpty)
    }

    @Test(
        arguments: [
            (
                "R-X-VALID", 2022, ["normative_documents.in_force": 10],
                [
                    "normative_documents.in_force": 12, "normative_documents.issued": 3,
                    "normative_documents.repealed": 1,
                ], 0
            ),
            (
                "R-X-VALID", 2022, ["normative_documents.in_force": 10],
                [
                    "normative_documents.in_force": 13, "normative_documents.issued": 3,
                    "normative_documents.repealed": 1,
                ], 1
            ),
            (
                "R-T2-ABS", 2022, ["normative_documents.in_force": 10],
                [
                    "normative_documents.repealed": 11
                ], 1
            ),
            (
                "R-T2-ABS", 2022, ["normative_documents.in_force": 10],
                [
                    "normative_documents.repealed": 10
                ], 0
            ),
            ("R-X-JUMP", 2022, ["penalties.decisions": 12], ["penalties.decisions": 119], 0),
            ("R-X-JUMP", 2022, ["penalties.decisions": 12], ["penalties.decisions": 120], 1),
            ("R-X-JUMP", 2022, ["penalties.decisions": 9], ["penalties.decisions": 900], 0),
            ("R-X-JUMP", 2022, ["fees.amount": 3], ["fees.amount": 30_000], 1),
            (
                "R-X-ITEM", 2020, ["licensing.items_last_year": 9, "licensing.change": -2],
                [
                    "licensing.items_last_year": 7
                ], 0
            ),
            (
                "R-X-ITEM", 2020, ["licensing.items_last_year": 9, "licensing.change": -2],
                [
                    "licensing.items_last_year": 8
                ], 1
            ),
            (
                "R-X-PUB", 2020, ["normative_documents.total_published": 9],
                [
                    "normative_documents.total_published": 12, "normative_documents.published": 3,
                ], 0
            ),
            (
                "R-X-PUB", 2020, ["normative_documents.total_published": 9],
                [
                    "normative_documents.total_published": 8
                ], 1
            ),
        ] as [(String, Int, [String: Int], [String: Int], Int)])
    func ruleAcrossYears(
        rule: String, year: Int, before: [String: Int], now: [String: Int], count: Int
    ) throws {
        let county = try County()
        func cells(_ figures: [String: Int]) -> [String: Int?] {
            Dictionary(uniqueKeysWithValues: figures.map { ("disclosure.\($0.key)", $0.value) })
        }
        try county.file(0, granted: 0, others: cells(before), year: year - 1)
        try county.file(0, granted: 0, others: cells(now), year: year)
        try county.run()
        let found = try findings(county, rule, year: year)
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.finding.verdict == .failed })
    }
}

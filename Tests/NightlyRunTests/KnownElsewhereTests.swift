import Messages
import NightlyRun
import Store
import Testing
import Vocabulary

/// The office's ledger, copied figures, tables of zeros and days that cannot be, night by night.
@Suite struct KnownElsewhereTests {
    private func note(
        _ county: County, _ agency: Int, _ kind: LedgerKind, _ number: String,
        on day: String = "2022-05-01", isVoid: Bool = false
    ) throws {
        try LedgerWriter(connection: county.connection).note(
            LedgerCase(
                agencyID: county.agencies[agency], kind: kind, number: number,
                day: try #require(CalendarDate(day))), isVoid: isVoid, source: nil)
    }

    @Test func theNextRunNoticesTheLedger() throws {
        let county = try County()
        try county.file(0, granted: 0, others: ["disclosure.licensing.decisions": 12])
        try county.file(1, granted: 2)
        try county.run()
        #expect(try county.granted() == "2")
        #expect(try county.findings(of: "R-LEDGER").isEmpty)
        // nothing filed beside a known request; fewer than are known
        try note(county, 0, .request, "依申请1号")
        for number in ["1", "2", "3"] { try note(county, 1, .request, number) }
        try note(county, 1, .litigation, "行初7号")
        try county.run()
        let found = try county.findings(of: "R-LEDGER").sorted {
            ($0.agencyID ?? 0, $0.finding.cells.count) < ($1.agencyID ?? 0, $1.finding.cells.count)
        }
        #expect(found.map(\.finding.severity) == [.error, .warning, .error])
        #expect(found.map(\.finding.left) == ["0", "2", "0"])
        #expect(found.map(\.finding.right) == ["1", "3", "1"])
        #expect(found.first?.finding.message.zh.contains("依申请1号") == true)
        #expect(try county.granted() == nil, "neither report counts")
        #expect(try county.isWhole())
        // noted by mistake, and allowed
        try note(county, 1, .litigation, "行初7号", isVoid: true)
        try county.waive(0)
        try county.run()
        #expect(try county.granted() == "2")
        #expect(try county.isWhole())
        // another case, and the waiver no longer holds
        try note(county, 0, .request, "依申请2号")
        try county.run()
        let open = try county.findings(of: "R-LEDGER").filter { $0.waiverID == nil }
        #expect(open.contains { $0.finding.right == "2" && $0.finding.severity == .error })
        #expect(try county.isWhole())
    }

    @Test func casesCountInTheYearOfTheirDay() throws {
        let county = try County()
        try county.file(0, granted: 0)
        try note(county, 0, .request, "1", on: "2021-12-31")
        try note(county, 0, .request, "1", on: "2023-01-01")
        try county.run()
        #expect(try county.findings(of: "R-LEDGER").isEmpty)
    }

    private static let busy: [String: Int?] = [
        "disclosure.licensing.decisions": 1204, "disclosure.penalties.decisions": 321,
        "disclosure.compulsory_measures.decisions": 47,
        "disclosure.normative_documents.issued": 9,
    ]

    @Test func figuresOfAnotherAgencyOfTheRegion() throws {
        let county = try County(agencies: 4)
        for agency in 0...1 { try county.file(agency, granted: 300, others: Self.busy) }
        try county.file(2, granted: 301, others: Self.busy)
        // three small figures are no evidence
        try county.file(3, granted: 3)
        try county.run()
        let found = try county.findings(of: "R-X-COPY")
        #expect(found.map(\.agencyID) == [county.agencies[0], county.agencies[1]])
        #expect(found[0].finding.message.zh.contains("单位1"))
        #expect(found[1].finding.message.zh.contains("单位0"))
        #expect(found.allSatisfy { $0.finding.severity == .warning })
        #expect(try county.granted() == "904", "a warning keeps nothing out")
        #expect(try county.isWhole())
        // one of them is corrected, and the other is heard again
        try county.file(0, granted: 299, others: Self.busy, on: "2023-01-20")
        try county.run()
        #expect(try county.findings(of: "R-X-COPY").isEmpty)
        #expect(try county.isWhole())
    }

    @Test func figuresOfLastYear() throws {
        let county = try County()
        for year in [2021, 2022] {
            try county.file(0, granted: 300, others: Self.busy, year: year)
            try county.file(1, granted: 2, year: year)
        }
        try county.run()
        let found = try county.findings(of: "R-X-COPY")
        #expect(found.map(\.agencyID) == [county.agencies[0]])
        #expect(found.first?.finding.message.zh.contains("上年") == true)
        #expect(try county.findings(of: "R-X-COPY", year: 2021).isEmpty)
    }

    @Test(
        arguments: [(0, 0, nil), (2, 0, .hint), (3, 0, .warning), (1, 1, .warning)]
            as [(Int, Int, Severity?)])
    func zeroAfterAYearThatWasNot(granted: Int, carriedOut: Int, severity: Severity?) throws {
        let county = try County()
        try county.file(0, granted: granted, carriedOut: carriedOut, year: 2021)
        try county.file(0, granted: 0)
        try county.run()
        let found = try county.findings(of: "R-ZERO-T")
        #expect(found.map(\.finding.severity) == (severity.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.finding.verdict == .failed })
    }

    @Test func blankAfterAYearThatWasNotIsOpen() throws {
        let county = try County()
        try county.file(0, granted: 5, year: 2021)
        try county.file(0, granted: 0, others: ["requests.received.business": nil])
        try county.run()
        #expect(try county.findings(of: "R-ZERO-T").map(\.finding.verdict) == [.undecided])
    }

    /// Words that tell of requests keep a report of zeros out; an earlier revision counts only if
    /// its own words do not.
    @Test func wordsKeepZerosOut() throws {
        let county = try County()
        let sure = ["overview": "2022年收到政府信息公开申请12件，答复申请12件。"]
        try county.file(0, granted: 7, on: "2023-01-10")
        try county.file(0, granted: 0, words: sure, on: "2023-01-15")
        try county.run()
        let found = try county.findings(of: "R-ZERO-T")
        #expect(found.map(\.finding.severity) == [.error])
        #expect(try county.granted() == "7", "the revision before counts")
        #expect(try county.isWhole())
        // corrected, but as wrong as before
        try county.file(
            0, granted: 0, others: ["disclosure.licensing.decisions": 3], words: sure,
            on: "2023-01-18")
        try county.run()
        #expect(try county.granted() == "7")
        #expect(try county.isWhole())
        try county.waive(0)
        try county.run()
        #expect(try county.granted() == "0")
        #expect(try county.isWhole())
    }

    @Test func aReportOfAYearThatIsNotOverDoesNotCount() throws {
        let county = try County()
        try county.file(0, granted: 7, on: "2022-12-31")
        try county.file(1, granted: 2, on: "2023-01-01")
        try county.run()
        #expect(try county.findings(of: "R-DATE").map(\.agencyID) == [county.agencies[0]])
        #expect(try county.granted() == "2")
        try county.waive(0)
        try county.run()
        #expect(try county.granted() == "9", "a dissolved body may have filed for good reason")
        #expect(try county.isWhole())
    }

    @Test func publicationsThatCannotBe() throws {
        let county = try County()
        func publish(_ agency: Int, _ day: String) throws {
            try county.execute(
                """
                SELECT intake.submit(\(county.agencies[agency]), 2022, 'gid-2021',
                    '{"requests.received.total": 0}', '2023-01-15', '\(day)')
                """)
        }
        try publish(0, "2012-06-01")
        try publish(1, "2023-01-10")
        try publish(2, "2023-01-20")
        try county.run()
        let found = try county.findings(of: "R-DATE-PUB")
        #expect(found.map(\.agencyID) == [county.agencies[0], county.agencies[1]])
        #expect(found.map(\.finding.severity) == [.warning, .hint])
        let late = try AuditReader(connection: county.connection).lateness(
            year: 2022, region: County.code, asOf: CalendarDate("2023-02-10"))
        let published = late.filter { $0.event == .publish }
        #expect(published.map(\.happenedOn?.description) == [nil, "2023-01-10", "2023-01-20"])
        #expect(published.map(\.status) == [.missing, .onTime, .onTime])
        #expect(throws: (any Error).self) { try publish(0, "2099-01-01") }
        #expect(try county.isWhole())
    }
}

import Forms
import Foundation
import Messages
import NightlyRun
import PostgresClient
import SampleCounty
import Settings
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import Listings

/// Findings as a list that an office can work through, and what it decides about them.
@Suite struct FindingsTests {
    private static let region = "990121"
    private static let year = 2023

    /// A county whose reports a test files.
    private struct Office {
        let workplace: Workplace
        let connection: Connection
        let catalogue: FormCatalogue
        let form: Form
        let agencies: [Int64]

        init(agencies count: Int) throws {
            let database = try TestServer.migratedDatabase()
            workplace = try officeWorkplace(database)
            connection = try Connection(conninfo: database)
            catalogue = try FormFiles.catalogue()
            form = try #require(catalogue.form(forYear: FindingsTests.year))
            let registry = RegistryWriter(connection: connection)
            try registry.add(
                Region(
                    code: FindingsTests.region, name: "甲县", level: .county, parentCode: nil))
            agencies = try (0..<count).map { number in
                try registry.add(
                    NewAgency(
                        regionCode: FindingsTests.region, name: "单位\(number)",
                        agencyClass: number % 4 == 3 ? .township : .department,
                        activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
            }
        }

        func file(_ agency: Int64, _ cells: [Int64?]) throws {
            try Intake(connection: connection).submit(
                NewSubmission(
                    agencyID: agency, year: FindingsTests.year, formID: form.id,
                    cells: CellsJSON.text(form, cells), submittedAt: "2024-01-15T10:00:00+08:00"))
        }

        func report(_ changes: [String: Int64?]) throws -> [Int64?] {
            var cells = [Int64?](repeating: 0, count: form.cells.count)
            for (name, value) in changes {
                cells[try #require(form.position(of: name))] = value
            }
            return cells
        }

        func run() throws {
            _ = try NightlyRun(
                connection: connection, catalogue: catalogue,
                request: RunRequest(businessDate: CalendarDate(daysSinceEpoch: 19_800)),
                startedAt: "2024-03-18T02:10:00+08:00", observer: Silence()
            ).run()
        }

        func findings(agency: Int64? = nil, severity: Severity? = nil) throws -> Listing {
            try workplace.findings(
                FindingChoice(
                    year: FindingsTests.year, region: nil, agency: agency, severity: severity,
                    asOf: nil))
        }

        func open() throws -> [OpenFinding] {
            try AuditReader(connection: connection).findings(
                year: FindingsTests.year, region: nil, agency: nil, severity: nil)
        }

        func waive(_ choice: WaiverChoice) throws {
            _ = try workplace.waive(choice, reason: "已核实", by: "县政府办", until: nil)
        }
    }

    private struct Silence: RunObserver {
        func stage(_ stage: RunStage, year: Int?) {}
        func progress(_ judged: Int, of expected: Int) {}
    }

    private func text(_ listing: Listing, width: Int? = nil) -> String {
        listing.text(as: .table, Presentation(language: .zh, maxWidth: width))
    }

    /// Sixty correct reports that leave their zeros out, as some provinces ask.
    @Test func blanksThatMeanNothingAreNoWork() throws {
        let office = try Office(agencies: 60)
        let figures = SampleFigures(form: office.form)
        for (number, agency) in office.agencies.enumerated() {
            let size = [SampleFigures.Size.small, .medium, .large][number % 3]
            var cells = figures.cells(agency: number, year: Self.year, size: size, seed: 5)
            cells = cells.map { $0 == 0 ? nil : $0 }
            // a report without a figure would be none
            if cells.allSatisfy({ $0 == nil }) { cells[cells.count - 1] = 0 }
            try office.file(agency, cells)
        }
        try office.run()
        let open = try office.open()
        #expect(open.count == 60)
        #expect(Set(open.compactMap(\.agencyID)).count == 60)
        #expect(open.allSatisfy { $0.finding.rule == "R-BLANK" && $0.finding.severity == .hint })
        let listing = try office.findings()
        #expect(listing.rows.isEmpty)
        #expect(text(listing).contains("没有需要处理的核查结果"))
        #expect(try office.findings(severity: .hint).rows.count == 60)
        for scope in Scope.allCases {
            let totals = try office.workplace.totals(
                TotalChoice(region: Self.region, scope: scope, asOf: nil), year: Self.year,
                isCellByCell: true)
            #expect(text(try #require(totals.first)).contains("符合表内各项勾稽关系"))
        }
    }

    @Test func aLineAReportWithTheLikeliestCorrection() throws {
        let office = try Office(agencies: 3)
        try office.file(
            office.agencies[0],
            office.report([
                "requests.received.natural_person": 10, "requests.received.total": 1,
                "requests.granted.natural_person": 1, "requests.granted.total": 1,
                "requests.handled_total.natural_person": 1, "requests.handled_total.total": 1,
            ]))
        try office.file(
            office.agencies[1],
            office.report([
                "disclosure.normative_documents.issued": 2,
                "disclosure.normative_documents.in_force": nil,
            ]))
        try office.file(office.agencies[2], office.report(["requests.granted.business": nil]))
        try office.run()
        let overview = try office.findings()
        #expect(overview.rows.count == 2, "hints are no work")
        let table = text(overview)
        #expect(table.contains("填 10，应为 1"), "\(table)")
        #expect(!table.contains("R-T3-ROW"))
        let row = try #require(overview.rows.first).map { $0.words(in: .zh) ?? "" }
        #expect(row[1] == "单位0" && Int(row[2]) == 2 && Int(row[4]) == 0, "\(row)")
        let other = try #require(overview.rows.last).map { $0.words(in: .zh) ?? "" }
        #expect(other[1] == "单位1" && Int(other[2]) == 0 && Int(other[4]) == 1, "\(other)")
        #expect(other[5].contains("指纹 "), "one finding can be allowed as it stands")
        let details = text(try office.findings(agency: office.agencies[0]))
        #expect(details.contains("单位0（编号 \(office.agencies[0])）"))
        #expect(details.contains("R-T3-ROW") && details.contains("R-T3-BAL"))
        #expect(details.contains("最小解释"))
    }

    @Test func oneWaiverForAllFindingsOfOneCell() throws {
        let office = try Office(agencies: 2)
        let cell = "requests.received.natural_person"
        for agency in office.agencies { try office.file(agency, office.report([cell: 3])) }
        try office.run()
        #expect(try office.open().count == 4)
        let choice = WaiverChoice(
            fingerprint: nil, cell: cell, agency: office.agencies[0], year: Self.year)
        try office.waive(choice)
        let first = try #require(
            try office.open().first { $0.agencyID == office.agencies[1] }?.shortFingerprint)
        try office.waive(
            WaiverChoice(fingerprint: first, cell: cell, agency: nil, year: nil))
        try office.run()
        let open = try office.open().filter { $0.agencyID != nil }
        #expect(open.count == 4 && open.allSatisfy { $0.waiverID != nil })
        // allowed is no longer open, and is said to be
        let table = text(try office.findings())
        #expect(table.contains("已批准例外 4 项"), "\(table)")
        let details = text(try office.findings(agency: office.agencies[0]))
        #expect(details.contains("例外第") && !details.contains("不通过"), "\(details)")
        #expect(throws: (any Error).self) { try office.waive(choice) }
    }

    /// What a waiver lets through breaks the county's totals, and that is said where they are read.
    @Test func totalsSayWhichWaivedReportBreaksThem() throws {
        let office = try Office(agencies: 3)
        for agency in office.agencies {
            try office.file(
                agency,
                office.report([
                    "proceedings.reconsideration.upheld": 1,
                    "proceedings.reconsideration.total": agency == office.agencies[1] ? 4 : 1,
                ]))
        }
        try office.run()
        let errors = try office.open().filter(\.finding.excludes)
        #expect(errors.map(\.finding.rule) == ["R-T4-SUM"])
        let fingerprint = try #require(errors.first).fingerprint
        try office.waive(
            WaiverChoice(
                fingerprint: String(fingerprint.prefix(8)), cell: nil, agency: nil, year: nil))
        try office.run()
        let totals = try office.workplace.totals(
            TotalChoice(region: Self.region, scope: .own, asOf: nil), year: Self.year,
            isCellByCell: true)
        let listing = try #require(totals.first)
        let table = text(listing)
        #expect(table.contains("合计本身勾稽不平"), "\(table)")
        #expect(table.contains("出自经批准例外计入的报告：单位1（相差 -3）"), "\(table)")
        let document = try #require(
            JSONSerialization.jsonObject(
                with: Data(
                    listing.text(as: .json, Presentation(language: .en)).utf8)) as? [String: Any])
        #expect(document["adds_up"] as? Bool == false)
        // the totals have a line of their own
        #expect(text(try office.findings()).contains("甲县合计（本级）"))
    }

    @Test(arguments: [
        WaiverChoice(fingerprint: nil, cell: nil, agency: nil, year: nil),
        WaiverChoice(fingerprint: nil, cell: "requests.received.total", agency: 1, year: nil),
        WaiverChoice(fingerprint: nil, cell: nil, agency: 1, year: 2023),
        WaiverChoice(
            fingerprint: "aaaaaaaa", cell: "requests.received.total", agency: 1, year: 2023),
        WaiverChoice(fingerprint: nil, cell: "requests.no.such", agency: 1, year: 2023),
    ])
    func whatToAllowMustBeClear(choice: WaiverChoice) throws {
        let workplace = try workplace()
        let refused = try refusal {
            _ = try workplace.waive(choice, reason: "a", by: "b", until: nil)
        }
        #expect(refused.status == .wrongUsage)
    }

    @Test func dateAndNumbersStayWholeAtEightyColumns() throws {
        let office = try Office(agencies: 1)
        try office.file(
            office.agencies[0], office.report(["requests.received.natural_person": 123_456]))
        try office.run()
        let lines = text(try office.findings(agency: office.agencies[0]), width: 80)
        #expect(lines.contains("123456"))
    }
}

/// A workplace with a database of its own.
func officeWorkplace(_ database: String) throws -> Workplace {
    try workplace([.databaseURL: database, .language: "zh"])
}

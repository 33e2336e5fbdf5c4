import Forms
import Foundation
import Testing
import Vocabulary

@testable import Documents

/// Every cell of published figures, laid out the way reports are.
@Suite struct FixtureTests {
    struct Fixture: Sendable, CustomTestStringConvertible {
        let file: String
        let figures: String
        let form: String
        let agency: String?
        let year: Int?
        var testDescription: String { file }
    }

    static let fixtures = [
        Fixture(
            file: "tonggu-2020.txt", figures: "tonggu-2020.json", form: "gid-2019",
            agency: "铜鼓县行政服务中心", year: 2020),
        Fixture(
            file: "shanghai-2019.js", figures: "shanghai-2019.json", form: "gid-2019",
            agency: "上海市人民政府办公厅", year: 2019),
        Fixture(
            file: "city-2025-rows.txt", figures: "city-2025.json", form: "gid-2021",
            agency: "某某市人民政府", year: 2025),
        Fixture(
            file: "city-2025.html", figures: "city-2025.json", form: "gid-2021",
            agency: "某某市人民政府", year: 2025),
        Fixture(
            file: "shuyang-2023.html", figures: "shuyang-2023.json", form: "gid-2021",
            agency: "沭阳县发展和改革局", year: 2023),
        Fixture(
            file: "department-2023.txt", figures: "department-2023.json", form: "gid-2021",
            agency: nil, year: nil),
        Fixture(
            file: "department-2023-plain.txt", figures: "department-2023.json",
            form: "gid-2021", agency: nil, year: nil),
    ]

    @Test(arguments: fixtures) func readsEveryCell(_ fixture: Fixture) throws {
        let report = try Sample.reader().read(file: Sample.path(fixture.file))
        #expect(report.form.id == fixture.form)
        #expect(report.agencyName == fixture.agency)
        #expect(report.year == fixture.year)
        #expect(report.unreadableCells.isEmpty)
        let expected = try Sample.expected(fixture.figures)
        #expect(expected.count == report.form.cells.count)
        #expect(report.cells.map(\.position) == Array(report.form.cells.indices))
        for (cell, read) in zip(report.form.cells, report.cells) {
            let figure = try #require(expected[cell.name], "no figure for \(cell.name)")
            let state = figure.map { ReportCell.State.number(Int64($0) * cell.unit.scale) }
            #expect(read.state == state ?? .blank, "\(cell.name)")
        }
    }

    @Test(arguments: fixtures) func findsAllSixSections(_ fixture: Fixture) throws {
        let report = try Sample.reader().read(file: Sample.path(fixture.file))
        #expect(report.narrative.map(\.sectionID) == report.form.sections.map(\.id))
        #expect(
            report.narrative.filter(\.hasTable).map(\.sectionID)
                == ["disclosure", "requests", "proceedings"])
    }

    @Test func keepsPlaceRawTextAndRemark() throws {
        let report = try Sample.reader().read(file: Sample.path("shanghai-2019.js"))
        let amount = try #require(report.cell("disclosure.procurement.amount"))
        #expect(amount.state == .number(25_100_000))
        #expect(amount.rawText == "251000元")
        #expect(amount.place.table == 1)
        #expect(amount.place.line == nil)

        let text = try Sample.reader().read(file: Sample.path("tonggu-2020.txt"))
        let made = try #require(text.cell("disclosure.normative_documents.made"))
        let lines = try Sample.text("tonggu-2020.txt").split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[try #require(made.place.line) - 1] == "\t3")
        #expect(made.place.column == 2)
    }

    @Test func readsThePageDate() throws {
        let report = try Sample.reader().read(file: Sample.path("shuyang-2023.html"))
        #expect(report.publishedOn?.description == "2024-01-17")
        #expect(report.title == "沭阳县发展和改革局2023年政府信息公开工作年度报告")
    }

    /// A folder with real reports, kept outside the repository because their text is not ours.
    static let realReports = ProcessInfo.processInfo.environment["HUIZONG_TEST_REPORTS"]

    @Test(.enabled(if: realReports != nil, "set HUIZONG_TEST_REPORTS to a folder of reports"))
    func readsRealReports() throws {
        let folder = try #require(Self.realReports)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { [".txt", ".html", ".htm"].contains(where: $0.hasSuffix) }
        #expect(!files.isEmpty)
        for file in files.sorted() {
            let report = try Sample.reader().read(file: "\(folder)/\(file)")
            #expect(report.cells.count == report.form.cells.count, "\(file)")
            #expect(report.year != nil && report.agencyName != nil, "\(file)")
        }
    }
}

import Foundation
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import Documents

/// The sheet for a meeting says what the totals say.
@Suite struct SheetTests {
    private func sheet(_ office: SiteOffice, year: Int, scope: Scope = .all) throws -> String {
        let folder = office.path("sheet")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        _ = try office.workplace.sheet(
            TotalChoice(region: SiteOffice.region, scope: scope, asOf: nil), year: year,
            folder: folder, isOverwriting: true)
        let suffix = scope == .own ? "-own" : ""
        return try String(
            contentsOfFile: "\(folder)/360926-\(year)\(suffix).svg", encoding: .utf8)
    }

    private func texts(_ svg: String) throws -> [String] {
        let page = try WrittenPage(Data("<body>\(svg)</body>".utf8), path: "sheet")
        return page.elements("text").map { page.tree.text(of: $0) }
    }

    @Test func figuresAreThoseOfTheEdition() throws {
        let office = try SiteOffice()
        for scope in Scope.allCases {
            let total = try TotalsReader(connection: office.connection).published(
                region: SiteOffice.region, year: 2022, scope: scope, at: nil)
            let svg = try sheet(office, year: 2022, scope: scope)
            let texts = try texts(svg)
            for name in [
                "requests.received.total", "requests.handled_total.total",
                "requests.carried_out.total",
            ] {
                let value = try #require(total.cells.first { $0.cell == name }?.value)
                #expect(texts.contains(value), "\(scope) \(name)")
            }
            #expect(texts.contains { $0.contains("应报 \(total.expected)") })
            #expect(svg.hasPrefix("<?xml") && svg.contains("height=\"297mm\""))
        }
    }

    @Test func missingReportsAreNamedAndHostileNamesAreWords() throws {
        let name = "甲局\u{202E}</text><script>{count}"
        let office = try SiteOffice { connection in
            try connection.execute(
                Statement(name: "rename", sql: "UPDATE registry.agency SET name = $1::text"),
                [.text(name)])
            try connection.execute(
                Statement(
                    name: "add",
                    sql: "INSERT INTO registry.agency (region_code, name, class) "
                        + "VALUES ('360926', $1::text, 'department')"), [.text(name)])
        }
        let svg = try sheet(office, year: 2022)
        let page = try WrittenPage(Data("<body>\(svg)</body>".utf8), path: "sheet")
        #expect(page.elements("script").isEmpty && !svg.contains("\u{202E}"))
        let missing = try texts(svg).filter { $0.hasPrefix("未报") }
        #expect(missing.count == 1 && missing[0].contains("甲局"), "\(missing)")
        #expect(missing[0].contains("{count}"))
    }

    @Test func theSameEditionMakesTheSamePicture() throws {
        let office = try SiteOffice(agencies: 9)
        #expect(try sheet(office, year: 2022) == sheet(office, year: 2022))
    }
}

import Foundation
import Messages
import PostgresClient
import Store
import Testing
import Vocabulary

@testable import Desk
@testable import Documents

/// R-C-SUM on what is handed out: a government's own report that is not the sum of its agencies'
/// stands in the red lines of the report, and nowhere else.
@Suite struct GovernmentReportTests {
    private static let region = "360927"
    private static let words = "人民政府的报告与两种合计都不一致"

    /// Two departments that granted 3 and 4 requests, a township that granted 5, and what their
    /// government reports.
    private func office(reports granted: Int) throws -> SiteOffice {
        try SiteOffice(agencies: 9, years: 2022...2022) { connection in
            func execute(_ sql: String) throws {
                try connection.execute(Statement(name: "test", sql: sql))
            }
            try execute(
                """
                INSERT INTO registry.region (code, name, level, parent_code)
                SELECT '\(Self.region)', '某县', 'county', parent_code
                FROM registry.region WHERE code = '\(SiteOffice.region)'
                """)
            for (agency, kind, count) in [
                (8001, "department", 3), (8002, "department", 4), (8003, "township", 5),
                (8004, "government", granted),
            ] {
                try execute(
                    """
                    INSERT INTO registry.agency (agency_id, region_code, name, class)
                    VALUES (\(agency), '\(Self.region)', '某县第\(agency)单位', '\(kind)')
                    """)
                let cells = ["received", "granted", "handled_total"].flatMap { row in
                    ["natural_person", "total"].map { "\"requests.\(row).\($0)\": \(count)" }
                }
                try execute(
                    """
                    SELECT intake.submit(\(agency), 2022, 'gid-2021',
                        '{\(cells.joined(separator: ","))}', '2023-01-20 09:00:00+08')
                    """)
            }
        }
    }

    /// What is written of the county, by its ending, and what is said on the screen.
    private func report(
        _ office: SiteOffice, _ scope: Scope
    ) throws -> (files: [String: Data], faults: String) {
        let said = try office.workplace.report(
            TotalChoice(region: Self.region, scope: scope, asOf: nil), year: 2022,
            ReportOptions(
                folder: office.path("report"), template: nil, templateCopy: nil,
                isOverwriting: true))
        let files = try office.files("report")
        return (
            Dictionary(
                files.map { (String($0.key.split(separator: ".").last ?? ""), $0.value) }
            ) { first, _ in first },
            said.faults?.zh ?? ""
        )
    }

    /// Texts of the red lines, and of everything.
    private func texts(_ files: [String: Data], _ ending: String) throws -> (
        red: String, all: String
    ) {
        let bytes = try #require(files[ending])
        guard ending == "docx" else {
            let page = try WrittenPage(bytes, path: "report.html")
            let red = page.elements("div").filter { page.tree.attribute($0, "class") == "warning" }
            return (
                red.map { page.tree.text(of: $0) }.joined(),
                String(decoding: bytes, as: UTF8.self)
            )
        }
        let part = try ZipPart.bytes(
            of: "word/document.xml", in: Array(bytes), limits: .default, name: "docx")
        let text = String(decoding: try #require(part), as: UTF8.self)
        let red = text.components(separatedBy: "<w:p>").filter { $0.contains("\"Warning\"") }
        return (red.joined(), text)
    }

    /// In the reports of both scopes, whichever total is the nearest.
    @Test(arguments: Scope.allCases) func aDifferenceIsToldInRed(scope: Scope) throws {
        let written = try report(office(reports: 8), scope)
        for ending in ["docx", "html"] {
            let (red, all) = try texts(written.files, ending)
            #expect(red.contains(Self.words) && red.contains("报告 8、合计 "), "\(red)")
            #expect(all.components(separatedBy: Self.words).count == 2, "told once")
        }
        #expect(written.faults.contains(Self.words))
    }

    @Test(arguments: Scope.allCases, [7, 12]) func theSumItselfIsNot(
        scope: Scope, granted: Int
    ) throws {
        let written = try report(office(reports: granted), scope)
        for ending in ["docx", "html"] {
            #expect(try !texts(written.files, ending).all.contains("人民政府的报告"))
        }
        #expect(!written.faults.contains("人民政府的报告"))
    }
}

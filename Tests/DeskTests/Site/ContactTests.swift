import Foundation
import PostgresClient
import Settings
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import Documents

/// Whom to call stands in what is for the office, and in nothing that is for everybody.
@Suite struct ContactTests {
    /// Filed nothing, so that the year names it among those to call.
    private static let missing: Int64 = 9_000

    /// Every agency has a contact of its own.
    private func office() throws -> (office: SiteOffice, agencies: [Int64]) {
        let office = try SiteOffice(agencies: 9, years: 2021...2022) { connection in
            try connection.execute(
                Statement(
                    name: "missing",
                    sql: "INSERT INTO registry.agency (agency_id, region_code, name, class) "
                        + "VALUES (\(Self.missing), '360926', '从未报送局', 'department')"))
            try connection.execute(
                Statement(
                    name: "contacts",
                    sql: """
                        INSERT INTO registry.contact (agency_id, name, phone)
                        SELECT agency_id, '经办人甲' || agency_id || '号', '0795-' || 7000000 + agency_id
                        FROM registry.agency
                        """))
        }
        let rows = try office.connection.execute(
            Statement(
                name: "expected",
                sql: "SELECT DISTINCT agency_id FROM audit.lateness WHERE year = 2022 "
                    + "ORDER BY agency_id"))
        return (office, try (0..<rows.count).map { try rows.requiredInt64($0, "agency_id") })
    }

    private func contact(_ agency: Int64) -> [String] {
        ["经办人甲\(agency)号", "0795-\(7_000_000 + agency)"]
    }

    /// The texts of a workbook, one after the other.
    private func texts(_ workbook: Data) throws -> String {
        try (1...6).map { sheet in
            let part = try ZipPart.bytes(
                of: "xl/worksheets/sheet\(sheet).xml", in: Array(workbook), limits: .default,
                name: "xlsx")
            return String(decoding: try #require(part), as: UTF8.self)
        }.joined()
    }

    @Test func pagesForTheOfficeNameThem() throws {
        let (office, agencies) = try office()
        try office.write()
        let files = try office.files()
        #expect(agencies.count > 5 && agencies.contains(Self.missing))
        for folder in ["", "en/"] {
            let year = String(
                decoding: try #require(files["\(folder)360926/2022.html"]), as: UTF8.self)
            for agency in agencies {
                let page = String(
                    decoding: try #require(files["\(folder)360926/agency/\(agency).html"]),
                    as: UTF8.self)
                for words in contact(agency) {
                    #expect(page.contains(words), "\(folder)\(agency)")
                }
            }
            for words in contact(Self.missing) { #expect(year.contains(words), "\(folder)2022") }
        }
        let workbook = try texts(try #require(files["360926/2022.xlsx"]))
        #expect(agencies.allSatisfy { contact($0).allSatisfy(workbook.contains) })
    }

    @Test func pagesForEverybodyDoNot() throws {
        let (office, agencies) = try office()
        try office.write(isPublic: true)
        let files = try office.files()
        #expect(files["360926/2022.html"] != nil && files["en/360926/2022.html"] != nil)
        for (name, bytes) in files {
            #expect(!name.hasSuffix(".xlsx") && !name.hasSuffix(".docx"), "\(name) is no text")
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("经办人甲"), "\(name)")
            for agency in agencies {
                #expect(!text.contains("0795-\(7_000_000 + agency)"), "\(name)")
            }
        }
    }

    /// Its sheets in either language hold the contact of every agency that is late or not.
    @Test(arguments: ["zh", "en"]) func theWorkbookNamesThem(language: String) throws {
        let (office, agencies) = try office()
        let workplace = try workplace([
            .databaseURL: office.database, .language: language,
        ])
        let file = office.path("2022.xlsx")
        _ = try workplace.workbook(
            TotalChoice(region: SiteOffice.region, scope: .all, asOf: nil), year: 2022, to: file,
            isOverwriting: false)
        let texts = try texts(try Data(contentsOf: URL(filePath: file)))
        #expect(agencies.allSatisfy { contact($0).allSatisfy(texts.contains) })
        #expect(texts.contains(language == "zh" ? "联系人" : "contact"))
    }
}

import Forms
import Foundation
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import Documents
@testable import Listings

/// The pages of a county say what its edition says, lead where they say, and change only when it
/// does.
@Suite struct SiteTests {
    private func page(_ name: String, _ files: [String: Data]) throws -> WrittenPage {
        try WrittenPage(try #require(files[name], "\(name)"), path: name)
    }

    /// Every figure of every year, scope and language, with its counts, read back from the official
    /// tables by the address that each figure leads to.
    @Test(arguments: [1, 2] as [UInt64])
    func figuresAreThoseOfTheEdition(seed: UInt64) throws {
        let office = try SiteOffice(agencies: seed == 1 ? 14 : 9, seed: seed)
        try office.write()
        let files = try office.files()
        let reader = TotalsReader(connection: office.connection)
        var compared = 0
        for year in 2020...2022 {
            for scope in Scope.allCases {
                let total = try reader.published(
                    region: SiteOffice.region, year: year, scope: scope, at: nil)
                for folder in ["", "en/"] {
                    let suffix = scope == .own ? "-own" : ""
                    let page = try page("\(folder)360926/\(year)\(suffix).html", files)
                    compared += try compare(page, with: total, year: year)
                }
            }
        }
        #expect(compared > 1_500)
    }

    private func compare(
        _ page: WrittenPage, with total: RegionTotal, year: Int
    ) throws -> Int {
        var shown: [String: (text: String, title: String)] = [:]
        for link in page.links {
            guard let title = link.title,
                let match = link.target.firstMatch(of: /(\w+)\.(\w+)\.html#(\w+)$/)
            else { continue }
            shown["\(match.1).\(match.2).\(match.3)"] = (link.text, title)
        }
        var compared = 0
        for cell in total.cells {
            guard let value = cell.value else {
                #expect(shown[cell.cell] == nil, "\(page.path) shows the blank \(cell.cell)")
                continue
            }
            guard let figure = shown[cell.cell] else {
                // a row that the form has not for a county, such as regulations
                #expect(value == "0", "\(page.path) lacks \(cell.cell)")
                continue
            }
            let digits = figure.text.prefix { $0.isNumber || "-.".contains($0) }
            #expect(digits == value, "\(page.path) \(cell.cell)")
            let counts = figure.title.matches(of: /\d+/).suffix(2).map { Int64($0.output) }
            #expect(counts == [cell.reported, cell.blank], "\(page.path) \(cell.cell)")
            compared += 1
        }
        return compared
    }

    /// Where a figure comes from adds up to it.
    @Test func contributionsAddUp() throws {
        let office = try SiteOffice()
        try office.write()
        let files = try office.files()
        let reader = TotalsReader(connection: office.connection)
        let total = try reader.published(
            region: SiteOffice.region, year: 2022, scope: .all, at: nil)
        for cell in total.cells where cell.cell.hasPrefix("requests.") {
            let name = cell.cell.split(separator: ".")
            let page = try page("360926/2022/\(name[0]).\(name[1]).html", files)
            let section = try #require(
                page.elements("section").first {
                    page.tree.attribute($0, "id") == String(name[2])
                })
            let end = page.tree.end(of: section)
            let sum = page.elements("td").filter { $0 > section && $0 < end }
                .compactMap { page.tree.attribute($0, "data-v").flatMap { Int64($0) } }
                .reduce(0, +)
            let value = cell.value ?? "0"
            #expect(String(sum) == value, "\(cell.cell)")
        }
    }

    @Test func everyLinkLeadsSomewhere() throws {
        let office = try SiteOffice(agencies: 9)
        try office.write()
        let files = try office.files()
        var anchors: [String: Set<String>] = [:]
        for (name, bytes) in files where name.hasSuffix(".html") {
            anchors[name] = try WrittenPage(bytes, path: name).ids
        }
        for (name, bytes) in files where name.hasSuffix(".html") {
            let page = try WrittenPage(bytes, path: name)
            for link in page.links {
                let (path, anchor) = page.resolved(link.target)
                #expect(files[path] != nil, "\(name) leads to \(link.target)")
                guard let anchor, let known = anchors[path] else { continue }
                #expect(known.contains(anchor), "\(name) leads to \(link.target)")
            }
            // no page asks anybody for anything
            for kind in ["img", "iframe", "object", "embed", "video", "audio", "base", "form"] {
                #expect(page.elements(kind).isEmpty, "\(name): \(kind)")
            }
            #expect(page.elements("script").allSatisfy { page.tree.attribute($0, "src") == nil })
            let text = String(decoding: bytes, as: UTF8.self)
                .replacing("http://www.w3.org/2000/svg", with: "")
            #expect(!text.contains("http:") && !text.contains("https:"), "\(name)")
            #expect(page.elements("h1").count == 1 && page.elements("title").isEmpty == false)
        }
    }

    @Test func theSameEditionMakesTheSameBytes() throws {
        let office = try SiteOffice(agencies: 9)
        try office.write("one")
        try office.write("two")
        #expect(try office.files("one") == office.files("two"))
    }

    @Test func onlyWhatChangedIsWritten() throws {
        let office = try SiteOffice(agencies: 9)
        try office.write()
        let before = try office.files()
        let times = try office.changeTimes()
        let again = try office.write()
        #expect(again.contains("写入 0 个文件"), "\(again)")
        #expect(try office.changeTimes() == times)

        // a correction of 2020 concerns the pages of 2020 and of the year after it
        try office.execute(
            """
            SELECT intake.submit(s.agency_id, s.year, s.form_id, (
                    SELECT jsonb_object_agg(c.cell, s.cells[c.position] * c.step
                        + CASE WHEN c.cell = 'disclosure.normative_documents.made'
                          THEN 1 ELSE 0 END)
                    FROM registry.form_cell AS c WHERE c.form_id = s.form_id),
                TIMESTAMPTZ '2021-01-25 09:00:00+08')
            FROM intake.submission AS s
            WHERE s.year = 2020 AND s.agency_id = (
                SELECT min(agency_id) FROM summary.contribution WHERE year = 2020)
            ORDER BY s.revision DESC LIMIT 1
            """)
        // the same day, so that who is missing is missing as long as before
        try office.run(on: 20_500)
        try office.write()
        let changed = try office.files().filter { before[$0.key] != $0.value }.keys
        #expect(changed.contains("360926/2020.html") && changed.contains("index.html"))
        #expect(changed.contains("360926/2020/disclosure.normative_documents.html"))
        #expect(!changed.contains("360926/2022.html") && !changed.contains("rules.html"))
        #expect(!changed.contains("360926/2022/requests.received.html"))
        let later = try office.changeTimes()
        for (name, time) in times where !changed.contains(name) {
            #expect(later[name] == time, "\(name) was written without need")
        }
    }

    @Test func whatIsGoneIsTakenAwayAndOthersFilesStay() throws {
        let office = try SiteOffice(agencies: 9)
        try office.write()
        try office.scratch.write("mine", "site/notes.txt")
        try office.scratch.write("mine", "site/360926/2020/notes.txt")
        try office.write(years: "2021-2022")
        let files = try office.files()
        #expect(files["360926/2020.html"] == nil && files["360926/2021.html"] != nil)
        #expect(files["notes.txt"] != nil && files["360926/2020/notes.txt"] != nil)
        #expect(files.keys.allSatisfy { !$0.hasSuffix(".part") })

        try office.scratch.write("mine", "full/letter.txt")
        let refused = try refusal { _ = try office.write("full") }
        #expect(refused.status == .wrongUsage)
        #expect(try office.files("full").count == 1)
    }

    /// What an interrupted call wrote is known to the next one.
    @Test func anInterruptedCallLeavesNothingBehind() throws {
        let office = try SiteOffice(agencies: 9)
        try office.write()
        try office.scratch.write("secret", "site/360926/agency/999.html")
        try office.scratch.write("360926/agency/999.html\n", "site/huizong-files.unfinished.txt")
        try office.scratch.write("outside", "outside.txt")
        let list = try String(
            contentsOfFile: office.path("site/huizong-files.txt"), encoding: .utf8)
        let hash = String(repeating: "0", count: 64)
        try office.scratch.write("\(list)\(hash)  ../outside.txt\n", "site/huizong-files.txt")
        try office.write()
        #expect(try office.files()["360926/agency/999.html"] == nil)
        #expect(FileManager.default.fileExists(atPath: office.path("outside.txt")))
    }

    @Test func downloadsSayWhatTheTotalsSay() throws {
        let office = try SiteOffice(agencies: 9)
        try office.write()
        let files = try office.files()
        let total = try TotalsReader(connection: office.connection).published(
            region: SiteOffice.region, year: 2022, scope: .all, at: nil)
        let bytes = try #require(files["360926/2022.json"])
        let documents = try #require(
            JSONSerialization.jsonObject(with: bytes) as? [[String: Any]])
        let cells = try #require(documents[0]["cells"] as? [String: [String: Any]])
        #expect(documents[0]["scope"] as? String == "all" && cells.count == total.cells.count)
        for cell in total.cells {
            let shown = try #require(cells[cell.cell])
            #expect((shown["value"] as? NSNumber)?.stringValue == cell.value, "\(cell.cell)")
            #expect((shown["blank"] as? NSNumber)?.int64Value == cell.blank)
        }
        let csv = String(decoding: try #require(files["360926/2022.csv"]), as: UTF8.self)
        let records = csv.dropFirst().components(separatedBy: "\r\n").dropLast()
            .map { $0.components(separatedBy: ",") }
        #expect(csv.hasPrefix("\u{FEFF}") && records.count == 2 * total.cells.count + 1)
        for (cell, record) in zip(total.cells, records.dropFirst()) {
            #expect(record[4] == cell.cell && record[6] == cell.value ?? "")
            #expect(record[2] == "2022" && record[11] == String(total.expected))
        }
    }
}

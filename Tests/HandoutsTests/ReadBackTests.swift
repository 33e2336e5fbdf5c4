import Documents
import Forms
import Handouts
import Messages
import Narratives
import Testing
import Vocabulary

/// Every report that is written is read back by the program itself, cell for cell.
@Suite struct ReadBackTests {
    static let cases = Made.forms.flatMap { form in
        Made.endings.flatMap { ending in (1...12).map { (form, ending, UInt64($0)) } }
    }

    @Test(arguments: cases)
    func anyFiguresComeBack(_ id: String, _ ending: String, _ seed: UInt64) throws {
        let form = try Made.form(id)
        let values = Made.anyValues(form, seed: seed)
        let level = RegionLevel.allCases[Int(seed) % 3]
        let name = ["某省", "某市", "某县"][Int(seed) % 3]
        let region = Made.region(form, values: values, name: name, level: level)
        let report = try Made.read(Made.document(region, ending), ending)
        #expect(report.form.id == id)
        #expect(report.year == region.year && report.agencyName == name)
        let always = form.rules.filter { $0.check == .zero && $0.levels.contains(level) }
            .flatMap(\.instances).flatMap(\.left)
        for (cell, value) in zip(report.cells, values) {
            let isLeftBlank = value == 0 && always.contains(cell.position)
            let expected = isLeftBlank ? nil : value
            let state = expected.map { ReportCell.State.number($0) } ?? .blank
            #expect(cell.state == state, "\(form.cells[cell.position].name)")
        }
        #expect(report.narrative.map(\.sectionID) == form.sections.map(\.id))
    }

    /// A title that is too long for a line breaks behind the name and nowhere else, and is read as
    /// one title all the same.
    @Test(
        arguments: [
            ("某县", false), ("铜鼓县", false), ("铜鼓县（示例）", true), ("双江拉祜族佤族布朗族傣族自治县", true),
            ("积石山保安族东乡族撒拉族自治县（示例）", true), ("新疆生产建设兵团第十四师昆玉市", true),
            ("新疆维吾尔自治区伊犁哈萨克自治州", true), ("内蒙古自治区锡林郭勒盟", true),
            ("内蒙古自治区鄂温克族自治旗", true), ("新疆生产建设兵团第十四师", true),
        ], Made.endings)
    func titlesBreakBehindTheName(region: (name: String, isLong: Bool), ending: String) throws {
        let form = try Made.form("gid-2021")
        let made = Made.region(form, values: form.cells.map { _ in 1 }, name: region.name)
        let bytes = try Made.document(made, ending)
        let report = try Made.read(bytes, ending)
        #expect(report.year == made.year)
        // brackets are read as their half-width forms
        let name = region.name.replacing("（", with: "(").replacing("）", with: ")")
        #expect(report.agencyName == name)
        let rest = "\(made.year)年政府信息公开工作年度报告"
        guard ending == "docx" else {
            let page = String(decoding: bytes, as: UTF8.self)
            #expect(page.contains("<h1><span>\(region.name)</span><span>\(rest)</span></h1>"))
            return
        }
        let words = try Made.part("word/document.xml", of: bytes)
        let opening = "<w:t xml:space=\"preserve\">"
        let broken = "\(opening)\(region.name)</w:t><w:br/>\(opening)\(rest)</w:t>"
        #expect(words.contains(broken) == region.isLong)
        #expect(words.contains("\(opening)\(region.name)\(rest)</w:t>") == !region.isLong)
    }

    /// What a draft says agrees with its tables, by the rules for any report.
    @Test(arguments: cases)
    func theDraftAgreesWithItsTables(_ id: String, _ ending: String, _ seed: UInt64) throws {
        let form = try Made.form(id)
        var values = Made.soundValues(form, seed: seed)
        if seed == 2 { values = values.map { _ in 0 } }
        if seed == 3 { values = values.map { $0 == 0 ? nil : $0 } }
        let before = Made.total(
            form, Made.soundValues(form, seed: seed + 100),
            .init(
                expected: 59, received: 58, included: seed % 2 == 0 ? 58 : 59, onTime: 58, late: 0))
        let counts = PublishedTotal.Completeness(
            expected: 60, received: 58, included: 55, onTime: 50, late: 8)
        let region = Made.region(form, values: values, counts: counts, before: before)
        let report = try Made.read(Made.document(region, ending), ending)
        let text = ReportText(
            agencyName: report.agencyName, year: report.year, title: report.title,
            sections: [ReportText.Section(id: nil, text: report.preamble)]
                + report.narrative.map {
                    ReportText.Section(id: $0.sectionID, text: $0.text, hasTable: $0.hasTable)
                })
        let read = ReadText(text)
        let findings =
            NarrativeRules.writingFindings(for: read, form: form)
            + NarrativeRules.findings(for: read, form: form, values: report.values)
        let spoken = findings.filter { $0.rule != "R-ZERO" }
        #expect(spoken.isEmpty, "\(spoken.map(\.message.zh))")
    }
}

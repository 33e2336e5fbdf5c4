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
        let findings =
            NarrativeRules.writingFindings(for: text, form: form)
            + NarrativeRules.findings(for: text, form: form, values: report.values)
        let spoken = findings.filter { $0.rule != "R-ZERO" }
        #expect(spoken.isEmpty, "\(spoken.map(\.message.zh))")
    }
}

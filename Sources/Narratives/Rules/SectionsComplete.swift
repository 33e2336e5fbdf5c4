import Forms
import Messages
import Vocabulary
import Wording

/// R-SEC: the form's sections exist and say something; 五 is more than 无, and a section covers
/// the aspects the notice demands of it.
enum SectionsComplete {
    static let rule = CatalogueRule(
        id: "R-SEC", severity: .warning, title: NarrativeMessages.sectionsTitle,
        source: "国办公开办函〔2021〕30号（一）；国办公开办函〔2019〕60号", version: 2)

    static func finding(for report: ReportText, form: Form) -> Finding? {
        judgement(sections: form.sections, of: report.sections).finding(rule: rule)
    }

    static func judgement(
        sections: [Section], of text: [ReportText.Section]
    ) -> Judgement {
        let named = text.filter { $0.id != nil }
        let preamble = text.filter { $0.id == nil }.map(\.text).joined()
        let hasText = named.contains { !$0.text.isEmpty }
        guard hasText || preamble.count > 200 || named.count > 1 else {
            return .init(verdict: .undecided, messages: [NarrativeMessages.noText])
        }
        return .init(failures: sections.flatMap { failures(of: $0, named) })
    }

    private static func failures(
        of section: Section, _ sections: [ReportText.Section]
    ) -> [Phrase] {
        let name = section.heading
        let parts = sections.filter { $0.id == section.id }
        guard !parts.isEmpty else {
            return [NarrativeMessages.sectionMissing.filled(["section": name])]
        }
        let text = parts.map(\.text).joined(separator: "\n")
        guard !text.trimmed.isEmpty || parts.contains(where: \.hasTable) else {
            return [NarrativeMessages.sectionEmpty.filled(["section": name])]
        }
        if section.id == "problems", text.count < 8,
            ["无", "没有", "暂无"].contains(where: text.trimmed.hasPrefix)
        {
            return [
                NarrativeMessages.problemsNone.filled(["section": name]).filled([
                    "text": text.trimmed
                ])
            ]
        }
        // an aspect and the other words for it, a bar between them
        let missing = section.aspects.map { $0.split(separator: "|").map(String.init) }
            .filter { !$0.contains(where: text.says) }.compactMap(\.first)
        guard !missing.isEmpty else { return [] }
        let list = missing.joined(separator: "、")
        return [
            NarrativeMessages.aspectsMissing.filled(["section": name]).filled(["aspects": list])
        ]
    }
}

import Forms
import Messages
import Vocabulary
import Wording

/// Splits the text of a report at the headings of its sections.
struct SectionText {
    private(set) var narrative: [Narrative] = []
    private(set) var preamble = ""
    private(set) var notes: [Phrase] = []
    private let sections: [(id: String, wordings: [LabelKey])]

    init(form: Form, elements: [Element]) {
        sections = form.sections.map { section in
            let headings = form.tables.first { $0.id == section.id }?.headings ?? []
            return (
                section.id,
                ([section.heading.zh] + section.aliases + headings).map { LabelKey($0).asHeading }
            )
        }
        var open: (id: String, heading: String, lines: [String], hasTable: Bool)?
        func close(_ narrative: inout [Narrative]) {
            guard let section = open else { return }
            narrative.append(
                Narrative(
                    sectionID: section.id, heading: section.heading,
                    text: section.lines.joined(separator: "\n"), hasTable: section.hasTable))
        }
        var opening: [String] = []
        for element in elements {
            switch element {
            case .table: open?.hasTable = true
            case .paragraph(let text):
                if let heading = heading(in: text) {
                    if heading.id == open?.id {
                        open?.lines.append(text)
                        continue
                    }
                    close(&narrative)
                    open = (heading.id, heading.text, heading.rest.map { [$0] } ?? [], false)
                } else if open == nil {
                    opening.append(text)
                } else {
                    open?.lines.append(text)
                    if Self.isFootnote(text) { notes.append(Phrase(text, en: text)) }
                }
            }
        }
        close(&narrative)
        preamble = opening.joined(separator: "\n")
    }

    static func isFootnote(_ text: String) -> Bool {
        guard text.count <= 300 else { return false }
        if ["注：", "注:", "备注", "说明："].contains(where: text.hasPrefix) { return true }
        guard let first = text.unicodeScalars.first else { return false }
        return "*＊※†‡".unicodeScalars.contains(first) || (0x2460...0x2473).contains(first.value)
    }

    /// A heading stands alone, or is followed by a colon and the first words of its section.
    private func heading(in text: String) -> (id: String, text: String, rest: String?)? {
        let folded = CharacterFolding.folded(text.withoutBookmarks)
        let parts = folded.split(separator: ":", maxSplits: 1)
        guard let head = parts.first, head.count <= 60, !head.contains("。"), !head.contains(",")
        else { return nil }
        // （一） numbers a point within a section.
        guard !head.hasPrefix("(") else { return nil }
        let key = LabelKey(head).asHeading
        let match = sections.lazy.compactMap { section in
            section.wordings.contains { wording in
                key.hasPrefix(wording) && key.scalars.count <= wording.scalars.count + 12
            } ? section.id : nil
        }.first
        guard let match else { return nil }
        let rest = parts.count > 1 ? parts[1].trimmed : ""
        return (match, String(head).trimmed, rest.isEmpty ? nil : rest)
    }
}

extension LabelKey {
    private static let bodies = ["行政机关", "本机关", "本单位", "本部门"].map { LabelKey($0) }
    private static let possessive = LabelKey("的").scalars

    /// A heading without 的, and without the body it speaks of in front.
    var asHeading: LabelKey {
        let body = Self.bodies.first { hasPrefix($0) && scalars.count > $0.scalars.count }
        let rest = scalars.dropFirst(body?.scalars.count ?? 0)
        return LabelKey(scalars: rest.filter { !Self.possessive.contains($0) })
    }
}

/// The day a page says it was published.
enum PublicationDate {
    private static let labels = ["发布日期", "发布时间", "公开日期", "发文日期"]

    static func find(paragraphs: [String], grids: [Grid]) -> CalendarDate? {
        for text in paragraphs.prefix(60) {
            for label in labels {
                guard let found = text.firstRange(of: label) else { continue }
                if let date = date(in: text[found.upperBound...]) { return date }
            }
        }
        for row in grids.lazy.flatMap(\.rows) {
            for (cell, next) in zip(row, row.dropFirst())
            where labels.contains(where: cell.text.hasPrefix) {
                if let date = date(in: next.text[...]) { return date }
            }
        }
        return nil
    }

    /// The first three numbers as year, month and day; nil unless they name a day.
    private static func date(in text: Substring) -> CalendarDate? {
        let numbers = CharacterFolding.folded(text).split(whereSeparator: { !$0.isASCIIDigit })
            .prefix(3).compactMap { Int($0) }
        guard numbers.count == 3, numbers[0] >= 1990 else { return nil }
        return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
}

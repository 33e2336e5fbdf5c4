import Messages
import Wording

extension GridCell {
    /// A reading of the text of this cell, judged by what else a person sees in it.
    func judged(
        _ reading: (state: ReportCell.State, note: Phrase?)
    ) -> (state: ReportCell.State, note: Phrase?) {
        if let reason = Self.disorder(in: text) { return (.unreadable, reason.filled(raw)) }
        guard unread != Unread() else { return reading }
        let isEmpty = text.trimmed.isEmpty
        let doubts = isEmpty ? unread.doubts.intersection(.ofBlanks) : unread.doubts
        if let reason = doubts.reason { return (.unreadable, reason.filled(raw)) }
        if isEmpty, unread.pieces.contains(where: { $0.kind == .struck }) {
            return (.unreadable, DocumentMessages.onlyStruck.filled(leftOut(.struck)))
        }
        if let mark = unread.marks.first(where: { !Self.isNote($0) }) ?? powerMark {
            let reason = DocumentMessages.raisedText.filled(raw)
            return (.unreadable, reason.filled(["mark": mark]))
        }
        var notes = [reading.note].compactMap { $0 }
        if unread.pieces.contains(where: { $0.kind == .struck }) {
            notes.append(DocumentMessages.struckLeftOut.filled(leftOut(.struck)))
        }
        if unread.pieces.contains(where: { $0.kind == .hidden }) {
            notes.append(DocumentMessages.hiddenLeftOut.filled(leftOut(.hidden)))
        }
        guard !notes.isEmpty else { return reading }
        return (
            reading.state,
            notes.joined(zh: "；", en: "; ")
        )
    }

    private var raw: KeyValuePairs<String, String> { ["raw": text.oneLine] }

    private func leftOut(_ kind: Unread.Kind) -> KeyValuePairs<String, String> {
        let texts = unread.pieces.filter { $0.kind == kind }.map { $0.text.trimmed.oneLine }
        return ["text": String(texts.joined(separator: " ").prefix(60))]
    }

    /// A raised number behind 10 or a sign of multiplication may be a power.
    private var powerMark: String? {
        guard let mark = unread.marks.first, let open = text.firstIndex(of: "[") else { return nil }
        let base = text[..<open].trimmed
        let isPower = base == "10" || base.contains { "×xX*^·".contains($0) }
        return isPower ? mark : nil
    }

    /// What marks of notes look like: `1`, `12`, `1,2`, `①`, `a`, `*`, `注1`.
    private static func isNote(_ mark: String) -> Bool {
        var rest = mark.filter { !$0.isWhitespace }[...]
        if rest.hasPrefix("注") { rest = rest.dropFirst() }
        if rest.isEmpty { return true }
        let digits = rest.filter { !",，、-".contains($0) }
        guard !digits.isEmpty, digits.count <= 4 else { return false }
        if digits.allSatisfy(\.isASCIIDigit) {
            return digits.count < 3 || digits.count < rest.count
        }
        if digits.count == 1, digits.allSatisfy({ $0.isASCII && $0.isLetter }) { return true }
        return digits.unicodeScalars.allSatisfy { scalar in
            (0x2460...0x24FF).contains(scalar.value) || "*＊†‡§#＃".unicodeScalars.contains(scalar)
        }
    }

    /// Marks that turn the order of characters round, and characters that only a site's own font
    /// has.
    private static func disorder(in text: String) -> Phrase? {
        for scalar in text.unicodeScalars {
            if SeenText.turns(scalar) { return DocumentMessages.movedText }
            if SeenText.isOfSite(scalar) { return DocumentMessages.symbolFont }
        }
        return nil
    }
}

import Forms
import Messages
import Vocabulary
import Wording

/// Reads the text of one cell as a figure; nothing is rounded and nothing is guessed.
enum FigureText {
    private static let notApplicable: Set<String> = [
        "-", "--", "---", "—", "——", "–", "―", "/", "\\", "无", "無", "n/a", "na", "不适用", "不適用",
    ]
    /// Words for counted things; which one is printed changes nothing.
    private static let counters = ["件", "项", "项次", "件次", "个", "宗", "起", "条", "次", "份", "部"]
    /// Fen in one unit of money.
    private static let money: [(unit: String, fen: Int64)] = [
        ("亿元", 10_000_000_000), ("万元", 1_000_000), ("千元", 100_000), ("元", 100),
    ]

    /// - Parameter isSigned: whether the form lets the figure carry a sign. A minus is read all the
    ///   same and left to the rules; a plus elsewhere says that the cell is not what it should be.
    /// - Returns: the state in stored integers and a remark on how it was read.
    static func read(
        _ raw: String, unit: Unit, isSigned: Bool
    ) -> (state: ReportCell.State, note: Phrase?) {
        var text = CharacterFolding.folded(raw).trimmed
        guard !text.isEmpty else { return (.blank, nil) }
        if notApplicable.contains(text.lowercased()) {
            return (.blank, DocumentMessages.markedNotApplicable.filled(["raw": raw]))
        }
        var remarks: [Substring] = []
        while let (rest, remark) = annotation(of: text) {
            remarks.insert(remark, at: 0)
            text = rest
        }
        var note =
            remarks.isEmpty
            ? nil : DocumentMessages.annotation.filled(["raw": remarks.joined(separator: "；")])
        if text.contains("\n") {
            return (.unreadable, DocumentMessages.brokenOverLines.filled(["raw": raw.oneLine]))
        }
        if text.contains("\t") {
            return (.unreadable, DocumentMessages.tabInside.filled(["raw": raw.oneLine]))
        }
        if text.hasPrefix("+"), !isSigned {
            return (.unreadable, DocumentMessages.plusSign.filled(["raw": raw.oneLine]))
        }
        let (digits, statedFen) = splitUnit(text, isMoney: unit.isMoney)
        do {
            let value = try number(digits, scale: statedFen ?? unit.scale)
            if digits.contains(where: \.isWhitespace) {
                note = note ?? DocumentMessages.spacesRemoved.filled(["raw": raw])
            }
            if unit.isMoney, !unit.isPrintedInForm, statedFen == nil, value != 0 {
                note = DocumentMessages.unitNotGiven.filled(["unit": unit.label])
            }
            return (.number(value), note)
        } catch {
            return (.unreadable, reason(error, digits).filled(["raw": raw.oneLine]))
        }
    }

    /// What a bracket at the end says, and the text before it: `22(其中修订16件)`, `264[1]`.
    private static func annotation(of text: String) -> (rest: String, remark: Substring)? {
        let opening: Character? = text.hasSuffix(")") ? "(" : text.hasSuffix("]") ? "[" : nil
        guard let opening, let open = text.lastIndex(of: opening), open != text.startIndex
        else { return nil }
        return (text[..<open].trimmed, text[text.index(after: open)...].dropLast())
    }

    private static func splitUnit(_ text: String, isMoney: Bool) -> (String, fen: Int64?) {
        if isMoney {
            var text = text
            let hasSign = text.hasPrefix("¥") || text.hasPrefix("￥")
            if hasSign { text = text.dropFirst().trimmed }
            for (unit, fen) in money where text.hasSuffix(unit) {
                return (text.dropLast(unit.count).trimmed, fen)
            }
            return (text, hasSign ? 100 : nil)
        }
        for counter in counters where text.hasSuffix(counter) && text.count > counter.count {
            return (text.dropLast(counter.count).trimmed, nil)
        }
        return (text, nil)
    }

    private enum NumberError: Error {
        case parse(ExactDecimal.ParseError)
        case badGrouping
    }

    private static func number(_ text: String, scale: Int64) throws(NumberError) -> Int64 {
        var plain = text.filter { !$0.isWhitespace }
        if plain.hasPrefix("\u{2212}") { plain = "-" + plain.dropFirst() }
        if plain.contains(",") {
            let whole = plain.prefix { $0 != "." }.drop { $0 == "-" || $0 == "+" }
            let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
            guard let first = groups.first, (1...3).contains(first.count),
                groups.dropFirst().allSatisfy({ $0.count == 3 }),
                !plain.drop(while: { $0 != "." }).contains(",")
            else { throw .badGrouping }
            plain.removeAll { $0 == "," }
        }
        do {
            return try ExactDecimal.parse(plain, scale: scale)
        } catch {
            throw .parse(error)
        }
    }

    private static func reason(_ error: NumberError, _ digits: String) -> Phrase {
        switch error {
        case .badGrouping: DocumentMessages.badGrouping
        case .parse(.tooFine): DocumentMessages.tooFine
        case .parse(.outOfRange): DocumentMessages.outOfRange
        case .parse(.notANumber):
            digits.hasSuffix(".") && digits.first?.isNumber == true
                ? DocumentMessages.endsWithPoint : DocumentMessages.notANumber
        }
    }

    /// True if the text stands for a figure that does not apply.
    static func isMark(_ text: String) -> Bool {
        notApplicable.contains(CharacterFolding.folded(text).trimmed.lowercased())
    }

    /// True if the text holds a digit and no word, as the cells of a row of figures do.
    static func looksLikeFigure(_ text: String) -> Bool {
        let folded = CharacterFolding.folded(text)
        return folded.contains(where: { ("0"..."9").contains($0) })
            && !folded.contains(where: { $0.isLetter && $0 != "元" && $0 != "万" && $0 != "件" })
    }
}

extension String {
    /// For messages: line breaks and tabs become blanks.
    var oneLine: String { replacing("\n", with: " ").replacing("\t", with: " ") }
}

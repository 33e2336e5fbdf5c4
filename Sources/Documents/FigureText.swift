import Forms
import Messages
import Vocabulary
import Wording

/// Reads the text of one cell as a figure; nothing is rounded and nothing is guessed.
enum FigureText {
    private static let notApplicable: Set<String> = [
        "-", "--", "---", "—", "——", "–", "―", "/", "\\", "无", "空", "空白", "n/a", "na", "不适用",
        "不涉及", "暂无", "无数据", "无此项",
    ]
    /// Longer texts are no figures, and are not taken apart.
    private static let longestText = 400

    /// - Parameters:
    ///   - isSigned: whether the form lets the figure carry a sign. A minus is read all the same
    ///     and left to the rules; a plus elsewhere says that the cell is not what it should be.
    ///   - context: what the labels around the cell say of its unit.
    /// - Returns: the state in stored integers and a remark on how it was read.
    static func read(
        _ raw: String, unit: Unit, isSigned: Bool, context: UnitContext = .unknown
    ) -> (state: ReportCell.State, note: Phrase?) {
        guard raw.utf8.count <= longestText else {
            return refused(DocumentMessages.notANumber, raw)
        }
        var text = CharacterFolding.simplified(CharacterFolding.folded(raw)).trimmed
        guard !text.isEmpty else { return (.blank, nil) }
        if notApplicable.contains(text.lowercased()) {
            return (.blank, DocumentMessages.markedNotApplicable.filled(["raw": raw]))
        }
        var notes: [Phrase] = []
        var bracketUnit: StatedUnit?
        switch withoutNotes(text) {
        case .plain(let rest, let remarks, let unit):
            text = rest
            bracketUnit = unit
            if !remarks.isEmpty {
                let joined = remarks.joined(separator: "；")
                notes.append(DocumentMessages.annotation.filled(["raw": joined]))
            }
        case .changed: return refused(DocumentMessages.bracketChanges, raw)
        }
        if text.contains("\n") { return refused(DocumentMessages.brokenOverLines, raw) }
        if text.contains("\t") { return refused(DocumentMessages.tabInside, raw) }
        if isSigned, let (number, note) = withoutWordOfChange(text) {
            text = number
            notes.append(note.filled(["raw": raw.oneLine]))
        }
        if text.hasPrefix("+"), !isSigned { return refused(DocumentMessages.plusSign, raw) }
        if let reason = context.refusal { return refused(reason, raw) }

        let amount = unit.isMoney ? money(text, bracketUnit) : count(text, bracketUnit)
        guard let (digits, stated) = amount else {
            return refused(DocumentMessages.unitOfCell, raw)
        }
        if let stated, let labelled = context.fen, stated.fen != labelled {
            let reason = DocumentMessages.unitsDisagree.filled([
                "first": context.text, "second": stated.text,
            ])
            return refused(reason, raw)
        }
        do {
            let fen = stated?.fen ?? context.fen
            let (value, remark) = try FigureNumber.value(of: digits, scale: fen ?? unit.scale)
            if let remark { notes.append(remark.filled(["raw": raw.oneLine])) }
            if unit.isMoney, let remark = unitRemark(unit, stated, context, value) {
                notes.append(remark)
            }
            return (.number(value), Phrase.joined(notes))
        } catch {
            return refused(error.reason, raw)
        }
    }

    private static func refused(_ reason: Phrase, _ raw: String) -> (ReportCell.State, Phrase?) {
        (.unreadable, reason.filled(["raw": String(raw.oneLine.prefix(80))]))
    }

    // MARK: Units

    private static func unitRemark(
        _ unit: Unit, _ stated: StatedUnit?, _ context: UnitContext, _ value: Int64
    ) -> Phrase? {
        guard stated == nil, value != 0 else { return nil }
        if context.fen == nil {
            return unit.isPrintedInForm && !context.isKnown
                ? nil : DocumentMessages.unitNotGiven.filled(["unit": unit.label])
        }
        guard context.fen != unit.scale else { return nil }
        return DocumentMessages.unitOfLabel.filled(["unit": context.text])
    }

    /// The number of an amount and the unit that the cell itself gives; nil if it gives two.
    private static func money(
        _ text: String, _ bracketUnit: StatedUnit?
    ) -> (digits: String, unit: StatedUnit?)? {
        var text = text
        var sign: StatedUnit?
        for mark in ["¥", "￥", "人民币"] where text.hasPrefix(mark) {
            text = String(text.dropFirst(mark.count)).trimmed
            if mark != "人民币" { sign = .money(fen: 100, "元") }
            break
        }
        if let (rest, unit) = StatedUnit.moneySuffix(of: text) {
            return bracketUnit == nil ? (rest, unit) : nil
        }
        return (text, bracketUnit ?? sign)
    }

    /// The number of a count without the word for what is counted; nil if it counts in multiples.
    private static func count(
        _ text: String, _ bracketUnit: StatedUnit?
    ) -> (digits: String, unit: StatedUnit?)? {
        var text = text
        for counter in StatedUnit.counters
        where text.hasSuffix(counter) && text.count > counter.count {
            text = String(text.dropLast(counter.count)).trimmed
            break
        }
        guard bracketUnit == nil else { return nil }
        let isMultiple = StatedUnit.endsInFactor(text) && text.contains(where: \.isASCIIDigit)
        return isMultiple ? nil : (text, nil)
    }

    // MARK: Notes behind a figure

    private enum WithoutNotes {
        case plain(String, remarks: [String], StatedUnit?)
        /// A bracket says that the figure is another one.
        case changed
    }

    /// The marks of notes that stand behind a figure: `340①`, `340*`, `340※`.
    private static func isMark(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return "*※†‡⁰¹²³⁴⁵⁶⁷⁸⁹".contains(character) || (0x2460...0x2473).contains(scalar.value)
    }

    private static func isRaised(_ character: Character) -> Bool {
        "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(character)
    }

    /// Takes what brackets and marks behind a figure say off it: `22(其中修订16件)`, `264[1]`,
    /// `340①`, `125(万元)`.
    private static func withoutNotes(_ text: String) -> WithoutNotes {
        var text = text
        var remarks: [String] = []
        var unit: StatedUnit?
        while let last = text.last, text.count > 1 {
            if isMark(last) {
                // a raised number behind 10 or a sign of multiplication may be a power
                let base = text.dropLast().trimmed
                if isRaised(last), base == "10" || base.contains(where: "×xX*^·".contains) {
                    return .changed
                }
                remarks.insert(String(last), at: 0)
                text = String(text.dropLast()).trimmed
                continue
            }
            let opening: Character? = last == ")" ? "(" : last == "]" ? "[" : nil
            guard let opening, let open = text.lastIndex(of: opening), open != text.startIndex
            else { break }
            let inside = String(text[text.index(after: open)...].dropLast()).trimmed
            text = String(text[..<open]).trimmed
            if let stated = StatedUnit.alone(inside) {
                guard unit == nil, stated.fen != nil else { return .changed }
                unit = stated
            } else if StatedUnit.counters.contains(inside) {
                continue
            } else if changesTheFigure(inside, isSquare: opening == "[") {
                return .changed
            } else {
                remarks.insert(inside, at: 0)
            }
        }
        return .plain(text, remarks: remarks, unit)
    }

    private static let words = [
        "应为", "更正", "改为", "实为", "修正", "有误", "错误", "约", "左右", "以上", "以下", "扣除", "剔除", "减去", "加上",
        "待核", "预计", "估", "作废", "删除",
    ]
    private static let otherPeriods: Set<String> = [
        "上年", "去年", "上一年", "上年度", "上年数", "累计", "累计数", "历年", "历年累计", "上半年", "下半年",
    ]

    private static func changesTheFigure(_ inside: String, isSquare: Bool) -> Bool {
        let isNumber =
            inside.contains(where: \.isASCIIDigit)
            && inside.allSatisfy { $0.isASCIIDigit || "+-−.,/× ".contains($0) }
        if isNumber {
            // marks of notes: [1], [2,3]
            let numbers = inside.split(separator: ",", omittingEmptySubsequences: false)
            return !isSquare
                || !numbers.allSatisfy {
                    (1...2).contains($0.count) && $0.allSatisfy(\.isASCIIDigit)
                }
        }
        return inside.contains("=") || inside.contains("×")
            || otherPeriods.contains(inside) || words.contains(where: inside.contains)
            || !StatedUnit.stated(in: "(" + inside + ")").isEmpty
    }

    // MARK: An increase or decrease in words

    private static let increases = ["增加", "新增", "净增", "增", "↑"]
    private static let decreases = ["减少", "净减", "减", "↓", "–", "—", "―"]
    private static let unchanged: Set<String> = ["持平", "不变", "无变化", "无增减"]

    /// `减4`, `增加3项`, `↓4` with a sign in place of the word; nil if no word stands there.
    private static func withoutWordOfChange(_ text: String) -> (number: String, note: Phrase)? {
        if unchanged.contains(text) { return ("0", DocumentMessages.changeInWords) }
        for (words, sign) in [(increases, ""), (decreases, "-")] {
            for word in words where text.hasPrefix(word) {
                let rest = String(text.dropFirst(word.count)).trimmed
                guard rest.first?.isASCIIDigit == true else { continue }
                return (sign + rest, DocumentMessages.changeInWords)
            }
        }
        return nil
    }
}

extension FigureText {
    /// True if the text stands for a figure that does not apply.
    static func isMark(_ text: String) -> Bool {
        guard text.utf8.count <= 40 else { return false }
        let plain = CharacterFolding.simplified(CharacterFolding.folded(text))
        return notApplicable.contains(plain.trimmed.lowercased())
    }

    /// True if the text holds a digit and no word, as the cells of a row of figures do.
    static func looksLikeFigure(_ text: String) -> Bool {
        guard text.utf8.count <= longestText else { return false }
        let folded = CharacterFolding.folded(text)
        return folded.contains(where: { ("0"..."9").contains($0) })
            && !folded.contains(where: { $0.isLetter && $0 != "元" && $0 != "万" && $0 != "件" })
    }

    /// True if the text begins like a figure, whatever stands behind it: `减4`, `22(其中修订16件)`.
    static func beginsLikeFigure(_ text: String) -> Bool {
        guard text.utf8.count <= longestText else { return false }
        if looksLikeFigure(text) || isMark(text) { return true }
        var rest = CharacterFolding.simplified(CharacterFolding.folded(text)).trimmed[...]
        for word in increases + decreases + ["¥", "￥", "人民币", "-", "+", "−", "约"]
        where rest.hasPrefix(word) {
            rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
            break
        }
        let number = rest.prefix { $0.isASCIIDigit || ".,".contains($0) }
        guard number.first?.isASCIIDigit == true else { return false }
        let behind = rest.dropFirst(number.count).drop(while: \.isWhitespace)
        guard let next = behind.first else { return true }
        // 1.属于国家秘密 and 2020年… are no figures
        return "([%‰/+".contains(next) || isMark(next) || next.isASCIIDigit
            || behind.allSatisfy { "十百千万亿元件项次个宗起条份部".contains($0) }
    }
}

extension String {
    /// For messages: line breaks and tabs become blanks.
    var oneLine: String { replacing("\n", with: " ").replacing("\t", with: " ") }
}

extension Phrase {
    /// Several remarks as one; nil if there is none.
    static func joined(_ phrases: [Phrase]) -> Phrase? {
        phrases.isEmpty ? nil : phrases.joined(zh: "；", en: "; ")
    }
}

import Messages
import Wording

/// Tells what a person sees in the cells of a workbook.
struct SheetCellText {
    struct Options {
        /// Results kept with formulas are not what a program shows: it reckons them anew.
        var recalculates = false
        var hidesZeros = false
        var showsFormulas = false
        /// Days are counted from 1904.
        var countsFrom1904 = false
    }

    /// What a cell keeps.
    private enum Content {
        case runs([SheetRun])
        case number(SheetDecimal)
        case refused(String, Phrase)
    }

    let styles: SheetStyles
    let strings: SheetStrings
    let options: Options

    /// - Returns: the text, and what keeps it from being read as a figure.
    func seen(
        _ cell: XMLElement, at place: SheetPlace, width: Int, conditions: SheetConditions
    ) -> (text: String, caveat: Caveat?) {
        let look = styles.look(cell.number("s"))
        switch content(cell) {
        case .refused(let text, let reason): return (text, Caveat(refusal: reason))
        case nil: return ("", nil)
        case .number(let number):
            var (text, caveat) = shown(number, look, width)
            apply(conditions.effect(at: place, number: number, look: look), &text, &caveat)
            return (text, caveat)
        case .runs(let runs):
            var (text, caveat) = shown(runs, look, width)
            if !text.isEmpty {
                apply(conditions.effect(at: place, number: nil, look: look), &text, &caveat)
            }
            return (text, caveat)
        }
    }

    private func apply(
        _ effect: SheetConditions.Effect, _ text: inout String, _ caveat: inout Caveat?
    ) {
        switch effect {
        case .none: return
        case .hidden:
            caveat = Caveat(remarks: [DocumentMessages.sheetHidden.filled(["text": text.oneLine])])
            text = ""
        case .doubtful:
            var doubted = caveat ?? Caveat()
            doubted.refusal =
                doubted.refusal ?? DocumentMessages.sheetCondition.filled(["raw": text.oneLine])
            caveat = doubted
        }
    }

    // MARK: What a cell keeps

    private func content(_ cell: XMLElement) -> Content? {
        let parts = cell.children
        let value = parts.first { $0.name == "v" }?.text
        if parts.contains(where: { $0.name == "f" }) {
            guard value != nil || parts.contains(where: { $0.name == "is" }), !options.recalculates
            else { return .refused("=", DocumentMessages.sheetNoResult) }
            guard !options.showsFormulas else {
                return .refused("=", DocumentMessages.sheetFormula)
            }
        }
        switch cell["t"] ?? "n" {
        case "s":
            guard let value else { return nil }
            guard let index = Int(value.trimmed), strings.texts.indices.contains(index) else {
                return .refused(value, DocumentMessages.sheetNoText)
            }
            return .runs(strings.texts[index])
        case "inlineStr":
            return parts.first { $0.name == "is" }.map { .runs(SheetStrings.runs($0, styles)) }
        case "str", "d":
            return value.map { .runs([SheetRun(text: SheetStrings.unescaped($0), font: nil)]) }
        case "b":
            return value.map { .runs([SheetRun(text: $0 == "1" ? "TRUE" : "FALSE", font: nil)]) }
        case "e":
            return value.map {
                .refused($0, DocumentMessages.sheetError.filled(["raw": $0.oneLine]))
            }
        case "n":
            guard let value, !value.trimmed.isEmpty else { return nil }
            return SheetDecimal(value.trimmed).map { .number($0) }
                ?? .refused(value, DocumentMessages.notANumber.filled(["raw": value.oneLine]))
        default:
            return value.map {
                .refused($0, DocumentMessages.notANumber.filled(["raw": $0.oneLine]))
            }
        }
    }

    // MARK: Numbers

    private func shown(
        _ number: SheetDecimal, _ look: SheetStyles.Look, _ width: Int
    ) -> (String, Caveat?) {
        let stored: KeyValuePairs = ["raw": number.plain]
        func refused(_ reason: Phrase) -> (String, Caveat?) {
            (number.plain, Caveat(refusal: reason.filled(stored)))
        }
        guard let format = look.format else { return refused(DocumentMessages.sheetFormat) }
        if number.isZero, options.hidesZeros { return hidden(number.plain) }
        var text: String
        var remarks: [Phrase] = []
        switch format.shown(number) {
        case .hidden: return hidden(number.plain)
        case .unknown: return refused(DocumentMessages.sheetFormat)
        case .date:
            let day = SheetDate.text(number, from1904: options.countsFrom1904) ?? number.plain
            return (day, Caveat(refusal: DocumentMessages.sheetDate.filled(["raw": day])))
        case .number(let shown, let isExact):
            text = shown
            if !isExact {
                let remark = DocumentMessages.sheetRounded.filled(["stored": number.plain])
                remarks.append(remark.filled(["seen": shown.trimmed]))
            }
        }
        switch visibility(of: look.font, on: look.fill) {
        case .hidden: return hidden(text)
        case .doubtful(let reason): return refused(reason)
        case .seen: break
        }
        if look.font.isStruck { return refused(DocumentMessages.sheetStruck) }
        if look.isCrossed { return refused(DocumentMessages.crossedCell) }
        if look.font.isRaised { return refused(DocumentMessages.sheetRaised) }
        if look.repeats || isTooNarrow(text, look, width) {
            return refused(DocumentMessages.sheetNarrow)
        }
        text = text.trimmed
        return (text, remarks.isEmpty ? nil : Caveat(remarks: remarks))
    }

    private func hidden(_ text: String) -> (String, Caveat?) {
        ("", Caveat(remarks: [DocumentMessages.sheetHidden.filled(["text": text.oneLine])]))
    }

    /// True if the column has fewer places than the number; a program then shows ### or cuts.
    private func isTooNarrow(_ text: String, _ look: SheetStyles.Look, _ width: Int) -> Bool {
        guard !look.shrinks else { return false }
        let places = text.trimmed.reduce(0) { sum, character in
            sum + (".,".contains(character) ? 50 : character.isASCII ? 100 : 200)
        }
        return places * look.font.size / 1100 > width + 30
    }

    // MARK: Texts

    private func shown(
        _ runs: [SheetRun], _ look: SheetStyles.Look, _ width: Int
    ) -> (String, Caveat?) {
        var text = ""
        var left = (struck: "", hidden: "")
        var caveat = Caveat()
        var hasGap = false
        for run in runs where !run.text.isEmpty {
            let font = run.font ?? look.font
            switch visibility(of: font, on: look.fill) {
            case .hidden:
                left.hidden += run.text
                hasGap = true
                continue
            case .doubtful(let reason): caveat.refusal = reason.filled(["raw": run.text.oneLine])
            case .seen: break
            }
            if font.isStruck {
                left.struck += run.text
                hasGap = true
            } else if font.isRaised {
                text += "[\(run.text.trimmed)]"
                let isMark = run.text.trimmed.count <= 2 && !text.hasPrefix("[")
                if !isMark { caveat.refusal = DocumentMessages.sheetRaised.filled(["raw": text]) }
            } else {
                // Two figures with something between them are not one.
                if hasGap, text.last?.isNumber == true, run.text.first?.isNumber == true {
                    text += "\t"
                }
                hasGap = false
                text += run.text
            }
        }
        if let shown = look.format.map({ $0.shown(text) }) ?? text {
            if shown.isEmpty, !text.trimmed.isEmpty { left.hidden += text }
            text = shown
        } else {
            caveat.refusal = DocumentMessages.sheetFormat.filled(["raw": text.oneLine])
        }
        remark(left, text, &caveat)
        let isFigure = FigureText.looksLikeFigure(text)
        if isFigure, look.isCrossed {
            caveat.refusal = DocumentMessages.crossedCell.filled(["raw": text.oneLine])
        }
        if isFigure, look.repeats || !look.wraps && isTooNarrow(text, look, width) {
            caveat.refusal = DocumentMessages.sheetNarrow.filled(["raw": text.oneLine])
        }
        return (text, caveat.refusal == nil && caveat.remarks.isEmpty ? nil : caveat)
    }

    private func remark(
        _ left: (struck: String, hidden: String), _ text: String, _ caveat: inout Caveat
    ) {
        if !left.struck.trimmed.isEmpty {
            let struck: KeyValuePairs = ["raw": left.struck.oneLine, "text": left.struck.oneLine]
            if text.trimmed.isEmpty {
                caveat.refusal = DocumentMessages.sheetStruck.filled(struck)
            } else {
                caveat.remarks.append(DocumentMessages.sheetStruckPart.filled(struck))
            }
        }
        if !left.hidden.trimmed.isEmpty {
            caveat.remarks.append(
                DocumentMessages.sheetHidden.filled(["text": left.hidden.oneLine]))
        }
    }

    // MARK: Visibility

    private enum Visibility {
        case seen, hidden
        case doubtful(Phrase)
    }

    private func visibility(of font: SheetStyles.Font, on fill: SheetStyles.Fill) -> Visibility {
        if font.size <= 100 { return .hidden }
        if font.isSymbolic { return .doubtful(DocumentMessages.sheetSymbols) }
        if font.size < 400 { return .doubtful(DocumentMessages.sheetFaint) }
        guard let color = font.color else { return .doubtful(DocumentMessages.sheetFaint) }
        guard let fill else {
            // On a pattern only black is sure to be seen.
            return color == .black ? .seen : .doubtful(DocumentMessages.sheetFaint)
        }
        switch color.contrast(to: fill) {
        case .none: return .hidden
        case .weak: return .doubtful(DocumentMessages.sheetFaint)
        case .clear: return .seen
        }
    }
}

/// Days as a workbook counts them.
enum SheetDate {
    /// - Returns: the day as `2024-01-17`; nil before 1 March 1900, where programs differ.
    static func text(_ number: SheetDecimal, from1904: Bool) -> String? {
        guard !number.isNegative, number.wholeDigits <= 7, let count = Int("0" + number.whole),
            from1904 || count > 60, count < 2_958_466
        else { return nil }
        // Days since 1 March 0000, so that a leap day ends its year.
        let day = count + (from1904 ? 695_361 : 693_899)
        let era = day / 146_097
        let inEra = day % 146_097
        let year = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
        let inYear = inEra - (365 * year + year / 4 - year / 100)
        let month = (5 * inYear + 2) / 153
        let date = inYear - (153 * month + 2) / 5 + 1
        let civil = month < 10 ? month + 3 : month - 9
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year + era * 400 + (civil <= 2 ? 1 : 0))-\(padded(civil))-\(padded(date))"
    }
}

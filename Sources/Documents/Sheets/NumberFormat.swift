/// A number format of a workbook: what a person sees of a number kept in a cell.
///
/// - Source: ECMA-376, part 1, 18.8.30 and 18.8.31.
struct NumberFormat {
    enum Token: Equatable {
        /// `0`, `#` or `?`
        case digit(Character)
        case point
        case comma
        case percent
        case literal(String)
        /// `@`
        case text
        case general
        case date
        /// Something whose look is not known: fractions, powers of ten, numbers in words.
        case unknown
    }

    struct Condition: Equatable {
        let sign: String
        let bound: SheetDecimal

        func holds(for number: SheetDecimal) -> Bool {
            switch sign {
            case "<": number < bound
            case ">": bound < number
            case "<=": !(bound < number)
            case ">=": !(number < bound)
            case "=": number == bound
            default: number != bound
            }
        }
    }

    struct Section: Equatable {
        var tokens: [Token] = []
        var condition: Condition?
        /// Written in white.
        var isWhite = false

        var isText: Bool { tokens.contains(.text) }
        var isDate: Bool { tokens.contains(.date) }
    }

    /// What is seen of a cell.
    enum Seen: Equatable {
        /// `isExact` is false where digits kept in the cell are not shown, or are shown scaled.
        case number(String, isExact: Bool)
        case date
        /// Nothing at all, though something is there.
        case hidden
        case unknown
    }

    let sections: [Section]

    init(_ code: String) {
        sections = NumberFormatParser.sections(of: code.isEmpty ? "General" : code)
    }

    // MARK: Text

    /// What is seen of a text; nil if it is not known.
    func shown(_ text: String) -> String? {
        let section = sections.count == 4 ? sections[3] : sections.last { $0.isText }
        guard let section else { return text }
        guard !section.isWhite else { return "" }
        var result = ""
        for token in section.tokens {
            switch token {
            case .text, .general: result += text
            case .literal(let words): result += words
            default: return nil
            }
        }
        return result
    }

    // MARK: Numbers

    func shown(_ number: SheetDecimal) -> Seen {
        guard let (section, isSigned) = section(for: number) else { return .unknown }
        if section.isDate { return section.tokens.contains(.unknown) ? .unknown : .date }
        if section.isWhite { return .hidden }
        guard !section.tokens.isEmpty else { return .hidden }
        guard !section.tokens.contains(.unknown) else { return .unknown }
        let sign = isSigned && number.isNegative ? "-" : ""
        var number = number
        number.isNegative = false
        if section.tokens.contains(where: { $0 == .general || $0 == .text }) {
            return general(number, section, sign)
        }
        return placed(number, section, sign)
    }

    /// The section that a number is shown by, and whether its minus is written for it.
    private func section(for number: SheetDecimal) -> (Section, isSigned: Bool)? {
        let numeric = sections.count == 4 ? Array(sections.dropLast()) : sections
        if numeric.contains(where: { $0.condition != nil }) {
            // How a minus is written, and what the sections without a condition mean, differs
            // from program to program.
            guard !number.isNegative, numeric.dropLast().allSatisfy({ $0.condition != nil })
            else { return nil }
            return numeric.first { $0.condition?.holds(for: number) ?? true }.map { ($0, false) }
        }
        // `0.00;@` has one section for numbers.
        let own =
            numeric.count > 1 && numeric.last?.isText == true ? numeric.dropLast() : numeric[...]
        switch own.count {
        case 1: return (own[0], true)
        case 2: return number.isNegative ? negative(own[1]) : (own[0], false)
        case 3:
            if number.isZero { return (own[2], false) }
            return number.isNegative ? negative(own[1]) : (own[0], false)
        default: return nil
        }
    }

    /// An empty section for numbers below zero shows a minus in some programs.
    private func negative(_ section: Section) -> (Section, isSigned: Bool)? {
        section.tokens.isEmpty ? nil : (section, false)
    }

    /// Eleven places at most, the point included; beyond that powers of ten are shown.
    private func general(_ number: SheetDecimal, _ section: Section, _ sign: String) -> Seen {
        guard number.wholeDigits <= 11, number.isZero || number.wholeDigits > -4 else {
            return .unknown
        }
        let rounded = number.rounded(decimals: max(0, 10 - max(1, number.wholeDigits)))
        var result = ""
        for token in section.tokens {
            switch token {
            case .general, .text: result += rounded.plain
            case .literal(let words): result += words
            default: return .unknown
            }
        }
        return .number(sign + result, isExact: rounded == number)
    }

    private func placed(_ number: SheetDecimal, _ section: Section, _ sign: String) -> Seen {
        let tokens = section.tokens
        guard tokens.count(where: { $0 == .point }) <= 1 else { return .unknown }
        let point = tokens.firstIndex(of: .point) ?? tokens.endIndex
        let isPlace = { (token: Token) in if case .digit = token { true } else { false } }
        let last = tokens[..<point].lastIndex(where: isPlace)
        let first = tokens[..<point].firstIndex(where: isPlace)
        var scaled = number
        scaled.multiply(byPowerOfTen: 2 * tokens.count { $0 == .percent })
        var isGrouped = false
        for (index, token) in tokens.enumerated() where token == .comma {
            // The place the commas up to here follow, if nothing else stands between.
            let before = tokens[..<index].lastIndex { $0 != .comma }
            if let first, let last, first < index, index < last {
                isGrouped = true
            } else if let before, isPlace(tokens[before]) {
                scaled.multiply(byPowerOfTen: -3)
            } else {
                return .unknown
            }
        }
        let decimals = tokens[point...].count(where: isPlace)
        let rounded = scaled.rounded(decimals: decimals)
        guard tokens.contains(where: isPlace) else {
            // Words in place of the number, as `"-"` for zero.
            let words = tokens.map { if case .literal(let text) = $0 { text } else { "" } }
            return .number(words.joined(), isExact: number.isZero)
        }
        let whole = Self.whole(Array(tokens[..<point]), rounded.whole, isGrouped)
        let fraction = Self.fraction(Array(tokens[point...]), rounded.fraction)
        return .number(
            (rounded.isZero ? "" : sign) + whole + fraction, isExact: rounded == number)
    }

    /// Digits go to the places from the right; those left over stand at the first place.
    private static func whole(_ tokens: [Token], _ digits: String, _ isGrouped: Bool) -> String {
        var left = Array(digits)
        var places = tokens.count { if case .digit = $0 { true } else { false } }
        var written = 0
        var result: [Character] = []
        func write(_ digit: Character) {
            if isGrouped, written > 0, written.isMultiple(of: 3) { result.append(",") }
            result.append(digit)
            written += 1
        }
        for token in tokens.reversed() {
            switch token {
            case .digit(let kind):
                places -= 1
                if let digit = left.popLast() {
                    write(digit)
                } else if kind == "0" {
                    write("0")
                } else if kind == "?" {
                    result.append(" ")
                }
                if places == 0 { while let digit = left.popLast() { write(digit) } }
            case .literal(let words): result += words.reversed()
            case .percent: result.append("%")
            default: break
            }
        }
        // Without a place in front of the point, only what is there is written.
        if tokens.allSatisfy({ if case .digit = $0 { false } else { true } }) {
            result += digits.reversed()
        }
        return String(result.reversed())
    }

    private static func fraction(_ tokens: [Token], _ digits: String) -> String {
        var left = digits[...]
        var result = ""
        for token in tokens {
            switch token {
            case .point: result += "."
            case .digit(let kind):
                if let digit = left.popFirst() {
                    result.append(digit)
                } else if kind == "0" {
                    result += "0"
                } else if kind == "?" {
                    result += " "
                }
            case .literal(let words): result += words
            case .percent: result += "%"
            default: break
            }
        }
        return result
    }
}

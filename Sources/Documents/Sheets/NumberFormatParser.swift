/// Takes the code of a number format apart: `#,##0.00"万元";[Red]\-0;"-";@`.
struct NumberFormatParser {
    private let code: [Character]
    private var index = 0
    private var section = NumberFormat.Section()

    private init(_ code: String) { self.code = Array(code) }

    /// Longer codes are no format of a report.
    private static let longest = 255

    static func sections(of code: String) -> [NumberFormat.Section] {
        guard code.utf8.count <= longest * 4, code.count <= longest else {
            return [NumberFormat.Section(tokens: [.unknown])]
        }
        var parser = NumberFormatParser(code)
        return parser.sections()
    }

    private mutating func sections() -> [NumberFormat.Section] {
        var result: [NumberFormat.Section] = []
        while let character = next() {
            if character == ";" {
                result.append(section)
                section = NumberFormat.Section()
            } else {
                read(character)
            }
        }
        return result + [section]
    }

    private mutating func next() -> Character? {
        guard index < code.count else { return nil }
        defer { index += 1 }
        return code[index]
    }

    private mutating func read(_ character: Character) {
        switch character {
        case "\"": add(upTo("\"").map { .literal($0) })
        case "\\", "!": add(next().map { .literal(String($0)) })
        // As wide as the character behind it.
        case "_": add(next().map { _ in .literal(" ") })
        // Fills the cell with the character behind it.
        case "*": add(next().map { $0 == " " ? .literal(" ") : .unknown })
        case "[": readBracket()
        case "0", "#", "?": add(.digit(character))
        case ".": add(.point)
        case ",": add(.comma)
        case "%": add(.percent)
        case "@": add(.text)
        case "E", "e": readPower(character)
        case "/":
            // Behind a place it is a fraction; in a date it parts its numbers.
            add(section.isDate ? .literal("/") : .unknown)
        default: readWord(character)
        }
    }

    private mutating func readWord(_ character: Character) {
        let start = index - 1
        if takes("General", from: start) || takes("G/通用格式", from: start) {
            add(.general)
        } else if takes("AM/PM", from: start) || takes("A/P", from: start)
            || takes("上午/下午", from: start) || "ymdhsgb".contains(character.lowercased())
        {
            add(.date)
        } else {
            let isWord = character.isASCII && character.isLetter
            add(isWord ? .unknown : .literal(String(character)))
        }
    }

    /// A piece that is cut off by the end of the code is not known.
    private mutating func add(_ token: NumberFormat.Token?) {
        section.tokens.append(token ?? .unknown)
    }

    private mutating func upTo(_ end: Character) -> String? {
        guard let close = code[index...].firstIndex(of: end) else {
            index = code.count
            return nil
        }
        defer { index = close + 1 }
        return String(code[index..<close])
    }

    private mutating func takes(_ word: String, from start: Int) -> Bool {
        let end = start + word.count
        guard end <= code.count,
            String(code[start..<end]).lowercased() == word.lowercased()
        else { return false }
        index = end
        return true
    }

    /// `E+` is a power of ten; `e` alone is the year in formats of East Asia.
    private mutating func readPower(_ character: Character) {
        let follows = index < code.count && (code[index] == "+" || code[index] == "-")
        add(follows || character == "E" ? .unknown : .date)
    }

    private static let white: Set<String> = ["white", "白色", "color2", "color 2", "颜色2", "颜色 2"]
    private static let colors: Set<String> = [
        "black", "blue", "cyan", "green", "magenta", "red", "yellow", "黑色", "蓝色", "蓝绿色", "绿色",
        "洋红色", "红色", "黄色", "青色", "洋红",
    ]

    private mutating func readBracket() {
        guard let inside = upTo("]") else { return add(.unknown) }
        let word = inside.lowercased()
        if Self.white.contains(word) {
            section.isWhite = true
        } else if Self.colors.contains(word) || word.wholeMatch(of: /(?:color|颜色) ?\d+/) != nil {
            return
        } else if word.hasPrefix("$") {
            // A sign of money and where it is used: [$¥-804], [$-404].
            let sign = inside.dropFirst().prefix { $0 != "-" }
            if !sign.isEmpty { add(.literal(String(sign))) }
        } else if word.wholeMatch(of: /h+|m+|s+/) != nil {
            add(.date)
        } else if let match = inside.wholeMatch(of: /(<=|>=|<>|<|>|=)\s*([+\-]?[0-9.]+)/),
            let bound = SheetDecimal(String(match.2))
        {
            section.condition = NumberFormat.Condition(sign: String(match.1), bound: bound)
        } else {
            add(.unknown)
        }
    }
}

extension NumberFormat {
    /// The formats every program knows by number; those that go by the country of the program
    /// are the ones of China.
    static func builtIn(_ number: Int) -> NumberFormat? {
        let code: String
        switch number {
        case 0: code = "General"
        case 1: code = "0"
        case 2: code = "0.00"
        case 3: code = "#,##0"
        case 4: code = "#,##0.00"
        case 5, 6: code = "\"¥\"#,##0;\"¥\"\\-#,##0"
        case 7, 8: code = "\"¥\"#,##0.00;\"¥\"\\-#,##0.00"
        case 9: code = "0%"
        case 10: code = "0.00%"
        case 14...22, 27...36, 45...47, 50...58: code = "yyyy-mm-dd"
        case 37, 38: code = "#,##0_);(#,##0)"
        case 39, 40: code = "#,##0.00_);(#,##0.00)"
        case 41: code = "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ "
        case 42: code = "_ \"¥\"* #,##0_ ;_ \"¥\"* \\-#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ "
        case 43: code = "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ "
        case 44: code = "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ "
        case 49: code = "@"
        default: return nil
        }
        return NumberFormat(code)
    }
}

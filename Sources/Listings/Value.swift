public import Messages
import Vocabulary

/// One cell of a listing, or a whole JSON document as a tree.
public indirect enum Value: Sendable {
    /// No figure: `null` in JSON, an empty field in CSV, “—” in a table.
    case blank
    /// Also dates, codes and other words that are the same in both languages.
    case text(String)
    case integer(Int64)
    /// A count of `1/scale` units. Units: `scale` is a power of ten, as 1,000,000 分 are 万元 1.
    case decimal(scaled: Int128, scale: Int64)
    case bool(Bool)
    case list([Value])
    /// Keys are snake_case and are written in the order given.
    case object([(String, Value)])
    /// Shown in the reader's language.
    case phrase(Phrase)
    /// A word of a fixed list: the code in JSON and CSV, which programs read, and the reader's
    /// language in a table.
    case code(String, Phrase)
    /// Coloured on a terminal; elsewhere the same as the value inside.
    case styled(Value, Style)

    public enum Style: Sendable {
        case good, warning, bad, dim
    }

    /// A text, or blank if there is none.
    public static func text(orBlank text: String?) -> Value {
        text.map { .text($0) } ?? .blank
    }

    /// A number, or blank if there is none.
    public static func integer(orBlank number: Int64?) -> Value {
        number.map { .integer($0) } ?? .blank
    }
}

extension Value {
    /// The value without its colour.
    var plain: Value {
        if case .styled(let inner, _) = self { inner.plain } else { self }
    }

    var style: Style? {
        if case .styled(_, let style) = self { style } else { nil }
    }

    var isBlank: Bool {
        if case .blank = plain { true } else { false }
    }

    var isNumber: Bool {
        switch plain {
        case .integer, .decimal: true
        default: false
        }
    }

    /// The words people read in a table or a spreadsheet; nil for a blank.
    public func words(in language: Language) -> String? {
        switch self {
        case .blank: nil
        case .text(let text): text
        case .integer(let number): String(number)
        case .decimal(let scaled, let scale): ExactDecimal.format(scaled, scale: scale)
        case .bool(let flag): (flag ? ListingMessages.yes : ListingMessages.no)[language]
        case .list(let values):
            values.map { $0.words(in: language) ?? "" }.joined(separator: "; ")
        case .object: compactJSON(self, language: language)
        case .phrase(let phrase), .code(_, let phrase): phrase[language]
        case .styled(let inner, _): inner.words(in: language)
        }
    }
}

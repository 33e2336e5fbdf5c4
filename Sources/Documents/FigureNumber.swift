import Messages
import Vocabulary

/// Reads the digits of one figure: one number, exactly as it stands there.
enum FigureNumber {
    /// Why a text is no number, with `{raw}` to be filled in.
    struct Fault: Error {
        let reason: Phrase
    }

    /// - Parameter scale: smallest units in one unit.
    /// - Returns: the value and a remark, with `{raw}` to be filled in, on how it was read.
    static func value(
        of text: String, scale: Int64
    ) throws(Fault) -> (value: Int64, remark: Phrase?) {
        if text == "零" || text == "〇" { return (0, DocumentMessages.numeralRead) }
        var remark: Phrase?
        var plain = text
        if plain.hasPrefix("\u{2212}") { plain = "-" + plain.dropFirst() }
        // a sign may stand off its number; two numbers may not stand in one cell
        if let sign = plain.first, sign == "-" || sign == "+" {
            let digits = plain.dropFirst().drop(while: \.isWhitespace)
            if digits.count < plain.count - 1 { remark = DocumentMessages.spacesRemoved }
            plain = String(sign) + digits
        }
        let hasNumber = plain.contains(where: \.isASCIIDigit)
        guard !hasNumber || !plain.contains(where: \.isWhitespace) else {
            throw Fault(reason: DocumentMessages.twoNumbers)
        }
        if !plain.isEmpty, plain.allSatisfy({ "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟".contains($0) }) {
            throw Fault(reason: DocumentMessages.chineseNumeral)
        }
        plain = try withoutGrouping(plain)
        let whole = plain.drop { $0 == "-" || $0 == "+" }.prefix(while: \.isASCIIDigit)
        guard whole.count < 2 || whole.first != "0" else {
            throw Fault(reason: DocumentMessages.leadingZero)
        }
        do {
            let value = try ExactDecimal.parse(plain, scale: scale)
            if scale == 1, plain.contains(".") { remark = DocumentMessages.decimalsOfNothing }
            return (value, remark)
        } catch {
            throw Fault(reason: reason(error, text))
        }
    }

    private static func withoutGrouping(_ text: String) throws(Fault) -> String {
        guard text.contains(",") else { return text }
        let whole = text.prefix { $0 != "." }.drop { $0 == "-" || $0 == "+" }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 }),
            !text.drop(while: { $0 != "." }).contains(",")
        else { throw Fault(reason: DocumentMessages.badGrouping) }
        return text.filter { $0 != "," }
    }

    private static func reason(_ error: ExactDecimal.ParseError, _ digits: String) -> Phrase {
        switch error {
        case .tooFine: DocumentMessages.tooFine
        case .outOfRange: DocumentMessages.outOfRange
        case .notANumber:
            digits.hasSuffix(".") && digits.first?.isNumber == true
                ? DocumentMessages.endsWithPoint : DocumentMessages.notANumber
        }
    }
}

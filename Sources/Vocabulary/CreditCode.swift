/// Tells whether a 统一社会信用代码 is one: 18 characters of which the last follows from the others.
///
/// - Source: GB 32100-2015, clause 5: each character stands for its place among thirty-one, the
///   weight of place *i* (from 0) is 3^i mod 31, and the last makes the sum a multiple of 31.
public enum CreditCode {
    public enum Fault: Error, Equatable, Sendable {
        /// With the number of characters.
        case length(Int)
        /// A character that no code has, as I, O, S, V and Z.
        case character(Character)
        /// With what the last character would have to be.
        case checkDigit(Character)
    }

    public static let length = 18
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// The code in capitals.
    public static func checked(_ text: String) throws(Fault) -> String {
        let characters = Array(text.uppercased())
        guard characters.count == length else { throw .length(characters.count) }
        var sum = 0
        var weight = 1
        var last = 0
        for (place, character) in characters.enumerated() {
            guard let value = alphabet.firstIndex(of: character) else {
                throw .character(character)
            }
            if place == length - 1 {
                last = value
            } else {
                sum += value * weight
                weight = weight * 3 % 31
            }
        }
        let wanted = (31 - sum % 31) % 31
        guard last == wanted else { throw .checkDigit(alphabet[wanted]) }
        return String(characters)
    }
}

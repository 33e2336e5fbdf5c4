/// Bytes as lower-case hexadecimal digits.
public enum Hexadecimal {
    // Inlinable, so that it is compiled for the collections of its callers: a finding is hashed and
    // spelled out for every doubt about a report.
    @inlinable
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 48 + nibble : 87 + nibble }
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.underestimatedCount)
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 15))
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Bytes of a share that are not what they should be.
struct ShareFault: Error {}

/// Writes numbers and texts as they travel from an assistant to its run: numbers with seven bits a
/// byte, the lowest first, the sign in the lowest bit; texts after their length.
struct ShareWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ value: Int64) {
        var rest = UInt64(bitPattern: value << 1 ^ value >> 63)
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func number(_ value: Int) { number(Int64(value)) }

    mutating func raw(_ value: some Sequence<UInt8>) { bytes.append(contentsOf: value) }

    mutating func text(_ value: String) { block(value.utf8) }

    mutating func block(_ value: some Collection<UInt8>) {
        number(value.count)
        raw(value)
    }
}

/// Reads what a ``ShareWriter`` wrote.
struct ShareReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() throws(ShareFault) -> Int64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { throw ShareFault() }
            // the tenth byte has room for one bit
            if shift == 63, byte > 1 { throw ShareFault() }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int64(bitPattern: value >> 1) ^ -Int64(value & 1) }
        }
        throw ShareFault()
    }

    mutating func int32() throws(ShareFault) -> Int32 {
        guard let value = Int32(exactly: try number()) else { throw ShareFault() }
        return value
    }

    /// A number of something, which 31 bits hold.
    mutating func natural() throws(ShareFault) -> Int {
        let value = try int32()
        guard value >= 0 else { throw ShareFault() }
        return Int(value)
    }

    /// A number that counts what follows: neither negative nor more than there are bytes for.
    ///
    /// - Parameter bytesEach: the fewest bytes that each of what is counted takes.
    mutating func count(bytesEach: Int = 1) throws(ShareFault) -> Int {
        guard let count = Int(exactly: try number()), count >= 0,
            count <= rest.count / max(bytesEach, 1)
        else { throw ShareFault() }
        return count
    }

    mutating func raw(_ count: Int) throws(ShareFault) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw ShareFault() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func text() throws(ShareFault) -> String {
        String(decoding: try block(), as: UTF8.self)
    }

    mutating func block() throws(ShareFault) -> ArraySlice<UInt8> { try raw(try count()) }
}

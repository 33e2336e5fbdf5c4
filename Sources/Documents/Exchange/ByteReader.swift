/// Reads what a ``ByteWriter`` wrote, whoever says so: bytes that are anything else are refused.
package struct ByteReader {
    /// Bytes that nobody wrote who keeps to the format.
    package struct Garbled: Error {
        package init() {}
    }

    private var rest: ArraySlice<UInt8>

    package init(_ bytes: [UInt8]) { rest = bytes[...] }

    package mutating func number() throws(Garbled) -> Int64 {
        var folded: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { throw Garbled() }
            let part = UInt64(byte & 0x7F)
            guard shift < 63 || part < 2 else { throw Garbled() }
            folded |= part << shift
            if byte < 0x80 {
                return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
            }
        }
        throw Garbled()
    }

    package mutating func number(in range: ClosedRange<Int>) throws(Garbled) -> Int {
        guard let number = Int(exactly: try number()), range.contains(number) else {
            throw Garbled()
        }
        return number
    }

    package mutating func truth() throws(Garbled) -> Bool { try number(in: 0...1) == 1 }

    package mutating func text() throws(Garbled) -> String {
        guard let text = String(validating: try slice(), as: UTF8.self) else { throw Garbled() }
        return text
    }

    package mutating func byteArray() throws(Garbled) -> [UInt8] { Array(try slice()) }

    private mutating func slice() throws(Garbled) -> ArraySlice<UInt8> {
        let count = try number(in: 0...rest.count)
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    package mutating func optional<Value>(
        _ value: (inout ByteReader) throws(Garbled) -> Value
    ) throws(Garbled) -> Value? {
        try truth() ? try value(&self) : nil
    }

    /// Every element takes a byte at least, so a list is never longer than the bytes.
    package mutating func list<Value>(
        _ value: (inout ByteReader) throws(Garbled) -> Value
    ) throws(Garbled) -> [Value] {
        let count = try number(in: 0...rest.count)
        var values: [Value] = []
        for _ in 0..<count { values.append(try value(&self)) }
        return values
    }

    /// Nothing may follow.
    package func end() throws(Garbled) {
        guard rest.isEmpty else { throw Garbled() }
    }
}

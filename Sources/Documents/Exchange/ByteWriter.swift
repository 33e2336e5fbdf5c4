/// Writes values as bytes: whole numbers in groups of seven bits, lowest first, the top bit set
/// on all but the last; a sign is folded in (0, −1, 1, −2 are 0, 1, 2, 3). Texts, bytes and lists
/// have their length in front, and what may be missing a 0 or a 1.
package struct ByteWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func add(_ number: Int64) {
        var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    package mutating func add(_ number: Int) { add(Int64(number)) }

    package mutating func add(_ isTrue: Bool) { add(isTrue ? 1 : 0) }

    package mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes += text.utf8
    }

    package mutating func add(bytes more: [UInt8]) {
        add(more.count)
        bytes += more
    }

    package mutating func add<Value>(
        _ value: Value?, by add: (inout ByteWriter, Value) -> Void
    ) {
        self.add(value != nil)
        if let value { add(&self, value) }
    }

    package mutating func add<Value>(
        _ values: [Value], by add: (inout ByteWriter, Value) -> Void
    ) {
        self.add(values.count)
        for value in values { add(&self, value) }
    }
}

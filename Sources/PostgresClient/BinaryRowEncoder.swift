/// Encodes rows as they travel in a binary COPY.
public class BinaryRowEncoder {
    /// Of the statement the rows are for, for errors.
    let statement: String
    private(set) var buffer: [UInt8] = []
    private var fieldsLeft = 0

    /// - Parameter statement: name of the COPY that the rows are for.
    public init(statement: String) { self.statement = statement }

    /// Begins a row of so many fields; the row before must be complete.
    public func beginRow(_ fields: Int16) throws(DatabaseError) {
        try requireCompleteRow()
        append(fields)
        fieldsLeft = Int(fields)
    }

    /// Hands over the rows encoded so far, as ``BinaryCopyWriter/encodedRow(_:)`` takes one, and
    /// forgets them.
    public func takeRows<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try requireCompleteRow()
        defer { removeAll() }
        return try buffer.withUnsafeBytes(body)
    }

    func removeAll() { buffer.removeAll(keepingCapacity: true) }
    func reserve(_ capacity: Int) { buffer.reserveCapacity(capacity) }
    func append(bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

    func requireCompleteRow() throws(DatabaseError) {
        guard fieldsLeft == 0 else {
            throw .misuse(statement: statement, reason: "\(fieldsLeft) fields are missing")
        }
    }

    public final func null() throws(DatabaseError) {
        try take()
        append(Int32(-1))
    }

    public final func int16(_ value: Int16) throws(DatabaseError) { try integer(value) }
    /// Nil is NULL.
    public final func int32(_ value: Int32?) throws(DatabaseError) {
        guard let value else { return try null() }
        try integer(value)
    }

    /// Nil is NULL.
    public final func int64(_ value: Int64?) throws(DatabaseError) {
        guard let value else { return try null() }
        try integer(value)
    }

    /// UTF-8 text; nil is NULL. Text with a NUL is refused, PostgreSQL cannot store it.
    public final func text(_ value: String?) throws(DatabaseError) {
        guard let value else { return try null() }
        let utf8 = value.utf8
        let hasNUL = utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? utf8.contains(0)
        if hasNUL {
            throw .misuse(statement: statement, reason: "a text contains NUL")
        }
        try take()
        append(Int32(utf8.count))
        buffer.append(contentsOf: utf8)
    }

    /// An exact decimal, for example `-12.50`, as `numeric`; nil is NULL.
    ///
    /// The wire form is base 10,000: how many digits, the weight of the first, the sign, the places
    /// shown after the point, and the digits.
    public final func numeric(_ value: String?) throws(DatabaseError) {
        guard let value else { return try null() }
        let isNegative = value.utf8.first == UInt8(ascii: "-")
        let parts = value.utf8.dropFirst(isNegative ? 1 : 0)
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty,
            parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } })
        else {
            throw .misuse(statement: statement, reason: "\(value) is no decimal number")
        }
        let fraction = parts.count == 2 ? Array(parts[1]) : []
        // filled up so that both sides of the point are groups of four
        let zeros = { (count: Int) in [UInt8](repeating: 48, count: (4 - count % 4) % 4) }
        let decimals = zeros(whole.count) + whole + fraction + zeros(fraction.count)
        let digits = stride(from: 0, to: decimals.count, by: 4).map { start in
            decimals[start..<start + 4].reduce(Int16(0)) { $0 * 10 + Int16($1 - 48) }
        }
        try take()
        append(Int32(8 + 2 * digits.count))
        append(Int16(digits.count))
        append(Int16((whole.count + 3) / 4 - 1))
        append(UInt16(isNegative ? 0x4000 : 0))
        append(Int16(fraction.count))
        for digit in digits { append(digit) }
    }

    public final func bytes(_ value: some Collection<UInt8>) throws(DatabaseError) {
        try take()
        append(Int32(value.count))
        buffer.append(contentsOf: value)
    }

    public final func int64Array(_ values: [Int64]) throws(DatabaseError) {
        try arrayHead(count: values.count, elementType: 20, size: 12 * values.count)
        appendElements(values)
    }

    /// A nil element is NULL.
    public final func int64Array(_ values: [Int64?]) throws(DatabaseError) {
        let present = values.reduce(0) { $0 + ($1 == nil ? 0 : 8) }
        try arrayHead(
            count: values.count, elementType: 20, size: 4 * values.count + present,
            hasNulls: present != 8 * values.count)
        for value in values {
            append(Int32(value == nil ? -1 : 8))
            if let value { append(value) }
        }
    }

    public final func int32Array(_ values: [Int32]) throws(DatabaseError) {
        try arrayHead(count: values.count, elementType: 23, size: 8 * values.count)
        appendElements(values)
    }

    public final func textArray(_ values: [String]) throws(DatabaseError) {
        let size = values.reduce(0) { $0 + 4 + $1.utf8.count }
        try arrayHead(count: values.count, elementType: 25, size: size)
        for value in values {
            append(Int32(value.utf8.count))
            buffer.append(contentsOf: value.utf8)
        }
    }

    /// Length and value of each element, written in place: arrays are most of what a run writes.
    private func appendElements<Value: FixedWidthInteger>(_ values: [Value]) {
        let width = MemoryLayout<Value>.size
        var offset = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: values.count * (4 + width)))
        buffer.withUnsafeMutableBytes { bytes in
            for value in values {
                bytes.storeBytes(of: Int32(width).bigEndian, toByteOffset: offset, as: Int32.self)
                bytes.storeBytes(of: value.bigEndian, toByteOffset: offset + 4, as: Value.self)
                offset += 4 + width
            }
        }
    }

    /// An array of one dimension that counts from 1; an empty one has no dimension.
    private func arrayHead(
        count: Int, elementType: Int32, size: Int, hasNulls: Bool = false
    ) throws(DatabaseError) {
        try take()
        append(Int32(count == 0 ? 12 : 20 + size))
        append(Int32(count == 0 ? 0 : 1))
        append(Int32(hasNulls ? 1 : 0))
        append(elementType)
        if count > 0 {
            append(Int32(count))
            append(Int32(1))
        }
    }

    private func integer(_ value: some FixedWidthInteger) throws(DatabaseError) {
        try take()
        append(Int32(value.bitWidth / 8))
        append(value)
    }

    final func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { buffer.append(contentsOf: $0) }
    }

    private func take() throws(DatabaseError) {
        guard fieldsLeft > 0 else {
            throw .misuse(statement: statement, reason: "more fields than the row has")
        }
        fieldsLeft -= 1
    }
}

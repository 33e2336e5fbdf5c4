/// Arrays in binary tuples.
///
/// An array is its number of dimensions, whether it has NULLs, the element's type, then length and
/// lower bound of each dimension, then length and bytes of each element; all of 32 bits.
extension BinaryTupleReader {
    /// A one-dimensional array of 64-bit integers without NULLs.
    public mutating func int64Array() throws(DatabaseError) -> [Int64] {
        guard let values = try optionalInt64Array() else { throw Self.fault("not NULL") }
        return values
    }

    /// Nil for NULL.
    public mutating func optionalInt64Array() throws(DatabaseError) -> [Int64]? {
        guard let bytes = try optionalBytes() else { return nil }
        return try integers(bytes)
    }

    /// A one-dimensional array of 32-bit integers without NULLs; nil for NULL.
    public mutating func optionalInt32Array() throws(DatabaseError) -> [Int32]? {
        guard let bytes = try optionalBytes() else { return nil }
        return try integers(bytes)
    }

    /// A one-dimensional array of texts without NULLs; nil for NULL.
    public mutating func optionalTextArray() throws(DatabaseError) -> [String]? {
        guard let bytes = try optionalBytes() else { return nil }
        var texts: [String] = []
        var next = try Self.firstElement(of: bytes, &texts)
        while next < bytes.count {
            let element = try Self.element(bytes, at: next)
            texts.append(String(decoding: element, as: UTF8.self))
            next += 4 + element.count
        }
        return texts
    }

    private func integers<Value: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer
    ) throws(DatabaseError) -> [Value] {
        var values: [Value] = []
        var next = try Self.firstElement(of: bytes, &values)
        let size = MemoryLayout<Value>.size
        while next < bytes.count {
            let element = try Self.element(bytes, at: next)
            guard element.count == size else { throw Self.fault("\(Value.bitWidth) bits") }
            values.append(Value(bigEndian: element.loadUnaligned(as: Value.self)))
            next += 4 + size
        }
        return values
    }

    /// - Returns: where the elements begin, with room made for them.
    private static func firstElement<Value>(
        of bytes: UnsafeRawBufferPointer, _ values: inout [Value]
    ) throws(DatabaseError) -> Int {
        let dimensions = try int32(bytes, at: 0)
        if dimensions == 0 { return bytes.count }
        guard dimensions == 1 else { throw fault("one dimension") }
        let count = Int(try int32(bytes, at: 12))
        // an element has at least its length
        guard count >= 0, count <= bytes.count / 4 else { throw fault("\(count) elements") }
        values.reserveCapacity(count)
        return 20
    }

    private static func element(
        _ bytes: UnsafeRawBufferPointer, at offset: Int
    ) throws(DatabaseError) -> UnsafeRawBufferPointer {
        let length = Int(try int32(bytes, at: offset))
        guard length >= 0 else { throw fault("no NULL in the array") }
        guard offset + 4 + length <= bytes.count else { throw fault("\(length) bytes") }
        return UnsafeRawBufferPointer(rebasing: bytes[(offset + 4)..<(offset + 4 + length)])
    }

    private static func int32(
        _ bytes: UnsafeRawBufferPointer, at offset: Int
    ) throws(DatabaseError) -> Int32 {
        guard offset + 4 <= bytes.count else { throw fault("an array") }
        return Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
    }

    private static func fault(_ expected: String) -> DatabaseError {
        .decoding(statement: "COPY", row: nil, column: "array", expected: expected)
    }
}

import CPostgres

extension Connection {
    /// Streams rows into a `COPY … FROM STDIN (FORMAT binary)`.
    ///
    /// If the body throws, the COPY is ended as failed, no row is stored, and the connection can be
    /// used on.
    ///
    /// - Returns: number of rows.
    @discardableResult
    public func copyIn(
        _ statement: Statement, _ body: (BinaryCopyWriter) throws -> Void
    ) throws -> Int64 {
        try startCopy(statement, expecting: PGRES_COPY_IN)
        let writer = BinaryCopyWriter(handle: handle, statement: statement.name)
        do {
            try body(writer)
            try writer.finish()
        } catch {
            if PQstatus(handle) == CONNECTION_OK {
                _ = PQputCopyEnd(handle, "the worker stopped")
                while let result = PQgetResult(handle) { PQclear(result) }
            }
            throw error
        }
        guard PQputCopyEnd(handle, nil) == 1 else {
            throw DatabaseError.connectionLost(statement: statement.name)
        }
        try finishCopy(statement.name)
        return writer.rowCount
    }
}

/// Encodes rows of a binary COPY and sends them in large pieces.
public final class BinaryCopyWriter {
    private let handle: OpaquePointer
    private let statement: String
    private var buffer: [UInt8] = []
    private var fieldsLeft = 0
    public private(set) var rowCount: Int64 = 0

    private static let pieceSize = 128 * 1024

    init(handle: OpaquePointer, statement: String) {
        self.handle = handle
        self.statement = statement
        buffer.reserveCapacity(Self.pieceSize + 16 * 1024)
        buffer += Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]
        append(Int32(0))  // no flags
        append(Int32(0))  // no extension
    }

    /// Begins a row of so many fields; the row before must be complete.
    public func beginRow(_ fields: Int16) throws(DatabaseError) {
        try requireCompleteRow()
        if buffer.count >= Self.pieceSize { try flush() }
        append(fields)
        fieldsLeft = Int(fields)
        rowCount += 1
    }

    public func null() throws(DatabaseError) {
        try take()
        append(Int32(-1))
    }

    public func int16(_ value: Int16) throws(DatabaseError) { try integer(value) }
    public func int32(_ value: Int32) throws(DatabaseError) { try integer(value) }
    public func int64(_ value: Int64) throws(DatabaseError) { try integer(value) }

    /// UTF-8 text; nil is NULL. Text with a NUL is refused, PostgreSQL cannot store it.
    public func text(_ value: String?) throws(DatabaseError) {
        guard let value else { return try null() }
        guard !value.utf8.contains(0) else {
            throw .misuse(statement: statement, reason: "a text contains NUL")
        }
        try take()
        append(Int32(value.utf8.count))
        buffer.append(contentsOf: value.utf8)
    }

    public func bytes(_ value: [UInt8]) throws(DatabaseError) {
        try take()
        append(Int32(value.count))
        buffer.append(contentsOf: value)
    }

    public func int64Array(_ values: [Int64]) throws(DatabaseError) {
        try arrayHead(count: values.count, elementType: 20, size: 12 * values.count)
        appendElements(values)
    }

    /// A nil element is NULL.
    public func int64Array(_ values: [Int64?]) throws(DatabaseError) {
        let present = values.reduce(0) { $0 + ($1 == nil ? 0 : 8) }
        try arrayHead(
            count: values.count, elementType: 20, size: 4 * values.count + present,
            hasNulls: present != 8 * values.count)
        for value in values {
            append(Int32(value == nil ? -1 : 8))
            if let value { append(value) }
        }
    }

    public func int32Array(_ values: [Int32]) throws(DatabaseError) {
        try arrayHead(count: values.count, elementType: 23, size: 8 * values.count)
        appendElements(values)
    }

    public func textArray(_ values: [String]) throws(DatabaseError) {
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

    private func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { buffer.append(contentsOf: $0) }
    }

    private func take() throws(DatabaseError) {
        guard fieldsLeft > 0 else {
            throw .misuse(statement: statement, reason: "more fields than the row has")
        }
        fieldsLeft -= 1
    }

    private func requireCompleteRow() throws(DatabaseError) {
        guard fieldsLeft == 0 else {
            throw .misuse(statement: statement, reason: "\(fieldsLeft) fields are missing")
        }
    }

    fileprivate func finish() throws(DatabaseError) {
        try requireCompleteRow()
        append(Int16(-1))
        try flush()
    }

    private func flush() throws(DatabaseError) {
        let sent = buffer.withUnsafeBytes { bytes in
            PQputCopyData(
                handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        guard sent == 1 else { throw .connectionLost(statement: statement) }
        buffer.removeAll(keepingCapacity: true)
    }
}

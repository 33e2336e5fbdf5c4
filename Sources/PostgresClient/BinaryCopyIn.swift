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

/// Sends rows of a binary COPY in large pieces.
public final class BinaryCopyWriter: BinaryRowEncoder {
    private let handle: OpaquePointer
    public private(set) var rowCount: Int64 = 0

    private static let pieceSize = 128 * 1024

    init(handle: OpaquePointer, statement: String) {
        self.handle = handle
        super.init(statement: statement)
        reserve(Self.pieceSize + 16 * 1024)
        append(bytes: Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00])
        append(Int32(0))  // no flags
        append(Int32(0))  // no extension
    }

    public override func beginRow(_ fields: Int16) throws(DatabaseError) {
        if buffer.count >= Self.pieceSize { try flush() }
        try super.beginRow(fields)
        rowCount += 1
    }

    /// Sends a row that a ``BinaryRowEncoder`` made before.
    public func encodedRow(_ row: UnsafeRawBufferPointer) throws(DatabaseError) {
        try requireCompleteRow()
        if buffer.count >= Self.pieceSize { try flush() }
        append(bytes: row)
        rowCount += 1
    }

    /// Sends a row made before with another 64-bit integer as its last field.
    public func encodedRow(
        _ row: UnsafeRawBufferPointer, lastField: Int64
    ) throws(DatabaseError) {
        guard row.count > 12 else {
            throw .misuse(statement: statement, reason: "the row does not end in 64 bits")
        }
        try encodedRow(UnsafeRawBufferPointer(rebasing: row.dropLast(8)))
        append(lastField)
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
        removeAll()
    }
}

import CPostgres

extension Connection {
    /// Streams a `COPY … TO STDOUT (FORMAT binary)`, one call per row, at the speed of the wire.
    ///
    /// The bytes of a row are libpq's own buffer, valid only inside the call; they are not copied.
    /// If the body throws, the statement is cancelled, the rest is drained, and the connection can
    /// be used on.
    ///
    /// - Parameter body: gets one tuple: a 16-bit field count, then length and bytes a field. A
    ///   field that it cannot decode is reported with the statement's name and the row's number.
    public func copyOut(
        _ statement: Statement, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var row = 0
        var isFirst = true
        try copyData(statement) { data in
            do {
                var bytes = data
                if isFirst {
                    bytes = try Self.withoutHeader(bytes, statement.name)
                    isFirst = false
                }
                // the trailer is a field count of -1
                if bytes.count == 2, bytes.loadUnaligned(as: UInt16.self) == .max { return }
                if bytes.isEmpty { return }
                try body(bytes)
                row += 1
            } catch DatabaseError.decoding(_, _, let column, let expected) where !isFirst {
                throw DatabaseError.decoding(
                    statement: statement.name, row: row, column: column, expected: expected)
            }
        }
    }

    /// Streams a `COPY … TO STDOUT` of any format, one call per message of the server.
    func copyData(
        _ statement: Statement, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        try startCopy(statement, expecting: PGRES_COPY_OUT)
        while true {
            var buffer: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(handle, &buffer, 0)
            guard length > 0, let buffer else { break }
            defer { PQfreemem(buffer) }
            do {
                try body(UnsafeRawBufferPointer(start: buffer, count: Int(length)))
            } catch {
                abandonCopy()
                throw error
            }
        }
        try finishCopy(statement.name)
    }

    /// Sends a COPY; anything but the wanted direction is ended and refused.
    func startCopy(
        _ statement: Statement, expecting direction: ExecStatusType
    ) throws(DatabaseError) {
        let result = PQexec(handle, statement.sql)
        let status = PQresultStatus(result)
        defer { PQclear(result) }
        if status == direction { return }
        switch status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY, PGRES_COPY_IN, PGRES_COPY_OUT:
            if status == PGRES_COPY_IN {
                _ = PQputCopyEnd(handle, "COPY of the wrong direction")
                while let result = PQgetResult(handle) { PQclear(result) }
            } else if status == PGRES_COPY_OUT {
                abandonCopy()
            }
            throw .misuse(
                statement: statement.name, reason: "the statement is no COPY of this direction")
        default: throw failure(result, statement.name)
        }
    }

    /// The signature, flags and extension that open a binary COPY; libpq sends them before or
    /// together with the first row.
    private static func withoutHeader(
        _ bytes: UnsafeRawBufferPointer, _ statement: String
    ) throws(DatabaseError) -> UnsafeRawBufferPointer {
        let signature = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]
        guard bytes.count >= 19, bytes.prefix(11).elementsEqual(signature) else {
            throw .decoding(
                statement: statement, row: nil, column: "header", expected: "a binary COPY")
        }
        let extra = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 15, as: UInt32.self)))
        guard bytes.count >= 19 + extra else {
            throw .decoding(
                statement: statement, row: nil, column: "header", expected: "a binary COPY")
        }
        return UnsafeRawBufferPointer(rebasing: bytes[(19 + extra)...])
    }

    /// Ends a COPY whose rows nobody wants any more.
    func abandonCopy() {
        PQgetCancel(handle).map { Canceller($0, nil) }?.cancel()
        var buffer: UnsafeMutablePointer<CChar>?
        while PQgetCopyData(handle, &buffer, 0) > 0 {
            PQfreemem(buffer)
            buffer = nil
        }
        while let result = PQgetResult(handle) { PQclear(result) }
    }

    /// Reads the results that end a COPY; the first one says whether it worked.
    func finishCopy(_ statement: String) throws(DatabaseError) {
        var firstError: DatabaseError?
        while let result = PQgetResult(handle) {
            if PQresultStatus(result) != PGRES_COMMAND_OK, firstError == nil {
                firstError = failure(result, statement)
            }
            PQclear(result)
            if PQstatus(handle) != CONNECTION_OK { break }
        }
        if let firstError { throw firstError }
        guard PQstatus(handle) == CONNECTION_OK else {
            throw .connectionLost(statement: statement)
        }
    }
}

/// Reads the fields of one binary tuple in order; every read is checked against the bytes left.
public struct BinaryTupleReader {
    private var next = 2
    /// Number of the field read last, from 1.
    private var field = 0
    private let tuple: UnsafeRawBufferPointer

    /// - Throws: ``DatabaseError/decoding(statement:row:column:expected:)`` if the tuple has
    ///   another number of fields.
    public init(
        _ tuple: UnsafeRawBufferPointer, fieldCount: Int16
    ) throws(DatabaseError) {
        self.tuple = tuple
        guard tuple.count >= 2,
            Int16(bigEndian: tuple.loadUnaligned(as: Int16.self)) == fieldCount
        else {
            throw .decoding(
                statement: "COPY", row: nil, column: "count", expected: "\(fieldCount) fields")
        }
    }

    private func fault(_ expected: String) -> DatabaseError {
        .decoding(statement: "COPY", row: nil, column: String(field), expected: expected)
    }

    /// The bytes of a field; nil for NULL.
    public mutating func optionalBytes() throws(DatabaseError) -> UnsafeRawBufferPointer? {
        field += 1
        guard next + 4 <= tuple.count else { throw fault("a field length") }
        let length = Int(
            Int32(bigEndian: tuple.loadUnaligned(fromByteOffset: next, as: Int32.self)))
        next += 4
        if length < 0 { return nil }
        guard next + length <= tuple.count else { throw fault("\(length) bytes") }
        defer { next += length }
        return UnsafeRawBufferPointer(rebasing: tuple[next..<next + length])
    }

    public mutating func bytes() throws(DatabaseError) -> UnsafeRawBufferPointer {
        guard let bytes = try optionalBytes() else { throw fault("not NULL") }
        return bytes
    }

    public mutating func int16() throws(DatabaseError) -> Int16 { try integer() }
    public mutating func int32() throws(DatabaseError) -> Int32 { try integer() }
    public mutating func int64() throws(DatabaseError) -> Int64 { try integer() }

    /// Nil for NULL.
    public mutating func optionalInt16() throws(DatabaseError) -> Int16? {
        guard let bytes = try optionalBytes() else { return nil }
        return try integer(bytes)
    }

    /// Nil for NULL.
    public mutating func optionalInt64() throws(DatabaseError) -> Int64? {
        guard let bytes = try optionalBytes() else { return nil }
        return try integer(bytes)
    }

    private mutating func integer<Value: FixedWidthInteger>() throws(DatabaseError) -> Value {
        let bytes = try self.bytes()
        return try integer(bytes)
    }

    private func integer<Value: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer
    ) throws(DatabaseError) -> Value {
        guard bytes.count == MemoryLayout<Value>.size else {
            throw fault("\(Value.bitWidth) bits")
        }
        return Value(bigEndian: bytes.loadUnaligned(as: Value.self))
    }
}

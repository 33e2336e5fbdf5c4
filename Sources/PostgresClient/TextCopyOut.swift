extension Connection {
    /// Streams a `COPY … TO STDOUT` in text or CSV format, one call per row.
    ///
    /// The bytes are libpq's own buffer, valid only inside the call, and end with a line break
    /// (LF). If the body throws, the statement is cancelled and the connection can be used on.
    public func copyTextOut(
        _ statement: Statement, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        try copyData(statement, body)
    }
}

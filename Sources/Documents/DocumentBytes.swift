extension DocumentReader {
    /// The bytes of a document, for a caller that keeps their hash.
    ///
    /// - Throws: ``DocumentError`` if the file cannot be opened, is no file or is too large.
    public func bytes(ofFile path: String) throws(DocumentError) -> [UInt8] {
        try FileBytes.read(path, limit: Limits.default.bytes)
    }
}

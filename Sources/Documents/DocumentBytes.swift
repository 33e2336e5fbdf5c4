/// Who reads a document's bytes as a report, or as a list.
public protocol ReportReader {
    /// - Parameter name: stands for the file in messages.
    /// - Throws: ``DocumentError`` with every fault of the document.
    func read(bytes: [UInt8], name: String) throws(DocumentError) -> Report

    /// A list that stands beside reports, as a sheet of dates or a register.
    ///
    /// - Throws: ``DocumentError`` if it cannot be read, or shows less than it holds.
    func list(bytes: [UInt8], name: String) throws(DocumentError) -> ListFile
}

extension ReportReader {
    /// The bytes of a document, for a caller that keeps their hash.
    ///
    /// - Throws: ``DocumentError`` if the file cannot be opened, is no file or is too large.
    public func bytes(ofFile path: String) throws(DocumentError) -> [UInt8] {
        try FileBytes.read(path, limit: Limits.default.bytes)
    }
}

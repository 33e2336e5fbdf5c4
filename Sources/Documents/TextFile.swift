/// A text file that stands beside reports, such as a sheet of dates.
public enum TextFile {
    /// Its text, in UTF-8 with or without a mark, UTF-16 or GB18030.
    ///
    /// - Throws: ``DocumentError`` if the file cannot be opened, is too large, empty or no text.
    public static func text(_ path: String) throws(DocumentError) -> String {
        try TextDecoding.text(of: FileBytes.read(path, limit: Limits.default.bytes), name: path)
    }
}

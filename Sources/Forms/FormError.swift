public import Messages

/// A form file that cannot be used: which file, which line, and why.
public struct FormError: Error, Equatable, CustomStringConvertible {
    public let file: String
    /// From 1; nil when the whole file is meant.
    public let line: Int?
    public let reason: Phrase

    init(file: String, line: Int? = nil, reason: Phrase) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// `file:line: reason`, in both languages.
    public var message: Phrase {
        let place = line.map { "\(file):\($0)" } ?? file
        return Phrase("\(place)：\(reason.zh)", en: "\(place): \(reason.en)")
    }

    public var description: String { message.en }
}

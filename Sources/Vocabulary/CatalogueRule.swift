public import Messages

/// A rule of the catalogue that is code because it is no comparison of cells of one form.
public struct CatalogueRule: Sendable {
    public let id: String
    public let severity: Severity
    public let title: Phrase
    public let source: String
    /// Counted up when the judgement changes, so that stored results are known to be older.
    public let version: Int

    public init(id: String, severity: Severity, title: Phrase, source: String, version: Int = 1) {
        self.id = id
        self.severity = severity
        self.title = title
        self.source = source
        self.version = version
    }

    /// The finding of a submission that breaks the rule.
    public func failed(
        _ message: Phrase, cells: [String] = [], left: String? = nil, right: String? = nil
    ) -> Finding {
        Finding(
            rule: id, severity: severity, verdict: .failed, cells: cells, left: left,
            right: right, message: message)
    }
}

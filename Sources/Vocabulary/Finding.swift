import Hashing
public import Messages

/// What one rule says of one submission, when it does not pass.
public struct Finding: Sendable, Equatable {
    /// Id of the catalogue, for example `R-T3-BAL`.
    public let rule: String
    public let severity: Severity
    public let verdict: Verdict
    /// Every cell the rule looked at, in the rule's order.
    public let cellList: CellList
    /// Both sides in the form's unit as exact decimals; nil where the check has no sides.
    public let left: String?
    public let right: String?
    /// Left minus right.
    public let difference: String?
    public let message: Phrase

    public init(
        rule: String, severity: Severity, verdict: Verdict, cells: CellList,
        left: String? = nil, right: String? = nil, difference: String? = nil, message: Phrase
    ) {
        self.rule = rule
        self.severity = severity
        self.verdict = verdict
        cellList = cells
        self.left = left
        self.right = right
        self.difference = difference
        self.message = message
    }

    public init(
        rule: String, severity: Severity, verdict: Verdict, cells: [String], left: String? = nil,
        right: String? = nil, difference: String? = nil, message: Phrase
    ) {
        self.init(
            rule: rule, severity: severity, verdict: verdict, cells: CellList(cells), left: left,
            right: right, difference: difference, message: message)
    }

    /// The names in ``cellList``.
    public var cells: [String] { cellList.names }

    /// Only a failed error keeps a submission out of the totals.
    public var excludes: Bool { severity == .error && verdict == .failed }

    /// A name for "this rule, this agency, this year, these cells" that stays the same from run
    /// to run and from revision to revision, so that a decision about it can be remembered.
    ///
    /// - Returns: the first 128 bits of SHA-256 over the parts, as 32 hexadecimal digits.
    public func fingerprint(agency: String, year: Int) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64 + cellList.terminated.count)
        func append(_ part: String) {
            bytes.append(contentsOf: part.utf8)
            bytes.append(0)
        }
        append(rule)
        append(agency)
        append(String(year))
        bytes.append(contentsOf: cellList.terminated)
        return Hexadecimal.text(SHA256.hash(bytes).prefix(16))
    }
}

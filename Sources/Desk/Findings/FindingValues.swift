import Listings
import Vocabulary

extension Finding {
    /// What a clerk must take the finding for: a rule that blanks leave open is no error yet.
    var severityValue: Value {
        guard verdict == .undecided else { return severity.value }
        return .styled(.code(severity.rawValue, AuditMessages.toConfirm), .warning)
    }

    /// A hint reproaches nobody, and is not said to have failed.
    var verdictValue: Value {
        let isHint = severity == .hint && verdict == .failed
        return .code(verdict.rawValue, isHint ? AuditMessages.forInformation : verdict.label)
    }

    /// The members that a finding has in every JSON document.
    var members: [(String, Value)] {
        [
            ("rule", .text(rule)), ("severity", .text(severity.rawValue)),
            ("verdict", .text(verdict.rawValue)), ("cells", .list(cells.map { .text($0) })),
            ("left", Value(decimal: left)), ("right", Value(decimal: right)),
            ("difference", Value(decimal: difference)), ("message", .phrase(message)),
        ]
    }
}

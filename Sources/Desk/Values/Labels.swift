import Listings
import Messages
import Store
import Vocabulary

extension Region {
    /// Name and code, as titles show them.
    var title: Phrase { Phrase("\(name)（\(code)）", en: "\(name) (\(code))") }
}

extension RegionLevel {
    var label: Phrase {
        switch self {
        case .province: TotalsMessages.province
        case .prefecture: TotalsMessages.prefecture
        case .county: TotalsMessages.county
        }
    }
}

extension Severity {
    var value: Value {
        switch self {
        case .error: .styled(.code(rawValue, label), .bad)
        case .warning: .styled(.code(rawValue, label), .warning)
        case .hint: .styled(.code(rawValue, label), .dim)
        }
    }
}

extension LatenessRow.Status {
    func value(of event: LatenessRow.Event) -> Value {
        func word(_ phrase: Phrase) -> Value { .code(rawValue, phrase) }
        return switch self {
        case .onTime: .styled(word(AuditMessages.onTime), .good)
        case .late: .styled(word(AuditMessages.late), .warning)
        case .missing where event == .publish: .styled(word(AuditMessages.unpublished), .bad)
        case .missing: .styled(word(AuditMessages.missing), .bad)
        case .pending: .styled(word(AuditMessages.pending), .dim)
        case .exempt: .styled(word(AuditMessages.exempt), .dim)
        }
    }
}

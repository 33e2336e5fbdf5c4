import Messages
import Publishing
import Store
import Submissions

extension Value {
    /// A decimal as the database writes it (`-59237.2449`), exact; blank without one.
    init(decimal text: String?) {
        guard let text else {
            self = .blank
            return
        }
        let decimals = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
        let digits = text.replacing(".", with: "")
        guard decimals <= 18, let scaled = Int128(digits) else {
            self = .text(text)
            return
        }
        self = .decimal(
            scaled: scaled, scale: (0..<decimals).reduce(Int64(1)) { scale, _ in scale * 10 })
    }
}

extension Severity {
    var value: Value {
        switch self {
        case .error: .styled(.phrase(label), .bad)
        case .warning: .styled(.phrase(label), .warning)
        case .hint: .styled(.phrase(label), .dim)
        }
    }
}

extension LatenessRow.Status {
    func value(of event: LatenessRow.Event) -> Value {
        switch self {
        case .onTime: .styled(.phrase(AuditMessages.onTime), .good)
        case .late: .styled(.phrase(AuditMessages.late), .warning)
        case .missing where event == .publish:
            .styled(.phrase(AuditMessages.unpublished), .bad)
        case .missing: .styled(.phrase(AuditMessages.missing), .bad)
        case .pending: .styled(.phrase(AuditMessages.pending), .dim)
        case .exempt: .styled(.phrase(AuditMessages.exempt), .dim)
        }
    }
}

/// Reads the options that name years, regions and days.
enum Arguments {
    static func year(_ text: Int, _ language: Language) throws -> Int {
        guard (2008...2999).contains(text) else {
            throw CommandFailure(
                .wrongUsage, CommandMessages.yearRange.filled(["year": String(text)]), language)
        }
        return text
    }

    static func date(_ text: String?, option: String, _ language: Language) throws -> CalendarDate?
    {
        guard let text else { return nil }
        guard let date = CalendarDate(text) else {
            throw CommandFailure(
                .wrongUsage,
                CommandMessages.badDate.filled(["option": option, "value": text]), language)
        }
        return date
    }
}

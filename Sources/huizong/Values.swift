import Desk
import Listings
import Messages
import Store
import Vocabulary

extension Value {
    /// A decimal as the database writes it (`-59237.2449`), exact; blank without one.
    init(decimal text: String?) {
        guard let text else {
            self = .blank
            return
        }
        let decimals = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
        let digits = text.filter { $0 != "." }
        guard decimals <= 18, let scaled = Int128(digits) else {
            self = .text(text)
            return
        }
        self = .decimal(
            scaled: scaled, scale: (0..<decimals).reduce(Int64(1)) { scale, _ in scale * 10 })
    }
}

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

extension Finding {
    /// What a clerk must take the finding for: a rule that blanks leave open is no error yet.
    var severityValue: Value {
        guard verdict == .undecided else { return severity.value }
        return .styled(.code(severity.rawValue, AuditMessages.toConfirm), .warning)
    }

    var verdictValue: Value { .code(verdict.rawValue, verdict.label) }
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

/// Reads the options that name years, regions and days.
enum Arguments {
    static func year(_ text: Int, _ language: Language) throws -> Int {
        guard (2008...2999).contains(text) else {
            throw CommandFailure(
                .wrongUsage, CommandMessages.yearRange.filled(["year": String(text)]), language)
        }
        return text
    }

    /// The instant of `--as-of`: as given with its offset, or the end of a day in China; nil
    /// without one, and for today, which ends later than anybody can know.
    static func instant(_ text: String?, _ language: Language) throws -> String? {
        guard let text else { return nil }
        if let day = CalendarDate(text) {
            let today = CalendarDate(unixSeconds: Clock.unixSeconds)
            guard day <= today else {
                throw CommandFailure(
                    .wrongUsage, AsOfMessages.inFuture.filled(["value": text]), language)
            }
            return day == today ? nil : "\(day)T23:59:59.999999+08:00"
        }
        guard Instant.isValid(text) else {
            throw CommandFailure(
                .wrongUsage, AsOfMessages.badInstant.filled(["value": text]), language)
        }
        return text
    }

    /// The day of `--as-of`, which must have come.
    static func pastDay(_ text: String?, _ language: Language) throws -> CalendarDate? {
        let day = try date(text, option: "--as-of", language)
        if let day, day > CalendarDate(unixSeconds: Clock.unixSeconds) {
            throw CommandFailure(
                .wrongUsage, AsOfMessages.inFuture.filled(["value": day.description]), language)
        }
        return day
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

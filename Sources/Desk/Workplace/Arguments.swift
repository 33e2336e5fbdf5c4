import Vocabulary

/// Reads the options that name years, regions and days.
enum Arguments {
    static func year(_ year: Int) throws -> Int {
        guard (2008...2999).contains(year) else {
            throw Refusal(
                .wrongUsage, CommandMessages.yearRange.filled(["year": String(year)]))
        }
        return year
    }

    /// The instant of `--as-of`: as given with its offset, or the end of a day in China; nil
    /// without one, and for today, which ends later than anybody can know.
    static func instant(_ text: String?) throws -> String? {
        guard let text else { return nil }
        if let day = CalendarDate(text) {
            let today = Clock.today
            guard day <= today else {
                throw Refusal(.wrongUsage, AsOfMessages.inFuture.filled(["value": text]))
            }
            return day == today ? nil : "\(day)T23:59:59.999999+08:00"
        }
        guard Instant.isValid(text) else {
            throw Refusal(.wrongUsage, AsOfMessages.badInstant.filled(["value": text]))
        }
        return text
    }

    /// The day of `--as-of`, which must have come.
    static func pastDay(_ text: String?) throws -> CalendarDate? {
        let day = try date(text, option: "--as-of")
        if let day, day > Clock.today {
            throw Refusal(
                .wrongUsage, AsOfMessages.inFuture.filled(["value": day.description]))
        }
        return day
    }

    static func date(_ text: String?, option: String) throws -> CalendarDate? {
        guard let text else { return nil }
        guard let date = CalendarDate(text) else {
            throw Refusal(
                .wrongUsage, CommandMessages.badDate.filled(["option": option, "value": text]))
        }
        return date
    }
}

/// Times with an offset, as options give them.
enum Instant {
    /// Whether a text is `YYYY-MM-DDThh:mm[:ss]` with `Z` or `±hh:mm`.
    static func isValid(_ text: String) -> Bool {
        let pattern =
            /(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(\.\d+)?(Z|[+-]\d{2}:\d{2})/
        guard let match = text.wholeMatch(of: pattern) else { return false }
        return CalendarDate(match.1) != nil
    }
}

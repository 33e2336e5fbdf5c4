import Messages
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
    static func instant(_ text: String?) throws -> Instant? {
        guard let text else { return nil }
        if let day = CalendarDate(text) {
            let today = Clock.today
            guard day <= today else {
                throw Refusal(.wrongUsage, AsOfMessages.inFuture.filled(["value": text]))
            }
            return day == today ? nil : Instant(endOf: day)
        }
        guard let instant = Instant(text) else {
            throw Refusal(.wrongUsage, AsOfMessages.badInstant.filled(["value": text]))
        }
        return instant
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

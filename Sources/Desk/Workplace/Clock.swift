import Glibc
import Vocabulary

/// The time of this machine.
enum Clock {
    static var unixSeconds: Int { time(nil) }

    /// The day in China.
    static var today: CalendarDate { CalendarDate(unixSeconds: unixSeconds) }

    /// `2026-01-31T23:59:59+08:00`, the time in China.
    static var now: String { china(unixSeconds) }

    static func china(_ unixSeconds: Int) -> String {
        let local = unixSeconds + 8 * 3600
        let secondOfDay = ((local % 86_400) + 86_400) % 86_400
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let clock = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map(two)
        return "\(CalendarDate(unixSeconds: unixSeconds))T\(clock.joined(separator: ":"))+08:00"
    }
}

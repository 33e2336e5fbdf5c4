import Glibc
import Vocabulary

/// The time of this machine.
enum Clock {
    static var unixSeconds: Int { time(nil) }

    /// The day in China.
    static var today: CalendarDate { CalendarDate(unixSeconds: unixSeconds) }

    /// With the offset of China.
    static var now: Instant { Instant(unixSeconds: unixSeconds) }
}

/// A point in time with the offset from UTC that it was written with.
///
/// It is compared as a point in time and printed as it was written.
public struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Microseconds since 1970-01-01T00:00:00Z, as exact as PostgreSQL is.
    public let microsecondsSinceEpoch: Int64
    public let description: String

    /// A time of day in China.
    ///
    /// - Parameter secondOfDay: 0 to 86,399.
    public init(_ day: CalendarDate, secondOfDay: Int, microsecond: Int = 0) {
        func digits(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        let clock = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
            .map { digits($0, 2) }.joined(separator: ":")
        let fraction = microsecond == 0 ? "" : "." + digits(microsecond, 6)
        description = "\(day)T\(clock)\(fraction)+08:00"
        microsecondsSinceEpoch =
            (Int64(day.daysSinceEpoch) * 86_400 + Int64(secondOfDay) - 8 * 3600) * 1_000_000
            + Int64(microsecond)
    }

    /// Written with the offset of China.
    public init(unixSeconds: Int) {
        let local = unixSeconds + 8 * 3600
        self.init(
            CalendarDate(unixSeconds: unixSeconds),
            secondOfDay: ((local % 86_400) + 86_400) % 86_400)
    }

    /// The calendar day in China, of an instant since 1970.
    public var chinaDay: CalendarDate {
        CalendarDate(unixSeconds: Int(microsecondsSinceEpoch / 1_000_000))
    }

    /// The last microsecond of a day in China.
    public init(endOf day: CalendarDate) {
        self.init(day, secondOfDay: 86_399, microsecond: 999_999)
    }

    /// The day in China.
    public var day: CalendarDate {
        CalendarDate(unixSeconds: Int(microsecondsSinceEpoch / 1_000_000))
    }

    /// Reads `YYYY-MM-DDThh:mm[:ss[.f]]` with `Z` or `±hh:mm`, as people write it; a blank may
    /// stand for the T. Nil for anything else.
    public init?(_ text: String) {
        self.init(text, offsetLength: text.utf8.last == UInt8(ascii: "Z") ? 1 : 6)
    }

    /// Reads PostgreSQL's text of a `timestamptz`, whose offset may be `±hh` alone.
    public init?(timestamptz text: String) {
        let time = text.utf8.dropFirst(11)
        guard let sign = time.lastIndex(where: { "+-Z".utf8.contains($0) }) else { return nil }
        self.init(text, offsetLength: text.utf8.distance(from: sign, to: text.utf8.endIndex))
    }

    private init?(_ text: String, offsetLength: Int) {
        let bytes = Array(text.utf8)
        let time = bytes.dropLast(offsetLength)
        guard let offset = Self.offset(bytes.suffix(offsetLength)), time.count >= 16,
            let day = CalendarDate(String(decoding: time.prefix(10), as: UTF8.self)),
            "T ".utf8.contains(time[10]), time[13] == UInt8(ascii: ":"),
            let hour = Self.number(time[11...12], upTo: 23),
            let minute = Self.number(time[14...15], upTo: 59),
            let second = Self.secondAndMicrosecond(time.dropFirst(16))
        else { return nil }
        description = text
        let seconds = hour * 3600 + minute * 60 - offset
        microsecondsSinceEpoch =
            (Int64(day.daysSinceEpoch) * 86_400 + seconds) * 1_000_000 + second
    }

    /// `:ss` or `:ss.f` in microseconds, of which more than six digits say nothing; nothing is 0.
    private static func secondAndMicrosecond(_ text: ArraySlice<UInt8>) -> Int64? {
        guard let colon = text.first else { return 0 }
        guard colon == UInt8(ascii: ":"), let second = number(text.dropFirst().prefix(2), upTo: 59)
        else { return nil }
        let rest = text.dropFirst(3)
        guard let point = rest.first else { return second * 1_000_000 }
        let digits = rest.dropFirst()
        guard point == UInt8(ascii: "."), !digits.isEmpty,
            digits.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        let micros = digits.prefix(6).reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) }
        return second * 1_000_000 + micros * power(of: 6 - min(6, digits.count))
    }

    private static func power(of exponent: Int) -> Int64 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// `Z`, `±hh` or `±hh:mm` in seconds, within the 15:59 that PostgreSQL takes.
    private static func offset(_ text: ArraySlice<UInt8>) -> Int64? {
        if text.elementsEqual("Z".utf8) { return 0 }
        guard let sign = text.first, "+-".utf8.contains(sign),
            let hours = number(text.dropFirst().prefix(2), upTo: 15)
        else { return nil }
        let rest = text.dropFirst(3)
        var minutes: Int64 = 0
        if let colon = rest.first {
            guard colon == UInt8(ascii: ":"), let given = number(rest.dropFirst(), upTo: 59) else {
                return nil
            }
            minutes = given
        }
        let seconds = hours * 3600 + minutes * 60
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }

    /// Two digits.
    private static func number(_ text: ArraySlice<UInt8>, upTo most: Int64) -> Int64? {
        guard text.count == 2, text.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let number = text.reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) }
        return number <= most ? number : nil
    }

    public static func == (a: Instant, b: Instant) -> Bool {
        a.microsecondsSinceEpoch == b.microsecondsSinceEpoch
    }

    public static func < (a: Instant, b: Instant) -> Bool {
        a.microsecondsSinceEpoch < b.microsecondsSinceEpoch
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(microsecondsSinceEpoch) }
}

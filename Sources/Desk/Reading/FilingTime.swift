import Vocabulary
import Wording

/// When a report was filed: a time, or a day alone, as sheets and clerks state it.
struct FilingTime: Equatable {
    /// Of a day alone, its beginning.
    let instant: Instant
    let isDayOnly: Bool

    init(_ instant: Instant) {
        self.instant = instant
        isDayOnly = false
    }

    init(_ day: CalendarDate) {
        instant = Instant(day, secondOfDay: 0)
        isDayOnly = true
    }

    /// Reads an instant with its offset, a time in China without one, or a day: `2026-01-31`,
    /// `2026/1/31 17:30`, `2026年1月31日`. Nil for anything else.
    init?(_ text: String) {
        let plain = CharacterFolding.folded(text).trimmed
        if let instant = Instant(plain) {
            self.init(instant)
            return
        }
        let parts = plain.replacing("T", with: " ").replacing("日", with: "日 ")
            .split(separator: " ")
        guard let first = parts.first, parts.count <= 2, let day = Self.day(first) else {
            return nil
        }
        guard parts.count == 2 else {
            self.init(day)
            return
        }
        guard let second = Self.secondOfDay(parts[1]) else { return nil }
        self.init(Instant(day, secondOfDay: second))
    }

    /// The day in China.
    var day: CalendarDate { instant.day }

    /// A day alone says nothing of what came first on it: it counts as the moment of an earlier
    /// filing of the same day.
    func instant(after other: Instant?) -> Instant {
        guard let other, isDayOnly, other.day == day else { return instant }
        return max(other, instant)
    }

    /// Four digits of the year, then month and day with or without a leading 0.
    private static func day(_ text: Substring) -> CalendarDate? {
        var text = String(text)
        if text.hasSuffix("日") {
            text.removeLast()
            text = text.replacing("年", with: "-").replacing("月", with: "-")
        }
        let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
        guard parts.count == 3, parts[0].count == 4,
            parts[1...].allSatisfy({ (1...2).contains($0.count) })
        else { return nil }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
        }
        guard numbers.count == 3 else { return nil }
        return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    private static func secondOfDay(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts[0].count <= 2,
            parts[1...].allSatisfy({ $0.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]),
            let second = parts.count == 3 ? Int(parts[2]) : 0, hour < 24, minute < 60, second < 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }
}

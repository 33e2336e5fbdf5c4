import Testing
import Vocabulary

@Suite struct CalendarDateTests {
    @Test(
        arguments: [
            (0, "1970-01-01"), (57_599, "1970-01-01"), (57_600, "1970-01-02"),
            (-28_800, "1970-01-01"), (-28_801, "1969-12-31"), (-115_200, "1969-12-31"),
            (-115_201, "1969-12-30"),
            // 2021-01-31T15:59:59Z is the last second of the due day in China
            (1_612_108_799, "2021-01-31"), (1_612_108_800, "2021-02-01"),
        ])
    func aDayBeginsAtMidnightInShanghai(unixSeconds: Int, text: String) {
        #expect(CalendarDate(unixSeconds: unixSeconds).description == text)
    }

    @Test(
        arguments: [
            ("0001-01-01", -719_162), ("1600-02-29", -135_081), ("1969-12-31", -1),
            ("1970-01-01", 0), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("2024-02-29", 19_782), ("2024-12-31", 20_088), ("9999-12-31", 2_932_896),
        ])
    func daysSinceEpoch(text: String, days: Int) throws {
        #expect(try #require(CalendarDate(text)).daysSinceEpoch == days)
        #expect(CalendarDate(daysSinceEpoch: days).description == text)
    }

    @Test(arguments: [
        (1900, false), (2000, true), (2019, false), (2020, true), (2100, false), (2400, true),
    ])
    func leapYears(year: Int, hasLeapDay: Bool) throws {
        #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == hasLeapDay)
        let first = try #require(CalendarDate(year: year, month: 1, day: 1))
        let next = try #require(CalendarDate(year: year + 1, month: 1, day: 1))
        #expect(next.daysSinceEpoch - first.daysSinceEpoch == (hasLeapDay ? 366 : 365))
    }

    @Test(arguments: [
        "", "2024", "2024-1-31", "2024-01", "24-01-31", "2024-01-31T00:00", "2024-13-01",
        "2024-00-10", "2024-02-30", "2023-02-29", "2024-04-31", "2024-01-00", "0000-01-01",
        "2024/01/31", "2024-01-3１", "-024-01-31", "+024-01-31", " 2024-01-31", "2024--01-1",
        "2024-01-31-", "二〇二四年",
    ])
    func badText(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [(0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2024, .max, 1), (2024, 1, .min)])
    func noSuchDay(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    /// Every day of eight centuries follows the one before it and reads back as itself.
    @Test func everyDayReadsBack() throws {
        let start = try #require(CalendarDate("1600-01-01"))
        var previous = start
        for days in 1..<(2 * 146_097) {
            let date = start.adding(days: days)
            let again = CalendarDate(year: date.year, month: date.month, day: date.day)
            let follows =
                date.day == previous.day + 1 && date.month == previous.month
                || date.day == 1 && (date.month == previous.month % 12 + 1)
            guard again == date, previous < date, follows else {
                Issue.record("\(date) after \(previous)")
                return
            }
            previous = date
        }
        #expect(previous.description == "2399-12-31")
    }
}

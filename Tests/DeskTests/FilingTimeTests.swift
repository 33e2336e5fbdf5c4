import TestSupport
import Testing
import Vocabulary

@testable import Desk

@Suite struct FilingTimeTests {
    @Test(
        arguments: [
            ("2026-01-31", "2026-01-31T00:00:00+08:00", true),
            ("2026/1/31", "2026-01-31T00:00:00+08:00", true),
            ("2026.01.31", "2026-01-31T00:00:00+08:00", true),
            ("2026年1月31日", "2026-01-31T00:00:00+08:00", true),
            ("２０２６－１－３１", "2026-01-31T00:00:00+08:00", true),
            (" 2026-1-31 17:30 ", "2026-01-31T17:30:00+08:00", false),
            ("2026-01-31T17:30", "2026-01-31T17:30:00+08:00", false),
            ("2026年1月31日 9:05:06", "2026-01-31T09:05:06+08:00", false),
            ("2026年1月31日9:05", "2026-01-31T09:05:00+08:00", false),
            ("2026-01-31T17:30:00+08:00", "2026-01-31T17:30:00+08:00", false),
            ("2026-01-31T09:30:00Z", "2026-01-31T17:30:00+08:00", false),
        ])
    func timesAsPeopleWriteThem(text: String, instant: String, isDay: Bool) throws {
        let time = try #require(FilingTime(text))
        #expect(time.instant == Instant(instant) && time.isDayOnly == isDay)
        #expect(time.day.description == "2026-01-31")
    }

    @Test(
        arguments: [
            "", "yesterday", "2026-02-30", "2026-13-01", "26-01-31", "20260131", "2026-1", "46053",
            "2026-01-31 25:00", "2026-01-31 9", "2026-01-31 09:5", "2026年1月", "31/01/2026",
            "2026-01-31 09:00 x", "2026-1-31-2", "-2026-01-31",
        ])
    func whatIsNoTime(text: String) { #expect(FilingTime(text) == nil) }

    /// Two filings of one day, one of them without an hour, are in the order in which they came.
    @Test func aDayAloneFollowsWhatWasFiledOnIt() throws {
        let day = try #require(FilingTime("2026-01-31"))
        let noon: Instant = "2026-01-31T12:00:00+08:00"
        #expect(day.instant(after: noon) == noon && day.instant(after: nil) == day.instant)
        let later: Instant = "2026-02-01T12:00:00+08:00"
        #expect(day.instant(after: later) == day.instant)
        let time = try #require(FilingTime("2026-01-31 09:00"))
        #expect(time.instant(after: noon) == time.instant)
    }
}

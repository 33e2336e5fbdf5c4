import Testing

@testable import Vocabulary

@Suite struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T08:00+08:00", 0),
            ("1970-01-01 00:00:00.5Z", 500_000), ("1970-01-01T00:00:01.0000019Z", 1_000_001),
            ("1969-12-31T23:59:59.999999Z", -1), ("1969-12-31T18:30:00-05:30", 0),
            ("2021-01-31T23:59:59.999999+08:00", 1_612_108_799_999_999),
        ] as [(String, Int64)])
    func asPeopleWriteIt(text: String, microseconds: Int64) throws {
        let instant = try #require(Instant(text))
        #expect(instant.microsecondsSinceEpoch == microseconds)
        // as written, whatever else would mean the same
        #expect(instant.description == text)
    }

    @Test(arguments: [
        "", "yesterday", "2021-01-31", "2021-01-31T10:00:00", "2021-02-30T10:00:00Z",
        "2021-01-31T24:00:00Z", "2021-01-31T10:60Z", "2021-01-31T10:00:61Z",
        "2021-01-31T10:00:00.Z", "2021-01-31T10:00.5Z", "2021-01-31T10:00:00+08",
        "2021-01-31T10:00:00+0800", "2021-01-31T10:00:00+16:00", "2021-01-31T10:00:00+08:60",
        "2021-01-31t10:00:00Z", "2021-01-31T10:00:00z", "２021-01-31T10:00:00Z", "infinity",
    ])
    func nothingElse(text: String) { #expect(Instant(text) == nil) }

    @Test(arguments: [
        ("2021-01-26 10:00:00+08", "2021-01-26T10:00:00+08:00"),
        ("2021-01-26 07:30:00.25+05:30", "2021-01-26T10:00:00.25+08:00"),
        ("2021-01-25 21:00:00-05", "2021-01-26T02:00:00Z"),
        ("2021-01-26T10:00:00.000000+08:00", "2021-01-26T10:00:00+08:00"),
    ])
    func asPostgreSQLWritesIt(text: String, same: String) throws {
        let instant = try #require(Instant(timestamptz: text))
        #expect(try instant == #require(Instant(same)) && instant.description == text)
    }

    @Test(arguments: ["infinity", "2021-01-26 10:00:00", "2021-01-26 10:00:00+08 BC", "2021-01-26"])
    func notOfTheDatabase(text: String) { #expect(Instant(timestamptz: text) == nil) }

    @Test func timesOfChina() throws {
        #expect(Instant(unixSeconds: 0).description == "1970-01-01T08:00:00+08:00")
        #expect(Instant(unixSeconds: -28_801).description == "1969-12-31T23:59:59+08:00")
        let day = try #require(CalendarDate("2026-01-31"))
        #expect(Instant(endOf: day).description == "2026-01-31T23:59:59.999999+08:00")
        #expect(Instant(day, secondOfDay: 36_660).description == "2026-01-31T10:11:00+08:00")
        for instant in [Instant(endOf: day), Instant(unixSeconds: 1_234_567_890)] {
            #expect(Instant(instant.description) == instant)
        }
        #expect(Instant(unixSeconds: 1_234_567_890).microsecondsSinceEpoch == 1_234_567_890_000_000)
        #expect(Instant(day, secondOfDay: 0) < Instant(endOf: day))
    }
}

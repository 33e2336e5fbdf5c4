import Messages
import Testing
import Vocabulary

@testable import Desk

@Suite struct ArgumentsTests {
    @Test(arguments: [(2007, false), (2008, true), (2999, true), (3000, false), (-1, false)])
    func reportYears(year: Int, isYear: Bool) throws {
        if isYear {
            #expect(try Arguments.year(year) == year)
        } else {
            #expect(try refusal { _ = try Arguments.year(year) }.status == .wrongUsage)
        }
    }

    /// A day means its end in China; today has none yet that anybody knows.
    @Test func instants() throws {
        #expect(try Arguments.instant(nil) == nil)
        #expect(
            try Arguments.instant("2021-01-31")?.description == "2021-01-31T23:59:59.999999+08:00")
        #expect(
            try Arguments.instant("2021-01-31 10:00Z")?.description == "2021-01-31 10:00Z")
        let today = Clock.today
        // at midnight the day that was today has an end
        let ofToday = try Arguments.instant(today.description)
        #expect(ofToday == nil || Clock.today > today)
        for text in ["2999-01-01", "2021-02-30", "soon", "2021-01-31T10:00:00"] {
            let refusal = try refusal { _ = try Arguments.instant(text) }
            #expect(refusal.status == .wrongUsage && refusal.message.en.contains(text))
        }
    }

    @Test func days() throws {
        #expect(try Arguments.pastDay(nil) == nil)
        #expect(try Arguments.pastDay("2021-01-31")?.description == "2021-01-31")
        #expect(try refusal { _ = try Arguments.pastDay("2999-01-01") }.status == .wrongUsage)
        #expect(
            try Arguments.date("2999-01-01", option: "--until")?.description == "2999-01-01")
        let refusal = try refusal { _ = try Arguments.date("soon", option: "--until") }
        #expect(refusal.message.zh.contains("--until") && refusal.message.zh.contains("soon"))
    }
}

import Messages
import PostgresClient
import Settings
import Store
import Testing
import Vocabulary

@testable import Desk

@Suite struct WorkplaceTests {
    @Test(
        arguments: [
            ([.language: "fr"], .wrongUsage), ([.businessDate: "2026-02-30"], .wrongUsage),
            ([.logFormat: "xml"], .wrongUsage),
        ] as [([SettingKey: String?], Desk.ExitStatus)])
    func aWrongOptionIsWrongUsage(settings: [SettingKey: String?], status: Desk.ExitStatus) throws {
        let failure = try #require(throws: CommandFailure.self) { try workplace(settings) }
        #expect(failure.code == status && failure.message?.isEmpty == false)
    }

    /// The same slip in a variable is a wrong setting, told in the language of the locale.
    @Test func aWrongVariableIsAWrongSetting() throws {
        for (locale, words) in [("en_US.UTF-8", "must be a date"), ("zh_CN.UTF-8", "日期")] {
            let failure = try #require(throws: CommandFailure.self) {
                try Workplace(
                    SettingsOverrides(),
                    environment: ["LANG": locale, "HUIZONG_BUSINESS_DATE": "tomorrow"])
            }
            #expect(failure.code == .wrongSettings)
            #expect(failure.message?.contains(words) == true, "\(failure)")
        }
    }

    @Test func refusalsAreToldInTheLanguageOfTheSettings() throws {
        for (language, words) in [("zh", "另一次运行"), ("en", "Another run")] {
            let workplace = try workplace([.language: language])
            let failure = try #require(throws: CommandFailure.self) {
                try workplace.attempt { throw StoreError.lockedByAnotherRun(nil) }
            }
            #expect(failure.code == .lockedByAnotherRun)
            #expect(failure.message?.contains(words) == true, "\(failure)")
        }
    }

    /// What a command has said already, and errors that are none of ours, stay what they are.
    @Test func otherErrorsPass() throws {
        let workplace = try workplace()
        #expect(throws: CommandFailure(.checkFoundErrors)) {
            try workplace.attempt { throw CommandFailure(.checkFoundErrors) }
        }
        #expect(throws: NothingRefused.self) {
            try workplace.attempt { throw NothingRefused() }
        }
    }

    @Test func theBusinessDateIsTheSettingOrToday() throws {
        #expect(
            try workplace([.businessDate: "2026-01-31"]).businessDate().description == "2026-01-31")
        let before = Clock.today
        let date = try workplace().businessDate()
        #expect(before <= date && date <= Clock.today)
    }

    @Test func aDatabaseOutOfReachIsSaid() throws {
        let workplace = try workplace()
        let failure = try #require(throws: CommandFailure.self) {
            try workplace.attempt { try workplace.withDatabase { _ in } }
        }
        #expect(failure.code == .databaseOutOfReach)
    }
}

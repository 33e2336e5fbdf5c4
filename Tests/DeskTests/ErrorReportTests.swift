import Documents
import Messages
import NightlyRun
import PostgresClient
import Store
import Testing
import Vocabulary

@testable import Desk

/// Every error of ours has words in both languages and an exit code.
@Suite struct ErrorReportTests {
    private static let day = CalendarDate(daysSinceEpoch: 20_000)
    private static let instant = Instant(unixSeconds: 1_700_000_000)

    private static func holder(isOverdue: Bool) -> LockHolder {
        LockHolder(login: "job", processID: 4711, since: instant, isOverdue: isOverdue)
    }

    static let cases: [(any Error, Desk.ExitStatus, String)] = [
        (StoreError.notMigrated, .wrongSettings, "huizong migrate"),
        (StoreError.migrationsMissing(["m1", "m2"]), .wrongSettings, "m1, m2"),
        (StoreError.databaseIsAhead(["m9"]), .wrongSettings, "m9"),
        (StoreError.migrationAltered("m3"), .wrongSettings, "m3"),
        (
            StoreError.cannotApply(
                file: "code/rights.sql", reason: "not unique",
                inTheWay: [DefinitionDifference(.added, "function intake.submit(text)")]),
            .wrongSettings, "intake.submit(text)"
        ), (StoreError.formsOutOfStep(["gid-2021"]), .wrongSettings, "gid-2021"),
        (StoreError.formCellsChanged(form: "gid-2021", position: 7), .wrongSettings, "7"),
        (StoreError.unexpectedValue(column: "level", value: "city"), .failed, "level"),
        (StoreError.checkFailed(check: "c01", detail: "x=1"), .failed, "x=1"),
        (StoreError.totalAltered(region: "360926", year: 2020), .failed, "360926"),
        (StoreError.rosterAltered(region: "360926", year: 2020), .failed, "360926"),
        (StoreError.lockedByAnotherRun(nil), .lockedByAnotherRun, ""),
        (StoreError.lockedByAnotherRun(holder(isOverdue: false)), .lockedByAnotherRun, "4711"),
        (StoreError.lockedByAnotherRun(holder(isOverdue: true)), .failed, "_backend(4711)"),
        (StoreError.noSuchRegion("999999"), .wrongUsage, "999999"),
        (StoreError.regionNotSeen("360926"), .failed, "360926"),
        (StoreError.nothingPublished, .failed, "huizong run"),
        (
            StoreError.beforeFirstEdition(instant: instant, first: instant), .failed,
            "2023-11-15T06:13:20+08:00"
        ),
        (StoreError.instantInFuture(instant), .wrongUsage, "2023-11-15T06:13:20+08:00"),
        (
            StoreError.businessDateInFuture(date: day, today: day), .wrongUsage,
            day.description
        ),
        (
            StoreError.editionInFuture(edition: 3, publishedAt: instant), .wrongSettings,
            "2023-11-15T06:13:20+08:00"
        ),
        (StoreError.decisionRefused("没有 / none"), .failed, "none"),
        (
            DatabaseError.cannotConnect(.unreachable, reason: "no route"), .databaseOutOfReach,
            "no route"
        ),
        (
            DatabaseError.cannotConnect(.refused, reason: "password"), .databaseOutOfReach,
            "password"
        ),
        (DatabaseError.cannotConnect(.badSettings, reason: "port"), .wrongSettings, "port"),
        (DatabaseError.cannotConnect(.tooOld, reason: "9.2.4"), .wrongSettings, "9.2.4"),
        (DatabaseError.connectionLost(statement: "a.sql"), .databaseOutOfReach, "a.sql"),
        (
            DatabaseError.misuse(statement: "a.sql", reason: "busy"), .failed, "a.sql"
        ),
        (RunError.tooManyRegions(5), .failed, "5"),
        (Refusal(.unreadableInput, Phrase("读不懂", en: "unreadable")), .unreadableInput, ""),
    ]

    @Test(arguments: cases.indices)
    func statusAndWords(index: Int) throws {
        let (error, status, words) = Self.cases[index]
        let report = try #require(ErrorReport(error, settings: try workplace().settings))
        #expect(report.status == status, "\(error)")
        #expect(report.message.zh != report.message.en)
        for text in [report.message.zh, report.message.en] {
            #expect(!text.isEmpty && !text.contains("{"), "\(text)")
            #expect(words.isEmpty || text.contains(words), "\(text)")
        }
    }

    @Test func whatIsNotOursHasNoReport() throws {
        #expect(ErrorReport(NothingRefused(), settings: try workplace().settings) == nil)
    }
}

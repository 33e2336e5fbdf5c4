import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Withdrawals, corrected dates, recorded publications and decisions taken back.
@Suite struct DecisionFamilyTests {
    private func late(
        _ county: County, asOf day: String = "2023-03-01", known: Instant? = nil,
        event: LatenessRow.Event = .submit
    ) throws -> [Int64: LatenessRow] {
        let rows = try AuditReader(connection: county.connection).lateness(
            year: County.year, region: nil, asOf: CalendarDate(day), known: known)
        return Dictionary(
            uniqueKeysWithValues: rows.filter { $0.event == event }.map { ($0.agencyID, $0) })
    }

    @Test func withdrawnReportWasNeverFiled() throws {
        let county = try County()
        let wrong = try county.file(0, granted: 5)
        try county.file(1, granted: 7)
        try county.run()
        #expect(try county.granted() == "12")
        let decisions = Decisions(connection: county.connection)
        let number = try decisions.withdraw(
            submission: wrong, reason: "单位有误", decidedBy: "县政府办")
        #expect(try county.run().isPublished)
        #expect(try county.granted() == "7")
        #expect(try county.reasons().values.contains { $0.contains("withdrawn") })
        #expect(try late(county)[county.agencies[0]]?.status == .missing)
        #expect(try county.isWhole())
        // what is left after it is a first report again
        try county.file(0, granted: 9, on: "2023-02-20")
        try county.run()
        #expect(try county.granted() == "16")
        #expect(try late(county)[county.agencies[0]]?.happenedOn?.description == "2023-02-20")
        try decisions.revoke(
            kind: .withdrawal, number: number, reason: "原来没有错", decidedBy: "县政府办")
        try county.run()
        #expect(try county.granted() == "16")
        #expect(try late(county)[county.agencies[0]]?.happenedOn?.description == "2023-01-15")
        #expect(try county.isWhole())
    }

    /// An agency whose only report is withdrawn has never filed; the findings say so.
    @Test func withdrawnOnlyReportIsNoReport() throws {
        let county = try County()
        for year in [2021, 2022] {
            try county.file(1, granted: 1, year: year, on: "\(year + 1)-01-15")
        }
        let only = try county.file(0, granted: 1)
        try county.run(on: "2024-03-01")
        let before = try county.findings(of: "R-MISS").count
        try Decisions(connection: county.connection).withdraw(
            submission: only, reason: "试导入", decidedBy: "县政府办")
        try county.run(on: "2024-03-01")
        let after = try county.findings()
        #expect(after.contains { $0.agencyID == county.agencies[0] && $0.submissionID == nil })
        #expect(before == 0)
        #expect(try county.isWhole(on: "2024-03-01"))
    }

    @Test func theReportFiledLastCountsWhateverItsRevision() throws {
        let county = try County()
        try county.file(0, granted: 5, on: "2023-02-15")
        // an older paper, stored later
        try county.file(0, granted: 6, on: "2023-01-10")
        try county.run()
        #expect(try county.granted() == "5")
        #expect(try late(county)[county.agencies[0]]?.status == .onTime)
        #expect(try county.isWhole())
        // with errors in the one filed last, the older one counts
        try county.file(1, granted: 5, total: 6, on: "2023-02-15")
        try county.file(1, granted: 7, on: "2023-01-10")
        try county.run()
        #expect(try county.granted() == "12")
        // years that are compared with another one are read otherwise
        try county.file(2, granted: 1, year: 2021, on: "2022-01-15")
        try county.run()
        #expect(try county.granted() == "12")
        #expect(try county.isWhole())
    }

    @Test func correctedDatesDecideLikeDeclaredOnes() throws {
        let county = try County()
        let first = try county.file(0, granted: 5, on: "2023-02-15")
        let second = try county.file(0, granted: 6, on: "2023-02-20")
        try county.run()
        #expect(try county.granted() == "6")
        #expect(try late(county)[county.agencies[0]]?.status == .late)
        let decisions = Decisions(connection: county.connection)
        let number = try decisions.correct(
            submission: second, submittedAt: "2023-01-20T09:00:00+08:00",
            publishedOn: CalendarDate("2023-01-22"), reason: "收文登记", decidedBy: "县政府办")
        try county.run()
        #expect(try county.granted() == "5")
        #expect(try county.reasons().values.contains { $0.contains("dates") })
        let row = try #require(try late(county)[county.agencies[0]])
        #expect(row.status == .onTime && row.happenedOn?.description == "2023-01-20")
        #expect(row.declaredAt?.hasPrefix("2023-02-20T10:00:00") == true)
        let published = try #require(
            try late(county, event: .publish)[county.agencies[0]])
        #expect(published.happenedOn?.description == "2023-01-22")
        #expect(published.evidence == "filing")
        #expect(try county.isWhole())
        try decisions.revoke(
            kind: .correction, number: number, reason: "登记有误", decidedBy: "县政府办")
        try county.run()
        #expect(try county.granted() == "6")
        #expect(try county.isWhole())
        try decisions.withdraw(submission: first, reason: "重复", decidedBy: "县政府办")
        try county.run()
        #expect(try county.isWhole())
    }

    @Test func returnSentByMistakeIsTakenBack() throws {
        let county = try County()
        let report = try county.file(0, granted: 5)
        try county.run()
        let decisions = Decisions(connection: county.connection)
        let number = try decisions.sendBack(
            submission: report, reason: "缺盖章", returnedBy: "县政府办")
        try county.run()
        #expect(try county.granted() == nil)
        try decisions.revoke(
            kind: .returned, number: number, reason: "误退", decidedBy: "县政府办")
        try county.run()
        #expect(try county.granted() == "5")
        #expect(try county.reasons().values.contains { $0 == ["revoked"] })
        // it can be sent back again
        try decisions.sendBack(submission: report, reason: "缺盖章", returnedBy: "县政府办")
        try county.run()
        #expect(try county.granted() == nil)
        #expect(try county.isWhole())
    }

    @Test func publicationsRestOnEvidence() throws {
        let county = try County()
        try county.file(0, granted: 5)
        let decisions = Decisions(connection: county.connection)
        func record(_ day: String, sha256: String? = nil) throws {
            try decisions.recordPublication(
                SeenPublication(
                    agencyID: county.agencies[0], year: County.year,
                    publishedOn: try #require(CalendarDate(day)), decidedBy: "县政府办",
                    url: "https://example.gov.cn/1", sha256: sha256))
        }
        try record("2023-01-30")
        let typed = try #require(try late(county, event: .publish)[county.agencies[0]])
        #expect(typed.status == .onTime && typed.evidence == "record")
        #expect(typed.notedOn != nil && typed.notedBy != nil)
        try record("2023-01-30", sha256: String(repeating: "0a", count: 32))
        #expect(try late(county, event: .publish)[county.agencies[0]]?.evidence == "page")
        #expect(throws: StoreError.self) { try record("2023-01-30") }
        #expect(throws: StoreError.self) { try record("2022-12-31") }
        try county.run()
        #expect(try county.isWhole())
    }

    /// A report stored while a closing date is known and has passed came too late, whatever date
    /// it bears; one that was there before the closing date was set did not.
    @Test func closingLooksAtWhenAReportWasStored() throws {
        let county = try County()
        try county.file(0, granted: 5)
        try county.execute(
            """
            INSERT INTO registry.closing (region_code, year, no_new_after, recorded_at)
            VALUES ('\(County.code)', 2022, '2023-02-28', '2099-01-01')
            """)
        try county.file(1, granted: 7)
        try county.run()
        #expect(try county.granted() == "5")
        let closed = try county.findings(of: "R-CLOSE")
        #expect(closed.map(\.agencyID) == [county.agencies[1]])
        let rows = try late(county)
        #expect(rows[county.agencies[1]]?.closedBy == "no_new_after")
        #expect(rows[county.agencies[0]]?.closedBy == nil)
        try county.waive(1)
        try county.run()
        #expect(try county.granted() == "12")
        #expect(try county.isWhole())
    }

    @Test func decisionsAreRefusedInWords() throws {
        let county = try County()
        let report = try county.file(0, granted: 5)
        let decisions = Decisions(connection: county.connection)
        func refusal(_ body: () throws -> Void) -> String {
            do {
                try body()
                return ""
            } catch StoreError.decisionRefused(let message) {
                return message
            } catch {
                return "\(error)"
            }
        }
        func withdraw(_ reason: String = "a", _ name: String = "b", _ id: Int64) -> String {
            refusal { try decisions.withdraw(submission: id, reason: reason, decidedBy: name) }
        }
        #expect(withdraw(" ", "b", report).contains("请写明理由"))
        #expect(withdraw("a", "　".replacing("　", with: " "), report).contains("请写明决定人"))
        #expect(withdraw("a", "b", 999).contains("没有这份报告"))
        #expect(
            refusal {
                try decisions.correct(
                    submission: report, submittedAt: nil, publishedOn: nil, reason: "a",
                    decidedBy: "b")
            }.contains("请给出报送时间或公开日期"))
        #expect(
            refusal {
                try decisions.correct(
                    submission: report, submittedAt: "2099-01-01T00:00:00+08:00",
                    publishedOn: nil, reason: "a", decidedBy: "b")
            }.contains("不能晚于现在"))
        #expect(withdraw("a", "b", report) == "")
        #expect(withdraw("a", "b", report).contains("已经撤销"))
        #expect(
            refusal {
                try decisions.sendBack(submission: report, reason: "a", returnedBy: "b")
            }.contains("已经撤销"))
        #expect(
            refusal {
                try decisions.revoke(kind: .waiver, number: 1, reason: "a", decidedBy: "b")
            }.contains("没有这项决定"))
        try decisions.revoke(kind: .withdrawal, number: 1, reason: "a", decidedBy: "b")
        #expect(
            refusal {
                try decisions.revoke(kind: .withdrawal, number: 1, reason: "a", decidedBy: "b")
            }.contains("已经收回"))
        // nobody changes one, or removes it
        for table in ["withdrawal", "correction", "publication", "revocation", "return"] {
            #expect(throws: DatabaseError.self) {
                try county.execute("DELETE FROM intake.\(table)")
            }
        }
    }
}

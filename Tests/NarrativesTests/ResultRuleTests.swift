import Testing
import Vocabulary

@testable import Narratives

/// R-TX-KIND and R-TX-CASE.
@Suite struct ResultRuleTests {
    /// 上海 2025 as its text sums it up.
    static let table: KeyValuePairs<String, Int64?> = [
        "requests.granted.total": 200, "requests.partly_granted.total": 8,
        "requests.refused_state_secret.total": 15, "requests.refused_internal_affairs.total": 5,
        "requests.unavailable_not_held.total": 500,
        "requests.unavailable_needs_creation.total": 64,
        "requests.declined_petition.total": 80, "requests.other_not_corrected.total": 162,
        "requests.other_reason.total": 157,
    ]

    @Test(
        arguments: [
            ("对申请的答复中，予以公开208件，不予公开20件，无法提供564件，不予处理80件，其他处理319件（含申请人主动撤回157件）。", .passed),
            ("申请予以公开200件，部分公开8件。", .passed), ("申请予以公开208件，部分公开8件。", .failed(208, 200)),
            ("申请予以公开及部分公开208件。", .passed), ("申请予以公开和部分公开200件。", .failed(200, 208)),
            ("申请予以公开207件。", .failed(207, 208)), ("申请不予公开二十一件。", .failed(21, 20)),
            ("其中，予以公开答复208件，占40%；不予公开的20件；无法提供的565件。本局共收到申请。", .failed(565, 564)),
            ("申请因属于国家秘密不予公开3件。", .passed), ("申请因属于国家秘密不予公开30件。", .failed(30, 20)),
            // other things are published too
            ("通过网站予以公开政府信息137条。", .passed), ("依申请公开工作有序。", .passed), ("", .passed),
            ("2022年申请予以公开3件。", .passed),
        ] as [(String, Expected)])
    func results(_ text: String, _ expected: Expected) throws {
        expected.check(try Sample.findings("R-TX-KIND", text, Self.table))
    }

    /// 上海 2019 leaves the totals of the results blank, and its text breaks two of the sums.
    @Test func resultsBesideBlankTotals() throws {
        let table: KeyValuePairs<String, Int64?> = [
            "requests.granted.natural_person": 258, "requests.granted.business": 12,
            "requests.granted.legal_service": 1, "requests.granted.other_organisation": 1,
            "requests.partly_granted.natural_person": 3,
            "requests.refused_state_secret.natural_person": 35,
            "requests.unavailable_not_held.natural_person": 265,
            "requests.unavailable_needs_creation.natural_person": 72,
            "requests.declined_petition.natural_person": 158,
        ]
        let text = "答复申请中，予以公开及部分公开258件，不予公开35件，无法提供265件，不予处理158件，其他处理0件。"
        let found = try Sample.findings(
            "R-TX-KIND", text, year: 2019, table, blank: ["requests."], form: "gid-2019")
        #expect(found.filter { $0.verdict == .failed }.map(\.left) == ["258", "265"])
        #expect(found.filter { $0.verdict == .failed }.map(\.right) == ["275", "337"])
        #expect(found.allSatisfy { $0.verdict == .failed }, "a blank 其他处理 is the 0 of the text")
        #expect(Set(found.map(\.cells)).count == found.count, "each can be explained apart")
    }

    /// 淮安 2024.
    static let cases: KeyValuePairs<String, Int64?> = [
        "proceedings.reconsideration.total": 351, "proceedings.litigation_direct.total": 20,
        "proceedings.litigation_after_reconsideration.total": 26,
    ]

    @Test(
        arguments: [
            ("因政府信息公开被申请行政复议351件，被提起行政诉讼46件。", .passed),
            ("因政府信息公开被申请行政复议350件，被提起行政诉讼46件。", .failed(350, 351)),
            ("因政府信息公开被申请行政复议351件，被提起行政诉讼20件。", .failed(20, 46)),
            ("政府信息公开行政复议、行政诉讼共397件。", .passed), ("政府信息公开行政复议、行政诉讼共396件。", .failed(396, 397)),
            ("政府信息公开行政复议三百五十一起。", .passed),
            // other things
            ("政府信息公开行政复议维持3件，纠正1件。", .passed), ("办理行政复议案件120件。", .passed),
            ("政府信息公开未经复议直接起诉20件。", .passed), ("2022年政府信息公开行政复议3件。", .passed), ("", .passed),
        ] as [(String, Expected)])
    func casesStated(_ text: String, _ expected: Expected) throws {
        expected.check(try Sample.findings("R-TX-CASE", text, Self.cases))
    }

    @Test func noCasesMeansNone() throws {
        let text = "未发生因政府信息公开引起的行政复议、行政诉讼。"
        #expect(try Sample.findings("R-TX-CASE", text, [:]).isEmpty)
        let found = try Sample.findings("R-TX-CASE", text, Self.cases)
        #expect(found.map(\.left) == ["0", "0"])
        #expect(found.map(\.right) == ["351", "46"])
        #expect(found.allSatisfy { $0.severity == .warning }, "never an error")
    }

    @Test func blankTablesAreUndecided() throws {
        let kinds = try Sample.findings("R-TX-KIND", "申请不予公开3件。", [:], blank: ["requests."])
        #expect(kinds.map(\.verdict) == [.undecided])
        let cases = try Sample.findings(
            "R-TX-CASE", "行政复议3件。", section: "proceedings", [:], blank: ["proceedings."])
        #expect(cases.map(\.verdict) == [.undecided])
    }
}

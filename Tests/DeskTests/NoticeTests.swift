import Forms
import Messages
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import Store

/// What notices say of nobody, one and many, in both languages.
@Suite struct NoticeTests {
    private let region = Region(code: "360926", name: "铜鼓县", level: .county, parentCode: nil)

    private func row(
        _ agency: Int64, _ status: LatenessRow.Status, _ event: LatenessRow.Event,
        due: String = "2021-01-31"
    ) throws -> LatenessRow {
        LatenessRow(
            year: 2020, regionCode: region.code, regionName: region.name, agencyID: agency,
            agencyName: "第\(agency)局", agencyClass: .department, event: event,
            dueOn: try #require(CalendarDate(due)),
            happenedOn: status == .late ? CalendarDate("2021-02-03") : nil,
            daysLate: status == .late || status == .missing ? 3 : nil, status: status,
            dueFrom: "default", closedBy: nil, decidedBy: nil, documentNumber: nil)
    }

    private func text(
        _ rows: [LatenessRow], _ language: Language
    ) throws -> NoticeText {
        NoticeText(
            rows, region: region, year: 2020, day: try #require(CalendarDate("2021-02-05")),
            language: language)
    }

    private func rendered(
        _ rows: [LatenessRow], _ kind: NoticeKind, _ language: Language
    ) throws -> String {
        let name = language == .zh ? kind.rawValue : "\(kind.rawValue).en"
        return try text(rows, language).rendered(
            byTemplate: try workplace().noticeTemplate(name))
    }

    /// Every number stands where it is spoken of, and nothing of the template is left over.
    @Test(arguments: [NoticeKind.reminder, .urge, .circular], Language.allCases)
    func zeroOneAndMany(kind: NoticeKind, language: Language) throws {
        let status: LatenessRow.Status = kind == .reminder ? .pending : .missing
        for count in [0, 1, 12] {
            let rows =
                try (0..<Int64(count)).flatMap { agency in
                    try LatenessRow.Event.allCases.map { try row(agency + 1, status, $0) }
                } + [try row(100, .onTime, .submit), try row(100, .onTime, .publish)]
            let notice = try rendered(rows, kind, language)
            for agency in 0..<count { #expect(notice.contains("第\(agency + 1)局"), "\(notice)") }
            #expect(!notice.contains("第100局"))
            #expect(!notice.contains("{{") && !notice.contains("Optional"), "\(notice)")
            switch (kind, language) {
            case (.circular, .zh):
                #expect(notice.contains("报送：按时1个，逾期0个，未报送\(count)个，未到期0个"), "\(notice)")
                #expect(notice.contains("公布：按时1个，逾期0个，未见公布\(count)个，未到期0个"))
                #expect(notice.contains("没有逾期未报送的单位") == (count == 0))
                #expect(notice.contains("第四十七条") == (count > 0))
            case (.circular, .en):
                #expect(notice.contains("Filed: 1 in time, 0 late, \(count) missing"), "\(notice)")
                #expect(notice.contains("Article 47") == (count > 0))
            case (.urge, .zh):
                #expect(notice.contains("下列\(count)个单位") && notice.contains("督促整改或者通报批评"))
            case (.urge, .en):
                #expect(notice.contains("following \(count) agencies"), "\(notice)")
            case (.reminder, .zh):
                #expect(notice.contains("下列\(count)个单位") && notice.contains("第五十条"))
            default: #expect(notice.contains("following \(count) have"), "\(notice)")
            }
        }
    }

    @Test func eachAgencyHasItsOwnDates() throws {
        let rows = [
            try row(1, .missing, .submit), try row(1, .missing, .publish),
            try row(2, .missing, .submit), try row(2, .missing, .publish, due: "2021-02-01"),
            try row(3, .onTime, .submit), try row(3, .missing, .publish),
            try row(4, .late, .submit), try row(4, .late, .publish),
        ]
        let urged = try rendered(rows, .urge, .zh)
        #expect(urged.contains("第1局：未报送，未见公布（期限2021年1月31日，已逾期3天）"), "\(urged)")
        #expect(
            urged.contains(
                "第2局：未报送（期限2021年1月31日，已逾期3天），未见公布（期限2021年2月1日，已逾期3天）"))
        #expect(urged.contains("第3局：未见公布（期限2021年1月31日，已逾期3天）"))
        #expect(!urged.contains("第4局") && urged.contains("下列3个单位"))
        let english = try rendered(rows, .urge, .en)
        #expect(
            english.contains(
                "第2局: not filed (due 31 January 2021, 3 days late), "
                    + "not published (due 1 February 2021, 3 days late)"), "\(english)")
        let circular = try rendered(rows, .circular, .zh)
        #expect(circular.contains("逾期公布的单位\n1．第4局：期限2021年1月31日，2021年2月3日公布"))
    }

    /// A name, a telephone, both or neither; a circular, which everybody reads, has none.
    @Test(arguments: Language.allCases)
    func whomToCall(language: Language) throws {
        let rows = try (1...4).map { try row($0, .missing, .submit) }
        let contacts = NoticeContacts(
            office: AgencyContact(name: "李四", phone: "0795-8722000"),
            byAgency: [
                1: AgencyContact(name: "张三", phone: "13800000001"),
                2: AgencyContact(phone: "13800000002"), 3: AgencyContact(name: "王五"),
            ])
        let text = NoticeText(
            rows, region: region, year: 2020, day: try #require(CalendarDate("2021-02-05")),
            language: language, contacts: contacts)
        let suffix = language == .zh ? "" : ".en"
        let urged = try text.rendered(
            byTemplate: try workplace().noticeTemplate("urge\(suffix)"))
        let lines = urged.split(separator: "\n").filter { $0.contains("局") }
        let wanted =
            language == .zh
            ? ["（联系人：张三，13800000001）", "（联系人：13800000002）", "（联系人：王五）", "天）"]
            : ["(contact: 张三, 13800000001)", "(contact: 13800000002)", "(contact: 王五)", "late)"]
        #expect(zip(lines, wanted).allSatisfy { $0.hasSuffix($1) } && lines.count == 4, "\(urged)")
        #expect(urged.contains("李四") && urged.contains("0795-8722000"))
        let circular = try text.rendered(
            byTemplate: try workplace().noticeTemplate("circular\(suffix)"))
        #expect(!circular.contains("张三") && !circular.contains("13800000002"))
    }

    @Test func onlyThePublicationIsUrgedWhereAllHaveFiled() throws {
        let rows = [try row(1, .onTime, .submit), try row(1, .missing, .publish)]
        #expect(try text(rows, .zh).usualKind == .urge)
        #expect(try rendered(rows, .urge, .zh).contains("催促公布2020年度"))
    }

    @Test func nobodyIsWrittenToInVain() throws {
        let all = try LatenessRow.Status.allCases.map { status in
            (status, try text([try row(1, status, .submit)], .zh))
        }
        for (status, text) in all {
            #expect(text.concernsSomebody(.reminder) == (status == .pending))
            #expect(text.concernsSomebody(.urge) == (status == .missing))
            #expect(text.concernsSomebody(.circular) == (status != .exempt))
        }
        #expect(!(try text([], .zh).concernsSomebody(.circular)))
    }

    /// A report whose sum is wrong: both sides, every figure with its place, and what it should be.
    @Test(arguments: Language.allCases)
    func aCorrectionSaysWhatIsWrongAndWhere(language: Language) throws {
        let form = try #require(try FormFiles.catalogue()["gid-2021"])
        var figures: [Int64?] = Array(repeating: 0, count: form.cells.count)
        let names = ["natural_person", "business", "total"].map { "requests.received.\($0)" }
        for (name, figure) in zip(names, [Int64(10), 2, 13]) {
            figures[try #require(form.position(of: name))] = figure
        }
        let finding = Finding(
            rule: "R-T3-ROW", severity: .error, verdict: .failed, cells: names, left: "12",
            right: "13", difference: "-1", message: Phrase("各类之和 12，总计 13", en: "12 against 13"))
        let warning = Finding(
            rule: "R-X-CARRY", severity: .warning, verdict: .failed, cells: [],
            message: Phrase("与上年不符", en: "differs from last year"))
        for findings in [[finding], [warning], [finding, warning]] {
            let notice = CorrectionNotice(
                subject: CorrectionNotice.Subject(
                    agencyName: "第1局", year: 2023, revision: 2, findings: findings, form: form,
                    figures: findings.contains(finding) ? figures : nil,
                    written: [
                        names[2]: WrittenFigure(
                            rawText: "13", place: Phrase("第3个表格", en: "table 3"))
                    ]),
                day: try #require(CalendarDate("2024-02-05")),
                until: try #require(CalendarDate("2024-02-12")), language: language,
                caller: AgencyContact(name: "李四", phone: "0795-8722000"))
            let name = language == .zh ? "correction" : "correction.en"
            let text = try notice.rendered(byTemplate: try workplace().noticeTemplate(name))
            #expect(!text.contains("{{") && text.contains("第1局"), "\(text)")
            #expect(text.contains("李四") && text.contains("0795-8722000"))
            let wanted: [String] =
                switch language {
                case .zh:
                    ["2024年2月12日前", "第五十条", "第四十七条", "错误\(findings.count { $0 == finding })项"]
                case .en: ["12 February 2024", "Article 50", "Article 47"]
                }
            for words in wanted { #expect(text.contains(words), "\(words) \(text)") }
            if findings.contains(finding) {
                let words =
                    language == .zh
                    ? ["各类之和 12，总计 13（R-T3-ROW）", "两边：12 与 13，相差 -1", "填 13（第3个表格）", "可能的更正"]
                    : ["12 against 13 (R-T3-ROW)", "says 13 (table 3)", "Likely corrections"]
                for words in words { #expect(text.contains(words), "\(words) \(text)") }
            }
            #expect(
                text.contains(language == .zh ? "须核实并说明" : "To be checked and explained")
                    == findings.contains(warning))
        }
    }
}

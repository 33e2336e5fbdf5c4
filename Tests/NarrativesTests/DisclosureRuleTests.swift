import Messages
import Testing
import Vocabulary

@testable import Narratives

/// R-TX-DOC, R-TX-DECISION and R-TX-FEE: the words against table II.
@Suite struct DisclosureRuleTests {
    static let documents: KeyValuePairs<String, Int64?> = [
        "disclosure.normative_documents.issued": 3, "disclosure.normative_documents.repealed": 2,
        "disclosure.normative_documents.in_force": 15, "disclosure.regulations.issued": 1,
    ]

    @Test(
        arguments: [
            // the words as reports have them
            ("2023年制定行政规范性文件3件。", .passed), ("全年共制发规范性文件4件。", .passed),
            ("全年共制发规范性文件5件。", .failed(5, 4)), ("本年制定规范性文件二件。", .failed(2, 3)),
            ("废止行政规范性文件2件。", .passed), ("废止行政规范性文件4件。", .failed(4, 2)),
            ("现行有效规范性文件15件。", .passed), ("现行有效的行政规范性文件共14件。", .failed(14, 15)),
            ("行政规范性文件制发3件、废止2件、现行有效15件。", .passed),
            ("行政规范性文件制发3件、废止1件、现行有效15件。", .failed(1, 2)),
            ("制定3件行政规范性文件。", .passed), ("制定6件行政规范性文件。", .failed(6, 4)),
            ("未制定行政规范性文件。", .failed(0, 3)), ("本年度没有新制定规范性文件。", .failed(0, 3)),
            // what lapsed is counted apart by some
            ("废止、宣布失效规范性文件5件。", .passed), ("宣布失效规范性文件3件，废止1件。", .passed),
            // other bodies, other years, other things
            ("全县制定规范性文件20件。", .passed), ("审查各乡镇规范性文件12件，制定1件。", .passed),
            ("2022年制定规范性文件9件。", .passed), ("去年制定规范性文件9件。", .passed),
            ("制定政策文件20件。", .passed), ("印发文件20件。", .passed), ("公开规范性文件12件。", .passed),
            ("自2020年以来制定规范性文件30件。", .passed), ("清理规范性文件30件，废止9件。", .passed),
            ("制定、修订规范性文件9件。", .passed), ("制定和修订规范性文件9件。", .passed),
            ("解读规范性文件9件。", .passed), ("对3件规范性文件进行了解读。", .passed),
            ("制定约10件规范性文件。", .passed), ("下一步将制定规范性文件8件。", .passed),
            ("制定规范性文件公开制度1项。", .passed), ("未及时公开制定的规范性文件。", .passed), ("", .passed),
            ("较上年多制定规范性文件1件。", .passed), ("备案规范性文件7件。", .passed),
            ("主动公开规范性文件42件，规章13件（含新制定5件，修改4件，废止4件）。", .passed),
            ("主动公开规章13件（含废止4件），规范性文件42件。", .passed),
        ] as [(String, Expected)])
    func documentsStated(_ text: String, _ expected: Expected) throws {
        expected.check(try Sample.findings("R-TX-DOC", text, Self.documents))
    }

    @Test func theOlderFormCountsDocumentsOtherwise() throws {
        let table: KeyValuePairs<String, Int64?> = [
            "disclosure.normative_documents.made": 3,
            "disclosure.normative_documents.published": 2,
        ]
        for (text, passes) in [
            ("2019年制定规范性文件3件。", true), ("2019年制定规范性文件2件。", true),
            ("2019年制定规范性文件1件。", false), ("2019年废止规范性文件9件。", true),
        ] {
            let found = try Sample.findings(
                "R-TX-DOC", text, year: 2019, table, form: "gid-2019")
            #expect(found.isEmpty == passes, "\(text)")
        }
    }

    static let decisions: KeyValuePairs<String, Int64?> = [
        "disclosure.licensing.decisions": 120, "disclosure.penalties.decisions": 32,
        "disclosure.compulsory_measures.decisions": 4,
    ]

    @Test(
        arguments: [
            ("2023年共作出行政许可决定120件。", .passed), ("2023年共作出行政许可决定121件。", .failed(121, 120)),
            ("我局办理行政许可120件，行政处罚32件，行政强制4件。", .passed),
            ("我局办理行政许可120件、行政处罚31件、行政强制4件。", .failed(31, 32)),
            ("作出行政处罚决定三十二件。", .passed), ("实施行政强制0件。", .failed(0, 4)),
            ("作出行政许可和行政处罚决定共152件。", .passed), ("作出行政许可、行政处罚决定160件。", .failed(160, 152)),
            ("行政许可、行政处罚、行政强制156件。", .passed), ("行政处罚案件35宗。", .failed(35, 32)),
            // notices, items, applications and powers are no decisions
            ("公开行政许可信息500条。", .passed), ("公示行政处罚55件。", .passed), ("行政许可事项35项。", .passed),
            ("受理行政许可申请500件。", .passed), ("行政处罚事项66件。", .passed), ("受理行政许可500件。", .passed),
            ("通过信用中国公开行政处罚决定书40件。", .passed), ("采取行政强制措施9件。", .passed),
            // other bodies, other years, cumulative, comparisons, no exact figure
            ("全县共作出行政许可决定9000件。", .passed), ("去年作出行政处罚决定50件。", .passed),
            ("2022年作出行政处罚决定50件。", .passed), ("自2020年以来作出行政许可决定900件。", .passed),
            ("行政处罚较去年减少20件。", .passed), ("行政许可办结率100%。", .passed), ("作出行政许可约130件。", .passed),
            ("行政许可网上办件率达90%，即办件30件。", .passed), ("立案查处案件50件。", .passed),
            ("行政处罚听证2件。", .passed), ("因行政处罚引发行政复议3件。", .passed), ("不服行政处罚5件。", .passed),
            ("累计作出行政许可决定900件。", .passed), ("", .passed), ("其中行政处罚20件。", .passed),
            ("其中行政处罚50件。", .failed(50, 32)),
        ] as [(String, Expected)])
    func decisionsStated(_ text: String, _ expected: Expected) throws {
        expected.check(try Sample.findings("R-TX-DECISION", text, Self.decisions))
    }

    @Test func blanksInTableTwoAreUndecided() throws {
        let rows = ["disclosure."]
        let text = "制定规范性文件3件。作出行政许可决定120件。信息处理费收取3940元。"
        for rule in ["R-TX-DOC", "R-TX-DECISION", "R-TX-FEE"] {
            let found = try Sample.findings(rule, text, section: "other", [:], blank: rows)
            #expect(found.map(\.verdict) == [.undecided], "\(rule)")
        }
    }

    @Test(
        arguments: [
            // table II: 0.5 ten thousand yuan
            ("收取信息处理费3940元。", 500_000, true), ("收取信息处理费39400元。", 500_000, false),
            ("信息处理费共计3.94万元。", 500_000, false), ("收取39,400元信息处理费。", 500_000, false),
            ("信息处理费收入三万元。", 0, false), ("信息处理费5040元。", 500_000, true),
            ("收取信息处理费39400元。", 0, false), ("收取信息处理费40元。", 0, true),
            // rounded to whole ten thousands
            ("收取信息处理费13940元。", 1_000_000, true), ("收取信息处理费15940元。", 1_000_000, false),
            ("收取信息处理费39400元。", 4_000_000, true), ("收取信息处理费39400元。", 9_617_160_000, true),
            // none, not yet, tariffs, other years, other bodies
            ("未收取信息处理费。", 0, true), ("收取信息处理费0元。", 0, true), ("没有收取信息处理费，为0元。", 0, true),
            ("信息处理费收费标准为每件100元。", 0, true), ("发出收费通知，要求缴纳信息处理费39400元。", 0, true),
            ("退还信息处理费39400元。", 0, true), ("2022年收取信息处理费39400元。", 0, true),
            ("全县收取信息处理费39400元。", 0, true), ("信息处理费应收39400元。", 0, true),
            ("收取诉讼费39400元。", 0, true), ("去年收取信息处理费39400元。", 0, true),
        ] as [(String, Int64, Bool)])
    func feesStated(_ text: String, _ amount: Int64, _ passes: Bool) throws {
        let found = try Sample.findings(
            "R-TX-FEE", text, section: "other", ["disclosure.fees.amount": amount])
        #expect(found.isEmpty == passes, "\(found.map(\.message.zh))")
        #expect(found.allSatisfy { $0.severity == .warning && $0.verdict == .failed })
    }

    @Test(arguments: [
        ("2023年度未发出收费通知。", false), ("本机关没有发出信息处理费收费通知。", false), ("发出收费通知38件。", true),
        ("2022年未发出收费通知。", true), ("其他事项：无。", true),
    ])
    func noticesFitTableThree(_ text: String, _ passes: Bool) throws {
        let found = try Sample.findings(
            "R-TX-FEE", text, section: "other", ["requests.other_fee_unpaid.total": 38])
        #expect(found.isEmpty == passes)
        let none = try Sample.findings("R-TX-FEE", text, section: "other", [:])
        #expect(none.isEmpty, "no request ended for a fee")
    }
}

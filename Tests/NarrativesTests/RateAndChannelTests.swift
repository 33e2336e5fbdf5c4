import Testing
import Vocabulary

@testable import Narratives

/// R-TX-CHANNEL and R-TX-RATE.
@Suite struct RateAndChannelTests {
    /// 9 new and 1 carried in.
    static let table: KeyValuePairs<String, Int64?> = [
        "requests.received.total": 9, "requests.carried_in.total": 1,
    ]

    @Test(
        arguments: [
            // both readings
            ("收到政府信息公开申请9件，其中网络申请5件、信函申请4件。", .passed),
            ("收到政府信息公开申请10件，其中网络5件，信函5件。", .passed),
            ("收到政府信息公开申请10件，其中网络5件，信函3件。", .failed(8, 9)),
            ("收到政府信息公开申请9件，其中通过网络提交6件、信函3件、当面1件、传真1件。", .failed(11, 10)),
            ("收到政府信息公开申请9件（网上申请5件、邮寄申请3件、其他方式1件）。", .passed),
            ("收到政府信息公开申请9件（网上申请5件、邮寄申请3件、当面申请0件）。", .failed(8, 9)),
            ("申请来源：网络申请5件；信函申请4件。", .passed), ("申请来源：网络申请9件；信函申请4件。", .failed(13, 10)),
            ("通过门户网站收到申请八件，通过邮政快递收到申请四件。", .failed(12, 10)),
            // some way may be told elsewhere
            ("申请渠道：网络申请5件；信函申请2件。", .passed), ("收到申请9件，其中网络申请5件。", .passed),
            // lists within lists, answers, other years and other things
            ("收到申请9件，其中网络申请5件，其中平台3件，邮箱4件。", .passed),
            ("收到申请9件，以网络申请为主，网络5件，信函3件。", .passed),
            ("收到申请9件，答复方式：当面3件，邮寄5件。", .passed), ("当面答复申请3件，邮寄答复15件。", .passed),
            ("去年收到申请20件，网络申请15件，信函申请5件。", .passed),
            ("2022年网络申请15件、信函申请5件。", .passed), ("网站发布信息120条，公众号发布30条。", .passed),
            ("全县收到政府信息公开申请300件，其中网络申请200件，信函申请90件。", .passed),
            ("受理热线工单：网络120件，窗口30件。", .passed), ("网络申请约15件，信函申请5件。", .passed), ("", .passed),
            ("收到申请9件，自然人申请5件，法人申请3件。", .passed),
        ] as [(String, Expected)])
    func channels(_ text: String, _ expected: Expected) throws {
        expected.check(try Sample.findings("R-TX-CHANNEL", text, Self.table))
    }

    @Test func blankRequestsLeaveChannelsOpen() throws {
        let text = "收到政府信息公开申请10件，其中网络5件，信函3件。"
        let found = try Sample.findings("R-TX-CHANNEL", text, [:], blank: ["requests."])
        #expect(found.map(\.verdict) == [.undecided])
    }

    /// Shanghai 2023, and the year before.
    static let shanghai: KeyValuePairs<String, Int64?> = [
        "requests.received.total": 34_430, "requests.carried_in.total": 1_000,
        "requests.handled_total.total": 34_000,
    ]

    private func rates(_ text: String, before: KeyValuePairs<String, Int64?>?) throws -> [Finding] {
        let form = try Sample.form()
        let last = try before.map { (form: form, values: try Sample.values($0, form: form)) }
        return NarrativeRules.findings(
            for: ReadText(Sample.text(text)), form: form,
            values: try Sample.values(Self.shanghai, form: form), after: last
        ).filter { $0.rule == "R-TX-RATE" }
    }

    @Test(
        arguments: [
            ("收到政府信息公开申请34430件。申请予以公开10538件，占30.61%。", nil),
            ("申请予以公开10538件，占总数的30.6%。", nil), ("申请予以公开10538件，占31%。", nil),
            ("申请予以公开10538件，占总数的40.61%。", "40.61 30.61"),
            ("申请予以公开10538件，占比3.61%。", "3.61 30.61"),
            // of those handled, of those with the ones carried in, of what the text says itself
            ("申请予以公开10538件，占30.99%。", nil), ("申请予以公开10538件，占29.74%。", nil),
            ("网络申请20000件。申请予以公开10538件，占52.69%。", nil),
            // vague, of other things, of other wholes
            ("申请予以公开10538件，约占40%。", nil), ("申请予以公开10538件，占约40%。", nil),
            ("申请予以公开10538件，占全市的55%。", nil), ("热线工单答复120件，占40%。", nil),
            ("2022年申请予以公开10538件，占40%。", nil), ("依申请公开信息500条，占40%。", nil),
            ("申请按时答复率100%。", nil), ("申请占比逐年上升。", nil), ("", nil),
        ] as [(String, String?)])
    func shares(_ text: String, _ sides: String?) throws {
        let found = try rates(text, before: nil)
        #expect(found.map { "\($0.left ?? "") \($0.right ?? "")" } == (sides.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.severity == .warning && $0.verdict == .failed })
    }

    @Test(
        arguments: [
            ("收到政府信息公开申请34430件，较2022年上升29.3%。", nil),
            ("收到政府信息公开申请34430件，同比增长29.3%。", nil),
            ("收到政府信息公开申请34430件，比上年增加29%。", nil),
            ("收到政府信息公开申请34430件，较上年上升39.3%。", "39.3 29.3"),
            ("收到政府信息公开申请34430件，较上年下降29.3%。", "-29.3 29.3"),
            // with those carried in: 35430 after 26628 and 2000
            ("收到政府信息公开申请34430件，较上年上升23.8%。", nil),
            // last year's figure as the text has it
            ("2022年为20000件。收到政府信息公开申请34430件，较上年上升72.2%。", nil),
            ("收到政府信息公开申请34430件，较上年（20000件）上升72.15%。", nil),
            // other years, other things, no exact figure
            ("收到政府信息公开申请34430件，较2019年上升99%。", nil),
            ("收到政府信息公开申请34430件，较上年上升约39%。", nil),
            ("收到政府信息公开申请34430件，答复满意率较上年上升39.3%。", nil),
            ("收到热线34430件，较上年上升39.3%。", nil), ("依申请公开信息500条，同比增长40%。", nil),
        ] as [(String, String?)])
    func changes(_ text: String, _ sides: String?) throws {
        let before: KeyValuePairs<String, Int64?> = [
            "requests.received.total": 26_628, "requests.carried_in.total": 2_000,
        ]
        let found = try rates(text, before: before)
        #expect(found.map { "\($0.left ?? "") \($0.right ?? "")" } == (sides.map { [$0] } ?? []))
        #expect(try rates(text, before: nil).isEmpty, "without last year's report nothing is said")
    }

    @Test func blanksLeaveRatesOpen() throws {
        let found = try Sample.findings(
            "R-TX-RATE", "收到申请20件。申请予以公开10件，占40%。",
            ["requests.received.total": 20], blank: ["requests.handled_total"])
        #expect(found.map(\.verdict) == [.undecided])
    }
}

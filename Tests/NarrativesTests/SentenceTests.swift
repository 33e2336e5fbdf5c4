import Testing
import Wording

@testable import Narratives

@Suite struct SentenceTests {
    @Test(
        arguments: [
            ("十二", 12), ("十", 10), ("二十", 20), ("一百零五", 105), ("三千六百零七", 3607), ("一万", 10_000),
            ("三万二千", 32_000), ("十二万零三", 120_003), ("两", 2), ("二〇", 20), ("〇", 0), ("零", 0),
            ("一一", nil), ("百", nil), ("十百", nil), ("万", nil), ("二万三万", nil), ("一千千", nil),
        ] as [(String, Int64?)])
    func chineseNumerals(_ text: String, _ value: Int64?) {
        #expect(Numeral.chinese(text) == value)
    }

    @Test(
        arguments: [
            ("收到申请12件", "收到申请#", [12]), ("收到申请 １２ 件", "收到申请#", [12]),
            ("收到申请1,234件", "收到申请#", [1234]), ("收到申请1，234件", "收到申请#", [1234]),
            ("收到申请十二件", "收到申请#", [12]), ("复议0起、诉讼3宗", "复议#、诉讼#", [0, 3]),
            ("2023年1月收到3件", "2023年1月收到#", [3]), ("办结率100%", "办结率100%", []),
            ("约12件", "约~", []), ("十余件", "~", []), ("1.2万件", "~", []), ("3-5件", "3-~", []),
            ("3至5件", "3至~", []),
            ("数十件", "数~", []), ("申请数十二件", "申请数~", []), ("第三件", "第三件", []), ("每一件", "每一件", []),
            ("12件次", "#", [12]), ("23,12件", "23,#", [12]), ("99999999999999999999件", "~", []),
            ("#1件", "#", [1]),
        ] as [(String, String, [Int64])])
    func countsAreTakenOut(_ text: String, _ shape: String, _ values: [Int64]) throws {
        let report = Sample.text(text)
        let sentence = try #require(Sentence.sentences(of: report).first)
        #expect(String(sentence.shape) == shape)
        #expect(sentence.counts.map(\.value) == values)
    }

    @Test func sentencesEndAtFullStops() {
        let report = Sample.text("甲。乙；丙\n丁")
        #expect(Sentence.sentences(of: report).map(\.printed).prefix(4) == ["甲", "乙", "丙", "丁"])
    }
}

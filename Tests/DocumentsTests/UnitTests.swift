import Forms
import Messages
import Testing
import Vocabulary

@testable import Documents

/// Units beside figures: in cells, headers, labels of rows and lines of their own.
@Suite struct UnitTests {
    private func states(_ text: String, _ cell: String) throws -> ReportCell? {
        try Sample.read(text).cell(cell)
    }

    private func layout(_ formID: String, _ amount: String) throws -> ReportLayout {
        let form = try Sample.form(formID)
        let money = form.cells.firstIndex { $0.unit.isMoney }
        return ReportLayout(
            form: form,
            figures: form.cells.indices.map { $0 == money ? amount : String($0 + 101) })
    }

    @Test(arguments: [
        ("采购总金额(万元)", "万元"), ("采购总金额（单位：千元）", "千元"), ("金额/万元", "万元"), ("金额，亿元", "亿元"),
        ("金额（萬元）", "万元"), ("金额（百元）", "百元"), ("占比（%）", "%"), ("件数（万件）", "万件"), ("金额（万）", "万"),
        ("金额（美元）", "美元"), ("金额（￥）", "¥"), ("金额（$）", "$"), ("采购总金额元", "元"), ("金额（人民币万元）", "万元"),
        ("金额（单位：10万元）", "10万元"),
    ]) func labelsStateUnits(_ label: String, _ unit: String) {
        #expect(StatedUnit.stated(in: label).map(\.text) == [unit])
    }

    @Test(arguments: ["千", "百", "万", "亿"]) func factorsBeyondAllMoneyAreNoMoney(_ factor: String) {
        for count in 3...20 {
            let words = String(repeating: factor, count: count - 2) + "亿亿"
            #expect(StatedUnit.stated(in: "金额（\(words)元）").allSatisfy { $0.fen == nil })
        }
    }

    @Test(arguments: [
        "规章", "第二十条第（一）项", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "行政许可（收费10元）", "3.危及“三安全一稳定”",
        "5.属于三类内部事务信息", "行政许可（其中罚没50万元）", "本年处理决定数量", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "公元前", "多元化解",
    ]) func otherLabelsStateNone(_ label: String) {
        #expect(StatedUnit.stated(in: label).isEmpty)
    }

    @Test(arguments: [
        ("单位：万元", ["万元"]), ("（金额单位：元）", ["元"]), ("单位：件、万元", ["万元"]), ("注：金额单位为千元。", ["千元"]),
        ("表中金额以元为单位。", ["元"]), ("*金额以万元计", ["万元"]), ("①单位为元", ["元"]), ("按件计酬", []),
        ("填报单位：某县财政局", []), ("各单位要高度重视", []), ("联系单位：某县财政局，收费10元", []),
    ]) func linesNameUnits(_ text: String, _ units: [String]) {
        #expect(StatedUnit.caption(in: text).map(\.text) == units)
    }

    @Test(arguments: [
        ("125万元", 125_000_000), ("125（万元）", 125_000_000), ("125/万元", 125_000_000),
        ("12.5万", 12_500_000), ("3千元", 300_000), ("2百元", 20_000), ("1.5（亿元）", 15_000_000_000),
        ("125（单位：万元）", 125_000_000), ("人民币125元", 12_500), ("0.01元", 1),
        ("125(含其中货物类50万元)元", 0),
    ]) func cellsGiveUnits(_ raw: String, _ fen: Int64) throws {
        let unit = try Sample.form("gid-2019").cells.first { $0.unit.isMoney }?.unit
        let state = FigureText.read(raw, unit: try #require(unit), isSigned: false).state
        #expect(state == (fen == 0 ? .unreadable : .number(fen)))
    }

    @Test(arguments: [
        "125万元（元）", "125（万件）", "125（%）", "1万5千元", "125美元", "0.001元", "125（约）万元", "12 5元",
    ]) func cellsWithOtherUnitsAreRefused(_ raw: String) throws {
        let unit = try Sample.form("gid-2019").cells.first { $0.unit.isMoney }?.unit
        #expect(
            FigureText.read(raw, unit: try #require(unit), isSigned: false).state == .unreadable)
    }

    static let amount = "disclosure.procurement.amount"
    static let fees = "disclosure.fees.amount"

    @Test(arguments: ReportLayout.Shape.allCases) func aUnitInTheHeaderHolds(
        _ shape: ReportLayout.Shape
    ) throws {
        for (header, fen) in [
            ("采购总金额（万元）", Int64(123_450_000)), ("采购总金额（元）", 12_345),
            ("采购总金额/千元", 12_345_000),
        ] {
            let text = try layout("gid-2019", "123.45").text(shape)
                .replacing("采购总金额", with: header)
            let cell = try #require(try states(text, Self.amount))
            #expect(cell.state == .number(fen), "\(header)")
        }
        let text = try layout("gid-2021", "125000").text(shape)
            .replacing("（单位：万元）", with: "（单位：元）")
        let cell = try #require(try states(text, Self.fees))
        #expect(cell.state == .number(12_500_000))
        #expect(cell.note == DocumentMessages.unitOfLabel.filled(["unit": "元"]))
    }

    @Test(arguments: ReportLayout.Shape.allCases) func aUnitInTheLabelOfTheRowHolds(
        _ shape: ReportLayout.Shape
    ) throws {
        let text = try layout("gid-2019", "123.45").text(shape)
            .replacing("政府集中采购", with: "政府集中采购（万元）")
        let report = try Sample.read(text)
        #expect(report.cell(Self.amount)?.state == .number(123_450_000))
        #expect(report.cell("disclosure.procurement.projects")?.state.isNumber == true)
    }

    @Test(arguments: ReportLayout.Shape.allCases) func aLineAboveHoldsForMoneyOnly(
        _ shape: ReportLayout.Shape
    ) throws {
        let text = try layout("gid-2019", "123.45").text(shape)
            .replacing("二、主动公开政府信息情况", with: "二、主动公开政府信息情况（单位：万元）")
        let report = try Sample.read(text)
        #expect(report.cell(Self.amount)?.state == .number(123_450_000))
        #expect(report.unreadableCells.isEmpty)
    }

    /// Wherever a page names the unit of its amounts, it holds.
    @Test(arguments: [
        ("二、主动公开政府信息情况</p>", "二、主动公开政府信息情况</p><p>表中金额以元为单位。</p>"),
        ("二、主动公开政府信息情况</p>", "二、主动公开政府信息情况</p><p align=right>（金额单位：元）</p>"),
        ("年度报告</p>", "年度报告</p><p>（金额单位：元）</p>"),
        ("</table><p>三、", "</table><p>*金额以元计</p><p>三、"),
        ("</table><p>三、", "</table><p>* 单位：元</p><p>三、"),
        ("</table><p>三、", "</table><p>单位：元</p><p>三、"),
        ("</table><p>三、", "</table><p>①单位为元</p><p>三、"),
        ("</table><p>三、", "<tr><td colspan=4>注：金额单位为元</td></tr></table><p>三、"),
        ("</table><p>三、", "<tfoot><tr><td>单位：元</td></tr></tfoot></table><p>三、"),
        ("<table>", "<table><caption>单位：元</caption>"),
        ("<table>", "<table><tr><td colspan=4>单位：元</td></tr>"),
    ]) func aUnitAnywhereHolds(_ place: (before: String, behind: String)) throws {
        let page = try layout("gid-2021", "125000").text(.html)
            .replacing("（单位：万元）", with: "")
        let text = page.replacing(place.before, with: place.behind, maxReplacements: 1)
        #expect(text != page)
        let report = try Sample.read(text)
        #expect(report.cell(Self.fees)?.state == .number(12_500_000))
        #expect(report.unreadableCells.isEmpty)
        // beside a header that says otherwise
        let whole = try layout("gid-2021", "125000").text(.html)
            .replacing(place.before, with: place.behind, maxReplacements: 1)
        #expect(try states(whole, Self.fees)?.state == .unreadable)
    }

    @Test(arguments: ["（件）", "（单位：件）", "（单位：个）", "（$）", "（%）"])
    func moneyInUnitsOfOtherThingsIsRefused(_ unit: String) throws {
        let text = try layout("gid-2021", "125").text(.html)
            .replacing("（单位：万元）", with: unit)
        #expect(try states(text, Self.fees)?.state == .unreadable)
    }

    @Test(arguments: ReportLayout.Shape.allCases) func unitsThatDisagreeAreRefused(
        _ shape: ReportLayout.Shape
    ) throws {
        let text = try layout("gid-2021", "125000元").text(shape)
        #expect(try states(text, Self.fees)?.state == .unreadable)
        let other = try layout("gid-2021", "125").text(shape)
            .replacing("二、主动公开政府信息情况", with: "二、主动公开政府信息情况（单位：元）")
        #expect(try states(other, Self.fees)?.state == .unreadable)
        let agreed = try layout("gid-2021", "125万元").text(shape)
        #expect(try states(agreed, Self.fees)?.state == .number(125_000_000))
    }

    @Test(arguments: ["（%）", "（万件）", "（万元）", "（‰）"]) func countsInOtherUnitsAreRefused(
        _ unit: String
    ) throws {
        let text = try layout("gid-2021", "125").text(.html)
            .replacing("现行有效件数", with: "现行有效件数" + unit)
        #expect(try Sample.read(text).unreadableCells.count == 2)
    }

    @Test func aMissingUnitIsRemarkedAndASmallAmountDoubted() throws {
        let text = try layout("gid-2019", "52.15").text(.html)
        let cell = try #require(try states(text, Self.amount))
        #expect(cell.state == .number(5_215))
        #expect(cell.note?.zh.contains("没有写单位") == true)
        #expect(cell.note?.zh.contains("金额太小") == true)
        let usual = try layout("gid-2019", "5215000").text(.html)
        let note = try states(usual, Self.amount)?.note
        #expect(note?.zh.contains("没有写单位") == true)
        #expect(note?.zh.contains("金额太") == false)
        let bare = try layout("gid-2021", "1250000").text(.html)
            .replacing("（单位：万元）", with: "")
        #expect(try states(bare, Self.fees)?.note?.zh.contains("金额太大") == true)
    }

    @Test func longBracketsCostNothing() throws {
        for part in ["(", "((1)", "[1]", "（）", "①"] {
            let text = "3" + String(repeating: part, count: 100_000)
            let report = try? Sample.read(layout("gid-2019", text).text(.html))
            #expect(report?.cell(Self.amount)?.state.isNumber != true)
        }
    }
}

extension ReportCell.State {
    fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}

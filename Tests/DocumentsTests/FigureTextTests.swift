import Forms
import Messages
import Testing

@testable import Documents

/// The odd cells of published reports.
@Suite struct FigureTextTests {
    static let count = "requests.received.total"
    /// In 元, which the form of 2019 does not print.
    static let yuan = "disclosure.procurement.amount"
    /// In 万元, which the form of 2021 prints.
    static let wanYuan = "disclosure.fees.amount"

    private func read(_ raw: String, _ name: String) throws -> (ReportCell.State, Phrase?) {
        let form = try Sample.form(name == Self.wanYuan ? "gid-2021" : "gid-2019")
        let position = try #require(form.position(of: name))
        let cell = form.cells[position]
        let (state, note) = FigureText.read(raw, unit: cell.unit, isSigned: cell.isSigned)
        return (state, note)
    }

    @Test(arguments: [
        ("0", 0), ("17", 17), (" 17 ", 17), ("１２", 12), ("1,234", 1234), ("1，234，567", 1_234_567),
        ("-8", -8), ("－8", -8), ("−8", -8), ("3.00", 3), ("0.0", 0), ("3．0", 3),
        ("22（其中修订16件）", 22), ("55（含自然失效29件）", 55), ("3件", 3), ("4项", 4),
        ("\u{200B}5\u{FEFF}", 5), ("\u{A0}6\u{3000}", 6),
    ]) func readsCounts(_ raw: String, _ value: Int64) throws {
        #expect(try read(raw, Self.count).0 == .number(value))
    }

    @Test(arguments: [("+1036", 1036), ("＋4", 4), ("-8", -8), ("+0", 0)])
    func readsSignsOfAChange(_ raw: String, _ value: Int64) throws {
        #expect(try read(raw, "disclosure.licensing.change").0 == .number(value))
    }

    @Test(arguments: ["+4", "+4元", "+4万元"]) func moneyHasNoPlus(_ raw: String) throws {
        #expect(try read(raw, Self.yuan).0 == .unreadable)
    }

    @Test(arguments: [
        ("251000元", Self.yuan, 25_100_000), ("152790元", Self.yuan, 15_279_000),
        ("8.04万元", Self.yuan, 8_040_000), ("¥1,200.50", Self.yuan, 120_050),
        ("8040", Self.yuan, 804_000), ("0", Self.yuan, 0),
        ("4068.208", Self.wanYuan, 4_068_208_000), ("59237.2449", Self.wanYuan, 59_237_244_900),
        ("251000元", Self.wanYuan, 25_100_000), ("1.5亿元", Self.wanYuan, 15_000_000_000),
        ("0.000001", Self.wanYuan, 1),
    ]) func readsMoneyExactly(_ raw: String, _ cell: String, _ fen: Int64) throws {
        #expect(try read(raw, cell).0 == .number(fen))
    }

    @Test(arguments: [
        ("8040", Self.yuan, true), ("8040元", Self.yuan, false), ("0", Self.yuan, false),
        ("8040", Self.wanYuan, false), ("8040", Self.count, false),
    ]) func remarksOnAMissingUnit(_ raw: String, _ cell: String, _ isRemarked: Bool) throws {
        #expect((try read(raw, cell).1 != nil) == isRemarked)
    }

    @Test(arguments: ["", " ", "\u{A0}", "\u{3000}", "\u{200B}"]) func blankIsBlank(
        _ raw: String
    ) throws {
        let (state, note) = try read(raw, Self.count)
        #expect(state == .blank)
        #expect(note == nil)
    }

    @Test(arguments: ["-", "—", "--", "——", "/", "／", "无", "N/A", "不适用", "－"])
    func marksAreBlankWithARemark(_ raw: String) throws {
        let (state, note) = try read(raw, Self.count)
        #expect(state == .blank)
        #expect(note == DocumentMessages.markedNotApplicable.filled(["raw": raw]))
    }

    @Test(arguments: [
        ("abc", DocumentMessages.notANumber), ("1.5", DocumentMessages.tooFine),
        ("592372449.", DocumentMessages.endsWithPoint), (".5", DocumentMessages.notANumber),
        ("779%", DocumentMessages.notANumber), ("1,23", DocumentMessages.badGrouping),
        ("1234,567", DocumentMessages.badGrouping), ("1,", DocumentMessages.badGrouping),
        ("1/2", DocumentMessages.notANumber), ("1.2.3", DocumentMessages.notANumber),
        ("99999999999999999999", DocumentMessages.outOfRange), ("约3", DocumentMessages.notANumber),
        ("--3", DocumentMessages.notANumber), ("（3）", DocumentMessages.notANumber),
        ("３．５", DocumentMessages.tooFine), ("+", DocumentMessages.plusSign),
        ("+4", DocumentMessages.plusSign), ("＋4（件）", DocumentMessages.plusSign),
        ("[1]", DocumentMessages.notANumber), ("2[1]6", DocumentMessages.notANumber),
    ]) func refusesWhatIsNoFigure(_ raw: String, _ reason: Phrase) throws {
        let (state, note) = try read(raw, Self.count)
        #expect(state == .unreadable)
        #expect(note == reason.filled(["raw": raw]))
    }

    @Test(arguments: ["12\n3", "12\t3"]) func refusesAPartedFigure(_ raw: String) throws {
        #expect(try read(raw, Self.count).0 == .unreadable)
    }

    @Test(arguments: [
        "12 0", "15 16", "2 3", "1 234", "12 .5", "1, 234", "007", "00", "十二", "1e3", "15（万件）",
        "340（%）", "340（16）", "12（应为13）", "8（约）", "5（累计）", "3万件", "3万", "1'234", "减4", "增3",
        "5（+3）", "340（=）", "12,5", "0,123", "3/4", "５．５", "1－2",
    ]) func refusesWhatMayBeAnotherFigure(_ raw: String) throws {
        #expect(try read(raw, Self.count).0 == .unreadable)
    }

    @Test(arguments: [
        ("减4", -4), ("減４", -4), ("减少4项", -4), ("净减4", -4), ("↓4", -4), ("—4", -4), ("- 4", -4),
        ("增3", 3), ("增加 3", 3), ("新增3件", 3), ("↑3", 3), ("持平", 0), ("减0", 0),
    ]) func readsChangesInWordsWithARemark(_ raw: String, _ value: Int64) throws {
        let (state, note) = try read(raw, "disclosure.licensing.change")
        #expect(state == .number(value))
        #expect(note != nil)
    }

    @Test(arguments: ["增4减2", "减-4", "+-4", "增", "减", "4减2", "增3/减2"])
    func refusesOtherChanges(_ raw: String) throws {
        #expect(try read(raw, "disclosure.licensing.change").0 == .unreadable)
    }

    @Test(arguments: [
        ("零", 0), ("3.00", 3), ("340①", 340), ("340*", 340), ("340¹", 340), ("340（其中修订16件）", 340),
    ]) func readsWithARemark(_ raw: String, _ value: Int64) throws {
        let (state, note) = try read(raw, Self.count)
        #expect(state == .number(value))
        #expect(note != nil)
    }

    @Test func refusesLessThanAFen() throws {
        #expect(try read("1.234元", Self.yuan).0 == .unreadable)
        #expect(try read("0.0000001", Self.wanYuan).0 == .unreadable)
    }

    @Test func keepsTheAnnotation() throws {
        let note = try read("22（其中修订16件）", Self.count).1
        #expect(note == DocumentMessages.annotation.filled(["raw": "其中修订16件"]))
    }

    @Test(arguments: [("264[1]", "1"), ("264 [1][2]", "1；2"), ("264（复议）[注]", "复议；注")])
    func keepsTheMarksOfNotes(_ raw: String, _ remark: String) throws {
        let (state, note) = try read(raw, Self.count)
        #expect(state == .number(264))
        #expect(note == DocumentMessages.annotation.filled(["raw": remark]))
    }

    @Test func unreadableCellsStayInTheReport() throws {
        let text = try Sample.text("department-2023.txt").replacing("\t747 |", with: "\tabc |")
        let report = try Sample.read(text)
        let cell = try #require(report.unreadableCells.first)
        #expect(report.unreadableCells.count == 1)
        #expect(report.form.cells[cell.position].name == "disclosure.licensing.decisions")
        #expect(cell.rawText == "abc")
        #expect(report.values[cell.position] == nil)
    }
}

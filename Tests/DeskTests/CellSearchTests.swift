import Forms
import Messages
import TestSupport
import Testing

@testable import Desk

/// Figures by the words of the form.
@Suite struct CellSearchTests {
    private let forms: [Form]

    init() throws { forms = try FormFiles.catalogue().forms }

    private func names(_ words: String, _ forms: [Form]) -> [String] {
        CellSearch(forms).cells(for: words).map(\.name)
    }

    @Test func everyNameAndWholeLabelFindsItsCell() {
        for form in forms {
            let search = CellSearch([form])
            for cell in form.cells {
                for words in [
                    cell.name, cell.label.zh, cell.label.en,
                    cell.label.zh.replacing(" ", with: "").replacing("（", with: "("),
                    cell.label.en.uppercased(),
                ] {
                    #expect(
                        search.cells(for: words).map(\.name) == [cell.name],
                        "\(form.id) \(words)")
                }
            }
        }
    }

    /// Row and column without the words they stand under: alone if no other cell is called so, else
    /// all that are.
    @Test func everyRowAndColumnFindsThoseThatAreCalledSo() {
        for form in forms {
            let search = CellSearch([form])
            var called: [String: [String]] = [:]
            for (cell, words) in cells(form) { called[words, default: []].append(cell.name) }
            for (words, names) in called {
                #expect(search.cells(for: words).map(\.name) == names, "\(form.id) \(words)")
            }
        }
    }

    /// Each cell with its row and column as printed, unnumbered.
    private func cells(_ form: Form) -> [(Cell, String)] {
        form.tables.flatMap(\.blocks).flatMap { block in
            block.rows.enumerated().flatMap { number, row in
                block.columns.enumerated().map { column, line in
                    let label = row.label.zh.replacing(
                        /^([（(]?[一二三四五六七八九十0-9]+[）)]|[一二三四五六七八九十0-9]+[、.])/, with: "")
                    return (
                        form.cells[block.position(row: number, column: column)],
                        "\(label)·\(line.label.zh)"
                    )
                }
            }
        }
    }

    @Test(
        arguments: [
            ("属于国家秘密", "requests.refused_state_secret.total"),
            ("国家秘密·总计", "requests.refused_state_secret.total"),
            ("1.属于国家秘密·自然人", "requests.refused_state_secret.natural_person"),
            ("屬於國家秘密", "requests.refused_state_secret.total"),
            ("不予公开·国家秘密", "requests.refused_state_secret.total"),
            ("本年新收·自然人", "requests.received.natural_person"),
            ("本年新收 自然人", "requests.received.natural_person"),
            ("自然人／本年新收", "requests.received.natural_person"),
            ("本年新收", "requests.received.total"),
            ("上年结转", "requests.carried_in.total"),
            ("行政复议", "proceedings.reconsideration.total"),
            ("复议后起诉·结果纠正", "proceedings.litigation_after_reconsideration.corrected"),
            ("行政许可", "disclosure.licensing.decisions"),
            ("行政事业性收费", "disclosure.fees.amount"),
            ("收费金额", "disclosure.fees.amount"),
            ("规章·现行有效件数", "disclosure.regulations.in_force"),
            ("state secrets, natural persons", "requests.refused_state_secret.natural_person"),
            ("state secrets", "requests.refused_state_secret.total"),
            ("requests.received.total", "requests.received.total"),
        ])
    func whatClerksWrite(words: String, name: String) {
        #expect(names(words, forms.reversed()) == [name], "\(words)")
    }

    @Test func severalAreListedAndRefused() throws {
        for words in ["规章", "其他", "总计", "不予公开", "自然人", "行政诉讼"] {
            let found = names(words, forms.reversed())
            #expect(found.count > 1, "\(words)")
            let refused = try refusal { _ = try ChosenCell(words, in: forms.reversed()) }
            #expect(refused.status == .wrongUsage)
            for name in found.prefix(5) { #expect(refused.message.zh.contains(name), "\(words)") }
            #expect(refused.message.en.contains(words))
        }
        #expect(names("规章", forms.suffix(1)).count == 3)
    }

    @Test func whatNoFormSaysIsRefused() throws {
        for words in ["", " ", "·", "国", "税收收入", "requests.received", "国家秘密·规章"] {
            if words != "requests.received" { #expect(names(words, forms) == [], "\(words)") }
        }
        let refused = try refusal { _ = try ChosenCell("税收收入", in: forms) }
        #expect(refused.status == .wrongUsage && refused.message.zh.contains("税收收入"))
    }

    /// Two forms that know the same words: the newer one first.
    @Test func aNewerFormDecides() {
        #expect(names("行政许可", forms).count == 3)
        #expect(names("行政许可", forms.reversed()) == ["disclosure.licensing.decisions"])
        #expect(names("本年新公开数量", forms.reversed()).allSatisfy { $0.hasSuffix(".published") })
    }

    @Test func whatWasTakenIsSaid() throws {
        let cell = try ChosenCell("国家秘密·总计", in: forms.reversed())
        #expect(cell.name == "requests.refused_state_secret.total")
        let remark = try #require(cell.remarks.first)
        #expect(remark.zh.contains("国家秘密·总计") && remark.zh.contains(cell.name))
        #expect(remark.en.contains("state secrets"))
        #expect(try ChosenCell(cell.name, in: forms).remarks.isEmpty)
    }
}

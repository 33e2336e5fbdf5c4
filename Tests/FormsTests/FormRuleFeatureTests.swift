import Messages
import TestSupport
import Testing

@testable import Forms

/// What a form file may say beyond plain sums: factors, tolerances, rules over cells, blanks that
/// are zeros, the rows that texts speak of.
@Suite struct FormRuleFeatureTests {
    private func form(_ piece: String, as other: String) throws -> Form {
        let text = TrialForm.with(piece, as: other)
        try #require(text != TrialForm.text)
        return try #require(try FormFiles.catalogue(of: [TrialForm.name: text])["trial"])
    }

    @Test func cellsCountMoreThanOnce() throws {
        let form = try form(
            "[\"letters.{row}.paper\"]",
            as: "[{cell: \"letters.{row}.paper\", times: -2}, \"last_year.letters.{row}.paper\"]")
        let instance = try #require(form.rules.first?.instances.first)
        #expect(instance.factor(at: 0) == -2 && instance.factor(at: 1) == 1)
        #expect(instance.factor(at: 2) == 1 && instance.right.count == 1)
        #expect(form.rules.first?.isPlain == false)
        let plain = form.rules[1].instances.first.map { $0.factor(at: 0) }
        #expect(plain == 1 && form.rules[1].isPlain)
    }

    @Test func aToleranceIsInTheUnitOfTheForm() throws {
        let form = try form(
            "  - id: R-L-INT",
            as: """
                  - id: R-L-FEE
                    severity: warning
                    check: at_least
                    tolerance: 1.5
                    left: [letters.postage.amount]
                    right: [last_year.letters.postage.amount]
                    title: {zh: 邮资, en: postage}
                    message: {zh: 少, en: less}
                    source: 试
                  - id: R-L-INT
                """)
        #expect(form.rules[1].tolerance == 150)
    }

    @Test(arguments: ["{cells: [letters.received.paper]}", "{table: letters, over: cells}"])
    func rulesOverCells(each: String) throws {
        let text = TrialForm.with(
            "each: {table: letters, over: rows, only: [received, answered]}", as: "each: \(each)"
        ).replacing("[\"letters.{row}.paper\"]", with: "[\"{cell}\"]")
            .replacing("[\"letters.{row}.total\"]", with: "[\"last_year.{cell}\"]")
            .replacing("“{row}”不平", with: "“{cell}”不平")
            .replacing("{row} does not add up", with: "{cell} differs")
        let form = try #require(try FormFiles.catalogue(of: [TrialForm.name: text])["trial"])
        let rule = try #require(form.rules.first)
        #expect(rule.instances.count == (each.contains("over") ? 5 : 1))
        let cells = form.cells + form.lastYearCells
        #expect(
            rule.instances.allSatisfy {
                cells[$0.right[0]].name == "last_year.\(cells[$0.left[0]].name)"
            })
        #expect(rule.instances.first?.cell == form.cells[0].label)
    }

    @Test(arguments: [
        ("layout: rows", "layout: rows\n    blank: zero", [0, 1, 2, 3, 4]),
        ("      - columns:\n", "      - blank: zero\n        columns:\n", [0, 1, 2, 3]),
        ("unit: items}", "unit: items, blank: zero}", [0, 2]),
    ])
    func blanksThatAreZeros(piece: String, other: String, positions: [Int]) throws {
        #expect(try form(piece, as: other).blankZeroPositions == positions)
    }

    @Test func rowsOfTexts() throws {
        let form = try form("rules:\n", as: "texts: {answered: [letters.answered]}\nrules:\n")
        #expect(form.rows(of: .answered) == ["letters.answered"])
        #expect(form.rows(of: .received).isEmpty, "what the form does not name is not judged")
    }

    @Test func whatAGovernmentsReportMayDifferIn() throws {
        let form = try form(
            "rules:\n",
            as: """
                comparison:
                  - {cells: [letters.received.paper], below: true}
                  - {cells: [letters.postage.amount], within: 0.5}
                rules:

                """)
        let comparison = form.comparison
        #expect(comparison.agrees(3, 9, at: 0) && !comparison.agrees(9, 3, at: 0))
        #expect(comparison.agrees(150, 200, at: 4) && !comparison.agrees(149, 200, at: 4))
        #expect(!comparison.agrees(1, 2, at: 1) && comparison.agrees(2, 2, at: 1))
        #expect(!comparison.agrees(.min, .max, at: 4))
    }

    /// Two files and both places.
    @Test func overlappingYearsNameBothFiles() throws {
        let other = TrialForm.text.replacing("id: trial", with: "id: other")
            .replacing("first: 2030", with: "first: 2031")
        let error = try #require(throws: FormError.self) {
            _ = try FormFiles.catalogue(of: [TrialForm.name: TrialForm.text, "other.yaml": other])
        }
        #expect(error.file.hasSuffix("/other.yaml") && error.line == 4)
        #expect(error.reason.en == "its years overlap those of form “trial” (trial.yaml:4)")
    }
}

import Forms
import Messages
import Testing
import Vocabulary

/// What a finding tells: both sides, the difference, every cell, and a sentence in two languages.
@Suite struct FindingTests {
    @Test func anIdentityShowsBothSides() throws {
        let form = try Official.form("gid-2021")
        let cells = try form.report([
            "requests.received.natural_person": 60,
            "requests.handled_total.natural_person": 61,
        ])
        let finding = try #require(try form.findings(cells).first { $0.rule == "R-T3-BAL" })
        #expect(
            finding
                == Finding(
                    rule: "R-T3-BAL", severity: .error, verdict: .failed,
                    cells: [
                        "requests.received.natural_person", "requests.carried_in.natural_person",
                        "requests.handled_total.natural_person",
                        "requests.carried_out.natural_person",
                    ], left: "60", right: "61", difference: "-1",
                    message: Phrase(
                        "表三“自然人”列勾稽不平：本年新收加上年结转为 60，办理总计加结转下年为 61，相差 -1",
                        en: "Table III, column natural persons: received plus carried in is 60, "
                            + "handled plus carried over is 61, difference -1")))
    }

    @Test func moneyIsShownInTheFormsUnit() throws {
        let form = try Official.form("gid-2021")
        let cells = try form.report(["disclosure.fees.amount": -59_237_244_900])
        let finding = try #require(try form.findings(cells).first)
        #expect(finding.rule == "R-T2-INT")
        #expect(finding.left == "-59237.2449")
        #expect(finding.right == nil && finding.difference == nil)
        #expect(finding.message.zh.contains("行政事业性收费·本年收费金额（单位：万元）”填 -59237.2449"))
    }

    @Test func oneSidedChecksHaveNoRightSide() throws {
        let form = try Official.form("gid-2019")
        let cells = try form.report([
            "disclosure.fees.items_last_year": 2, "disclosure.fees.change": -3,
            "requests.granted.natural_person": 4, "requests.granted.total": nil,
        ])
        let findings = try form.findings(cells)
        let items = try #require(findings.first { $0.rule == "R-T2-ITEM" })
        #expect(items.left == "-1" && items.right == nil && items.difference == nil)
        #expect(items.cells == ["disclosure.fees.items_last_year", "disclosure.fees.change"])
        let blank = try #require(findings.first { $0.rule == "R-T3-BLANK" })
        #expect(blank.left == "4" && blank.right == nil && blank.difference == nil)
        #expect(blank.cells.last == "requests.granted.total" && blank.cells.count == 7)
        #expect(blank.message.zh.contains("“（一）予以公开”行"))
    }

    /// The sum of two figures at the end of 64 bits wraps to -2; the identity must not hold.
    @Test(arguments: ["gid-2019", "gid-2021"])
    func anOverflowInAnIdentityIsCaught(id: String) throws {
        let form = try Official.form(id)
        let cells = try form.report([
            "requests.received.total": .max, "requests.carried_in.total": .max,
            "requests.handled_total.total": -2,
        ])
        let finding = try #require(try form.findings(cells).first { $0.rule == "R-T3-BAL" })
        #expect(finding.left == "18446744073709551614")
        #expect(finding.right == "-2")
        #expect(finding.difference == "18446744073709551616")
        #expect(finding.excludes)
    }

    @Test func sumsOfLargeFiguresThatAreEqualPass() throws {
        let form = try Official.form("gid-2021")
        let cells = try form.report([
            "requests.received.total": .max, "requests.carried_in.total": .max,
            "requests.handled_total.total": .max, "requests.carried_out.total": .max,
        ])
        #expect(try form.findings(cells).verdict(of: "R-T3-BAL") == .passed)
    }

    @Test func manyBlanksAreOneFinding() throws {
        let form = try Official.form("gid-2021")
        var cells = try form.report()
        for (position, cell) in form.cells.enumerated() where cell.table == "requests" {
            // a figure in every total, and a blank where it should come from
            if cell.column == "business" { cells[position] = nil }
            if cell.column == "total" { cells[position] = 1 }
        }
        let findings = try form.findings(cells).filter { $0.rule == "R-T3-ROW" }
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.verdict == .undecided && !finding.excludes)
        #expect(finding.left == nil && finding.right == nil && finding.difference == nil)
        #expect(finding.cells.count == 175, "every cell of every open instance")
        #expect(Set(finding.cells).count == 175)
        #expect(finding.message.en.contains("25 instances cannot be decided, blank: "))
        #expect(finding.message.en.hasSuffix(", 25 cells in all"))
        #expect(finding.message.zh.contains("有 25 处因空白无法判定"))
        #expect(finding.message.zh.contains("一、本年新收政府信息公开申请数量·商业企业"))
    }

    @Test func aFewBlanksAreAllNamed() throws {
        let form = try Official.form("gid-2021")
        let cells = try form.report([
            "proceedings.litigation_direct.upheld": nil,
            "proceedings.litigation_direct.total": 1,
        ])
        let finding = try #require(try form.findings(cells).first { $0.rule == "R-T4-SUM" })
        #expect(finding.cells.count == 5)
        #expect(
            finding.message.en.hasSuffix(
                "blank: Administrative litigation: Litigation without reconsideration, upheld"))
    }

    @Test func noBlankOfAMessageStaysUnfilled() throws {
        for ruleCase in RuleCases.all {
            let form = try Official.form(ruleCase.form)
            let findings = try form.findings(
                form.report(ruleCase.changes), level: ruleCase.level)
            for finding in findings {
                #expect(!finding.message.zh.contains("{"), "\(finding)")
                #expect(!finding.message.en.contains("{"), "\(finding)")
            }
        }
    }

    /// The same report gives the same findings in the same order.
    @Test func findingsAreInTheOrderOfTheFormFile() throws {
        let form = try Official.form("gid-2019")
        let order = form.rules.map(\.id)
        let cells = try form.report([
            "disclosure.regulations.made": 1, "requests.received.business": 2,
            "proceedings.reconsideration.total": -1, "disclosure.fees.change": nil,
        ])
        let findings = try form.findings(cells)
        let places = findings.compactMap { order.firstIndex(of: $0.rule) }
        #expect(places.count == findings.count && places == places.sorted())
        #expect(try form.findings(cells) == findings)
    }
}

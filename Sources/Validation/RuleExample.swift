public import Forms
public import Messages
public import Vocabulary

/// A situation that breaks a rule that is code, for the rule book, and what the rule says of it.
public struct RuleExample: Sendable {
    public let situation: Phrase
    public let finding: Finding

    /// An example for each rule of ``CatalogueRule/all``, by the rule that it breaks.
    ///
    /// - Parameter form: one of the catalogue; figures and years are those of its first year.
    public static func all(
        form: Form, catalogue: FormCatalogue
    ) throws(Figures.DecodingFault) -> [String: RuleExample] {
        let year = form.years.first
        var examples: [RuleExample] = []
        func add(_ situation: Phrase, _ finding: Finding?) {
            if let finding { examples.append(RuleExample(situation: situation, finding: finding)) }
        }
        add(
            RuleExampleMessages.wrongForm.filled(["form": form.id, "year": String(year - 1)]),
            FormOfYearRule.finding(form: form, year: year - 1, catalogue: catalogue))
        let short = form.cells.count - 1
        add(
            RuleExampleMessages.cellCount.filled(["count": String(short)]),
            CellCountRule.finding(.wrongCount(found: short), storedCount: short, form: form))
        if let last = CalendarDate(year: year + 1, month: 2, day: 28) {
            let next = CalendarDate(daysSinceEpoch: last.daysSinceEpoch + 1)
            add(
                RuleExampleMessages.returned,
                ReturnedRule.finding(returnedOn: next, reason: "表三有误"))
            add(
                RuleExampleMessages.closed,
                ClosedRule.finding(isCorrection: false, lastDay: last, submittedOn: next))
        }
        if let early = CalendarDate(year: year, month: 6, day: 15) {
            add(
                RuleExampleMessages.early.filled(["year": String(year)]),
                FiledEarlyRule.finding(filedOn: early, year: year))
            add(
                RuleExampleMessages.publishedEarly.filled(["year": String(year)]),
                PublicationDayRule.beforeYearEnd(early, year: year))
        }
        add(
            RuleExampleMessages.notActive,
            ExpectedAgencyRule.finding(.notActive, year: year))
        add(RuleExampleMessages.neverFiled, NeverFiledRule.finding(year: year + 1))
        add(
            RuleExampleMessages.incomplete,
            CompleteTotalsRule.finding(
                .init(expected: 3, received: 2), after: .init(expected: 3, received: 3),
                year: year + 1, scope: .own))
        for (situation, finding) in try ofFigures(form) + ofElsewhere(form) + ofTotals(form) {
            add(situation, finding)
        }
        return Dictionary(examples.map { ($0.finding.rule, $0) }) { first, _ in first }
    }

    private typealias Case = (situation: Phrase, finding: Finding?)

    /// Of reports that are zero but for the first cell.
    private static func ofFigures(_ form: Form) throws(Figures.DecodingFault) -> [Case] {
        guard let cell = form.cells.first else { return [] }
        let blank = try figures(form, [0: nil])
        let large = try figures(form, [0: RangeRule.bound])
        return [
            (
                RuleExampleMessages.large.filled(["cell": cell.label]),
                RangeRule.findings(of: large, form: form).first
            ),
            (
                RuleExampleMessages.blank.filled(["cell": cell.label]),
                BlankRule.finding(of: blank, form: form)
            ),
            (
                RuleExampleMessages.lost.filled(["cell": cell.label]),
                LostCellsRule.finding(
                    of: blank, after: try figures(form, [0: 5 * cell.unit.scale]), form: form)
            ),
        ]
    }

    /// Beside a register of two requests, and beside a report of last year with the same figures.
    private static func ofElsewhere(_ form: Form) throws(Figures.DecodingFault) -> [Case] {
        var cases: [Case] = []
        if let received = form.position(of: "requests.received.total") {
            let found = LedgerRule.findings(
                of: try figures(form, [received: 1]), form: form,
                known: [.request: ["依申请1号", "依申请2号"]])
            cases.append((RuleExampleMessages.ledger, found.first))
        }
        let counted = form.cells.indices.map { ($0, Int64?.some(Int64($0) + 101)) }
        let print = FigurePrinter(form: form, number: 0).print(
            of: try figures(form, Dictionary(uniqueKeysWithValues: counted)))
        cases.append(
            (
                RuleExampleMessages.copied,
                print.map {
                    CopiedFiguresRule.finding(
                        .init($0, isFromLastYear: true, other: nil, more: 0))
                }
            ))
        return cases
    }

    /// Of totals that are zero but for one cell.
    private static func ofTotals(_ form: Form) throws(Figures.DecodingFault) -> [Case] {
        let year = form.years.first
        var cases: [Case] = []
        let identities = form.rules.filter {
            $0.check == .equal && !$0.looksAtLastYear && $0.levels.isEmpty
                && $0.years.contains(year)
        }
        if let rule = identities.first, let position = rule.instances.first?.left.first {
            var values = [Int64](repeating: 0, count: form.cells.count)
            values[position] = rule.tolerance + 1
            let (failed, _) = TotalIdentities(form: form, year: year).broken(
                in: RegionJudge.Total(values: values, blanks: [], included: 1), scope: .own)
            cases.append((RuleExampleMessages.notAddingUp, failed.first?.finding))
        }
        let zeros = [Int64](repeating: 0, count: form.cells.count)
        let position = form.cells.indices.first {
            !form.comparison.agrees(5 * form.cells[$0].unit.scale, 0, at: $0)
        }
        if let position {
            let cell = form.cells[position]
            let found = GovernmentReportRule.finding(
                of: try figures(form, [position: 5 * cell.unit.scale]),
                sides: Scope.allCases.map { .init(scope: $0, values: zeros, isComplete: true) },
                form: form)
            cases.append(
                (
                    RuleExampleMessages.government.filled(["cell": cell.label]), found?.finding
                ))
        }
        return cases
    }

    private static func figures(
        _ form: Form, _ changes: [Int: Int64?]
    ) throws(Figures.DecodingFault) -> Figures {
        var values = [Int64?](repeating: 0, count: form.cells.count)
        for (position, value) in changes { values[position] = value }
        let figures = Figures(capacity: values.count)
        try figures.load(values)
        return figures
    }
}

/// The situations, in words.
enum RuleExampleMessages {
    static let wrongForm = Phrase(
        "{year} 年度的报告用了表格 {form}", en: "a report for {year} in form {form}")
    static let cellCount = Phrase(
        "一份报告在库中只有 {count} 格", en: "a report of which {count} cells are stored")
    static let returned = Phrase("报告被退回，尚未更正", en: "a report sent back and not corrected yet")
    static let closed = Phrase(
        "截止日之后才报来的报告", en: "a report that came in after the closing date")
    static let notActive = Phrase(
        "一个当年年底已撤销的单位报来报告", en: "a report of an agency closed by the end of the year")
    static let neverFiled = Phrase(
        "一个单位连续两年应报而从未报送", en: "an agency that was expected for two years and never filed")
    static let incomplete = Phrase("应报 3 个单位，只收到 2 份", en: "2 reports of 3 agencies")
    static let early = Phrase(
        "{year} 年度的报告于当年 6 月报来", en: "a report for {year} that came in in June {year}")
    static let publishedEarly = Phrase(
        "{year} 年度的报告写明当年 6 月公开", en: "a report for {year} said to be published in June {year}")
    static let ledger = Phrase(
        "台账登记了两件申请，报告填 1 件", en: "the register has two requests, the report says 1")
    static let copied = Phrase(
        "各格都填 100 以上的不同数，且与上年逐格相同",
        en: "every cell says another figure above 100, and the same as last year")
    static let large = Phrase(
        "“{cell}”填了十亿亿（或以分计的同样大的金额）",
        en: "{cell} says ten to the seventeenth, in pieces or in fen")
    static let blank = Phrase("“{cell}”留空，其余为 0", en: "{cell} is blank, all others 0")
    static let lost = Phrase(
        "上一版“{cell}”填 5，更正后留空", en: "{cell} was 5, and is blank after a correction")
    static let notAddingUp = Phrase(
        "只有一份报告，它勾稽不平而经批准计入",
        en: "the only report does not add up, and counts by a waiver")
    static let government = Phrase(
        "各单位“{cell}”合计为 0，人民政府的报告填 5",
        en: "{cell}: the totals are 0, the government's report says 5")
}

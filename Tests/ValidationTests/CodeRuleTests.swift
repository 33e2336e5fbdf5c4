import Forms
import Messages
import Testing
import Validation
import Vocabulary

/// A report or standing and what a rule that is code must say of it.
struct CodeRuleCase: Sendable, CustomTestStringConvertible {
    let rule: String
    let verdict: Verdict
    let name: String
    let judge: @Sendable () throws -> [Finding]

    var testDescription: String { "\(rule) \(verdict): \(name)" }
}

@Suite struct CodeRuleTests {
    /// Why a rule that is code never leaves anything open.
    static let neverUndecided = [
        "R-FORM": "a stored submission always has a form and a year",
        "R-CELLS": "the number of stored cells is always known",
        "R-RANGE": "a blank has no size; that it is blank is said by the rules of the form",
        "R-BLANK": "a cell is blank or it is not",
        "R-LOST": "what the revision before said is known",
        "R-ORG": "the registry always says whether an agency is expected",
        "R-RETURN": "a report was sent back or it was not",
        "R-CLOSE": "the closing date and the day of filing are always known",
        "R-ORG-NEVER": "an agency has filed or it has not",
        "R-DATE": "the day of filing is always known",
        "R-DATE-PUB": "a report without a day of publication is not judged",
        "R-X-COPY": "what is not filled in is not compared",
    ]
    /// Why a rule that is code fails nothing.
    static let neverFailed = [
        "R-C-MISS": "missing reports make totals incomplete, not wrong"
    ]

    static let cases: [CodeRuleCase] =
        formOfYear + cellCount + range + expectedAgency + decisions + completeness
        + BlankRuleTests.cases + RegionTotalRuleTests.cases + knownElsewhere

    private static let formOfYear: [CodeRuleCase] = [
        ("gid-2019", 2019, .passed), ("gid-2019", 2020, .passed), ("gid-2021", 2021, .passed),
        ("gid-2021", 2999, .passed), ("gid-2019", 2021, .failed), ("gid-2021", 2020, .failed),
        ("gid-2019", 2018, .failed),
    ].map { (id: String, year: Int, verdict: Verdict) in
        CodeRuleCase(rule: "R-FORM", verdict: verdict, name: "\(id) for \(year)") {
            let form = try Official.form(id)
            return try submissionFindings(form, form.report(), year: year)
        }
    }

    private static let cellCount: [CodeRuleCase] = [
        (200, .passed), (199, .failed), (201, .failed), (0, .failed), (198, .failed),
    ].map { (count: Int, verdict: Verdict) in
        CodeRuleCase(rule: "R-CELLS", verdict: verdict, name: "\(count) cells") {
            let form = try Official.form("gid-2021")
            do throws(Figures.DecodingFault) {
                try unpacked([UInt8](repeating: 1, count: count), count: form.cells.count)
                return []
            } catch {
                return [CellCountRule.finding(error, storedCount: count, form: form)]
            }
        }
    }

    private static let range: [CodeRuleCase] = [
        (RangeRule.bound - 1, .passed), (1 - RangeRule.bound, .passed), (nil, .passed),
        (RangeRule.bound, .failed), (-RangeRule.bound, .failed), (.max, .failed),
        (.min, .failed),
    ].map { (figure: Int64?, verdict: Verdict) in
        let name = figure.map(String.init) ?? "blank"
        return CodeRuleCase(rule: "R-RANGE", verdict: verdict, name: name) {
            let form = try Official.form("gid-2021")
            let cells = try form.report(["disclosure.licensing.decisions": figure])
            return try submissionFindings(form, cells, year: 2023)
        }
    }

    private static let expectedAgency: [CodeRuleCase] = [
        (nil, .passed, "expected"), (.notActive, .failed, "not on the roster"),
        (.exempt, .failed, "exempt"), (.notCounted, .failed, "not counted"),
    ].map { (reason: ExpectedAgencyRule.Reason?, verdict: Verdict, name: String) in
        CodeRuleCase(rule: "R-ORG", verdict: verdict, name: name) {
            [ExpectedAgencyRule.finding(reason, year: 2023)].compactMap { $0 }
        }
    }

    /// What passes these rules is decided where the run reads people's decisions, and tested there:
    /// without a decision, or by the last day, they are not even asked.
    static let decidedByTheRun: Set = ["R-RETURN", "R-CLOSE", "R-ORG-NEVER", "R-DATE-PUB"]

    private static let decisions: [CodeRuleCase] = [
        CodeRuleCase(rule: "R-RETURN", verdict: .failed, name: "sent back") {
            [ReturnedRule.finding(returnedOn: CalendarDate(daysSinceEpoch: 0), reason: "表三空白")]
        },
        CodeRuleCase(rule: "R-CLOSE", verdict: .failed, name: "a new report") {
            [closed(isCorrection: false)]
        },
        CodeRuleCase(rule: "R-CLOSE", verdict: .failed, name: "a correction") {
            [closed(isCorrection: true)]
        },
        CodeRuleCase(rule: "R-ORG-NEVER", verdict: .failed, name: "never filed") {
            [NeverFiledRule.finding(year: 2023)]
        },
    ]

    private static let completeness: [CodeRuleCase] = [
        (60, 60, 59, 59, .passed), (0, 0, 0, 0, .passed), (60, 59, 60, 60, .undecided),
        (60, 60, 60, 58, .undecided),
    ].map { (now: Int, received: Int, before: Int, receivedBefore: Int, verdict: Verdict) in
        let name = "\(received) of \(now) after \(receivedBefore) of \(before)"
        return CodeRuleCase(rule: "R-C-MISS", verdict: verdict, name: name) {
            [
                CompleteTotalsRule.finding(
                    .init(expected: now, received: received),
                    after: .init(expected: before, received: receivedBefore), year: 2023,
                    scope: .all)
            ].compactMap { $0 }
        }
    }

    private static let knownElsewhere: [CodeRuleCase] = [
        CodeRuleCase(rule: "R-DATE", verdict: .passed, name: "on New Year's Day") {
            [early(CalendarDate(year: 2024, month: 1, day: 1))].compactMap { $0 }
        },
        CodeRuleCase(rule: "R-DATE", verdict: .failed, name: "on the last day of the year") {
            [early(CalendarDate(year: 2023, month: 12, day: 31))].compactMap { $0 }
        },
        CodeRuleCase(rule: "R-DATE-PUB", verdict: .failed, name: "before the year's end") {
            [PublicationDayRule.beforeYearEnd(CalendarDate(daysSinceEpoch: 0), year: 2023)]
        },
        CodeRuleCase(rule: "R-LEDGER", verdict: .passed, name: "as many as are known") {
            try known(["requests.received.total": 1])
        },
        CodeRuleCase(rule: "R-LEDGER", verdict: .undecided, name: "blanks beside a case") {
            try known([
                "requests.received.total": nil, "requests.received.natural_person": nil,
            ])
        },
        CodeRuleCase(rule: "R-LEDGER", verdict: .failed, name: "none beside a known case") {
            try known([:])
        },
        CodeRuleCase(rule: "R-X-COPY", verdict: .passed, name: "two small figures") {
            try copies(["disclosure.licensing.decisions": 12, "requests.granted.business": 3])
        },
        CodeRuleCase(rule: "R-X-COPY", verdict: .failed, name: "four large ones") {
            try copies([
                "disclosure.licensing.decisions": 1204, "disclosure.penalties.decisions": 321,
                "disclosure.compulsory_measures.decisions": 47,
                "requests.granted.business": 58,
            ])
        },
    ]

    private static func early(_ day: CalendarDate?) -> Finding? {
        day.flatMap { FiledEarlyRule.finding(filedOn: $0, year: 2023) }
    }

    private static func known(_ cells: [String: Int64?]) throws -> [Finding] {
        let form = try Official.form("gid-2021")
        return LedgerRule.findings(
            of: try figures(form.report(cells)), form: form, known: [.request: ["1"]])
    }

    /// What is said of a report whose figures are those of last year's.
    private static func copies(_ cells: [String: Int64?]) throws -> [Finding] {
        let form = try Official.form("gid-2021")
        let print = FigurePrinter(form: form, number: 1)
            .print(of: try figures(form.report(cells)))
        guard let print else { return [] }
        return [
            CopiedFiguresRule.finding(.init(print, isFromLastYear: true, other: nil, more: 0))
        ]
    }

    private static func closed(isCorrection: Bool) -> Finding {
        ClosedRule.finding(
            isCorrection: isCorrection, lastDay: CalendarDate(daysSinceEpoch: 30),
            submittedOn: CalendarDate(daysSinceEpoch: 31))
    }

    @Test func decisionsAreExplained() throws {
        let first = CalendarDate(daysSinceEpoch: 0)
        let returned = ReturnedRule.finding(returnedOn: first, reason: "表三空白")
        #expect(returned.message.zh.contains("1970-01-01") && returned.message.zh.contains("表三空白"))
        let report = Self.closed(isCorrection: false).message
        let correction = Self.closed(isCorrection: true).message
        #expect(report != correction)
        for message in [report, correction] {
            #expect(message.zh.contains("1970-01-31") && message.zh.contains("1970-02-01"))
            #expect(message.en.contains("1970-01-31") && message.en.contains("1970-02-01"))
        }
    }

    static func submissionFindings(
        _ form: Form, _ cells: [Int64?], year: Int
    ) throws -> [Finding] {
        SubmissionJudge(form: form, year: year, catalogue: try Official.catalogue())
            .findings(of: try figures(cells), level: .county)
    }

    @Test(arguments: cases)
    func verdict(_ codeCase: CodeRuleCase) throws {
        #expect(try codeCase.judge().verdict(of: codeCase.rule) == codeCase.verdict)
    }

    @Test func noRuleLacksAVerdict() {
        let explained = Set(Self.neverUndecided.keys).union(Self.neverFailed.keys)
        // a rule that is in neither list needs a case of each verdict below
        #expect(explained.isSubset(of: CatalogueRule.all.map(\.id)))
        for rule in CatalogueRule.all {
            let verdicts = Self.cases.filter { $0.rule == rule.id }.map(\.verdict)
            let expected = Set(Verdict.allCases).subtracting(
                [
                    Self.decidedByTheRun.contains(rule.id) ? .passed : nil,
                    Self.neverUndecided[rule.id] == nil ? nil : .undecided,
                    Self.neverFailed[rule.id] == nil ? nil : .failed,
                ].compactMap { $0 })
            #expect(Set(verdicts) == expected, "\(rule.id)")
        }
    }

    @Test func idsAreUniqueAndExplained() throws {
        let ids = CatalogueRule.all.map(\.id)
        let data = try Official.catalogue().forms.flatMap(\.rules).map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Set(ids).isDisjoint(with: data))
        for rule in CatalogueRule.all {
            #expect(!rule.title.zh.isEmpty && !rule.title.en.isEmpty && !rule.source.isEmpty)
            #expect(rule.version >= 1)
        }
    }

    @Test func aWrongFormIsJudgedByItsOwnRulesToo() throws {
        let form = try Official.form("gid-2019")
        let cells = try form.report(["requests.granted.total": 1])
        let findings = try Self.submissionFindings(form, cells, year: 2022)
        #expect(findings.map(\.rule) == ["R-FORM", "R-T3-ROW", "R-T3-COL"])
        let message = try #require(findings.first).message
        #expect(message.en.contains("gid-2019 (valid 2019–2020); use gid-2021"))
        #expect(message.zh.contains("2022年度") && message.zh.contains("应使用 gid-2021"))
    }

    @Test func aYearWithoutAFormSaysSo() throws {
        let form = try Official.form("gid-2019")
        let findings = try Self.submissionFindings(form, form.report(), year: 2017)
        #expect(findings.map(\.message.en).first?.contains("no form for this year") == true)
    }

    @Test func implausibleMoneyIsShownInTheFormsUnit() throws {
        let form = try Official.form("gid-2021")
        let cells = try form.report(["disclosure.fees.amount": 123_456_789_012_345_678])
        let finding = try #require(
            try Self.submissionFindings(form, cells, year: 2023).first { $0.rule == "R-RANGE" })
        #expect(finding.cells == ["disclosure.fees.amount"])
        #expect(finding.left == "123456789012.345678")
        #expect(finding.excludes)
        #expect(finding.message.en.contains("123456789012.345678"))
    }

    @Test func aMismatchOfCellsNamesBothNumbers() throws {
        let form = try Official.form("gid-2019")
        let counted = CellCountRule.finding(
            .wrongCount(found: 200), storedCount: 200, form: form)
        #expect(counted.left == "200" && counted.right == "198")
        #expect(counted.excludes)
        let garbled = CellCountRule.finding(.unknownMark(255), storedCount: nil, form: form)
        #expect(garbled.left == nil && garbled.excludes)
        #expect(garbled.message.en.contains("255"))
    }

    @Test func anAgencyThatNeverCountsIsAHintOnly() throws {
        let severities = [.notActive, .exempt, .notCounted].compactMap {
            ExpectedAgencyRule.finding($0, year: 2023)?.severity
        }
        #expect(severities == [.warning, .warning, .hint])
        let exempt = try #require(ExpectedAgencyRule.finding(.exempt, year: 2023))
        #expect(exempt.message.en.contains("2023") && exempt.message.zh.contains("2023"))
    }
}

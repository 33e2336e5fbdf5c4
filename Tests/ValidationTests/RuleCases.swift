import Testing
import Vocabulary

/// One report and what one rule of a form file must say of it.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let form: String
    let rule: String
    let verdict: Verdict
    /// All other cells are 0; nil is blank.
    let changes: [String: Int64?]
    var level: RegionLevel? = .county

    var testDescription: String {
        let cells = changes.map { "\($0.key)=\($0.value.map(String.init) ?? "blank")" }
        return "\(form) \(rule) \(verdict): \(cells.sorted().joined(separator: ", "))"
    }
}

/// Passing, failing and undecided reports for every rule that a form file states.
enum RuleCases {
    static let all = both + of2019 + of2021 + ofCases

    private typealias Row = (rule: String, verdict: Verdict, changes: [String: Int64?])

    /// Tables III and IV have the same rules in both forms.
    private static let both: [RuleCase] = ["gid-2019", "gid-2021"].flatMap { form in
        let groups: [[Row]] = [balances, rowSums, columnSums, outcomes, counts, blankTotals]
        return groups.joined().map { row in
            RuleCase(form: form, rule: row.rule, verdict: row.verdict, changes: row.changes)
        }
    }

    private static let balances: [Row] = [
        ("R-T3-BAL", .passed, [:]),
        (
            "R-T3-BAL", .passed,
            [
                "requests.received.total": 5, "requests.carried_in.total": 2,
                "requests.handled_total.total": 6, "requests.carried_out.total": 1,
            ]
        ),
        ("R-T3-BAL", .failed, ["requests.received.natural_person": 1]),
        ("R-T3-BAL", .failed, ["requests.carried_out.total": 1]),
        // report 13 of the collection: 60 received, 61 handled
        (
            "R-T3-BAL", .failed,
            [
                "requests.received.natural_person": 60,
                "requests.handled_total.natural_person": 61,
            ]
        ),
        // nothing to report is what a blank says
        ("R-T3-BAL", .passed, ["requests.received.business": nil]),
        (
            "R-T3-BAL", .undecided,
            ["requests.received.business": nil, "requests.carried_out.business": 1]
        ),
        (
            "R-T3-BAL", .undecided,
            ["requests.received.total": nil, "requests.handled_total.total": 3]
        ),
        // whatever is carried over cannot make up for three handled too many
        (
            "R-T3-BAL", .failed,
            ["requests.handled_total.research": 3, "requests.carried_out.research": nil]
        ),
    ]

    private static let rowSums: [Row] = [
        ("R-T3-ROW", .passed, [:]),
        (
            "R-T3-ROW", .passed,
            [
                "requests.granted.natural_person": 2, "requests.granted.legal_service": 1,
                "requests.granted.total": 3,
            ]
        ),
        ("R-T3-ROW", .failed, ["requests.granted.total": 1]),
        ("R-T3-ROW", .failed, ["requests.carried_out.other_organisation": 1]),
        (
            "R-T3-ROW", .undecided,
            ["requests.granted.natural_person": 2, "requests.granted.total": nil]
        ),
        (
            "R-T3-ROW", .undecided,
            ["requests.granted.business": nil, "requests.granted.total": 2]
        ),
        (
            "R-T3-ROW", .failed,
            [
                "requests.granted.natural_person": 3, "requests.granted.business": nil,
                "requests.granted.total": 2,
            ]
        ),
    ]

    private static let columnSums: [Row] = [
        ("R-T3-COL", .passed, [:]),
        (
            "R-T3-COL", .passed,
            [
                "requests.granted.business": 1, "requests.declined_repeated.business": 2,
                "requests.handled_total.business": 3,
            ]
        ),
        ("R-T3-COL", .failed, ["requests.handled_total.total": 1]),
        ("R-T3-COL", .failed, ["requests.refused_state_secret.public_welfare": 1]),
        (
            "R-T3-COL", .undecided,
            [
                "requests.declined_petition.natural_person": nil,
                "requests.handled_total.natural_person": 1,
            ]
        ),
        (
            "R-T3-COL", .failed,
            [
                "requests.granted.natural_person": 2,
                "requests.declined_petition.natural_person": nil,
                "requests.handled_total.natural_person": 1,
            ]
        ),
    ]

    private static let outcomes: [Row] = [
        ("R-T4-SUM", .passed, [:]),
        (
            "R-T4-SUM", .passed,
            [
                "proceedings.reconsideration.upheld": 2, "proceedings.reconsideration.pending": 1,
                "proceedings.reconsideration.total": 3,
            ]
        ),
        // report 09 of the collection: 2, 0, 1, 0 and a total of 0
        (
            "R-T4-SUM", .failed,
            [
                "proceedings.litigation_direct.upheld": 2,
                "proceedings.litigation_direct.other_outcome": 1,
            ]
        ),
        ("R-T4-SUM", .failed, ["proceedings.litigation_after_reconsideration.total": 1]),
        (
            "R-T4-SUM", .undecided,
            [
                "proceedings.reconsideration.pending": nil,
                "proceedings.reconsideration.total": 1,
            ]
        ),
        (
            "R-T4-SUM", .failed,
            [
                "proceedings.reconsideration.upheld": 2,
                "proceedings.reconsideration.pending": nil,
                "proceedings.reconsideration.total": 1,
            ]
        ),
    ]

    private static let counts: [Row] = [
        ("R-T3-INT", .passed, [:]),
        ("R-T3-INT", .passed, ["requests.granted.total": .max]),
        ("R-T3-INT", .failed, ["requests.carried_in.natural_person": -1]),
        ("R-T3-INT", .failed, ["proceedings.reconsideration.total": .min]),
        ("R-T3-INT", .passed, ["proceedings.litigation_direct.pending": nil]),
        (
            "R-T3-INT", .failed,
            ["requests.granted.business": nil, "requests.granted.research": -1]
        ),
        ("R-T2-INT", .passed, [:]),
        ("R-T2-INT", .failed, ["disclosure.licensing.decisions": -1]),
        ("R-T2-INT", .passed, ["disclosure.penalties.decisions": nil]),
    ]

    private static let blankTotals: [Row] = [
        ("R-T3-BLANK", .passed, [:]),
        ("R-T3-BLANK", .passed, ["requests.granted.business": nil]),
        (
            "R-T3-BLANK", .failed,
            ["requests.granted.natural_person": 1, "requests.granted.total": nil]
        ),
        ("R-T3-BLANK", .passed, ["requests.received.total": nil]),
        ("R-T3-BLANK", .passed, blankRow),
        (
            "R-T3-BLANK", .passed,
            blankRow.merging(["requests.granted.research": 0]) { $1 }
        ),
        (
            "R-T3-BLANK", .failed,
            blankRow.merging(["requests.granted.research": 5]) { $1 }
        ),
    ]

    private static let blankRow: [String: Int64?] = Dictionary(
        uniqueKeysWithValues: [
            "natural_person", "business", "research", "public_welfare", "legal_service",
            "other_organisation", "total",
        ].map { ("requests.granted.\($0)", nil) })
}

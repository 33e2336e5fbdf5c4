import Vocabulary

/// R-T43 looks from table IV at table III, the same in both forms.
extension RuleCases {
    static let ofCases: [RuleCase] = ["gid-2019", "gid-2021"].flatMap { form in
        cases.map { row in
            let received: [String: Int64?] = [
                "requests.received.total": row.received,
                "requests.carried_in.total": row.carriedIn,
            ]
            let named = row.cases.map { ("proceedings.\($0.key).total", $0.value) }
            return RuleCase(
                form: form, rule: "R-T43", verdict: row.verdict,
                changes: received.merging(named) { $1 })
        }
    }

    private static let cases:
        [(verdict: Verdict, received: Int64?, carriedIn: Int64?, cases: [String: Int64?])] = [
            (.passed, 0, 0, [:]), (.passed, 3, 0, ["reconsideration": 1]),
            (.passed, 0, 2, ["litigation_direct": 1]),
            (.failed, 0, 0, ["reconsideration": 1]),
            (.failed, 0, 0, ["litigation_after_reconsideration": 2]),
            // a blank leaves it open only where a figure in it could decide
            (.undecided, nil, 0, ["reconsideration": 1]),
            (.passed, 0, 0, ["litigation_direct": nil]),
            (.passed, nil, 0, [:]), (.passed, 3, nil, ["reconsideration": 1]),
            (.passed, 3, 0, ["litigation_direct": nil]),
            (.failed, 0, 0, ["reconsideration": 1, "litigation_direct": nil]),
        ]
}

import Vocabulary

/// Table II differs between the forms, and so do its rules.
extension RuleCases {
    static let of2021 =
        documents + regulations(form: "gid-2021", "issued", "in_force") + [
            RuleCase(
                form: "gid-2021", rule: "R-T2-INT", verdict: .failed,
                changes: ["disclosure.fees.amount": -1])
        ]

    private static let documents: [RuleCase] = [
        (.passed, [:]),
        (.passed, ["normative_documents.in_force": 2, "normative_documents.issued": 2]),
        (.failed, ["normative_documents.in_force": 1, "normative_documents.issued": 2]),
        (.failed, ["regulations.issued": 1]),
        (.undecided, ["normative_documents.in_force": nil, "normative_documents.issued": 2]),
        (.passed, ["normative_documents.in_force": 9, "normative_documents.issued": nil]),
    ].map { ruleCase("gid-2021", "R-T2-NEW", $0, $1) }

    static let of2019 =
        published + powers + decisions + regulations(form: "gid-2019", "made", "total_published")
        + [
            ruleCase("gid-2019", "R-T2-INT", .passed, ["licensing.change": -1]),
            ruleCase("gid-2019", "R-T2-INT", .failed, ["licensing.items_last_year": -1]),
            ruleCase("gid-2019", "R-T2-INT", .failed, ["procurement.amount": -1]),
        ]

    private static let published: [RuleCase] = [
        (.passed, [:]),
        // 上海 2019: 13 newly published, 524 so far
        (.passed, ["regulations.published": 13, "regulations.total_published": 524]),
        (.failed, ["regulations.published": 1]),
        (
            .failed,
            ["normative_documents.published": 3, "normative_documents.total_published": 2]
        ),
        (.undecided, ["regulations.published": 1, "regulations.total_published": nil]),
        (.passed, ["regulations.published": nil]),
    ].map { ruleCase("gid-2019", "R-T2-PUB", $0, $1) }

    private static let powers: [RuleCase] = [
        (.passed, [:]),
        // 武汉 2020: eight kinds of licence, five more
        (.passed, ["licensing.items_last_year": 8, "licensing.change": 5]),
        (.passed, ["fees.items_last_year": 2, "fees.change": -2]),
        (.failed, ["fees.items_last_year": 2, "fees.change": -3]),
        (.failed, ["other_services.change": -1]),
        (.undecided, ["penalties.items_last_year": nil, "penalties.change": -3]),
        (.passed, ["penalties.items_last_year": 2, "penalties.change": nil]),
    ].map { ruleCase("gid-2019", "R-T2-ITEM", $0, $1) }

    private static let decisions: [RuleCase] = [
        (.passed, [:]),
        // 武汉 2020: 117 kinds of service, 165 decisions
        (.passed, ["other_services.items_last_year": 117, "other_services.decisions": 165]),
        (.passed, ["licensing.change": 1, "licensing.decisions": 3]),
        (.passed, ["licensing.items_last_year": nil]),
        (.failed, ["licensing.decisions": 1]),
        (
            .failed,
            [
                "penalties.items_last_year": 2, "penalties.change": -2,
                "penalties.decisions": 1,
            ]
        ),
        (.passed, ["compulsory_measures.decisions": nil]),
        (.undecided, ["licensing.items_last_year": nil, "licensing.decisions": 1]),
    ].map { ruleCase("gid-2019", "R-T2-DEC", $0, $1) }

    private static func regulations(form: String, _ cell: String, _ other: String) -> [RuleCase] {
        let cells: [(Verdict, [String: Int64?], RegionLevel?)] = [
            (.passed, [:], .county),
            (.failed, ["regulations.\(cell)": 1], .county),
            (.failed, ["regulations.\(other)": 524], .county),
            (.passed, ["regulations.\(cell)": nil], .county),
            (.passed, ["regulations.\(other)": 524], .prefecture),
            (.passed, ["regulations.\(other)": nil], .province),
            // without its level nobody knows what a body may do
            (.passed, ["regulations.\(other)": 524], nil),
        ]
        return cells.map { ruleCase(form, "R-T2-REG", $0, $1, level: $2) }
    }

    private static func ruleCase(
        _ form: String, _ rule: String, _ verdict: Verdict, _ changes: [String: Int64?],
        level: RegionLevel? = .county
    ) -> RuleCase {
        let named = changes.map { ("disclosure.\($0.key)", $0.value) }
        return RuleCase(
            form: form, rule: rule, verdict: verdict,
            changes: Dictionary(uniqueKeysWithValues: named), level: level)
    }
}

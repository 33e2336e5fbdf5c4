import Vocabulary

/// Rules that look at the year before, over reports and over totals.
extension RuleRegistry {
    private typealias Cells = RegistryCase.Cells
    private typealias Pair = (now: Cells, before: Cells)

    private static func rule(
        _ rule: String, year: Int = 2022, passed: Pair, failed: Pair, undecided: Pair, blank: Pair
    ) -> [RegistryCase] {
        let rows: [(RegistryCase.Kind, Verdict, Pair)] = [
            (.passed, .passed, passed), (.failed, .failed, failed),
            (.undecided, .undecided, undecided), (.blank, .failed, blank),
        ]
        return rows.map { kind, verdict, pair in
            RegistryCase(
                rule: rule, kind: kind, verdict: verdict, year: year, now: pair.now,
                before: pair.before)
        }
    }

    /// One request, from its coming to its end, so that no identity is broken.
    private static func request(from: String, to: String) -> Cells {
        var cells: Cells = [:]
        for row in [from, to] + (to == "granted" ? ["handled_total"] : []) {
            cells["requests.\(row).natural_person"] = 1
            cells["requests.\(row).total"] = 1
        }
        return cells
    }

    private static let carried = request(from: "carried_in", to: "granted")
    private static let left = request(from: "received", to: "carried_out")
    private static let leftBlank: Cells = ["requests.carried_out.business": nil]

    static let ofTheYearBefore: [RegistryCase] =
        shared(
            carry: "R-X-CARRY", valid: "R-X-VALID", items: "R-X-ITEM", published: "R-X-PUB",
            jump: "R-X-JUMP")
        + rule(
            "R-T2-ABS",
            passed: (documents(repealed: 4, issued: 1), documents(inForce: 3)),
            failed: (documents(repealed: 5, issued: 1), documents(inForce: 3)),
            undecided: (
                documents(repealed: 5), ["disclosure.normative_documents.in_force": nil]
            ),
            blank: (
                documents(repealed: 5).merging(["disclosure.regulations.issued": nil]) { $1 }, [:]
            ))

    /// The total of a county with one agency says of two years what the agency's reports say.
    static let ofRegions: [RegistryCase] =
        shared(
            carry: "R-C-CARRY", valid: "R-C-VALID", items: "R-C-ITEM", published: "R-C-PUB",
            jump: "R-C-JUMP")
        + [
            RegistryCase(rule: "R-C-MISS", kind: .passed, verdict: .passed, before: [:]),
            RegistryCase(
                rule: "R-C-MISS", kind: .undecided, verdict: .undecided, before: [:],
                sql: [
                    """
                    INSERT INTO registry.agency (region_code, name, class)
                    VALUES ('{region}', '未报单位', 'department')
                    """
                ]),
        ]

    private static func documents(
        inForce: Int64 = 0, repealed: Int64 = 0, issued: Int64 = 0
    ) -> Cells {
        [
            "disclosure.normative_documents.in_force": inForce,
            "disclosure.normative_documents.repealed": repealed,
            "disclosure.normative_documents.issued": issued,
        ]
    }

    private static func shared(
        carry: String, valid: String, items: String, published: String, jump: String
    ) -> [RegistryCase] {
        rule(
            carry, passed: (carried, left), failed: (carried, [:]), undecided: ([:], leftBlank),
            blank: (carried, leftBlank))
            + rule(
                valid,
                passed: (
                    documents(inForce: 420, repealed: 227, issued: 50), documents(inForce: 597)
                ),
                failed: (documents(inForce: 420), documents(inForce: 597)),
                undecided: (["disclosure.normative_documents.repealed": nil], [:]),
                blank: (
                    documents(inForce: 420).merging(["disclosure.regulations.issued": nil]) { $1 },
                    [:]
                ))
            + rule(
                items, year: 2020,
                passed: (
                    ["disclosure.fees.items_last_year": 1],
                    ["disclosure.fees.items_last_year": 2, "disclosure.fees.change": -1]
                ),
                failed: (
                    ["disclosure.fees.items_last_year": 2],
                    ["disclosure.fees.items_last_year": 2, "disclosure.fees.change": -1]
                ),
                undecided: (
                    ["disclosure.fees.items_last_year": 2],
                    ["disclosure.fees.items_last_year": 2, "disclosure.fees.change": nil]
                ),
                blank: (
                    ["disclosure.fees.items_last_year": 2],
                    ["disclosure.licensing.change": nil]
                ))
            + rule(
                published, year: 2020,
                passed: (
                    [
                        "disclosure.normative_documents.total_published": 5,
                        "disclosure.normative_documents.published": 2,
                    ],
                    ["disclosure.normative_documents.total_published": 3]
                ),
                failed: (
                    ["disclosure.normative_documents.total_published": 2],
                    ["disclosure.normative_documents.total_published": 3]
                ),
                undecided: (
                    ["disclosure.normative_documents.total_published": 2],
                    ["disclosure.normative_documents.total_published": nil]
                ),
                blank: (
                    ["disclosure.normative_documents.total_published": 2],
                    ["disclosure.regulations.total_published": nil]
                ))
            + rule(
                jump,
                passed: (
                    ["disclosure.penalties.decisions": 199], ["disclosure.penalties.decisions": 20]
                ),
                failed: (
                    ["disclosure.penalties.decisions": 200], ["disclosure.penalties.decisions": 20]
                ),
                undecided: (
                    ["disclosure.licensing.decisions": nil], ["disclosure.licensing.decisions": 20]
                ),
                blank: (
                    [
                        "disclosure.penalties.decisions": 200,
                        "disclosure.licensing.decisions": nil,
                    ], ["disclosure.penalties.decisions": 20]
                ))
    }
}

import Vocabulary

/// Rules that look at the year before, over reports and over totals.
extension RuleRegistry {
    private typealias Pair = (now: Cells, before: Cells)

    private static func rule(
        _ rule: String, year: Int = 2022, passed: Pair, failed: Pair, undecided: Pair? = nil,
        blank: Pair
    ) -> [RegistryCase] {
        let rows: [(RegistryCase.Kind, Verdict, Pair)] = [
            (.passed, .passed, passed), (.failed, .failed, failed), (.blank, .failed, blank),
        ]
        let open = undecided.map { [(RegistryCase.Kind.undecided, Verdict.undecided, $0)] } ?? []
        return (rows + open).map { kind, verdict, pair in
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
    private static let allLeftBlank: Cells = [
        "requests.carried_out.natural_person": nil, "requests.carried_out.total": nil,
    ]

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
            RegistryCase(
                rule: "R-C-ADD", kind: .passed, verdict: .passed,
                now: [
                    "proceedings.reconsideration.upheld": 1,
                    "proceedings.reconsideration.total": 1,
                ]),
            // a report that counts although it does not add up
            RegistryCase(
                rule: "R-C-ADD", kind: .failed, verdict: .failed,
                now: ["proceedings.reconsideration.total": 1], sql: [allowed]),
            RegistryCase(
                rule: "R-C-ADD", kind: .undecided, verdict: .undecided,
                now: [
                    "proceedings.reconsideration.pending": nil,
                    "proceedings.reconsideration.total": 1,
                ]),
            RegistryCase(
                rule: "R-C-ADD", kind: .blank, verdict: .passed,
                now: ["proceedings.reconsideration.pending": nil]),
            government(.passed, .passed, reports: 4),
            government(.failed, .failed, reports: 5),
            government(
                .undecided, .undecided, reports: 5,
                """
                INSERT INTO registry.agency (region_code, name, class)
                VALUES ('{region}', '未报单位', 'department')
                """),
            government(
                .blank, .passed, reports: 4, now: ["disclosure.penalties.decisions": nil]),
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

    /// Allows the broken total of table IV; the fingerprint is that of `summary.fingerprint_of`.
    private static let allowed = """
        INSERT INTO intake.waiver (
            fingerprint, agency_id, year, rule, cells, left_value, right_value, reason, decided_by)
        SELECT substr(encode(sha256(string_agg(
                   convert_to(part, 'UTF8') || '\\x00', '' ORDER BY place)), 'hex'), 1, 32),
               {agency}, {year}, 'R-T4-SUM', (array_agg(part ORDER BY place))[4:], 0, 1, '已核实',
               '县政府办'
        FROM unnest(ARRAY['R-T4-SUM', '{agency}', '{year}',
            'proceedings.reconsideration.upheld', 'proceedings.reconsideration.corrected',
            'proceedings.reconsideration.other_outcome', 'proceedings.reconsideration.pending',
            'proceedings.reconsideration.total']) WITH ORDINALITY AS named (part, place)
        """

    /// The government of a county whose only agency decided four licences.
    private static func government(
        _ kind: RegistryCase.Kind, _ verdict: Verdict, reports figure: Int, now: Cells = [:],
        _ more: String...
    ) -> RegistryCase {
        RegistryCase(
            rule: "R-C-SUM", kind: kind, verdict: verdict,
            now: now.merging(["disclosure.licensing.decisions": 4]) { $1 },
            sql: more + [
                """
                INSERT INTO registry.agency (region_code, name, class)
                VALUES ('{region}', '县人民政府', 'government')
                """,
                """
                SELECT intake.submit(agency_id, {year}, 'gid-2021',
                    '{"disclosure.licensing.decisions": \(figure)}', '2023-03-15')
                FROM registry.agency WHERE region_code = '{region}' AND class = 'government'
                """,
            ])
    }

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
            carry, passed: (carried, left), failed: (carried, [:]),
            undecided: (carried, allLeftBlank),
            blank: (carried, leftBlank))
            + rule(
                valid,
                passed: (
                    documents(inForce: 420, repealed: 227, issued: 50), documents(inForce: 597)
                ),
                failed: (documents(inForce: 420), documents(inForce: 597)),
                undecided: (
                    [
                        "disclosure.normative_documents.in_force": 5,
                        "disclosure.normative_documents.issued": nil,
                    ], [:]
                ),
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
                    ["disclosure.fees.items_last_year": 3],
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
                    ["disclosure.normative_documents.total_published": nil],
                    ["disclosure.normative_documents.total_published": 3]
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
                blank: (
                    [
                        "disclosure.penalties.decisions": 200,
                        "disclosure.licensing.decisions": nil,
                    ], ["disclosure.penalties.decisions": 20]
                ))
    }
}

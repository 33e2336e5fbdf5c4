import Vocabulary

/// Rules that a form states over the cells of one report.
extension RuleRegistry {
    /// Cases of a rule; the blank one fails all the same unless `blankVerdict` says otherwise. Some
    /// rules no blank leaves open.
    private static func rule(
        _ rule: String, year: Int = 2022, passed: Cells, failed: Cells, undecided: Cells? = nil,
        blank: Cells, blankVerdict: Verdict = .failed
    ) -> [RegistryCase] {
        let rows: [(RegistryCase.Kind, Verdict, Cells)] = [
            (.passed, .passed, passed), (.failed, .failed, failed), (.blank, blankVerdict, blank),
        ]
        let open = undecided.map { [(RegistryCase.Kind.undecided, Verdict.undecided, $0)] } ?? []
        return (rows + open).map { kind, verdict, cells in
            RegistryCase(rule: rule, kind: kind, verdict: verdict, year: year, now: cells)
        }
    }

    static let tables: [RegistryCase] = requests + proceedings + disclosure + disclosureOf2019

    private static let requests: [RegistryCase] =
        rule(
            "R-T3-BAL",
            passed: ["requests.received.total": 5, "requests.handled_total.total": 5],
            failed: ["requests.received.natural_person": 1],
            undecided: [
                "requests.received.business": nil, "requests.handled_total.business": 1,
                "requests.granted.business": 1,
            ],
            blank: ["requests.handled_total.research": 3, "requests.carried_out.research": nil])
        + rule(
            "R-T3-ROW",
            passed: ["requests.granted.natural_person": 2, "requests.granted.total": 2],
            failed: ["requests.granted.total": 1],
            undecided: ["requests.granted.business": nil, "requests.granted.total": 2],
            blank: ["requests.granted.natural_person": 3, "requests.granted.business": nil])
        + rule(
            "R-T3-COL",
            passed: ["requests.granted.business": 1, "requests.handled_total.business": 1],
            failed: ["requests.handled_total.total": 1],
            undecided: [
                "requests.declined_petition.research": nil, "requests.handled_total.research": 1,
            ],
            blank: [
                "requests.granted.research": 2, "requests.declined_petition.research": nil,
            ])
        + rule(
            "R-T3-INT", passed: ["requests.granted.total": 9],
            failed: ["requests.carried_in.natural_person": -1],
            blank: ["requests.granted.business": nil, "requests.granted.research": -1])
        + rule(
            "R-T3-BLANK", passed: [:],
            failed: ["requests.received.natural_person": 5, "requests.received.total": nil],
            blank: blankRow, blankVerdict: .passed)

    private static let blankRow: Cells = Dictionary(
        uniqueKeysWithValues: [
            "natural_person", "business", "research", "public_welfare", "legal_service",
            "other_organisation", "total",
        ].map { ("requests.granted.\($0)", nil) })

    private static let proceedings: [RegistryCase] =
        rule(
            "R-T4-SUM",
            passed: [
                "proceedings.reconsideration.upheld": 2, "proceedings.reconsideration.total": 2,
            ],
            failed: ["proceedings.reconsideration.total": 1],
            undecided: [
                "proceedings.reconsideration.pending": nil, "proceedings.reconsideration.total": 1,
            ],
            blank: [
                "proceedings.reconsideration.upheld": 2, "proceedings.reconsideration.pending": nil,
            ])
        + rule(
            "R-T43",
            passed: ["requests.received.total": 3, "proceedings.reconsideration.total": 1],
            failed: ["proceedings.reconsideration.total": 1],
            undecided: ["requests.received.total": nil, "proceedings.reconsideration.total": 1],
            blank: [
                "proceedings.reconsideration.total": 1, "proceedings.litigation_direct.total": nil,
            ])

    private static let disclosure: [RegistryCase] =
        rule(
            "R-T2-INT", passed: ["disclosure.licensing.decisions": 4],
            failed: ["disclosure.licensing.decisions": -1],
            blank: ["disclosure.licensing.decisions": -1, "disclosure.penalties.decisions": nil])
        + rule(
            "R-T2-REG", passed: ["disclosure.normative_documents.in_force": 1],
            failed: ["disclosure.regulations.issued": 1],
            blank: ["disclosure.regulations.issued": 1, "disclosure.regulations.repealed": nil])
        + rule(
            "R-T2-NEW",
            passed: [
                "disclosure.normative_documents.in_force": 3,
                "disclosure.normative_documents.issued": 2,
            ],
            failed: ["disclosure.normative_documents.issued": 2],
            undecided: [
                "disclosure.normative_documents.in_force": nil,
                "disclosure.normative_documents.issued": 2,
            ],
            blank: [
                "disclosure.normative_documents.issued": 2, "disclosure.regulations.in_force": nil,
            ])

    private static let disclosureOf2019: [RegistryCase] =
        rule(
            "R-T2-PUB", year: 2020,
            passed: [
                "disclosure.normative_documents.total_published": 3,
                "disclosure.normative_documents.published": 3,
            ],
            failed: ["disclosure.normative_documents.published": 1],
            undecided: [
                "disclosure.normative_documents.total_published": nil,
                "disclosure.normative_documents.published": 1,
            ],
            blank: [
                "disclosure.normative_documents.published": 1,
                "disclosure.regulations.total_published": nil,
            ])
        + rule(
            "R-T2-ITEM", year: 2020,
            passed: ["disclosure.licensing.items_last_year": 2, "disclosure.licensing.change": -1],
            failed: ["disclosure.licensing.change": -1],
            undecided: [
                "disclosure.licensing.items_last_year": nil, "disclosure.licensing.change": -1,
            ],
            blank: [
                "disclosure.licensing.change": -1, "disclosure.penalties.items_last_year": nil,
            ])
        + rule(
            "R-T2-DEC", year: 2020,
            passed: [
                "disclosure.penalties.items_last_year": 1, "disclosure.penalties.decisions": 4,
            ],
            failed: ["disclosure.penalties.decisions": 4],
            undecided: [
                "disclosure.penalties.items_last_year": nil, "disclosure.penalties.decisions": 4,
            ],
            blank: [
                "disclosure.penalties.decisions": 4, "disclosure.licensing.items_last_year": nil,
            ])
}

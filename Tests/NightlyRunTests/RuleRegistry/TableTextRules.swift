import Vocabulary

/// Rules that hold the words against all tables, and figures against what is known from elsewhere.
extension RuleRegistry {
    static let ofWordsAndTables: [RegistryCase] =
        says(
            "R-TX-CHANNEL", "收到政府信息公开申请5件，其中网络申请3件、信函申请2件。",
            "收到政府信息公开申请5件，其中网络申请3件、信函申请3件。", ["requests.received.total": 5],
            undecided: blankRows("received", "carried_in"), blank: withoutTotal("received", 5))
        + says(
            "R-TX-RATE", "申请予以公开5件，占25%。", "申请予以公开5件，占35%。",
            ["requests.received.total": 20],
            undecided: blankRows("handled_total").merging(["requests.received.total": 20]) { $1 },
            blank: withoutTotal("received", 20))
        + says(
            "R-TX-DOC", "制定行政规范性文件5件。", "制定行政规范性文件6件。",
            ["disclosure.normative_documents.issued": 5],
            undecided: ["disclosure.normative_documents.issued": nil],
            blank: [
                "disclosure.normative_documents.issued": 5, "disclosure.regulations.issued": nil,
            ])
        + says(
            "R-TX-DECISION", "作出行政许可、行政处罚决定共5件。", "作出行政许可、行政处罚决定共6件。",
            ["disclosure.licensing.decisions": 5],
            undecided: [
                "disclosure.licensing.decisions": nil, "disclosure.penalties.decisions": nil,
            ],
            blank: ["disclosure.licensing.decisions": 5, "disclosure.penalties.decisions": nil])
        + says(
            "R-TX-FEE", "收取信息处理费100元。", "收取信息处理费9000元。",
            ["disclosure.fees.amount": 10_000], undecided: ["disclosure.fees.amount": nil],
            blank: [
                "disclosure.fees.amount": 10_000, "requests.other_fee_unpaid.business": nil,
            ])
        + says(
            "R-ZERO-T", "未收到政府信息公开申请。", "收到政府信息公开申请1件。", [:],
            undecided: blankRows("received"), blank: ["requests.received.business": nil])
        + [
            RegistryCase(
                rule: "R-TX-OLD", kind: .passed, verdict: .passed,
                words: words("\n2022年公开信息30条。")),
            RegistryCase(
                rule: "R-TX-OLD", kind: .failed, verdict: .failed,
                words: words("\n2021年公开信息30条。")),
        ]

    private static let known = """
        INSERT INTO intake.ledger (agency_id, kind, number, happened_on, year)
        VALUES ({agency}, 'request', '依申请1号', '{year}-03-05', {year})
        """

    private static let counted: Cells = [
        "disclosure.licensing.decisions": 120, "disclosure.penalties.decisions": 32,
        "disclosure.compulsory_measures.decisions": 47, "requests.granted.natural_person": 300,
    ]

    private static func ledger(
        _ kind: RegistryCase.Kind, _ verdict: Verdict, _ cells: Cells
    ) -> RegistryCase {
        RegistryCase(rule: "R-LEDGER", kind: kind, verdict: verdict, now: cells, sql: [known])
    }

    private static func copied(
        _ kind: RegistryCase.Kind, _ verdict: Verdict, _ changes: Cells = [:]
    ) -> RegistryCase {
        RegistryCase(
            rule: "R-X-COPY", kind: kind, verdict: verdict,
            now: counted.merging(changes) { $1 }, before: counted)
    }

    static let ofElsewhere: [RegistryCase] = [
        ledger(.passed, .passed, ["requests.received.total": 1]),
        ledger(.failed, .failed, [:]),
        ledger(.undecided, .undecided, blankRows("received")),
        ledger(.blank, .passed, withoutTotal("received", 1)),
        copied(.passed, .passed, ["disclosure.penalties.decisions": 33]),
        copied(.failed, .failed), copied(.blank, .failed, ["requests.received.business": nil]),
        passes("R-DATE"),
        fails(
            "R-DATE",
            """
            SELECT intake.withdraw(submission_id, 'a', 'b'),
                intake.submit({agency}, {year}, 'gid-2021', '{"requests.received.total": 0}',
                    '{year}-06-15')
            FROM intake.submission WHERE agency_id = {agency} AND year = {year}
            """),
        passes("R-DATE-PUB"),
        fails(
            "R-DATE-PUB",
            """
            SELECT intake.submit({agency}, {year}, 'gid-2021', '{"requests.received.total": 0}',
                '2023-01-16', '2012-06-15')
            """),
    ]
}

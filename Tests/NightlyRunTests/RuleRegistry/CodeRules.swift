import Vocabulary

/// Rules that are code: about the stored figures, what was decided, the registry, and the words.
extension RuleRegistry {
    typealias Cells = RegistryCase.Cells

    static func passes(_ rule: String) -> RegistryCase {
        RegistryCase(rule: rule, kind: .passed, verdict: .passed)
    }

    static func fails(_ rule: String, _ sql: String..., now: Cells? = [:]) -> RegistryCase {
        RegistryCase(rule: rule, kind: .failed, verdict: .failed, now: now, sql: sql)
    }

    /// A correction that leaves nearly everything blank.
    private static let fewerCells = """
        SELECT intake.submit({agency}, {year}, 'gid-2021',
            '{"disclosure.penalties.decisions": 1}', '2023-01-16')
        """

    static let ofRegistry: [RegistryCase] = [
        passes("R-FORM"),
        fails(
            "R-FORM",
            """
            SELECT intake.submit(
                {agency}, {year}, 'gid-2019', '{"requests.received.total": 0}', '2023-01-16')
            """),
        passes("R-CELLS"),
        fails(
            "R-CELLS",
            """
            INSERT INTO intake.submission
                (agency_id, year, revision, form_id, submitted_at, cells)
            VALUES ({agency}, {year}, 2, 'gid-2021', '2023-01-16', '{1,2}')
            """),
        RegistryCase(
            rule: "R-RANGE", kind: .passed, verdict: .passed,
            now: ["disclosure.penalties.decisions": 99_999_999_999_999_999]),
        fails("R-RANGE", now: ["disclosure.penalties.decisions": 100_000_000_000_000_000]),
        RegistryCase(
            rule: "R-RANGE", kind: .blank, verdict: .passed,
            now: ["disclosure.penalties.decisions": nil]),
        passes("R-BLANK"), fails("R-BLANK", now: ["requests.granted.business": nil]),
        passes("R-LOST"),
        fails("R-LOST", fewerCells, now: ["disclosure.licensing.decisions": 4]),
        RegistryCase(
            rule: "R-LOST", kind: .blank, verdict: .passed,
            now: ["requests.granted.business": nil], sql: [fewerCells]),
        passes("R-ORG"),
        fails(
            "R-ORG",
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
            VALUES ({agency}, {year}, '新设', '县政府')
            """),
        passes("R-ORG-NEVER"), fails("R-ORG-NEVER", now: nil),
        passes("R-RETURN"),
        fails(
            "R-RETURN",
            """
            SELECT intake.send_back(submission_id, '缺盖章', '县政府办') FROM intake.submission
            WHERE agency_id = {agency} AND year = {year}
            """),
        passes("R-CLOSE"),
        fails(
            "R-CLOSE",
            """
            INSERT INTO registry.closing (region_code, year, no_new_after)
            VALUES ('{region}', {year}, '2023-01-10')
            """),
    ]

    // What a report says in words.

    private static let aspects = "主动公开、依申请公开、政府信息管理、平台建设、监督保障都已落实。"

    static func words(_ overview: String, problems: String? = nil) -> [String: String] {
        [
            "overview": "2022年，\(aspects)\(overview)", "other": "无",
            "problems": problems ?? "个别栏目更新不够及时，已逐项改进。",
        ]
    }

    /// Four cases of a rule that compares a sentence with rows of table III or IV.
    ///
    /// - Parameter blank: cells of which the rule can take one for the other.
    static func says(
        _ rule: String, _ right: String, _ wrong: String, _ cells: Cells, undecided: Cells?,
        blank: Cells, blankVerdict: Verdict = .passed
    ) -> [RegistryCase] {
        let rows: [(RegistryCase.Kind, Verdict, String, Cells)] = [
            (.passed, .passed, right, cells), (.failed, .failed, wrong, cells),
            (.blank, blankVerdict, right, blank),
        ]
        let open = undecided.map {
            [(RegistryCase.Kind.undecided, Verdict.undecided, wrong, $0)]
        }
        return (rows + (open ?? [])).map { kind, verdict, sentence, cells in
            RegistryCase(
                rule: rule, kind: kind, verdict: verdict, now: cells, words: words(sentence))
        }
    }

    private static let columns = [
        "natural_person", "business", "research", "public_welfare", "legal_service",
        "other_organisation", "total",
    ]

    static func blankRows(_ rows: String...) -> Cells {
        Dictionary(
            uniqueKeysWithValues: rows.flatMap { row in
                columns.map { ("requests.\(row).\($0)", nil) }
            })
    }

    /// A row without its total, which the other cells make up for.
    static func withoutTotal(_ row: String, _ figure: Int64) -> Cells {
        ["requests.\(row).total": nil, "requests.\(row).natural_person": figure]
    }

    static let ofWords: [RegistryCase] =
        says(
            "R-TX-REQ", "收到政府信息公开申请5件。", "收到政府信息公开申请6件。",
            ["requests.received.total": 5], undecided: blankRows("received", "carried_in"),
            blank: withoutTotal("received", 5))
        + says(
            "R-TX-DONE", "答复政府信息公开申请5件。", "答复政府信息公开申请6件。",
            ["requests.handled_total.total": 5], undecided: blankRows("handled_total"),
            blank: withoutTotal("handled_total", 5))
        + says(
            "R-TX-OUT", "申请结转下年度继续办理5件。", "申请结转下年度继续办理6件。",
            ["requests.carried_out.total": 5], undecided: blankRows("carried_out"),
            blank: withoutTotal("carried_out", 5))
        + says(
            "R-TX-KIND", "申请予以公开5件。", "申请予以公开6件。", ["requests.granted.total": 5],
            undecided: blankRows("granted", "partly_granted"), blank: withoutTotal("granted", 5))
        + says(
            "R-TX-CASE", "因政府信息公开被申请行政复议5件。", "因政府信息公开被申请行政复议6件。",
            ["proceedings.reconsideration.total": 5],
            undecided: Dictionary(
                uniqueKeysWithValues: ["upheld", "corrected", "other_outcome", "pending", "total"]
                    .map { ("proceedings.reconsideration.\($0)", nil) }),
            blank: [
                "proceedings.reconsideration.total": nil, "proceedings.reconsideration.upheld": 5,
            ])
        + says(
            "R-TX-FEE2", "收取信息处理费100元。", "工作有序。", ["requests.other_fee_unpaid.total": 1],
            undecided: nil, blank: withoutTotal("other_fee_unpaid", 1))
        + says(
            "R-TEXT-OUT", "未收到政府信息公开申请。", "收到政府信息公开申请1件。", [:],
            undecided: blankRows("received"), blank: ["requests.received.business": nil])
        + [
            RegistryCase(
                rule: "R-ZERO", kind: .passed, verdict: .passed,
                now: ["disclosure.penalties.decisions": 1], words: words("")),
            RegistryCase(rule: "R-ZERO", kind: .failed, verdict: .failed, words: words("")),
            RegistryCase(
                rule: "R-ZERO", kind: .undecided, verdict: .undecided,
                now: ["disclosure.penalties.decisions": nil], words: words("")),
            RegistryCase(
                rule: "R-ZERO", kind: .blank, verdict: .passed,
                now: [
                    "disclosure.penalties.decisions": nil, "disclosure.licensing.decisions": 1,
                ], words: words("")),
            RegistryCase(rule: "R-YEAR", kind: .passed, verdict: .passed, words: words("")),
            RegistryCase(
                rule: "R-YEAR", kind: .failed, verdict: .failed,
                words: words("").mapValues { $0.replacing("2022年", with: "2021年") }),
            RegistryCase(rule: "R-SEC", kind: .passed, verdict: .passed, words: words("")),
            RegistryCase(
                rule: "R-SEC", kind: .failed, verdict: .failed, words: words("", problems: "无")),
            RegistryCase(
                rule: "R-X-SAME", kind: .passed, verdict: .passed, before: [:],
                words: words(TextTests.overview), wordsBefore: words(TextTests.others)),
            RegistryCase(
                rule: "R-X-SAME", kind: .failed, verdict: .failed, before: [:],
                words: words(TextTests.overview), wordsBefore: words(TextTests.overview)),
        ]
}

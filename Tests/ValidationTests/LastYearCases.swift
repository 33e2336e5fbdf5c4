import Testing
import Vocabulary

/// A report, the one of the year before, and what a rule across years must say.
struct LastYearCase: Sendable, CustomTestStringConvertible {
    let year: Int
    let rule: String
    let verdict: Verdict
    /// All other cells are 0; nil is blank.
    let now: [String: Int64?]
    let before: [String: Int64?]

    var form: String { Self.form(of: year) }
    var formBefore: String { Self.form(of: year - 1) }

    private static func form(of year: Int) -> String { year < 2021 ? "gid-2019" : "gid-2021" }

    var testDescription: String { "\(rule) \(year) \(verdict): \(now), last year \(before)" }

    private typealias Row = (verdict: Verdict, now: [String: Int64?], before: [String: Int64?])

    private static func cases(_ rule: String, _ years: [Int], _ rows: [Row]) -> [LastYearCase] {
        years.flatMap { year in
            rows.map { row in
                LastYearCase(
                    year: year, rule: rule, verdict: row.verdict, now: row.now,
                    before: row.before)
            }
        }
    }

    static let all: [LastYearCase] =
        cases("R-X-CARRY", [2020, 2021, 2022], carry) + cases("R-X-ITEM", [2020], items)
        + cases("R-X-PUB", [2020], published) + cases("R-X-VALID", [2022, 2025], inForce)
        + cases("R-T2-ABS", [2022], repealed) + cases("R-X-JUMP", [2020, 2022], jumps)

    private static let carry: [Row] = [
        (.passed, [:], [:]),
        (
            .passed, ["requests.carried_in.natural_person": 118],
            ["requests.carried_out.natural_person": 118]
        ),
        (.failed, ["requests.carried_in.total": 1], [:]),
        (.failed, [:], ["requests.carried_out.legal_service": 1]),
        (.undecided, ["requests.carried_in.total": nil], ["requests.carried_out.total": 1]),
        (.undecided, ["requests.carried_in.total": 1], ["requests.carried_out.total": nil]),
    ]

    private static let items: [Row] = [
        (
            .passed, ["disclosure.licensing.items_last_year": 13],
            ["disclosure.licensing.items_last_year": 8, "disclosure.licensing.change": 5]
        ),
        (
            .failed, ["disclosure.fees.items_last_year": 2],
            ["disclosure.fees.items_last_year": 2, "disclosure.fees.change": -1]
        ),
        (
            .undecided, ["disclosure.penalties.items_last_year": 2],
            ["disclosure.penalties.items_last_year": 3, "disclosure.penalties.change": nil]
        ),
    ]

    private static let published: [Row] = [
        (
            .passed,
            ["disclosure.regulations.total_published": 5, "disclosure.regulations.published": 2],
            ["disclosure.regulations.total_published": 3]
        ),
        (
            .failed, ["disclosure.normative_documents.total_published": 2],
            ["disclosure.normative_documents.total_published": 3]
        ),
        (
            .undecided, ["disclosure.normative_documents.total_published": 2],
            ["disclosure.normative_documents.total_published": nil]
        ),
        (
            .undecided, ["disclosure.normative_documents.total_published": nil],
            ["disclosure.normative_documents.total_published": 3]
        ),
    ]

    private static let inForce: [Row] = [
        // 宿迁 2024: 597 in force, 50 issued, 227 repealed, 420 left
        (
            .passed,
            [
                "disclosure.normative_documents.in_force": 420,
                "disclosure.normative_documents.issued": 50,
                "disclosure.normative_documents.repealed": 227,
            ], ["disclosure.normative_documents.in_force": 597]
        ),
        (
            .failed, ["disclosure.normative_documents.in_force": 420],
            ["disclosure.normative_documents.in_force": 597]
        ),
        (.passed, ["disclosure.regulations.issued": nil], [:]),
        (
            .undecided,
            ["disclosure.regulations.issued": nil, "disclosure.regulations.in_force": 1], [:]
        ),
    ]

    private static let repealed: [Row] = [
        (
            .passed,
            ["disclosure.regulations.repealed": 4, "disclosure.regulations.issued": 1],
            ["disclosure.regulations.in_force": 3]
        ),
        (
            .failed,
            ["disclosure.regulations.repealed": 5, "disclosure.regulations.issued": 1],
            ["disclosure.regulations.in_force": 3]
        ),
        (
            .undecided, ["disclosure.regulations.repealed": 5],
            ["disclosure.regulations.in_force": nil]
        ),
    ]

    private static let jumps: [Row] = [
        (
            .passed, ["disclosure.penalties.decisions": 199],
            ["disclosure.penalties.decisions": 20]
        ),
        // small figures may do as they like
        (
            .passed, ["disclosure.penalties.decisions": 2000],
            ["disclosure.penalties.decisions": 9]
        ),
        (
            .failed, ["disclosure.penalties.decisions": 200],
            ["disclosure.penalties.decisions": 20]
        ),
        (.failed, ["requests.received.total": 30], ["requests.received.total": 301]),
        (
            .passed, ["disclosure.licensing.decisions": nil],
            ["disclosure.licensing.decisions": 20]
        ),
        (.passed, ["requests.received.total": 30], ["requests.received.total": nil]),
    ]
}

import Forms
import Messages
import TestSupport
import Testing
import Vocabulary

@testable import Validation

/// R-LEDGER and R-X-COPY over the figures of one report.
@Suite struct LedgerRuleTests {
    private func figures(
        _ given: [String: Int64?], form: Form, blank rows: [String] = []
    ) throws -> Figures {
        var values = form.cells.map { cell -> Int64? in
            rows.contains { cell.name.hasPrefix($0) } ? nil : 0
        }
        for (name, value) in given { values[try #require(form.position(of: name))] = value }
        let figures = Figures(capacity: form.cells.count)
        try figures.load(values)
        return figures
    }

    private static let three = ["依申请1号", "依申请2号", "依申请3号"]

    @Test(
        arguments: [
            // as many and more
            (["requests.received.total": 3], [], .request, nil, "", ""),
            (["requests.received.total": 9], [], .request, nil, "", ""),
            // fewer, and none
            (["requests.received.total": 2], [], .request, .warning, "2", "3"),
            ([:], [], .request, .error, "0", "3"),
            (["requests.carried_in.total": 3], [], .request, .error, "0", "3"),
            (["proceedings.reconsideration.total": 1], [], .reconsideration, .warning, "1", "3"),
            ([:], [], .reconsideration, .error, "0", "3"),
            (
                [
                    "proceedings.litigation_direct.total": 1,
                    "proceedings.litigation_after_reconsideration.total": 2,
                ], [], .litigation, nil, "", ""
            ),
            (["proceedings.litigation_direct.total": 1], [], .litigation, .warning, "1", "3"),
            // without its total a row says what its cells say
            (
                ["requests.received.total": nil, "requests.received.natural_person": 3], [],
                .request, nil, "", ""
            ),
        ] as [([String: Int64?], [String], LedgerKind, Severity?, String, String)])
    func known(
        _ given: [String: Int64?], _ blank: [String], _ kind: LedgerKind, _ severity: Severity?,
        _ left: String, _ right: String
    ) throws {
        for id in ["gid-2019", "gid-2021"] {
            let form = try #require(try FormFiles.catalogue()[id])
            let found = LedgerRule.findings(
                of: try figures(given, form: form, blank: blank), form: form,
                known: [kind: Self.three])
            #expect(found.map(\.severity) == (severity.map { [$0] } ?? []))
            #expect(found.allSatisfy { $0.verdict == .failed && $0.left == left })
            #expect(found.allSatisfy { $0.right == right && $0.message.zh.contains("依申请1号") })
        }
    }

    @Test func blanksLeaveItOpen() throws {
        let form = try #require(try FormFiles.catalogue()["gid-2021"])
        let found = LedgerRule.findings(
            of: try figures([:], form: form, blank: ["requests."]), form: form,
            known: [.request: Self.three, .reconsideration: []])
        #expect(found.map(\.verdict) == [.undecided])
        #expect(found.allSatisfy { !$0.excludes })
    }

    @Test func manyCasesAreNotAllNamed() throws {
        let form = try #require(try FormFiles.catalogue()["gid-2021"])
        let numbers = (1...400).map { "第\($0)号" }
        let found = LedgerRule.findings(
            of: try figures([:], form: form), form: form, known: [.request: numbers])
        let message = try #require(found.first?.message.zh)
        #expect(message.contains("第5号 等") && !message.contains("第6号"))
    }

    // MARK: Copies

    private func print(_ given: [String: Int64?]) throws -> CopiedFiguresRule.Print? {
        let form = try #require(try FormFiles.catalogue()["gid-2021"])
        return FigurePrinter(form: form, number: 1).print(of: try figures(given, form: form))
    }

    private static let busy: [String: Int64?] = [
        "disclosure.licensing.decisions": 1204, "disclosure.penalties.decisions": 321,
        "disclosure.compulsory_measures.decisions": 47,
        "disclosure.normative_documents.issued": 9, "requests.granted.business": 58,
    ]

    @Test func aPrintTellsFiguresApart() throws {
        let first = try #require(try print(Self.busy))
        #expect(first.tellsOfOthers)
        #expect(try print(Self.busy) == first)
        // a blank and a 0 are the same to it, another figure or another place is not
        #expect(try print(Self.busy.merging(["requests.received.total": nil]) { $1 }) == first)
        #expect(try print(Self.busy.merging(["requests.granted.business": 59]) { $1 }) != first)
        var moved = Self.busy
        moved["requests.granted.business"] = 0
        moved["requests.granted.research"] = 58
        #expect(try print(moved) != first)
    }

    @Test(
        arguments: [
            [:], ["requests.granted.natural_person": 5, "requests.granted.total": 5],
            // three small figures
            [
                "disclosure.licensing.decisions": 12, "disclosure.penalties.decisions": 7,
                "requests.granted.natural_person": 3,
            ],
            // the same figure again and again, a stock, money, and what follows from others
            [
                "requests.received.natural_person": 300, "requests.received.total": 300,
                "requests.granted.natural_person": 300, "requests.granted.total": 300,
                "requests.handled_total.natural_person": 300,
                "requests.handled_total.total": 300,
            ],
            [
                "disclosure.normative_documents.in_force": 423,
                "disclosure.fees.amount": 96_171_600_000, "disclosure.licensing.decisions": 39_405,
            ],
        ] as [[String: Int64?]])
    func whatIsNoEvidence(_ given: [String: Int64?]) throws {
        #expect(try print(given) == nil)
    }
}

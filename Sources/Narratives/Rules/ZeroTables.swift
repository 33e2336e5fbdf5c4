import Forms
import Messages
import Vocabulary

/// R-ZERO-T: tables III and IV are zero throughout although something says that they cannot be.
///
/// Beside decisions in table II that is worth a look, no more: most small bodies have no request
/// in a year. Where the text tells of requests, reconsideration or suits it is a warning; and an
/// error where two statements of different kinds agree, as that requests came and that they were
/// answered, and none says that there were none. Last year's figures are asked by the rule's
/// other half, ``Validation/ZeroAfterLastYear``.
///
/// A table left blank is not zero: where it says nothing, only the text can say that it should.
enum ZeroTables {
    static let rule = CatalogueRule(
        id: "R-ZERO-T", severity: .warning, title: TableTextMessages.zeroTitle,
        source: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号附件，表三、表四")

    /// A report of any request or case cannot leave them all at zero.
    private static let summaries: [TextRole] = [
        .received, .carriedIn, .answered, .carriedOver, .reconsideration, .litigation,
    ]
    private static let decisions: [TextRole] = [
        .licences, .otherServices, .penalties, .measures,
    ]

    /// What the text says of requests, their results and cases.
    struct Statements {
        let received: [Claim]
        let answered: [Claim]
        let results: [Claim]
        let cases: [Claim]

        fileprivate var kinds: [[Claim]] { [received, answered, results, cases] }
    }

    static func finding(_ statements: Statements, _ figures: ReportFigures) -> Finding? {
        guard let places = places(figures) else { return nil }
        let form = figures.form
        let hasBlanks = places.contains { figures.values[$0] == nil }
        let totals = form.summaries(of: summaries)
        if let claim = statements.kinds.joined().first(where: { $0.value > 0 }) {
            return beside(claim, isSure(statements), hasBlanks, totals.map { form.cells[$0].name })
        }
        // a body that decided nothing hardly gets a request
        let decisions = form.summaries(of: decisions).filter { figures.values[$0] ?? 0 > 0 }
        guard !hasBlanks, !decisions.isEmpty else { return nil }
        let count = decisions.reduce(into: Int128(0)) { $0 += Int128(figures.values[$1] ?? 0) }
        return Finding(
            rule: rule.id, severity: .hint, verdict: .failed,
            cells: (totals + decisions).map { form.cells[$0].name },
            message: TableTextMessages.zeroBesideDecisions.filled(["count": String(count)]))
    }

    /// The cells of the tables; nil if the form has none or one of them is not zero.
    static func places(_ figures: ReportFigures) -> [Int]? {
        let places = figures.form.tables(of: summaries)
        guard !places.isEmpty, places.allSatisfy({ figures.values[$0] ?? 0 == 0 }) else {
            return nil
        }
        return places
    }

    private static func isSure(_ statements: Statements) -> Bool {
        let positive = statements.kinds.filter { claims in
            claims.contains { $0.value > 0 && $0.extent == .all }
        }
        let denies = statements.received.contains { $0.value == 0 }
        return positive.count > 1 && !denies
    }

    private static func beside(
        _ claim: Claim, _ isSure: Bool, _ hasBlanks: Bool, _ names: [String]
    ) -> Finding {
        let message =
            hasBlanks ? TableTextMessages.blankBesideText : TableTextMessages.zeroBesideText
        return Finding(
            rule: rule.id, severity: isSure && !hasBlanks ? .error : .warning,
            verdict: hasBlanks ? .undecided : .failed, cells: names,
            left: hasBlanks ? nil : "0", right: hasBlanks ? nil : String(claim.value),
            difference: hasBlanks ? nil : String(-claim.value),
            message: message.filled(["text": String(claim.value), "quote": claim.quote]))
    }
}

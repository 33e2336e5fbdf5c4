import Forms
import TestSupport
import Testing
import Validation
import Vocabulary

@testable import Suspects

/// A report of one form that tests fill in by name; every cell is 0 at first.
struct TestReport {
    let form: Form
    var figures: [Int64?]

    init(_ formID: String) throws {
        let catalogue = try FormFiles.catalogue()
        form = try #require(catalogue[formID])
        figures = [Int64?](repeating: 0, count: form.cells.count)
    }

    subscript(name: String) -> Int64? {
        get { form.position(of: name).flatMap { figures[$0] } }
        set { form.position(of: name).map { figures[$0] = newValue } }
    }

    var year: Int { form.years.first }

    func parts(_ limits: SearchLimits = SearchLimits()) -> [SuspectPart] {
        SuspectSearch(form: form, year: year, limits: limits).suspects(of: figures)
    }

    /// Enters requests that are received and granted, in a column and in the totals.
    mutating func grant(_ count: Int64, _ column: String) {
        for row in ["received", "granted", "handled_total"] {
            for column in [column, "total"] {
                let name = "requests.\(row).\(column)"
                self[name] = (self[name] ?? 0) + count
            }
        }
    }
}

/// The cells by name, what they must say, and the slip: an suspect as tests write it.
struct Named: Equatable {
    let values: [String: Int64?]
    let suggestion: Suggestion?

    init(_ values: [String: Int64?], _ suggestion: Suggestion? = nil) {
        self.values = values
        self.suggestion = suggestion
    }

    init(_ suspect: SuspectSet, _ form: Form) {
        self.init(
            Dictionary(
                uniqueKeysWithValues: zip(
                    suspect.cells.map { form.cells[$0].name }, suspect.values)),
            suspect.suggestion)
    }
}

extension SuspectPart {
    func named(_ form: Form) -> [Named] {
        guard case .found(let suspects, _) = result else { return [] }
        return suspects.map { Named($0, form) }
    }
}

/// Cells of every identity that the judge says failed.
func brokenIdentities(_ figures: [Int64?], _ form: Form) throws -> [Set<Int>] {
    let loaded = Figures(capacity: form.cells.count)
    try loaded.load(figures)
    let identities = Set(form.rules.filter { $0.check == .equal && !$0.looksAtLastYear }.map(\.id))
    return Judge(form: form, year: form.years.first).findings(of: loaded, level: nil)
        .filter { identities.contains($0.rule) && $0.verdict == .failed }
        .map { Set($0.cells.compactMap(form.position)) }
}

import TestSupport
import Testing

@testable import Suspects

/// Tiny tables and odd systems of identities, compared with trying everything.
@Suite struct BruteForceTests {
    /// Figures that the search by hand tries; far above what figures up to 2 can ask for.
    private static let most: Int128 = 13

    struct Shape: CustomTestStringConvertible {
        let testDescription: String
        let instances: [(left: [Int], right: [Int])]
        var signed: Set<Int> = []

        var part: Part {
            let sides = instances.map { instance in
                (
                    left: instance.left.map { ($0, Int64(1)) },
                    right: instance.right.map { ($0, Int64(1)) }
                )
            }
            return Part.parts(sides, isSigned: signed.contains)[0]
        }
    }

    static let shapes = [
        // cells 0 1 | 2, 3 4 | 5, 6 7 | 8 below: a table with totals of rows and columns
        Shape(
            testDescription: "two-way table",
            instances: [
                ([0, 1], [2]), ([3, 4], [5]), ([6, 7], [8]), ([0, 3], [6]), ([1, 4], [7]),
                ([2, 5], [8]),
            ]),
        Shape(
            testDescription: "balance",
            instances: [([0, 1], [2, 3]), ([4, 5], [2]), ([0, 4], [6])]),
        // three pairs: solving for 0, 1 and 2 divides by two
        Shape(
            testDescription: "odd cycle",
            instances: [([0, 1], [3]), ([1, 2], [4]), ([0, 2], [5])]),
        Shape(
            testDescription: "signed change",
            instances: [([0, 1], [2]), ([2, 3], [4]), ([1, 3], [5])], signed: [1, 3]),
        Shape(
            testDescription: "a cell counted twice",
            instances: [([0, 0, 1], [2]), ([1, 3], [2, 2]), ([0, 3], [4])]),
    ]

    @Test(arguments: shapes)
    func smallestSets(shape: Shape) {
        let part = shape.part
        var random = SeededNumbers(seed: UInt64(part.cells.count))
        var explained = 0
        for trial in 0..<150 {
            let values = part.cells.indices.map { _ -> Int128? in
                if trial % 3 == 0, Int.random(in: 0..<5, using: &random) == 0 { return nil }
                return Int128(Int.random(in: 0...2, using: &random))
            }
            let figures = PartFigures(part: part, values: values)
            var limits = SearchLimits()
            limits.cells = 2
            var search = SmallestSets(figures, limits: limits)
            let verdict = search.verdict()
            let expected = smallestByHand(figures, upTo: limits.cells)
            #expect(verdict == expected, "\(values)")
            guard case .sets(let sets) = verdict else { continue }
            explained += 1
            for set in sets { expectValues(figures, set) }
        }
        #expect(explained > 20)
    }

    private func expectValues(_ figures: PartFigures, _ set: [Int]) {
        var isFree = figures.values.map { $0 == nil }
        for cell in set { isFree[cell] = true }
        var effort = Effort(steps: 10_000)
        let values = FreeSystem(figures, isFree: isFree).values(of: set, &effort)
        for (cell, value) in zip(set, values) {
            let possible = Set(solutions(figures, free: set).map { $0[cell] })
            #expect(possible.count == 1 || value == nil)
            if let value { #expect(possible == [Int128(value)]) }
        }
    }

    private func smallestByHand(
        _ figures: PartFigures, upTo limit: Int
    ) -> SmallestSets.Verdict {
        let filled = figures.values.indices.filter { figures.values[$0] != nil }
        for size in 0...limit {
            let sets = subsets(of: filled, size).filter { !solutions(figures, free: $0).isEmpty }
            if size == 0, !sets.isEmpty { return .consistent }
            if !sets.isEmpty { return .sets(sets) }
        }
        return .tooManyErrors
    }

    /// In order; each subset ascending.
    private func subsets(of cells: [Int], _ size: Int) -> [[Int]] {
        guard size > 0 else { return [[]] }
        return cells.indices.flatMap { first in
            subsets(of: Array(cells[(first + 1)...]), size - 1).map { [cells[first]] + $0 }
        }
    }

    /// Every way to fill the free cells and the blanks, up to `most`.
    private func solutions(_ figures: PartFigures, free: [Int]) -> [[Int128]] {
        let open = figures.values.indices.filter { figures.values[$0] == nil || free.contains($0) }
        var found: [[Int128]] = []
        var values = figures.values.map { $0 ?? 0 }
        var isOpen = figures.values.map { _ in false }
        for cell in open { isOpen[cell] = true }

        func fill(_ next: Int) {
            for identity in figures.part.identities
            where !identity.terms.contains(where: { isOpen[$0.cell] }) {
                let sum = identity.terms.reduce(Int128(0)) {
                    $0 + $1.coefficient * values[$1.cell]
                }
                if sum != 0 { return }
            }
            guard next < open.count else {
                found.append(values)
                return
            }
            let cell = open[next]
            isOpen[cell] = false
            for value in (figures.part.isSigned[cell] ? -Self.most : 0)...Self.most {
                values[cell] = value
                fill(next + 1)
            }
            isOpen[cell] = true
        }
        fill(0)
        return found
    }
}

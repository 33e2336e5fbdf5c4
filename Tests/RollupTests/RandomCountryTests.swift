import Rollup
import TestSupport
import Testing
import Vocabulary

/// Random submissions in a random tree, added by the code and by a plain loop.
@Suite struct RandomCountryTests {
    struct Submission {
        let region: Int
        let part: RegionSums.Part
        let cells: [Int64?]
    }

    private func tree(_ random: inout SeededNumbers) -> RegionTree {
        var regions: [Region] = []
        for number in 0..<Int.random(in: 1...30, using: &random) {
            // about one in five stands alone; the others below any region made before
            let isAlone = Int.random(in: 0...4, using: &random) == 0
            let parent = isAlone ? nil : regions.randomElement(using: &random)
            regions.append(
                Region(
                    code: "\(100_000 + Int.random(in: 0...8, using: &random) * 1000 + number)",
                    name: "\(number)", level: .county, parentCode: parent?.code))
        }
        return RegionTree(regions)
    }

    private func submission(
        _ tree: RegionTree, cells: Int, _ random: inout SeededNumbers
    ) -> Submission {
        Submission(
            region: Int.random(in: 0..<tree.regions.count, using: &random),
            part: Bool.random(using: &random) ? .own : .other,
            cells: (0..<cells).map { _ in
                switch Int.random(in: 0...9, using: &random) {
                case 0: nil
                case 1: Int64.random(in: -(1 << 50)...(1 << 50), using: &random)
                case 2...4: Int64.random(in: -9...300, using: &random)
                default: 0
                }
            })
    }

    private func sums(
        _ submissions: [Submission], _ tree: RegionTree, cells: Int
    ) throws -> RegionSums {
        let sums = try regionSums(regions: tree.regions.count, cells: cells)
        for submission in submissions {
            sums.addExpected(1, region: submission.region, part: submission.part)
            try sums.include(
                submission.cells, region: submission.region, part: submission.part)
        }
        return sums
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func everyTotalEqualsANaiveSum(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let tree = tree(&random)
        let cells = Int.random(in: 1...150, using: &random)
        let submissions = (0..<Int.random(in: 0...200, using: &random)).map { _ in
            submission(tree, cells: cells, &random)
        }
        var emitted = 0
        try addUpTree(
            tree, affected: Set(tree.regions.indices),
            sums: sums(submissions, tree, cells: cells), unaffectedAll: { _ in nil },
            emit: { totals in
                emitted += 1
                let region = totals.regionIndex
                let here = submissions.filter { $0.region == region }
                let below = Set(tree.withDescendants(region))
                expect(totals.own, isSumOf: here.filter { $0.part == .own }, cells: cells)
                expect(totals.direct, isSumOf: here, cells: cells)
                expect(
                    totals.all, isSumOf: submissions.filter { below.contains($0.region) },
                    cells: cells)
                #expect(totals.hasRegionsBelow == (below.count > 1))
            })
        #expect(emitted == tree.regions.count)
    }

    private func expect(_ total: Total, isSumOf submissions: [Submission], cells: Int) {
        #expect(total.counts.included == submissions.count)
        #expect(total.counts.expected == submissions.count)
        var values = [Int128](repeating: 0, count: cells)
        var blanks = [Int32](repeating: 0, count: cells)
        for submission in submissions {
            for (position, cell) in submission.cells.enumerated() {
                if let cell { values[position] += Int128(cell) } else { blanks[position] += 1 }
            }
        }
        #expect(total.values.map { Int128($0) } == values)
        #expect(total.blanks == (blanks.contains { $0 > 0 } ? blanks : []))
    }

    /// Some submissions change; only what they can touch is added again.
    @Test(arguments: 21...40 as ClosedRange<UInt64>)
    func anAffectedPartEqualsTheWhole(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let tree = tree(&random)
        var submissions = (0..<80).map { _ in submission(tree, cells: 20, &random) }
        let before = try all(tree, sums(submissions, tree, cells: 20))
        var changed: Set<Int> = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let new = submission(tree, cells: 20, &random)
            changed.insert(new.region)
            submissions.append(new)
        }
        let affected = tree.withAncestors(changed)
        // sums of regions that are not affected are not even read
        let own = submissions.filter { affected.contains($0.region) }
        var after = before
        try addUpTree(
            tree, affected: affected, sums: sums(own, tree, cells: 20),
            unaffectedAll: { before[$0] }, emit: { after[$0.regionIndex] = $0.all })
        #expect(try after == all(tree, sums(submissions, tree, cells: 20)))
    }

    /// Of the regions above a changed one not even the own agencies are read again.
    @Test(arguments: 41...60 as ClosedRange<UInt64>)
    func publishedOwnAgenciesStandForThemselves(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let tree = tree(&random)
        var submissions = (0..<80).map { _ in submission(tree, cells: 20, &random) }
        var direct: [Int: Total] = [:]
        let before = try all(tree, sums(submissions, tree, cells: 20)) {
            direct[$0.regionIndex] = $0.direct
        }
        let changed = submission(tree, cells: 20, &random)
        submissions.append(changed)
        let affected = tree.withAncestors([changed.region])
        let own = submissions.filter { $0.region == changed.region }
        var after = before
        try addUpTree(
            tree, affected: affected, sums: sums(own, tree, cells: 20),
            published: direct.filter { affected.contains($0.key) && $0.key != changed.region },
            unaffectedAll: { before[$0] },
            emit: { totals in
                after[totals.regionIndex] = totals.all
                #expect(totals.isAsPublished == (totals.regionIndex != changed.region))
            })
        #expect(try after == all(tree, sums(submissions, tree, cells: 20)))
    }

    private func all(
        _ tree: RegionTree, _ sums: RegionSums, also: (RegionTotals) -> Void = { _ in }
    ) throws -> [Int: Total] {
        var all: [Int: Total] = [:]
        try addUpTree(
            tree, affected: Set(tree.regions.indices), sums: sums, unaffectedAll: { _ in nil },
            emit: { totals in
                all[totals.regionIndex] = totals.all
                also(totals)
            })
        return all
    }
}

import Forms

/// One identity: the terms add up to zero.
struct Identity: Sendable, Equatable {
    struct Term: Sendable, Equatable {
        /// Index among the cells of the part.
        let cell: Int
        let coefficient: Int128
    }

    let terms: [Term]
    /// The cell that stands alone on one side, with a sum on the other: a total.
    let total: Int?
}

/// A cell of a side by its position in the form, and how often it counts.
typealias Weighted = (position: Int, factor: Int64)
/// The two sides of an identity.
typealias Sides = (left: [Weighted], right: [Weighted])

extension Rule.Instance {
    /// The cells of both sides with their factors.
    var sides: Sides {
        (
            left.indices.map { (left[$0], factor(at: $0)) },
            right.indices.map { (right[$0], factor(at: left.count + $0)) }
        )
    }
}

/// Cells that identities tie together, directly or through others.
struct Part: Sendable {
    /// Positions in the form, ascending.
    let cells: [Int]
    /// Cells that may be below zero; the others are counts.
    let isSigned: [Bool]
    let identities: [Identity]

    /// The parts of a form, in order of their first cell.
    ///
    /// - Parameter instances: the sides of every identity.
    static func parts(_ instances: [Sides], isSigned: (Int) -> Bool) -> [Part] {
        let ties = Ties(instances.map { ($0.left + $0.right).map(\.position) })
        var groups: [Int: [Sides]] = [:]
        for instance in instances {
            guard let cell = (instance.left + instance.right).first?.position else { continue }
            groups[ties.first(of: cell), default: []].append(instance)
        }
        return groups.sorted { $0.key < $1.key }.map { _, instances in
            let cells = Set(instances.flatMap { ($0.left + $0.right).map(\.position) })
            return part(cells.sorted(), instances, isSigned)
        }
    }

    /// Which cells are tied together: each set goes by its first cell.
    private struct Ties {
        /// A cell before it of the same set; a first cell stands for itself.
        private var before: [Int: Int] = [:]

        init(_ sets: [[Int]]) {
            for set in sets {
                for cell in set.dropFirst() { tie(cell, set[0]) }
            }
        }

        func first(of cell: Int) -> Int {
            var cell = cell
            while let other = before[cell] { cell = other }
            return cell
        }

        private mutating func tie(_ one: Int, _ other: Int) {
            let (one, other) = (shortened(one), shortened(other))
            if one != other { before[max(one, other)] = min(one, other) }
        }

        /// The first cell, which the way there is made shorter to.
        private mutating func shortened(_ cell: Int) -> Int {
            let first = first(of: cell)
            var cell = cell
            while let other = before[cell], other != first {
                before[cell] = first
                cell = other
            }
            return first
        }
    }

    private static func part(
        _ cells: [Int], _ instances: [Sides], _ isSigned: (Int) -> Bool
    ) -> Part {
        let index = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
        let identities = instances.map { left, right in
            var coefficients: [Int: Int128] = [:]
            for term in left {
                coefficients[index[term.position] ?? 0, default: 0] += Int128(term.factor)
            }
            for term in right {
                coefficients[index[term.position] ?? 0, default: 0] -= Int128(term.factor)
            }
            let alone =
                right.count == 1 && left.count > 1
                ? right[0] : left.count == 1 && right.count > 1 ? left[0] : nil
            let total = alone.flatMap { $0.factor == 1 ? $0.position : nil }
            return Identity(
                terms: coefficients.filter { $0.value != 0 }
                    .map { Identity.Term(cell: $0.key, coefficient: $0.value) }
                    .sorted { $0.cell < $1.cell },
                total: total.flatMap { index[$0] })
        }
        return Part(cells: cells, isSigned: cells.map(isSigned), identities: identities)
    }
}

/// A part filled with the figures of one submission; nil is blank.
///
/// A blank may stand for any figure its cell may hold, so it costs nothing to fill it in.
struct PartFigures {
    let part: Part
    let values: [Int128?]

    /// Cells that are wrong whatever the others say: counts below zero.
    var impossibleCells: [Int] {
        values.indices.filter { cell in
            !part.isSigned[cell] && values[cell].map { $0 < 0 } ?? false
        }
    }

    /// Whether a figure can be changed upwards or downwards and stay one its cell may hold.
    private func canMove(_ cell: Int, up: Bool) -> Bool {
        up || part.isSigned[cell] || values[cell].map { $0 > 0 } ?? false
    }

    /// What an identity lacks.
    enum Balance: Equatable {
        case possible
        /// The sum is too small, or too large, whatever stands in the free cells.
        case broken(needsMore: Bool)
    }

    /// Cells of a sum that could make up what it lacks, if they were free.
    ///
    /// - Parameter weights: the cells of the sum and how often it counts each.
    func helpers(
        _ weights: [Identity.Term], needsMore: Bool, isFree: [Bool]
    ) -> [Int] {
        weights.compactMap { term in
            let isHelper =
                term.coefficient != 0 && !isFree[term.cell]
                && canMove(term.cell, up: (term.coefficient > 0) == needsMore)
            return isHelper ? term.cell : nil
        }
    }

    /// Judges one identity by itself.
    func balance(of identity: Identity, isFree: [Bool]) -> Balance {
        var sum: Int128 = 0
        var canGrow = false
        var canShrink = false
        for term in identity.terms {
            guard isFree[term.cell] else {
                sum += term.coefficient * (values[term.cell] ?? 0)
                continue
            }
            if part.isSigned[term.cell] || term.coefficient > 0 { canGrow = true }
            if part.isSigned[term.cell] || term.coefficient < 0 { canShrink = true }
        }
        if sum < 0, !canGrow { return .broken(needsMore: true) }
        if sum > 0, !canShrink { return .broken(needsMore: false) }
        return .possible
    }
}

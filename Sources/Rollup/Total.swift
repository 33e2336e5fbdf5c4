/// How complete a total is.
public struct Counts: Sendable, Equatable {
    /// Agencies whose figures belong in the total.
    public var expected = 0
    /// Of these, how many have filed.
    public var received = 0
    /// Of those received, how many count in the total; the others are kept out by errors.
    public var included = 0
    /// Of those received, how many had filed by the due date.
    public var onTime = 0

    public var late: Int { received - onTime }

    public init() {}

    public static func + (a: Counts, b: Counts) -> Counts {
        var sum = a
        sum.expected += b.expected
        sum.received += b.received
        sum.included += b.included
        sum.onTime += b.onTime
        return sum
    }
}

/// The total of one region, year and scope.
public struct Total: Sendable, Equatable {
    public var counts: Counts
    /// One exact sum a cell, form order, stored integers.
    public var values: [Int64]
    /// Per cell, how many included submissions left it blank; empty if none left any.
    public var blanks: [Int32]

    public init(counts: Counts = Counts(), values: [Int64], blanks: [Int32] = []) {
        self.counts = counts
        self.values = values
        self.blanks = blanks
    }

    /// Adds another total cell by cell.
    ///
    /// - Returns: the position of a cell whose sum leaves 64 bits; nil if all fit. After an
    ///   overflow the total is of no use.
    mutating func add(_ other: Total) -> Int? {
        counts = counts + other.counts
        for position in values.indices {
            let (sum, overflow) = values[position].addingReportingOverflow(other.values[position])
            if overflow { return position }
            values[position] = sum
        }
        guard !other.blanks.isEmpty else { return nil }
        if blanks.isEmpty { blanks = [Int32](repeating: 0, count: values.count) }
        for position in blanks.indices { blanks[position] += other.blanks[position] }
        return nil
    }
}

/// A sum that cannot be published.
public enum RollupError: Error, Equatable {
    /// The exact sum of a cell does not fit into 64 bits.
    case totalOverflows(regionIndex: Int, cell: Int)
}

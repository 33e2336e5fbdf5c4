public import Messages

/// What a clerk may have done when a figure is not what the others imply.
public enum Suggestion: String, Sendable, CaseIterable {
    /// A total was left blank or 0 although there is something to add up.
    case missingTotal = "missing_total"
    /// Figures of one row stand one column beside their own.
    case shiftedColumn = "shifted_column"
    /// Two neighbouring digits changed places.
    case swappedDigits = "swapped_digits"
    /// A digit too many or too few at the end.
    case factor10 = "factor_10"
    /// 元 written where 万元 are meant, or the other way round.
    case factor10000 = "factor_10000"

    public var label: Phrase {
        switch self {
        case .missingTotal: SuspectMessages.missingTotal
        case .shiftedColumn: SuspectMessages.shiftedColumn
        case .swappedDigits: SuspectMessages.swappedDigits
        case .factor10: SuspectMessages.factor10
        case .factor10000: SuspectMessages.factor10000
        }
    }
}

/// Cells that, if they alone were wrong, would explain every broken identity of a part.
public struct SuspectSet: Sendable, Equatable {
    /// Positions in the form, ascending.
    public let cells: [Int]
    /// What each of the cells must say, in stored integers; nil where several figures fit.
    public let values: [Int64?]
    /// What may have happened to each of the cells; nil where nothing fits.
    public let slips: [Suggestion?]

    /// The slip that all cells have in common.
    public var suggestion: Suggestion? {
        guard let first = slips.first, slips.allSatisfy({ $0 == first }) else { return nil }
        return first
    }
}

/// A part of the report that cannot be right as it stands. Parts share no identity, so each is
/// explained by itself.
public struct SuspectPart: Sendable, Equatable {
    public enum Result: Sendable, Equatable {
        /// Smallest sets, one of which is needed: those with the fewest cells without a slip
        /// first, then in form order. `omitted` counts those that are not listed.
        case found([SuspectSet], omitted: Int)
        /// More cells are wrong than the limit, or finding them takes more steps than the limit.
        case tooManyErrors
    }

    /// Positions of every cell of the part, ascending.
    public let cells: [Int]
    public let result: Result
}

/// Where the search stops; counted in steps, not in time, so that every machine stops alike.
public struct SearchLimits: Sendable {
    /// Cells of the largest set that is looked for.
    public var cells = 4
    /// Sets tried and simplex steps taken in one part.
    public var steps = 20_000
    /// Sets listed for one part.
    public var listed = 10

    public init() {}
}

/// The search reached its limit of steps, or an intermediate figure left 128 bits.
struct Overrun: Error {}

/// Steps that a search may still take.
struct Effort {
    var steps: Int

    mutating func spend() throws(Overrun) {
        guard steps > 0 else { throw Overrun() }
        steps -= 1
    }
}

import Messages
import Submissions

/// A rule of the catalogue that a form file states as data.
public struct Rule: Sendable {
    /// How the two sides are compared.
    public enum Check: String, Sendable, CaseIterable {
        /// The sums of both sides are the same: an identity.
        case equal
        /// The left sum is not below the right sum.
        case atLeast = "at_least"
        /// A positive right sum needs a positive left sum.
        case positiveIf = "positive_if"
        /// No cell is below zero.
        case notNegative = "not_negative"
        /// Every cell is zero.
        case zero
        /// The right cell is blank only if every left cell is.
        case totalPresent = "total_present"
        /// Neither side is ten times the other or more, small figures apart.
        case steady
    }

    public let id: String
    public let severity: Severity
    public let check: Check
    public let title: Phrase
    /// With the blanks `{row}`, `{column}`, `{cell}`, `{left}`, `{right}`, `{difference}`.
    public let message: Phrase
    /// Where the rule comes from.
    public let source: String
    public let years: YearRange
    /// Levels of region whose agencies the rule judges; empty means every level.
    public let levels: [RegionLevel]
    public let instances: [Instance]
    /// Whether some instance looks at last year's report.
    public let looksAtLastYear: Bool

    /// The rule for one row or column: positions of the cells on both sides. Positions from the
    /// form's number of cells on are those of ``Form/lastYearCells``.
    public struct Instance: Sendable {
        public let left: [Int]
        public let right: [Int]
        public let row: Phrase?
        public let column: Phrase?
    }
}

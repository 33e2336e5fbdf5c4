public import Messages
public import Vocabulary

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
        /// The right cell is blank only if the left ones come to nothing.
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
    /// How far apart the sides of `equal` may lie, and how far the left of `at_least` may fall
    /// short, in stored integers.
    public let tolerance: Int64
    /// Levels of region whose agencies the rule judges; empty means every level.
    public let levels: [RegionLevel]
    public let instances: [Instance]
    /// Whether some instance looks at last year's report.
    public let looksAtLastYear: Bool
    /// The id under which the rule judges the totals of regions as well; nil if it does not.
    public let regionID: String?

    /// The rule for one row or column: positions of the cells on both sides. Positions from the
    /// form's number of cells on are those of ``Form/lastYearCells``.
    public struct Instance: Sendable {
        public let left: [Int]
        public let right: [Int]
        public let row: Phrase?
        public let column: Phrase?
        /// The cell that the rule is stated for, if it is stated for each of some cells.
        public let cell: Phrase?
        /// How often each cell counts, those of the left side first; empty if each counts once.
        public let factors: [Int64]

        init(
            left: [Int], right: [Int], row: Phrase? = nil, column: Phrase? = nil,
            cell: Phrase? = nil, factors: [Int64] = []
        ) {
            self.left = left
            self.right = right
            self.row = row
            self.column = column
            self.cell = cell
            self.factors = factors.allSatisfy { $0 == 1 } ? [] : factors
        }

        /// How often the cell at a place counts; places run from the left side into the right.
        public func factor(at place: Int) -> Int64 { factors.isEmpty ? 1 : factors[place] }
    }
}

extension Rule {
    /// The rule as it judges the totals of regions; nil if it does not.
    ///
    /// Nothing can be kept out of totals that are made already, so it is a warning at most.
    fileprivate var ofRegions: Rule? {
        guard let regionID else { return nil }
        return Rule(
            id: regionID, severity: severity == .error ? .warning : severity, check: check,
            title: Phrase("地区合计：\(title.zh)", en: "totals of a region: \(title.en)"),
            message: message, source: source, years: years, tolerance: tolerance, levels: levels,
            instances: instances, looksAtLastYear: looksAtLastYear, regionID: nil)
    }
}

extension Rule {
    /// Whether every cell counts once and the sides are compared to the last unit.
    public var isPlain: Bool { tolerance == 0 && instances.allSatisfy(\.factors.isEmpty) }
}

extension Form {
    /// The rules that judge the totals of regions, under their own ids, in the order of the file.
    public var regionRules: [Rule] { rules.compactMap(\.ofRegions) }

    /// The form with the rules for the totals of regions in place of those for reports.
    public var ofRegions: Form {
        Form(
            id: id, title: title, notice: notice, years: years, signature: signature,
            sections: sections, tables: tables, cells: cells, lastYearCells: lastYearCells,
            rules: regionRules, textRows: textRows, comparison: comparison,
            contentHash: contentHash, positions: positions)
    }
}

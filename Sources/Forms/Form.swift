public import Messages
import Vocabulary

/// An official format of the yearly report, read from one file of `config/forms`.
public struct Form: Sendable {
    public let id: String
    public let title: Phrase
    /// The notice that issued the form.
    public let notice: String
    public let years: YearRange
    /// Header labels that occur in this form only.
    public let signature: [String]
    public let sections: [Section]
    public let tables: [Table]
    /// Every cell in form order; a cell's position is its index here and in stored arrays.
    public let cells: [Cell]
    /// Cells of last year's report that rules look at, named `last_year.table.row.column`.
    public let lastYearCells: [Cell]
    public let rules: [Rule]
    /// What the rules about texts, and those that know of requests and cases, look at: rows by what
    /// they count, as `table.row`, or cells. Empty: such rules do not judge reports of this form.
    public let textRows: [TextRole: [String]]
    /// How far a government's own report may lie from the totals (R-C-SUM).
    public let comparison: ReportComparison
    /// SHA-256 of the file's bytes, 64 hexadecimal digits.
    public let contentHash: String
    /// Positions of cells whose blank means zero.
    public let blankZeroPositions: [Int]
    let positions: [String: Int]

    init(
        id: String, title: Phrase, notice: String, years: YearRange, signature: [String],
        sections: [Section], tables: [Table], cells: [Cell], lastYearCells: [Cell],
        rules: [Rule], textRows: [TextRole: [String]],
        comparison: ReportComparison, contentHash: String, positions: [String: Int]
    ) {
        self.id = id
        self.title = title
        self.notice = notice
        self.years = years
        self.signature = signature
        self.sections = sections
        self.tables = tables
        self.cells = cells
        self.lastYearCells = lastYearCells
        self.rules = rules
        self.textRows = textRows
        self.comparison = comparison
        self.contentHash = contentHash
        self.positions = positions
        blankZeroPositions = cells.indices.filter { cells[$0].isBlankZero }
    }

    /// The position of `table.row.column`, nil if this form has no such cell.
    public func position(of name: String) -> Int? { positions[name] }

    /// Number of rule instances that are identities (`equal`): 40 in gid-2019, 42 in gid-2021.
    public var identityCount: Int {
        rules.filter { $0.check == .equal && !$0.looksAtLastYear }.reduce(0) {
            $0 + $1.instances.count
        }
    }
}

/// Report years a form or rule is valid for; without a last year it is in force.
public struct YearRange: Sendable, Equatable {
    public let first: Int
    public let last: Int?

    public func contains(_ year: Int) -> Bool { year >= first && year <= last ?? .max }

    func overlaps(_ other: YearRange) -> Bool {
        first <= other.last ?? .max && other.first <= last ?? .max
    }
}

/// A unit of measure and the integers its figures are stored as.
public struct Unit: Sendable, Equatable {
    public let label: Phrase
    /// Stored integers in one unit: 1 for counts; 1,000,000 (fen) for 万元.
    public let scale: Int64
    /// Money is stored in fen (分).
    public let isMoney: Bool
    /// False if the form leaves the unit to the writer, so that a bare figure is ambiguous.
    public let isPrintedInForm: Bool
}

/// One figure of a form.
public struct Cell: Sendable {
    /// `table.row.column`.
    public let name: String
    public let table: String
    public let row: String
    public let column: String
    /// Row and column labels as a clerk would read them aloud.
    public let label: Phrase
    public let unit: Unit
    /// Only a yearly increase or decrease may be below zero.
    public let isSigned: Bool
    /// A figure the form itself calls a total of others.
    public let isTotal: Bool
    /// A cell whose blank means zero by the form itself, and leaves nothing open.
    public let isBlankZero: Bool

    /// The same figure of the year before.
    func ofLastYear(named name: String) -> Cell {
        Cell(
            name: name, table: table, row: row, column: column,
            label: Phrase("上年\(label.zh)", en: "last year's \(label.en)"), unit: unit,
            isSigned: isSigned, isTotal: isTotal, isBlankZero: isBlankZero)
    }
}

/// What reports count in words, so that a rule about texts knows the rows to compare with.
public enum TextRole: String, Sendable, CaseIterable {
    case received
    case carriedIn = "carried_in"
    case answered
    case carriedOver = "carried_over"
    case granted
    case partlyGranted = "partly_granted"
    case refused, unavailable, declined
    case otherResults = "other_results"
    case feeUnpaid = "fee_unpaid"
    case reconsideration, litigation
    /// Normative documents, and the rules (规章) that a body may make beside them. Where a form
    /// counts those made and those published apart, a text may mean either.
    case newDocuments = "new_documents"
    case publishedDocuments = "published_documents"
    case repealedDocuments = "repealed_documents"
    case documentsInForce = "documents_in_force"
    case newRules = "new_rules"
    case publishedRules = "published_rules"
    case repealedRules = "repealed_rules"
    case rulesInForce = "rules_in_force"
    /// Decisions; `measures` are compulsory ones, and other services (其他对外管理服务事项) are there
    /// where a form counts them apart.
    case licences, penalties, measures
    case otherServices = "other_services"
    /// What fees brought in.
    case fees
}

extension Form {
    /// The rows or cells that count something, none if the form does not say.
    public func rows(of role: TextRole) -> [String] { textRows[role] ?? [] }

    /// Positions of the cells of a row, `table.row`, or of the one cell that is named.
    public func positions(in row: String) -> [Int] {
        if let cell = position(of: row) { return [cell] }
        return cells.indices.filter { cells[$0].name.hasPrefix(row + ".") }
    }

    /// Positions of the cells that sum up what is counted: the totals of the rows, the cells named.
    public func summaries(of roles: [TextRole]) -> [Int] {
        roles.flatMap(rows).flatMap { row in
            let positions = positions(in: row)
            return positions.count == 1 ? positions : positions.filter { cells[$0].isTotal }
        }
    }

    /// Positions of every cell of the tables in which something is counted.
    public func tables(of roles: [TextRole]) -> [Int] {
        let tables = Set(roles.flatMap(rows).flatMap(positions).map { cells[$0].table })
        return cells.indices.filter { tables.contains(cells[$0].table) }
    }
}

/// How a government's own report is compared with the totals of its region.
public struct ReportComparison: Sendable {
    /// What is allowed of one cell.
    struct Allowance: Sendable {
        /// Stored integers that the report may lie above or below the total.
        var within: Int64 = 0
        /// Whether the report may lie below the total without bound: a document that several bodies
        /// issued together is counted by each of them, and once in the report.
        var canBeBelow = false
    }

    /// By position; cells that are not named must agree.
    var allowances: [Int: Allowance] = [:]

    public func agrees(_ report: Int64, _ total: Int64, at position: Int) -> Bool {
        guard report != total else { return true }
        guard let allowed = allowances[position] else { return false }
        let difference = Int128(report) - Int128(total)
        return allowed.canBeBelow && difference < 0
            || difference.magnitude <= UInt128(allowed.within)
    }
}

/// A section of the report, named by its heading.
public struct Section: Sendable {
    public let id: String
    public let heading: Phrase
    public let aliases: [String]
    /// Aspects the notice demands in the text of this section.
    public let aspects: [String]
}

/// One table of the form.
public struct Table: Sendable {
    public enum Layout: String, Sendable, CaseIterable {
        /// One line per row, figures under the columns.
        case rows
        /// A single line of figures: the rows stand side by side, each with all columns.
        case across
    }

    public let id: String
    public let title: Phrase
    public let headings: [String]
    public let layout: Layout
    public let blocks: [Block]
    /// What stands in the corner above the labels of the rows.
    public let corner: Phrase?
    /// A heading over all columns.
    public let header: Phrase?
    /// Shares of the width that the printed columns take; empty if they are alike.
    public let widths: [Int]
}

/// Rows that share their column headers.
public struct Block: Sendable {
    public let caption: Phrase?
    public let columns: [Line]
    public let rows: [Line]
    /// Position of the block's first cell; the others follow row by row.
    public let firstPosition: Int

    public func position(row: Int, column: Int) -> Int {
        firstPosition + row * columns.count + column
    }
}

/// A row or column with every wording it is known by.
public struct Line: Sendable {
    public let id: String
    public let label: Phrase
    /// Headings printed over several lines, the outermost first: 三、本年度办理结果, （三）不予公开.
    public let groups: [LineGroup]
    /// Other printed wordings.
    public let aliases: [String]
    /// Phrases that are enough to recognise the line within its block.
    public let match: [String]

    /// The heading right beside the line, for example 法人或其他组织.
    public var group: Phrase? { groups.last?.label }
}

/// A heading over several rows or columns.
public struct LineGroup: Sendable, Hashable {
    /// Names the sum of its lines; nil if nobody asks for it.
    public let id: String?
    public let label: Phrase
}

extension Form {
    /// The label of a cell's row, with the heading it stands under.
    public func rowLabel(of cell: Cell) -> Phrase {
        for table in tables where table.id == cell.table {
            for row in table.blocks.flatMap(\.rows) where row.id == cell.row {
                guard let group = row.group else { return row.label }
                return Phrase(
                    "\(group.zh) \(row.label.zh)", en: "\(group.en): \(row.label.en)")
            }
        }
        return Phrase(cell.row, en: cell.row)
    }
}

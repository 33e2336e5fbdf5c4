public import Forms
public import Messages
public import Vocabulary

/// One published report as read: the form it uses, its figures and its text.
public struct Report: Sendable {
    public let form: Form
    /// As written in the title, with its 县 or 市; nil if the title was not found.
    public let agencyName: String?
    /// Of the title; nil if it states none.
    public let year: Int?
    public let title: String?
    /// The page's own 发布日期, if it prints one.
    public let publishedOn: CalendarDate?
    /// One per cell of the form, in form order.
    public let cells: [ReportCell]
    /// The text under each heading found, in document order.
    public let narrative: [Narrative]
    /// Text before the first heading, below the title.
    public let preamble: String
    /// Footnotes and rows outside the form.
    public let notes: [Phrase]

    /// Figures the clerk must repair before the report can be used.
    public var unreadableCells: [ReportCell] {
        cells.filter { $0.state == .unreadable }
    }

    /// The figures in stored integers (fen for money); nil is blank or unreadable.
    public var values: [Int64?] {
        cells.map { cell in
            if case .number(let value) = cell.state { return value }
            return nil
        }
    }
}

/// One figure of a report. A cell the form does not have has no ``ReportCell``.
public struct ReportCell: Sendable, Equatable {
    public enum State: Sendable, Equatable {
        /// In stored integers of the cell's unit: fen for money, 1 for counts.
        case number(Int64)
        case blank
        case unreadable
    }

    /// Index in ``Form/cells``.
    public let position: Int
    public let state: State
    /// As printed, surrounding spaces removed.
    public let rawText: String
    public let place: Place
    /// A remark on how the figure was read, or why it could not be.
    public let note: Phrase?
}

/// The text of one section.
public struct Narrative: Sendable, Equatable {
    /// Id of ``Forms/Section``.
    public let sectionID: String
    /// As printed.
    public let heading: String
    /// Paragraphs joined by line feeds; without the figures of tables.
    public let text: String
    public let hasTable: Bool
}

/// A place in a document, every count from 1.
public struct Place: Sendable, Equatable {
    /// Line of the file; nil if the text was packed in a string of a script.
    public let line: Int?
    public let table: Int
    public let row: Int
    public let column: Int?

    init(line: Int?, table: Int, row: Int, column: Int? = nil) {
        self.line = line
        self.table = table
        self.row = row
        self.column = column
    }

    public var description: Phrase {
        var parts: [Phrase] = []
        if let line { parts.append(DocumentMessages.line.filled(["n": String(line)])) }
        parts.append(DocumentMessages.table.filled(["n": String(table)]))
        parts.append(DocumentMessages.row.filled(["n": String(row)]))
        if let column { parts.append(DocumentMessages.column.filled(["n": String(column)])) }
        return parts.joined(zh: "，", en: ", ")
    }
}

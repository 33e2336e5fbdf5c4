import CXLSXWriter
import Vocabulary

/// One sheet of a workbook that is being written. Rows are written from top to bottom; within a row
/// the order is free.
public final class SheetWriter {
    public let name: String
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let book: WorkbookWriter

    init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, in book: WorkbookWriter) {
        self.sheet = sheet
        self.name = name
        self.book = book
    }

    /// How formulas of other sheets name this one: `'各单位'!`.
    public var prefix: String { "'" + name.replacing("'", with: "''") + "'!" }

    // MARK: Cells

    public func write(
        _ content: CellContent, at place: CellPlace, _ style: CellStyle = CellStyle()
    ) throws(SheetWritingError) {
        let (row, column) = (lxw_row_t(place.row), lxw_col_t(place.column))
        switch content {
        case .blank:
            try book.check(worksheet_write_blank(sheet, row, column, book.format(style)))
        case .text(let text): try write(text: text, row, column, style)
        case .integer(let number):
            try write(.decimal(scaled: Int128(number), scale: 1), at: place, style)
        case .decimal(let scaled, let scale):
            guard let number = SheetNumber.value(scaled: scaled, scale: scale) else {
                let digits = ExactDecimal.format(scaled, scale: scale)
                return try write(text: digits, row, column, style)
            }
            try book.check(
                worksheet_write_number(sheet, row, column, number, book.format(style)))
        case .formula(let formula, .number(let result)):
            try book.check(
                worksheet_write_formula_num(
                    sheet, row, column, "=" + formula, book.format(style), result))
        case .formula(let formula, .text(let result)):
            try book.check(
                worksheet_write_formula_str(
                    sheet, row, column, "=" + formula, book.format(style), result))
        }
    }

    /// A text keeps the format of texts: what begins like a formula stays a text also when
    /// somebody edits the cell.
    private func write(
        text: String, _ row: lxw_row_t, _ column: lxw_col_t, _ style: CellStyle
    ) throws(SheetWritingError) {
        let format = try book.format(
            style.numberFormat == nil ? style.with { $0.numberFormat = "@" } : style)
        let safe = SheetText.safe(text)
        try book.check(
            safe.isEmpty
                ? worksheet_write_blank(sheet, row, column, format)
                : worksheet_write_string(sheet, row, column, safe, format))
    }

    /// Merges cells that have been, or will be, written each by itself: the first with its
    /// content, the others blank in the same style.
    public func merge(_ range: CellRange) throws(SheetWritingError) {
        guard !range.isOneCell else { return }
        try book.check(
            xlsx_note_merge(
                sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
                lxw_row_t(range.last.row), lxw_col_t(range.last.column)))
    }

    // MARK: Rows and columns

    /// - Parameter width: in digits of the usual font.
    public func setColumns(
        _ columns: ClosedRange<Int>, width: Double
    ) throws(SheetWritingError) {
        try book.check(
            worksheet_set_column(
                sheet, lxw_col_t(columns.lowerBound), lxw_col_t(columns.upperBound), width, nil))
    }

    /// Before the row's cells are written.
    ///
    /// - Parameter height: in points.
    public func setRow(_ row: Int, height: Double) throws(SheetWritingError) {
        try book.check(worksheet_set_row(sheet, lxw_row_t(row), height, nil))
    }

    /// Keeps the rows above and the columns left of a place in sight.
    public func freeze(above row: Int, leftOf column: Int) {
        worksheet_freeze_panes(sheet, lxw_row_t(row), lxw_col_t(column))
    }

    /// Lists to choose from in the first row of a range.
    public func filter(_ range: CellRange) throws(SheetWritingError) {
        try book.check(
            worksheet_autofilter(
                sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
                lxw_row_t(range.last.row), lxw_col_t(range.last.column)))
    }

    /// The sheet that is seen first.
    public func activate() { worksheet_activate(sheet) }

    public func setTab(color: UInt32) { worksheet_set_tab_color(sheet, color) }

    // MARK: Conditions

    /// Gives cells another look where a formula holds; it is written for the first cell.
    ///
    /// - Parameter style: its colours and weight count; both colours should be given.
    public func highlight(
        _ range: CellRange, where formula: String, _ style: CellStyle
    ) throws(SheetWritingError) {
        let format = try book.format(style)
        let error = ("=" + formula).withMutableCString { text in
            var condition = lxw_conditional_format()
            condition.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
            condition.value_string = text
            condition.format = format
            return worksheet_conditional_format_range(
                sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
                lxw_row_t(range.last.row), lxw_col_t(range.last.column), &condition)
        }
        try book.check(error)
    }

    /// What may be typed into cells.
    public struct Entry: Sendable {
        public enum Kind: Sendable {
            /// Whole numbers within bounds.
            case whole(ClosedRange<Int>)
            /// What makes a formula true; it is written for the first cell.
            case formula(String)
            /// Anything.
            case anything
        }

        public var kind: Kind
        /// Shown beside the cell, at most 255 characters.
        public var hint = ""
        /// Shown when something else is typed, at most 255 characters.
        public var refusal = ""

        public init(_ kind: Kind) { self.kind = kind }
    }

    public func accept(_ entry: Entry, in range: CellRange) throws(SheetWritingError) {
        let error = entry.hint.withMutableCString { hint in
            entry.refusal.withMutableCString { refusal in
                entry.kind.formula.withMutableCString { formula in
                    var validation = lxw_data_validation()
                    validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
                    validation.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
                    validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
                    if !entry.hint.isEmpty { validation.input_message = hint }
                    if !entry.refusal.isEmpty { validation.error_message = refusal }
                    switch entry.kind {
                    case .whole(let bounds):
                        validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
                        validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
                        validation.minimum_number = Double(bounds.lowerBound)
                        validation.maximum_number = Double(bounds.upperBound)
                    case .formula:
                        validation.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
                        validation.value_formula = formula
                    case .anything:
                        validation.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
                    }
                    return worksheet_data_validation_range(
                        sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
                        lxw_row_t(range.last.row), lxw_col_t(range.last.column), &validation)
                }
            }
        }
        try book.check(error)
    }

    /// Only unlocked cells can be changed. There is no password: it keeps from slips, not from
    /// people.
    public func protect() { worksheet_protect(sheet, nil, nil) }

    // MARK: Paper

    /// How the sheet is printed, on A4.
    public struct Page: Sendable {
        public var isLandscape = false
        /// Whether all columns go on one page.
        public var isAsWideAsPage = true
        /// In percent, instead of the width of the page.
        public var scale: Int?
        /// Rows and columns that begin a page.
        public var rowBreaks: [Int] = []
        public var columnBreaks: [Int] = []
        /// What alone is printed; nil for everything.
        public var area: CellRange?
        /// Rows at the head of every page.
        public var repeatedRows: ClosedRange<Int>?
        public var repeatedColumns: ClosedRange<Int>?
        public var footerLeft = ""
        public var footerRight = ""

        public init() {}

        // inches
        fileprivate static let side = 0.5
        fileprivate static let top = 0.6
        fileprivate static let bottom = 0.75
        private static let a4 = (short: 8.27, long: 11.69)

        /// Dots between the margins, 96 to an inch.
        public var dotsWide: Double {
            ((isLandscape ? Self.a4.long : Self.a4.short) - 2 * Self.side) * 96
        }

        /// Points between the margins.
        public var pointsHigh: Double {
            ((isLandscape ? Self.a4.short : Self.a4.long) - Self.top - Self.bottom) * 72
        }
    }

    /// How many dots a column takes at the least and at the most: how wide a digit is depends on
    /// the program and on the fonts it finds.
    ///
    /// - Parameter width: in digits of the usual font.
    public static func dots(of width: Double) -> (least: Double, most: Double) {
        (width * 7 + 5, width * 9 + 5)
    }

    public func setPage(_ page: Page) throws(SheetWritingError) {
        worksheet_set_paper(sheet, 9)
        if page.isLandscape { worksheet_set_landscape(sheet) }
        if let scale = page.scale {
            worksheet_set_print_scale(sheet, UInt16(scale))
        } else if page.isAsWideAsPage {
            worksheet_fit_to_pages(sheet, 1, 0)
        }
        worksheet_set_margins(
            sheet, Page.side, Page.side, Page.top, Page.bottom)
        worksheet_center_horizontally(sheet)
        // the library reads to the first 0
        if !page.rowBreaks.isEmpty {
            var rows = page.rowBreaks.map { lxw_row_t($0) } + [0]
            try book.check(worksheet_set_h_pagebreaks(sheet, &rows))
        }
        if !page.columnBreaks.isEmpty {
            var columns = page.columnBreaks.map { lxw_col_t($0) } + [0]
            try book.check(worksheet_set_v_pagebreaks(sheet, &columns))
        }
        if let area = page.area {
            try book.check(
                worksheet_print_area(
                    sheet, lxw_row_t(area.first.row), lxw_col_t(area.first.column),
                    lxw_row_t(area.last.row), lxw_col_t(area.last.column)))
        }
        if let rows = page.repeatedRows {
            try book.check(
                worksheet_repeat_rows(
                    sheet, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound)))
        }
        if let columns = page.repeatedColumns {
            try book.check(
                worksheet_repeat_columns(
                    sheet, lxw_col_t(columns.lowerBound), lxw_col_t(columns.upperBound)))
        }
        let left = SheetText.inFooter(page.footerLeft)
        let right = SheetText.inFooter(page.footerRight)
        let footer = "&L&8\(left.isEmpty ? "" : " \(left)")&C&8&P / &N&R&8 \(right)"
        try book.check(worksheet_set_footer(sheet, footer))
    }
}

extension SheetWriter.Entry.Kind {
    fileprivate var formula: String {
        if case .formula(let formula) = self { "=" + formula } else { "" }
    }
}

extension String {
    /// For structures of the library that ask for a text they could change, and do not.
    fileprivate func withMutableCString<Result>(
        _ body: (UnsafeMutablePointer<CChar>?) -> Result
    ) -> Result {
        var bytes = utf8CString
        return bytes.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }
}

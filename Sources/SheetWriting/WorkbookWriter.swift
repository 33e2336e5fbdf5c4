import CXLSXWriter
import Glibc
public import Vocabulary

/// Writes a workbook (xlsx) with libxlsxwriter.
///
/// Memory does not grow with the rows: each goes to a temporary file once the next begins, so a
/// sheet is written from top to bottom. The workbook appears under its name when it is whole. The
/// same calls write the same bytes.
public final class WorkbookWriter {
    /// What the file says of itself.
    public struct Properties: Sendable {
        public var title: String
        public var subject = ""
        public var company = ""
        public var comments = ""
        /// When it was made, as far as the file says: not the clock's time, so that what is the
        /// same stays the same.
        public var created: Instant
        /// More properties, in order.
        public var more: [(name: String, value: String)] = []

        public init(title: String, created: Instant) {
            self.title = title
            self.created = created
        }
    }

    let path: String
    private let workPath: String
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

    /// - Parameter path: where the workbook will be; what is there is replaced.
    public init(path: String, properties: Properties) throws(SheetWritingError) {
        self.path = path
        workPath = "\(path).\(getpid()).part"
        var options = lxw_workbook_options()
        options.constant_memory = 1
        workbook = workbook_new_opt(workPath, &options)
        guard workbook != nil else {
            throw SheetWritingError(file: path, LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        try set(properties)
    }

    deinit {
        if let workbook { lxw_workbook_free(workbook) }
    }

    private func set(_ properties: Properties) throws(SheetWritingError) {
        var copies: [UnsafeMutablePointer<CChar>?] = []
        defer { for copy in copies { free(copy) } }
        func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
            // the library takes no more than 255 characters
            copies.append(strdup(String(SheetText.safe(text).unicodeScalars.prefix(255))))
            return copies[copies.count - 1]
        }
        var known = lxw_doc_properties()
        known.title = copy(properties.title)
        known.subject = copy(properties.subject)
        known.company = copy(properties.company)
        known.comments = copy(properties.comments)
        known.author = copy("huizong")
        known.created = time_t(properties.created.microsecondsSinceEpoch / 1_000_000)
        try check(workbook_set_properties(workbook, &known))
        for (name, value) in properties.more {
            try check(
                workbook_set_custom_property_string(workbook, copy(name), copy(value)))
        }
    }

    /// - Parameter name: at most 31 characters, none of `[]:*?/\`.
    public func addSheet(_ name: String) throws(SheetWritingError) -> SheetWriter {
        try check(workbook_validate_sheet_name(workbook, name))
        guard let sheet = workbook_add_worksheet(workbook, name) else {
            throw SheetWritingError(file: path, LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        return SheetWriter(sheet, name: name, in: self)
    }

    /// Gives a range a name that formulas can use, and by which readers find it.
    ///
    /// - Parameter name: of letters, digits and `_`.
    public func define(
        _ name: String, _ range: CellRange, on sheet: SheetWriter
    ) throws(SheetWritingError) {
        try check(
            workbook_define_name(workbook, name, "=" + sheet.prefix + range.reference))
    }

    /// Writes the file. Sheets cannot be written to afterwards.
    public func finish() throws(SheetWritingError) {
        guard let workbook else { return }
        self.workbook = nil
        let error = workbook_close(workbook)
        guard error == LXW_NO_ERROR else {
            unlink(workPath)
            throw SheetWritingError(file: path, error)
        }
        guard rename(workPath, path) == 0 else {
            let number = errno
            unlink(workPath)
            throw SheetWritingError(file: path, detail: String(cString: strerror(number)))
        }
    }

    func check(_ error: lxw_error) throws(SheetWritingError) {
        if error != LXW_NO_ERROR { throw SheetWritingError(file: path, error) }
    }

    /// The library's format of a style, made once.
    func format(_ style: CellStyle) throws(SheetWritingError) -> UnsafeMutablePointer<lxw_format> {
        if let format = formats[style] { return format }
        guard let workbook, let format = workbook_add_format(workbook) else {
            throw SheetWritingError(file: path, LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        Self.apply(style, to: format)
        formats[style] = format
        return format
    }

    private static func apply(_ style: CellStyle, to format: UnsafeMutablePointer<lxw_format>) {
        if let name = style.fontName { format_set_font_name(format, name) }
        format_set_font_size(format, Double(style.fontSize))
        if style.isBold { format_set_bold(format) }
        if let color = style.color { format_set_font_color(format, color) }
        if let fill = style.fill { format_set_bg_color(format, fill) }
        if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        switch style.horizontal {
        case .usual: break
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        let vertical = style.isAtTop ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER
        format_set_align(format, UInt8(vertical.rawValue))
        if style.indent > 0 { format_set_indent(format, UInt8(clamping: style.indent)) }
        if style.wraps { format_set_text_wrap(format) }
        if style.shrinks { format_set_shrink(format) }
        switch style.numberFormat {
        case nil: break
        // every program knows the format of texts by its number
        case "@": format_set_num_format_index(format, 49)
        case .some(let code): format_set_num_format(format, code)
        }
        if style.isUnlocked { format_set_unlocked(format) }
    }
}

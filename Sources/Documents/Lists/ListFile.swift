import Messages
import Wording

/// A list that somebody keeps in a spreadsheet: the rows of the first sheet of a workbook that
/// holds any, or of a text whose columns are separated by commas, semicolons or tabs.
///
/// Lists come from outside as documents do, so a ``ReportReader`` reads them.
///
/// - Encodings of text: UTF-8, UTF-16 with a byte order mark, GB18030 (with GBK and GB2312), as
///   ``DocumentReader`` reads them.
/// - Rows without anything in them are left out; the others keep their numbers, so that a person
///   finds them.
public struct ListFile: Sendable {
    public struct Row: Sendable {
        /// As a spreadsheet counts, from 1.
        public let number: Int
        /// What stands in the columns, trimmed.
        public let cells: [String]

        public init(number: Int, cells: [String]) {
            self.number = number
            self.cells = cells
        }
    }

    public let rows: [Row]

    package init(rows: [Row]) { self.rows = rows }

    /// - Parameter name: stands for the file in messages.
    /// - Throws: ``DocumentError`` if the list cannot be read, or shows less than it holds.
    init(bytes: [UInt8], name: String) throws(DocumentError) {
        let limits = Limits.default
        try FileBytes.checkSize(bytes.count, limit: limits.bytes, name: name)
        if bytes.starts(with: ZipPart.signature) {
            guard let sheets = try SheetBook.sheets(of: bytes, limits: limits, name: name) else {
                throw DocumentError(file: name, .foreignFormat, ListMessages.noList)
            }
            rows = try Self.rows(of: sheets, limits: limits, name: name)
        } else {
            let text = CSVText(try TextDecoding.text(of: bytes, name: name))
            guard !text.isOpen else {
                throw DocumentError(file: name, .garbled, ListMessages.openQuote)
            }
            rows = text.records.enumerated().compactMap { index, record in
                let cells = record.map(\.trimmed)
                guard cells.contains(where: { !$0.isEmpty }) else { return nil }
                return Row(number: index + 1, cells: cells)
            }
        }
        guard !rows.isEmpty else { throw DocumentError(file: name, .empty, ListMessages.empty) }
    }

    /// What a person could misread, as hidden rows and covered cells, is refused: a row of the list
    /// must not come from where nobody sees it.
    private static func rows(
        of sheets: [Sheet], limits: Limits, name: String
    ) throws(DocumentError) -> [Row] {
        guard let sheet = sheets.first(where: { !$0.rows.allSatisfy { $0.cells.isEmpty } }) else {
            return []
        }
        guard !sheet.hasHidden else {
            throw DocumentError(file: name, .garbled, ListMessages.hiddenLines)
        }
        var rows: [Row] = []
        var count = 0
        for row in sheet.rows {
            let filled = row.cells.filter { !$0.isBlank }
            guard let last = filled.map(\.column).max() else { continue }
            if let refusal = filled.lazy.compactMap({ $0.caveat?.refusal }).first {
                throw DocumentError(
                    file: name, .garbled,
                    ListMessages.cellRefused.filled(["reason": refusal])
                        .filled(["row": String(row.number)]))
            }
            count += last
            guard count <= limits.cells else {
                throw DocumentError(
                    file: name, .tooManyCells,
                    DocumentMessages.tooManyCells.filled(["limit": String(limits.cells)]))
            }
            var cells = [String](repeating: "", count: last)
            for cell in filled where cell.column > 0 { cells[cell.column - 1] = cell.text }
            rows.append(Row(number: row.number, cells: cells))
        }
        return rows
    }
}

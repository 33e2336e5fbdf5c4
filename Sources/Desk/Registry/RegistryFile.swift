import Glibc
import Listings
import Messages
import SheetWriting
import Vocabulary
import Wording

/// Writes the registry's sheet as a file.
enum RegistryFile {
    enum Kind {
        case csv, xlsx

        init(_ path: String) throws(Refusal) {
            let name = path.lowercased()
            if name.hasSuffix(".csv") {
                self = .csv
            } else if name.hasSuffix(".xlsx") {
                self = .xlsx
            } else {
                throw Refusal(.wrongUsage, RegistryMessages.badSuffix.filled(["file": path]))
            }
        }
    }

    static func write(_ sheet: RegistrySheet, to path: String, _ kind: Kind) throws {
        switch kind {
        case .csv: try write(csv(sheet), to: path)
        case .xlsx: try writeWorkbook(sheet, to: path)
        }
    }

    /// UTF-8 with a mark, without which spreadsheets on Chinese Windows take it for GBK.
    static func csv(_ sheet: RegistrySheet) -> String {
        let listing = Listing(
            columns: sheet.headings.map { Listing.Column($0, Phrase($0, en: $0)) },
            rows: sheet.rows.map { row in row.map { $0.isEmpty ? .blank : .text($0) } })
        let title = "\"" + sheet.title.printableLine.replacing("\"", with: "\"\"") + "\"\r\n"
        return "\u{FEFF}" + title + listing.text(as: .csv, Presentation(language: .zh))
    }

    /// The file appears under its name when it is whole.
    private static func write(_ text: String, to path: String) throws(Refusal) {
        let draft = "\(path).\(getpid()).part"
        guard WholeFile.write(Array(text.utf8), to: path, draft: draft) else {
            let reason = String(cString: strerror(errno))
            throw Refusal(
                .failed, RegistryMessages.cannotWrite.filled(["file": path, "reason": reason]))
        }
    }

    private static func writeWorkbook(
        _ sheet: RegistrySheet, to path: String
    ) throws(SheetWritingError) {
        let book = try WorkbookWriter(
            path: path,
            properties: WorkbookWriter.Properties(
                title: sheet.title, created: Instant(Clock.today, secondOfDay: 0)))
        let page = try book.addSheet(RegistryMessages.listTitle.zh)
        let last = sheet.headings.count - 1
        // each column once: a sheet whose ranges overlap is broken
        for column in 0...last {
            let width: Double = column == 1 ? 32 : column == 4 ? 22 : 16
            try page.setColumns(column...column, width: width)
        }
        let title = CellStyle().with {
            $0.isBold = true
            $0.fontSize = 14
        }
        let head = CellStyle().with {
            $0.isBold = true
            $0.hasBorder = true
            $0.fill = 0xE8EEF4
        }
        let usual = CellStyle().with { $0.hasBorder = true }
        try page.write(.text(sheet.title), at: CellPlace(row: 0, column: 0), title)
        for column in 1...last { try page.write(.blank, at: CellPlace(row: 0, column: column)) }
        try page.merge(CellRange(rows: 0...0, columns: 0...last))
        for (row, cells) in ([sheet.headings] + sheet.rows).enumerated() {
            for (column, text) in cells.enumerated() {
                try page.write(
                    text.isEmpty ? .blank : .text(text),
                    at: CellPlace(row: row + 1, column: column), row == 0 ? head : usual)
            }
        }
        page.freeze(above: 2, leftOf: 2)
        try page.filter(
            CellRange(rows: 1...(sheet.rows.count + 1), columns: 0...last))
        try book.finish()
    }
}

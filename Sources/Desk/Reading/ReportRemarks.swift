import Documents
import Forms
import Listings
import Messages

/// What the reader remarks on a report: how cells were read, footnotes, rows outside the form.
struct ReportRemarks {
    private struct Remark {
        /// Nil for a remark on the report as a whole.
        let cell: ReportCell?
        let note: Phrase
    }

    /// Lines that `import` prints of one report.
    private static let mostLines = 20

    private let report: Report
    private let remarks: [Remark]

    init(_ report: Report) {
        self.report = report
        remarks =
            report.cells.compactMap { cell in cell.note.map { Remark(cell: cell, note: $0) } }
            + report.notes.map { Remark(cell: nil, note: $0) }
    }

    /// - Returns: no member at all if there is nothing to remark.
    var members: [(String, Value)] {
        guard !remarks.isEmpty else { return [] }
        let items = remarks.map { remark in
            Value.object([
                ("cell", .text(orBlank: remark.cell.map { report.form.cells[$0.position].name })),
                ("raw", .text(orBlank: remark.cell?.rawText)),
                ("place", remark.cell.map { .phrase($0.place.description) } ?? .blank),
                ("note", .phrase(remark.note)),
            ])
        }
        return [("notes", .list(items))]
    }

    /// Remarks on what was read; cells that make the report unreadable are named apart.
    private var told: [Remark] { remarks.filter { $0.cell?.state != .unreadable } }

    /// Rows of the listing of `check`: file, severity, verdict, rule, message.
    func rows(_ file: String) -> [[Value]] {
        let kind = Value.styled(.code("remark", DocumentCommandMessages.remark), .dim)
        return told.map { [.text(file), kind, .blank, .blank, .phrase(message($0))] }
    }

    /// One line a remark.
    func lines(_ file: String) -> [Phrase] {
        let told = told
        var lines = told.prefix(Self.mostLines).map { remark in
            DocumentCommandMessages.remarkOnFile.filled([
                "file": Phrase(file, en: file), "remark": message(remark),
            ])
        }
        if told.count > Self.mostLines {
            lines.append(
                DocumentCommandMessages.moreRemarks.filled([
                    "file": file, "count": String(told.count - Self.mostLines),
                ]))
        }
        return lines
    }

    private func message(_ remark: Remark) -> Phrase {
        guard let cell = remark.cell else { return remark.note }
        return DocumentCommandMessages.remarkOnCell.filled([
            "place": cell.place.description, "cell": report.form.cells[cell.position].label,
            "raw": Phrase(cell.rawText, en: cell.rawText), "note": remark.note,
        ])
    }
}

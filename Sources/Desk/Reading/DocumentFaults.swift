import Documents
import Forms
import Messages

/// Cells whose text is no figure, in the clerk's words.
enum DocumentFaults {
    static func message(_ cell: ReportCell, of report: Report, file: String) -> Phrase {
        DocumentCommandMessages.unreadableCell
            .filled([
                "cell": report.form.cells[cell.position].label, "place": cell.place.description,
                "note": cell.note ?? Phrase("", en: ""),
            ]).filled(["file": file, "raw": cell.rawText])
    }
}

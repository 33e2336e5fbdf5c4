import Messages
import Wording

/// Reads PDF with the help of poppler: `pdftotext` tells the words and where they stand,
/// `pdftocairo` draws the page, which tells the borders of tables and what of the words is seen.
///
/// A table needs borders around its cells. What a font shows for a character is not looked at:
/// a font that draws a 3 for an 8 deceives this reader, as it does every program that searches.
struct PDFReader {
    static func isPDF(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("%PDF".utf8)) }

    private let help: any DocumentHelp
    private let limits: Limits
    private let name: String

    /// Words of one page, each of which is looked for in its drawing.
    private static let mostWords = 5000

    /// - Throws: ``DocumentError`` if poppler is missing, or the file is broken, locked or a scan.
    static func content(
        _ help: any DocumentHelp, limits: Limits, name: String
    ) throws(DocumentError) -> DocumentContent {
        try PDFReader(help: help, limits: limits, name: name).content()
    }

    private func content() throws(DocumentError) -> DocumentContent {
        let words = try words()
        guard words.contains(where: { !$0.words.isEmpty }) else {
            throw DocumentError(file: name, .noText, DocumentMessages.pdfScanned)
        }
        var pages: [PDFPage] = []
        for (index, page) in words.enumerated() where !page.words.isEmpty {
            guard page.words.count <= Self.mostWords,
                let drawing = try drawing(page: index + 1),
                abs(drawing.size.x - page.width) < 2,
                let taken = PDFPage(page.words, drawing)
            else { throw failed }
            pages.append(taken)
        }
        var text = PDFText(cellLimit: limits.cells)
        guard let content = text.content(of: pages) else {
            let reason = DocumentMessages.tooManyCells.filled(["limit": String(limits.cells)])
            throw DocumentError(file: name, .tooManyCells, reason)
        }
        let hasTable = content.elements.contains { if case .table = $0 { true } else { false } }
        guard hasTable else {
            throw DocumentError(file: name, .noTable, DocumentMessages.pdfNoBorders)
        }
        return content
    }

    // MARK: Words

    private func words() throws(DocumentError) -> [(width: Double, words: [PDFWord])] {
        // one page more than allowed, to know that it is there
        let output = try answer(.pdfWords(pages: limits.pages + 1))
        // The document type in front of it is poppler's own.
        guard let start = output.firstRange(of: Array("<html".utf8))?.lowerBound,
            let root = XMLPart(Array(output[start...]))?.root,
            let pages = root.child("body")?.child("doc")?.children("page")
        else { throw failed }
        guard pages.count <= limits.pages else {
            let reason = DocumentMessages.pdfTooLong.filled(["limit": String(limits.pages)])
            throw DocumentError(file: name, .tooLarge, reason)
        }
        return pages.map { page in
            let words = page.children("word").compactMap { word -> PDFWord? in
                let corners = ["xMin", "yMin", "xMax", "yMax"].compactMap { Double(word[$0] ?? "") }
                let text = word.text.trimmed
                guard corners.count == 4, !text.isEmpty else { return nil }
                return PDFWord(
                    text: text,
                    box: PDFBox(
                        left: corners[0], top: corners[1], right: corners[2], bottom: corners[3]))
            }
            return (Double(page["width"] ?? "") ?? 0, words)
        }
    }

    // MARK: Drawings

    private func drawing(page: Int) throws(DocumentError) -> PDFDrawing? {
        let output = try answer(.pdfDrawing(page: page))
        return XMLPart(output)?.root.flatMap { PDFDrawing($0) }
    }

    private func answer(_ task: HelperTask) throws(DocumentError) -> [UInt8] {
        switch help.answer(task) {
        case .made(let bytes): return bytes
        case .missing:
            throw DocumentError(file: name, .missingHelper, DocumentMessages.pdfMissing)
        case .noFolder:
            throw DocumentError(file: name, .helperFailed, DocumentMessages.noFolder)
        case .locked: throw DocumentError(file: name, .encrypted, DocumentMessages.encrypted)
        case .failed: throw failed
        }
    }

    private var failed: DocumentError {
        DocumentError(file: name, .brokenPDF, DocumentMessages.pdfFailed)
    }
}

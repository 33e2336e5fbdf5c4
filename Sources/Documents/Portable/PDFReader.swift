import Messages
import Wording

/// Reads PDF with the help of poppler: `pdftotext` tells the words and where they stand,
/// `pdftocairo` draws the page, which tells the borders of tables and what of the words is seen.
///
/// A table needs borders around its cells. What a font shows for a character is not looked at:
/// a font that draws a 3 for an 8 deceives this reader, as it does every program that searches.
struct PDFReader {
    static func isPDF(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("%PDF".utf8)) }

    private let folder: PrivateFolder
    private let textProgram: String
    private let drawingProgram: String
    private let limits: Limits
    private let name: String

    /// Bytes of what the helpers say of a page, or of the words of all pages.
    private static let mostBytes = 16 << 20
    /// Words of one page, each of which is looked for in its drawing.
    private static let mostWords = 5000

    /// - Throws: ``DocumentError`` if poppler is missing, or the file is broken, locked or a scan.
    static func content(
        of bytes: [UInt8], _ helpers: Helpers, limits: Limits, name: String
    ) throws(DocumentError) -> DocumentContent {
        guard let text = helpers.paths[.pdfText], let drawing = helpers.paths[.pdfDrawing] else {
            throw DocumentError(file: name, .missingHelper, DocumentMessages.pdfMissing)
        }
        guard let folder = PrivateFolder(), folder.write(bytes, to: "document.pdf") else {
            throw DocumentError(file: name, .helperFailed, DocumentMessages.noFolder)
        }
        let reader = PDFReader(
            folder: folder, textProgram: text, drawingProgram: drawing, limits: limits, name: name)
        return try reader.content()
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
        guard var content = text.content(of: pages) else {
            let reason = DocumentMessages.tooManyCells.filled(["limit": String(limits.cells)])
            throw DocumentError(file: name, .tooManyCells, reason)
        }
        content.loosePages = pages
        return content
    }

    // MARK: Words

    private func words() throws(DocumentError) -> [(width: Double, words: [PDFWord])] {
        // one page more than allowed, to know that it is there
        let last = String(limits.pages + 1)
        let output = try run(
            textProgram, ["-bbox", "-enc", "UTF-8", "-l", last, "document.pdf", "words"], "words")
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
        let number = String(page)
        // as large as the page itself, so that words and lines have the same places
        let size = ["-origpagesizes", "-noshrink", "-nocenter"]
        let output = try run(
            drawingProgram,
            ["-svg", "-f", number, "-l", number] + size + ["document.pdf", "page.svg"], "page.svg")
        return XMLPart(output)?.root.flatMap { PDFDrawing($0) }
    }

    private func run(
        _ program: String, _ arguments: [String], _ file: String
    ) throws(DocumentError) -> [UInt8] {
        var run = HelperRun()
        run.memory = 2 << 30
        run.processorSeconds = 20
        run.seconds = 40
        run.fileBytes = Self.mostBytes
        guard run.run(program, arguments, in: folder) == .done(status: 0) else {
            let said = (try? FileBytes.read(folder.path + "/err", limit: Self.mostBytes)) ?? []
            if String(decoding: said, as: UTF8.self).contains("password") {
                throw DocumentError(file: name, .encrypted, DocumentMessages.encrypted)
            }
            throw failed
        }
        do {
            return try FileBytes.read("\(folder.path)/\(file)", limit: Self.mostBytes)
        } catch {
            throw failed
        }
    }

    private var failed: DocumentError {
        DocumentError(file: name, .brokenPDF, DocumentMessages.pdfFailed)
    }
}

public import Forms
import Messages

/// Reads published yearly reports: plain text with its tables laid out one cell or one row per
/// line, HTML, also packed in a script or saved as one file (mht), Word's docx and docm, flat OPC
/// and Word 2003 XML, workbooks (xlsx, xlsm), and, where the programs that help are installed, PDF
/// and the older formats of Office and WPS.
///
/// - Encodings of text and HTML: UTF-8, UTF-16 with a byte order mark, GB18030 (with GBK and
///   GB2312).
/// - Not read: ofd and pictures; the error says what to do instead.
///
/// It reads in the process that calls it. Files that come from anywhere are read by a process of
/// their own, see the module `SeparateReading`.
public struct DocumentReader: ReportReader, Sendable {
    /// For a document's bytes, who runs other programs on it.
    package typealias Help = @Sendable ([UInt8]) -> any DocumentHelp

    private let catalogue: [FormLabels]
    private let limits: Limits
    private let help: Help

    public init(catalogue: FormCatalogue, limits: Limits = .default) {
        self.init(catalogue: catalogue, limits: limits, helpers: .installed)
    }

    init(catalogue: FormCatalogue, limits: Limits, helpers: Helpers) {
        self.init(catalogue: catalogue, limits: limits) {
            InstalledHelp($0, helpers, limits: limits)
        }
    }

    package init(catalogue: FormCatalogue, limits: Limits = .default, help: @escaping Help) {
        self.help = help
        self.catalogue = catalogue.forms.map { FormLabels(form: $0) }
        self.limits = limits
    }

    /// Gets what reading needs from files of the system, so that it can go on without any, and
    /// makes the tables that are made when they are first used, so that copies have them.
    package func prepare() {
        TextDecoding.keepTables()
        let rows = "<tr><td>单位：万元</td><td>本年增/减</td></tr><tr><td>1</td><td>２ 件</td></tr>"
        let word = "http://schemas.microsoft.com/office/word/2003/wordml"
        for document in [
            "<style>p > b, .a:not(b) {color: red}</style><p style='color: #fff'>一、</p>"
                + "<table>\(rows)</table>",
            "2023年政府信息公开工作年度报告\n单位：万元 | 1 |\n",
            "<w:wordDocument xmlns:w=\"\(word)\"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t>"
                + "</w:r></w:p></w:tc><w:tc/></w:tr></w:tbl></w:body></w:wordDocument>",
        ] {
            _ = try? read(bytes: Array(document.utf8), name: "")
        }
    }

    /// - Throws: ``DocumentError`` with every fault of the document; a report that is returned
    ///   has one cell for each of the form's, though some may be ``ReportCell/State/unreadable``.
    public func read(file path: String) throws(DocumentError) -> Report {
        try read(bytes: FileBytes.read(path, limit: limits.bytes), name: path)
    }

    /// - Parameter name: stands for the file in messages.
    public func read(bytes: [UInt8], name: String) throws(DocumentError) -> Report {
        try FileBytes.checkSize(bytes.count, limit: limits.bytes, name: name)
        let container = DocumentContainer(limits: limits, help: help(bytes), name: name)
        let content = try container.content(of: bytes)
        try DocumentText.checkLength(content.textByteCount, limits: limits, name: name)
        let first = reading(of: content, name: name)
        if !content.loosePages.isEmpty, !Self.isWhole(first) {
            return try withoutBorders(content, name: name, insteadOf: first).get()
        }
        guard let text = content.plainText, !Self.isWhole(first) else { return try first.get() }
        return try otherReading(of: text, name: name, insteadOf: first).get()
    }

    public func list(bytes: [UInt8], name: String) throws(DocumentError) -> ListFile {
        try ListFile(bytes: bytes, name: name)
    }

    private typealias Reading = Result<Report, DocumentError>

    private func reading(of content: DocumentContent, name: String) -> Reading {
        Reading { () throws(DocumentError) in try report(of: content, name: name) }
    }

    /// False if there were faults, or cells that were not told apart.
    private static func isWhole(_ reading: Reading) -> Bool {
        guard case .success(let report) = reading else { return false }
        return report.unreadableCells.allSatisfy { !$0.rawText.contains("|") }
    }

    /// The report as another reading of the text gives it; if none does, the reading with the
    /// most telling faults.
    private func otherReading(
        of text: String, name: String, insteadOf first: Reading
    ) -> Reading {
        var least = first
        for form in catalogue {
            for content in PlainText.otherReadings(of: text, for: form, cellLimit: limits.cells) {
                let reading = reading(of: content, name: name)
                if Self.isWhole(reading) { return reading }
                guard case .failure(let error) = reading, case .failure(let other) = least,
                    error.isOfTables, !other.isOfTables || error.tellsMore(than: other)
                else { continue }
                least = reading
            }
        }
        return least
    }

    /// The report as the places of the words tell it, where no borders do.
    private func withoutBorders(
        _ content: DocumentContent, name: String, insteadOf first: Reading
    ) -> Reading {
        for form in catalogue {
            guard let pages = PDFLooseTables.pages(content.loosePages, form) else { continue }
            var text = PDFText(cellLimit: limits.cells)
            guard let content = text.content(of: pages) else { continue }
            let reading = reading(of: content, name: name)
            if Self.isWhole(reading) { return reading }
        }
        let hasTable = content.elements.contains { if case .table = $0 { true } else { false } }
        guard !hasTable else { return first }
        return .failure(DocumentError(file: name, .noTable, DocumentMessages.pdfNoBorders))
    }

    /// The first lines of a document, those in cells as well, in reading order.
    private func openingLines(of content: DocumentContent) -> [String] {
        content.elements.prefix(60).flatMap { element -> [String] in
            switch element {
            case .paragraph(let text): [text]
            case .table(let grid) where grid.number <= 2:
                grid.rows.prefix(20).joined().map(\.text).filter { !$0.isEmpty }
            case .table: []
            }
        }
    }

    private func report(
        of content: DocumentContent, name: String
    ) throws(DocumentError) -> Report {
        var paragraphs: [String] = []
        var grids: [Grid] = []
        for element in content.elements {
            switch element {
            case .paragraph(let text): paragraphs.append(text)
            case .table(let grid): grids.append(grid)
            }
        }
        if grids.isEmpty, content.hiddenTableCount > 0 {
            throw DocumentError(file: name, .noTable, DocumentMessages.hiddenTables)
        }
        let labels = try FormDetection.labels(
            of: grids, among: catalogue, text: paragraphs, name: name)
        var tables = TableReader(labels: labels)
        let cells = tables.read(grids, units: TableUnits.of(content.elements, labels))
        guard tables.faults.isEmpty else {
            throw DocumentError(file: name, faults: tables.faults, limit: limits.faults)
        }
        guard cells.contains(where: { $0.state != .blank }) else {
            throw DocumentError(file: name, .noFigure, DocumentMessages.noFigure)
        }
        let sections = SectionText(form: labels.form, elements: content.elements)
        let title = TitleText.find(
            paragraphs: paragraphs, outer: content.outerTitles,
            lines: openingLines(of: content))
        var year = title?.year
        var notes = content.remarks + tables.notes + sections.notes
        if title != nil, year == nil, let period = TitleText.statedPeriod(paragraphs) {
            year = period
            notes.append(
                DocumentMessages.yearOfStatedPeriod.filled(["year": String(period)]))
        }
        return Report(
            form: labels.form, agencyName: title?.agencyName, year: year,
            title: title?.title,
            publishedOn: PublicationDate.find(paragraphs: paragraphs, grids: grids), cells: cells,
            narrative: sections.narrative, preamble: sections.preamble,
            notes: notes)
    }
}

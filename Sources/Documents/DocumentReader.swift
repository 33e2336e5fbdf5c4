import Forms
import Messages

/// Reads published yearly reports: plain text with its tables laid out one cell or one row per
/// line, HTML, also packed in a script, Word's docx and docm, workbooks (xlsx, xlsm), and, where
/// the programs that help are installed, PDF and the older formats of Office and WPS.
///
/// - Encodings of text and HTML: UTF-8, UTF-16 with a byte order mark, GB18030 (with GBK and
///   GB2312).
/// - Not read: ofd and pictures; the error says what to do instead.
public struct DocumentReader: Sendable {
    private let catalogue: [FormLabels]
    private let limits: Limits
    private let helpers: Helpers

    public init(catalogue: FormCatalogue, limits: Limits = .default) {
        self.init(catalogue: catalogue, limits: limits, helpers: .installed)
    }

    init(catalogue: FormCatalogue, limits: Limits, helpers: Helpers) {
        self.helpers = helpers
        self.catalogue = catalogue.forms.map { FormLabels(form: $0) }
        self.limits = limits
    }

    /// - Throws: ``DocumentError`` with every fault of the document; a report that is returned
    ///   has one cell for each of the form's, though some may be ``ReportCell/State/unreadable``.
    public func read(file path: String) throws(DocumentError) -> Report {
        try read(bytes: FileBytes.read(path, limit: limits.bytes), name: path)
    }

    /// - Parameter name: stands for the file in messages.
    public func read(bytes: [UInt8], name: String) throws(DocumentError) -> Report {
        try FileBytes.checkSize(bytes.count, limit: limits.bytes, name: name)
        let container = DocumentContainer(limits: limits, helpers: helpers, name: name)
        let content = try container.content(of: bytes)
        return try report(of: content, name: name)
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
        let labels = try FormDetection.labels(
            of: grids, among: catalogue, text: paragraphs, name: name)
        var tables = TableReader(labels: labels)
        let cells = tables.read(grids)
        guard tables.faults.isEmpty else {
            throw DocumentError(file: name, faults: tables.faults, limit: limits.faults)
        }
        let sections = SectionText(form: labels.form, elements: content.elements)
        let title = TitleText.find(
            paragraphs: paragraphs, outer: content.outerTitles,
            cells: grids.prefix(2).flatMap { $0.rows.prefix(20).joined().map(\.text) })
        return Report(
            form: labels.form, agencyName: title?.agencyName, year: title?.year,
            title: title?.title,
            publishedOn: PublicationDate.find(paragraphs: paragraphs, grids: grids), cells: cells,
            narrative: sections.narrative, preamble: sections.preamble,
            notes: content.remarks + tables.notes + sections.notes)
    }
}

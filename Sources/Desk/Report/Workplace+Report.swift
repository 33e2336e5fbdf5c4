import Forms
import Handouts
package import Messages
import PostgresClient
import Store
import Vocabulary

/// Where a report goes and what it is filled into.
package struct ReportOptions {
    /// A folder.
    package let folder: String
    /// A Word document with place names; nil for ours.
    package let template: String?
    /// Where to put a copy of the template; nil for nowhere.
    package let templateCopy: String?
    package let isOverwriting: Bool

    package init(
        folder: String, template: String?, templateCopy: String?, isOverwriting: Bool
    ) {
        self.folder = folder
        self.template = template
        self.templateCopy = templateCopy
        self.isOverwriting = isOverwriting
    }
}

extension Workplace {
    /// Writes the region's own report as a Word document and as a page.
    ///
    /// - Returns: what was written, and what the office must deal with before it is handed in.
    package func report(
        _ choice: TotalChoice, year: Int, _ options: ReportOptions
    ) throws -> (written: Phrase, faults: Phrase?) {
        let year = try Arguments.year(year)
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        let catalogue = try catalogue()
        let region = try withDatabase { connection in
            try RegionYear.read(
                choice, year: year, at: instant, catalogue: catalogue, connection)
        }
        let templates = ReportTemplates(folder: try reportFolder())
        let template = try WordTemplate(options.template ?? templates.wordFolder)
        let report = try OfficialReport(region, templates: templates)
        var word = WordReport(report, template: template)
        let path = "\(options.folder)/\(report.fileName)"
        var files = [
            (path: "\(path).docx", bytes: try word.bytes()),
            (path: "\(path).html", bytes: try ReportPage(report).bytes(templates)),
        ]
        if let copy = options.templateCopy { files.append((copy, try template.bytes())) }
        try HandoutFiles.make(folder: options.folder)
        let paths = try HandoutFiles(files).write(isOverwriting: options.isOverwriting)
        let written = paths.map { ReportMessages.written.filled(["file": $0]) }.lines
        let faults = report.faults
        guard !faults.isEmpty else { return (written, nil) }
        return (written, ([ReportMessages.faults] + faults).lines)
    }
}

import Documents
import Forms
import Hashing
import Listings
import Messages

/// Published reports, read from their files one by one and judged.
struct DocumentFiles {
    /// A report that could be read.
    struct Document {
        /// As it was given.
        let file: String
        let sha256: String
        var judgement: ReportJudgement

        var report: Report { judgement.report }
        /// Cells whose text is no figure, in the clerk's words.
        var faults: [Phrase] {
            report.unreadableCells.map { DocumentFaults.message($0, of: report, file: file) }
        }
    }

    private let reader: any ReportReader
    private let catalogue: FormCatalogue
    private let year: Int?

    /// - Parameter year: overrides the year of the titles.
    init(year: Int?, catalogue: FormCatalogue, reader: any ReportReader) {
        self.reader = reader
        self.catalogue = catalogue
        self.year = year
    }

    /// The one place where a file becomes a report.
    func document(_ file: String) throws(DocumentError) -> Document {
        let bytes = try reader.bytes(ofFile: file)
        let report = try reader.read(bytes: bytes, name: file)
        return Document(
            file: file, sha256: Hexadecimal.text(SHA256.hash(bytes)),
            judgement: ReportJudgement(report, year: year, catalogue: catalogue))
    }

    /// A bar for the reading of so many files that somebody waits; it shows on a terminal only.
    static func progress(_ files: [String], _ language: Language) -> ProgressBar? {
        files.count < 20
            ? nil
            : ProgressBar(
                FolderMessages.reading, total: Int64(files.count), language: language,
                environment: ProcessEnvironment.all)
    }
}

import Documents
import Forms
import Messages

/// Published reports, read from their files and judged.
struct DocumentFiles {
    /// A report that could be read.
    struct Document {
        /// As it was given.
        let file: String
        let bytes: [UInt8]
        var judgement: ReportJudgement
    }

    private(set) var documents: [Document] = []
    /// What is to be said of the files, in their order.
    private(set) var lines: [Phrase] = []
    /// Whether a file, or a cell of one, could not be read.
    private(set) var isUnreadable = false

    /// - Parameters:
    ///   - year: overrides the year of the titles.
    ///   - hasRemarks: says also what the reader remarks on cells that it could read.
    init(
        _ files: [String], year: Int?, hasRemarks: Bool, catalogue: FormCatalogue,
        reader: any ReportReader
    ) {
        for file in files {
            do throws(DocumentError) {
                let bytes = try reader.bytes(ofFile: file)
                let report = try reader.read(bytes: bytes, name: file)
                for cell in report.unreadableCells {
                    isUnreadable = true
                    lines.append(DocumentFaults.message(cell, of: report, file: file))
                }
                if hasRemarks { lines += ReportRemarks(report).lines(file) }
                documents.append(
                    Document(
                        file: file, bytes: bytes,
                        judgement: ReportJudgement(report, year: year, catalogue: catalogue)))
            } catch {
                isUnreadable = true
                lines.append(error.message)
            }
        }
    }

    /// Adds to each report what is said against it because of the others.
    mutating func compare() {
        let copies = OriginalityCheck.findings(among: documents.map(\.judgement))
        for (index, copy) in copies.enumerated() {
            if let copy { documents[index].judgement.findings.append(copy) }
        }
    }
}

/// Answers tasks for one document with the programs of this machine, each run without network,
/// within bounds, and in a private folder that is removed with this value.
package final class InstalledHelp: DocumentHelp {
    private let document: [UInt8]
    private let helpers: Helpers
    private let limits: Limits
    private var pdfFolder: PrivateFolder?

    /// Bytes of what poppler says of a page, or of the words of all pages.
    private static let mostBytes = 16 << 20

    package convenience init(_ document: [UInt8]) {
        self.init(document, .installed, limits: .default)
    }

    init(_ document: [UInt8], _ helpers: Helpers, limits: Limits) {
        self.document = document
        self.helpers = helpers
        self.limits = limits
    }

    package func answer(_ task: HelperTask) -> HelperAnswer {
        switch task {
        case .office(let format):
            guard let program = helpers.paths[.office] else { return .missing }
            return OfficeConverter.converted(document, format, by: program, limits: limits)
        case .pdfWords(let pages):
            guard let program = helpers.paths[.pdfText], helpers.paths[.pdfDrawing] != nil else {
                return .missing
            }
            let arguments = [
                "-bbox", "-enc", "UTF-8", "-l", String(pages), "document.pdf", "words",
            ]
            return runOnPDF(program, arguments, "words")
        case .pdfDrawing(let page):
            guard let program = helpers.paths[.pdfDrawing] else { return .missing }
            // as large as the page itself, so that words and lines have the same places
            let arguments =
                ["-svg", "-f", String(page), "-l", String(page)]
                + ["-origpagesizes", "-noshrink", "-nocenter", "document.pdf", "page.svg"]
            return runOnPDF(program, arguments, "page.svg")
        }
    }

    private func runOnPDF(
        _ program: String, _ arguments: [String], _ file: String
    ) -> HelperAnswer {
        if pdfFolder == nil {
            guard let folder = PrivateFolder(), folder.write(document, to: "document.pdf") else {
                return .noFolder
            }
            pdfFolder = folder
        }
        guard let folder = pdfFolder else { return .noFolder }
        var run = HelperRun()
        run.memory = 2 << 30
        run.processorSeconds = 20
        run.seconds = 40
        run.fileBytes = Self.mostBytes
        run.mayTalkToItself = false
        guard run.run(program, arguments, in: folder) == .done(status: 0) else {
            let said = (try? FileBytes.read(folder.path + "/err", limit: Self.mostBytes)) ?? []
            return String(decoding: said, as: UTF8.self).contains("password") ? .locked : .failed
        }
        let made = try? FileBytes.read("\(folder.path)/\(file)", limit: Self.mostBytes)
        return made.map { .made($0) } ?? .failed
    }
}

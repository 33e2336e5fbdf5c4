import FoundationEssentials

/// The folder with the words and the look of a region's report.
public struct ReportTemplates: Sendable {
    private let folder: String

    public init(folder: String) { self.folder = folder }

    func path(_ name: String) -> String { "\(folder)/\(name).mustache" }

    func text(_ name: String) throws(HandoutError) -> String {
        let file = path(name)
        do {
            return try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw .noTemplate(file: file)
        }
    }

    /// The Word document that the report is filled into; unpacked, so that a change of it can be
    /// read.
    public var wordFolder: String { "\(folder)/template" }
}

import Forms
import FoundationEssentials
import Glibc
import Handouts
import Messages
import Pages
import PostgresClient
import Store
import Vocabulary
import Workbooks

/// The report and the workbook of a region's year, as its pages offer them to the office.
struct SiteDocuments {
    private let workplace: Workplace
    private let connection: Connection
    private let catalogue: FormCatalogue
    private let templates: ReportTemplates
    private let word: WordTemplate

    init(_ workplace: Workplace, _ catalogue: FormCatalogue, _ connection: Connection) throws {
        self.workplace = workplace
        self.catalogue = catalogue
        self.connection = connection
        templates = ReportTemplates(folder: try workplace.reportFolder())
        word = try WordTemplate(templates.wordFolder)
    }

    /// Of the edition that last changed the year or the one before, so that they change when its
    /// pages do. Regions with others below them have none: a workbook of all their reports is more
    /// than a page should carry, and is written by a call of its own.
    func documents(of source: SiteRegion, year: Int) throws -> [SiteDownload] {
        guard source.below[year]?.isEmpty ?? true else { return [] }
        let editions = [source.editions[year], source.editions[year - 1]].compactMap { $0 }
        guard let edition = editions.max(by: { $0.id < $1.id }) else { return [] }
        let region = try RegionYear.read(
            TotalChoice(region: source.region.code, scope: .all, asOf: nil), year: year,
            at: edition.publishedAt, catalogue: catalogue, connection)
        var report = WordReport(try OfficialReport(region, templates: templates), template: word)
        return [
            SiteDownload(
                title: SiteCommandMessages.wordReport, ending: "docx", bytes: try report.bytes()),
            SiteDownload(
                title: SiteCommandMessages.workbook, ending: "xlsx",
                bytes: try bytes(of: try workplace.book(of: region, connection))),
        ]
    }

    private func bytes(of book: RegionBook) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory
            .appending(component: "huizong-\(UUID()).xlsx")
        defer { unlink(file.path) }
        try book.write(to: file.path)
        return Array(try Data(contentsOf: file))
    }
}

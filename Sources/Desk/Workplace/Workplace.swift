import Documents
import Forms
package import Messages
import PostgresClient
import SeparateReading
package import Settings
import Store
import Vocabulary

/// What a command works with: settings, forms and, on demand, the database.
///
/// What can be done here stands in extensions, one file a subject.
package struct Workplace {
    package let settings: Settings
    private let surroundings: Surroundings
    let known = KnownForms()
    /// Who reads documents: a process of its own, unless a test says otherwise.
    var reader: (FormCatalogue) -> any ReportReader = { SeparateReader(catalogue: $0) }
    package var language: Language { settings.language }

    package init(_ settings: Settings, surroundings: Surroundings) {
        self.settings = settings
        self.surroundings = surroundings
    }

    /// The workplace as options, environment and settings file describe it.
    package init(
        _ options: SettingsOverrides, environment: [String: String] = ProcessEnvironment.all,
        surroundings: Surroundings = .current()
    ) throws(CommandFailure) {
        do {
            self.init(
                try Settings.load(
                    options: options, environment: environment, surroundings: surroundings),
                surroundings: surroundings)
        } catch {
            let language = Settings.preferredLanguage(options: options, environment: environment)
            throw CommandFailure(
                error.isOfCommandLine ? .wrongUsage : .wrongSettings, error.message[language])
        }
    }

    /// Runs a command's work and says every error in the clerk's words.
    package func attempt<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw failure(error)
        }
    }

    func failure(_ error: any Error) -> any Error {
        guard let report = ErrorReport(error, settings: settings) else { return error }
        return CommandFailure(report.status, report.message[language])
    }

    /// The forms, read from their files when they are first asked for.
    func catalogue() throws -> FormCatalogue {
        if let catalogue = known.catalogue { return catalogue }
        let catalogue = try known.source?.catalogue() ?? FormCatalogue(try formFolder())
        known.catalogue = catalogue
        return catalogue
    }

    /// The forms that were compared with the database's, taken apart when they are first asked for.
    func forms() throws -> FormSource {
        guard known.catalogue == nil, let stamps = known.stamps else {
            return FormSource(try catalogue())
        }
        let folder = try formFolder()
        let source = known.source ?? FormSource(stamps: stamps) { try FormCatalogue(folder) }
        known.source = source
        return source
    }

    func formFolder() throws -> FormFolder {
        if let folder = known.folder { return folder }
        let folder = try FormFolder(directory: try settings.formsDirectory(surroundings))
        known.folder = folder
        return folder
    }

    /// Taking the form files apart is a large part of a short command, so that is done once, and
    /// only where somebody asks what they say.
    final class KnownForms {
        var folder: FormFolder?
        /// In the order of the catalogue; nil until the database turned out to know all of them.
        var stamps: [FormStamp]?
        var catalogue: FormCatalogue?
        /// Who reads them for a run.
        var source: FormSource?
    }

    /// Where the demo's report is: beside the form files.
    func demoDirectory() throws -> String { try besideForms("demo") }

    /// The bytes of a form's file.
    func formFile(_ id: String) throws -> [UInt8] {
        try FormCatalogue.file(of: id, directory: try settings.formsDirectory(surroundings))
    }

    /// Where a notice's template is: beside the form files.
    func noticeTemplate(_ name: String) throws -> String {
        try besideForms("notices/\(name).mustache")
    }

    /// Where the words and the look of a region's report are: beside the form files.
    func reportFolder() throws -> String { try besideForms("report") }

    /// Where the templates of pages are: beside the form files.
    func siteFolder() throws -> String { try besideForms("site") }

    private func besideForms(_ path: String) throws -> String {
        "\(try settings.formsDirectory(surroundings))/../\(path)"
    }

    /// The day the run is for: as set, else today in China.
    func businessDate() -> CalendarDate {
        settings.businessDate ?? Clock.today
    }
}

import ArgumentParser
import Desk
import Documents
import Forms
import Listings
import Messages
import PostgresClient
import Store
import Vocabulary

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "把已公布的报告文件读入数据库。Reads published reports into `intake`.",
        discussion: """
            单位和年度取自标题；单位须已在名录中。一次给多个文件时，有一个读不懂就都不入库。
            Agency and year come from the title; the agency must be in the registry. If one of \
            several files cannot be read, none is stored.
            例 Example: huizong import 财政局2023.html 教体局2023.txt
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("报告文件。Report files.", valueName: "file"))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "单位编号，不用标题中的名称。Agency's number, instead of the title's name.", valueName: "id"))
    var agency: Int64?

    @Option(help: "报告年度，不用标题中的。Report year, instead of the title's.")
    var year: Int?

    @Option(
        help: ArgumentHelp(
            "报送时间，默认现在。When it was filed; now by default.",
            valueName: "YYYY-MM-DDThh:mm:ss+08:00"))
    var submittedAt: String?

    @Option(
        help: ArgumentHelp("公开日期。Day of publication.", valueName: "YYYY-MM-DD"))
    var publishedOn: String?

    @Flag(help: "只读取和核查，不入库。Read and judge, store nothing.")
    var dryRun = false

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            if files.count > 1, agency != nil || submittedAt != nil {
                throw CommandFailure(
                    .wrongUsage, DocumentCommandMessages.oneFileOnly, workplace.language)
            }
            if let submittedAt, !Instant.isValid(submittedAt) {
                throw CommandFailure(
                    .wrongUsage,
                    DocumentCommandMessages.badInstant.filled(["value": submittedAt]),
                    workplace.language)
            }
            if let year { _ = try Arguments.year(year, workplace.language) }
            let day = try Arguments.date(
                publishedOn, option: "--published-on", workplace.language)
            let catalogue = try workplace.catalogue()
            let documents = try read(catalogue, workplace.language)
            try workplace.withDatabase(.schemaAndForms) { connection in
                try DocumentImport(
                    connection: connection, language: workplace.language,
                    submittedAt: submittedAt ?? Clock.now, publishedOn: day, agency: agency
                ).store(documents, isDryRun: dryRun)
            }
        }
    }

    /// Reads every file before anything is stored.
    private func read(
        _ catalogue: FormCatalogue, _ language: Language
    ) throws -> [DocumentImport.Document] {
        let reader = DocumentReader(catalogue: catalogue)
        var documents: [DocumentImport.Document] = []
        var isUnreadable = false
        for file in files {
            do throws(DocumentError) {
                let bytes = try reader.bytes(ofFile: file)
                let report = try reader.read(bytes: bytes, name: file)
                for cell in report.unreadableCells {
                    isUnreadable = true
                    Output.error(
                        DocumentFaults.message(cell, of: report, file: file)[language])
                }
                for line in ReportRemarks(report).lines(file) { Output.error(line[language]) }
                documents.append(
                    DocumentImport.Document(
                        file: file, bytes: bytes,
                        judgement: ReportJudgement(report, year: year, catalogue: catalogue)))
            } catch {
                isUnreadable = true
                Output.error(error.message[language])
            }
        }
        if isUnreadable {
            throw CommandFailure(
                .unreadableInput, DocumentCommandMessages.nothingStored, language)
        }
        return documents
    }
}

/// Times with an offset, as options give them.
enum Instant {
    /// Whether a text is `YYYY-MM-DDThh:mm[:ss]` with `Z` or `±hh:mm`.
    static func isValid(_ text: String) -> Bool {
        let pattern =
            /(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(\.\d+)?(Z|[+-]\d{2}:\d{2})/
        guard let match = text.wholeMatch(of: pattern) else { return false }
        return CalendarDate(match.1) != nil
    }
}

import ArgumentParser
import Desk
import FoundationEssentials
import Messages
import Mustache
import Store
import Vocabulary

struct Notice: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice",
        abstract: "提醒、催报、通报的文稿。The text of a reminder, a demand or a circular.",
        discussion: """
            不指定 --kind 时，期限前为提醒，期限后仍有未报为催报，都已报为通报。
            文稿出自模板 config/notices，可复制修改后用 --template 指定。文稿为中文。
            Without --kind: a reminder before the deadline, a demand after it while reports are
            missing, else the circular. The texts are in Chinese and come from the templates in
            config/notices.
            """)

    /// What a notice is for; the raw value names its template.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case reminder, urge, circular
    }

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("行政区划代码。GB/T 2260 code.", valueName: "code"))
    var region: String

    @Option(help: "报告年度。Report year.")
    var year: Int

    @Option(help: "reminder 提醒、urge 催报、circular 通报。")
    var kind: Kind?

    @Option(
        help: ArgumentHelp(
            "截至某日（北京时间）。As of the end of a day in China.", valueName: "YYYY-MM-DD"))
    var asOf: String?

    @Option(help: ArgumentHelp("模板文件。Template.", valueName: "file"))
    var template: String?

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let year = try Arguments.year(self.year, workplace.language)
            let day =
                try Arguments.date(asOf, option: "--as-of", workplace.language)
                ?? CalendarDate(unixSeconds: Clock.unixSeconds)
            try workplace.withDatabase { connection in
                let place = try TotalsReader(connection: connection).region(region)
                let rows = try AuditReader(connection: connection).lateness(
                    year: year, region: region, asOf: day)
                let text = NoticeText(rows, region: place, year: year, day: day)
                let file =
                    try template
                    ?? workplace.noticeTemplate((kind ?? text.usualKind).rawValue)
                Output.result(try text.rendered(byTemplate: file, workplace.language))
            }
        }
    }
}

/// What a notice says, as its template sees it.
struct NoticeText {
    private let filings: [LatenessRow]
    private let region: Region
    private let year: Int
    private let day: CalendarDate

    init(_ rows: [LatenessRow], region: Region, year: Int, day: CalendarDate) {
        filings = rows.filter { $0.event == .submit && $0.status != .exempt }
        self.region = region
        self.year = year
        self.day = day
    }

    var usualKind: Notice.Kind {
        if filings.contains(where: { $0.status == .missing }) { return .urge }
        return filings.contains { $0.status == .pending } ? .reminder : .circular
    }

    func rendered(byTemplate file: String, _ language: Language) throws -> String {
        let source: String
        do {
            source = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw CommandFailure(
                .wrongSettings, NoticeMessages.noTemplate.filled(["file": file]), language)
        }
        do {
            return try MustacheTemplate(string: source).render(values)
        } catch {
            throw CommandFailure(
                .wrongSettings,
                NoticeMessages.badTemplate.filled(["file": file, "detail": "\(error)"]), language)
        }
    }

    private var values: [String: Any] {
        let onTime = with(.onTime).count
        let dueDates = Set(filings.map(\.dueOn)).sorted()
        return [
            "region": region.name, "year": String(year), "day": Self.words(day.description),
            "due_on": dueDates.first.map(Self.words) ?? "",
            "expected": filings.count, "on_time": onTime,
            "received": onTime + with(.late).count,
            "rate": Punctuality(filings).percent,
            "late": entries(.late), "missing": entries(.missing), "pending": entries(.pending),
        ].merging(
            // a section over a count of nothing must not be shown
            ["late", "missing", "pending"].compactMap { name in
                let count = with(LatenessRow.Status(rawValue: name)).count
                return count == 0 ? nil : ("\(name)_count", count)
            }
        ) { first, _ in first }
    }

    private func with(_ status: LatenessRow.Status?) -> [LatenessRow] {
        filings.filter { $0.status == status }
    }

    private func entries(_ status: LatenessRow.Status) -> [[String: Any]] {
        with(status).enumerated().map { number, row in
            [
                "number": number + 1, "name": row.agencyName, "due_on": Self.words(row.dueOn),
                "happened_on": row.happenedOn.map(Self.words) ?? "",
                "days_late": row.daysLate.map { String($0) } ?? "",
            ]
        }
    }

    /// 2021-01-31 as 2021年1月31日.
    private static func words(_ day: String) -> String {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return day }
        return "\(parts[0])年\(parts[1])月\(parts[2])日"
    }
}

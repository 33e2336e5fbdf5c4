public import ArgumentParser
import Desk
import Listings
import Messages
import Settings

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "界面语言 zh 或 en；默认随系统。Language; the locale's by default.")
    var lang: String?

    @Option(
        help: ArgumentHelp(
            "设置文件。Settings file; default /etc/huizong/huizong.yaml if it exists.",
            valueName: "file"))
    var config: String?

    @Option(
        name: .customLong("database-url"),
        help: ArgumentHelp(
            "数据库连接，libpq 格式；不写则用 PG* 变量，再没有则用私有数据库。"
                + "libpq connection string; else PG* variables; else a private server.",
            valueName: "conninfo"))
    var databaseURL: String?

    @Option(
        help: ArgumentHelp(
            "私有数据库的目录。Where the private server keeps its data.", valueName: "directory"))
    var dataDirectory: String?

    @Option(
        help: ArgumentHelp("表格文件目录。Directory of form files.", valueName: "directory"))
    var formsDirectory: String?

    /// Does a command's work; every error ends it in the clerk's words.
    ///
    /// - Parameter more: settings that this command has options of its own for.
    func work(
        _ more: [SettingKey: String?] = [:], _ body: (Workplace) throws -> Void
    ) throws {
        let values: [SettingKey: String?] = [
            .language: lang, .databaseURL: databaseURL, .dataDirectory: dataDirectory,
            .formsDirectory: formsDirectory,
        ]
        let workplace = try Workplace(
            SettingsOverrides(configFile: config, values.merging(more) { _, added in added }))
        try workplace.attempt { try body(workplace) }
    }
}

/// How a listing is printed.
struct ListingOptions: ParsableArguments {
    @Option(help: "输出格式。How to print.")
    var format: OutputFormat = .table

    @OptionGroup var csv: CSVOptions

    func print(_ listing: Listing, _ language: Language) {
        csv.print(listing, as: format, language)
    }
}

/// How CSV is printed.
struct CSVOptions: ParsableArguments {
    @Flag(
        help: """
            CSV 开头不写字节顺序标记（Windows 上的 Excel、WPS 靠它认出 UTF-8）。
            CSV without the byte order mark, by which spreadsheets know UTF-8.
            """)
    var noBom = false

    func print(_ listing: Listing, as format: OutputFormat, _ language: Language) {
        var presentation = Presentation.fitting(
            descriptor: 1, language: language, environment: ProcessEnvironment.all)
        presentation.withBOM = !noBom
        Output.rendered(listing.text(as: format, presentation))
    }
}

extension OutputFormat: ExpressibleByArgument {}

import ArgumentParser
import Desk
import Glibc
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

    /// Settings as this call finds them.
    func settings(
        _ more: [SettingKey: String?] = [:]
    ) throws -> (settings: Settings, surroundings: Surroundings) {
        let values: [SettingKey: String?] = [
            .language: lang, .databaseURL: databaseURL, .dataDirectory: dataDirectory,
            .formsDirectory: formsDirectory,
        ]
        let overrides = SettingsOverrides(
            configFile: config, values.merging(more) { _, added in added })
        let environment = ProcessEnvironment.all
        let surroundings = Surroundings.current()
        do {
            return (
                try Settings.load(
                    options: overrides, environment: environment, surroundings: surroundings),
                surroundings
            )
        } catch {
            let language = Settings.preferredLanguage(
                options: overrides, environment: environment)
            throw CommandFailure(
                error.isOfCommandLine ? .wrongUsage : .wrongSettings, error.message, language)
        }
    }
}

/// How a listing is printed.
struct ListingOptions: ParsableArguments {
    @Option(help: "输出格式。How to print.")
    var format: OutputFormat = .table

    /// - Parameter instant: said above the table; nil for the present.
    func print(_ listing: Listing, language: Language, asOf instant: String? = nil) {
        var listing = listing
        if let instant {
            listing.linesAbove.insert(AsOfMessages.asOf.filled(["instant": instant]), at: 0)
        }
        let presentation = Presentation.fitting(
            descriptor: 1, language: language, environment: ProcessEnvironment.all)
        Output.result(listing.text(as: format, presentation))
    }
}

/// What `--as-of` means wherever published figures are listed.
enum AsOf {
    static let help = ArgumentHelp(
        "当时已公布的：2026-02-01（该日结束时）或 2026-02-01T09:00:00+08:00。"
            + "As published at the end of a day in China, or at an instant.",
        valueName: "instant")
}

extension OutputFormat: ExpressibleByArgument {}

/// The variables of this process.
enum ProcessEnvironment {
    static var all: [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            next += 1
        }
        return variables
    }
}

import ArgumentParser
import Desk
import Messages

struct WriteSite: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "已发布数据的网页，可离线打开。Static pages of what is published.",
        discussion: """
            每个地区、年度、单位和每一行数字各有页面，附图、核查规则、查找和下载；中英文各一套。
            网页是普通文件，可放在任何网站、共享目录或 U 盘上，直接打开；不需要服务器，不向任何地址
            发送请求。--public 为公开版：不含联系人、决定人姓名、理由和尚未公开的报告。
            目录中的网页总与所选的地区和年度一致：只写有变化的文件，删去自己写过而不再需要的；
            目录中有其他文件的不写。文件清单在 huizong-files.txt，可用 sha256sum -c 核对。
            A page for each region, year, agency and row of figures, with charts, the rules, an
            index to search and downloads, in Chinese and in English. They are plain files for
            any web server, shared folder or USB stick. --public leaves out contacts, names and
            reasons of those who decided, and reports that are not published. The folder always
            holds exactly the regions and years that were asked for: only what changed is
            written.
            例 Example: huizong site --to 网页 --region 360926
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("写到哪个目录。Where to write.", valueName: "directory"))
    var to: String

    @Option(
        name: .customLong("region"), parsing: .singleValue,
        help: ArgumentHelp(
            "只写该地区，可重复；默认为可看的全部地区。Only this region; may be repeated.",
            valueName: "code"))
    var regions: [String] = []

    @Option(
        help: ArgumentHelp(
            "只写这些年度，如 2019-2025。Only these years.", valueName: "first-last"))
    var years: String?

    @Flag(name: .customLong("public"), help: "公开版。For everybody to read.")
    var isPublic = false

    func run() throws {
        try common.work { workplace in
            let written = try workplace.site(
                try SiteRequest(
                    folder: to, regions: regions, years: years, isPublic: isPublic,
                    version: Huizong.version))
            Output.result(written[workplace.language] + "\n")
        }
    }
}

import ArgumentParser
import Desk
import Listings
import Messages

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "报送前自查：读取报告文件并核查，不需要数据库。Judges documents without a database.",
        discussion: """
            可给文件和文件夹（连同其中各级文件夹）。可读：Word 文档（docx）、网页（HTML）、纯文本、以 | 分隔的文本等，
            huizong doctor 列出本机能读的格式。给出几份报告时，还比较文字是否雷同。
            退出码 2 表示有错误，65 表示读不懂文件。
            Takes files and folders with all below them. Reads Word documents (docx), HTML, plain \
            text, text with | between cells and more; huizong doctor lists what is read here. \
            Several reports are compared for copied text. Exit code 2: errors were found; 65: a \
            file cannot be read.
            例 Example: huizong check 财政局2023.html
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Argument(help: ArgumentHelp("报告文件或文件夹。Report files and folders.", valueName: "file"))
    var files: [String]

    func run() throws {
        try common.work { workplace in
            let checked = try workplace.check(files)
            for fault in checked.faults { Output.error(fault[workplace.language]) }
            // a table of no document at all would say nothing
            if !checked.isNothing || listing.format != .table {
                listing.print(checked.listing, workplace.language)
            }
            if checked.isUnreadable { throw CommandFailure(.unreadableInput) }
            if checked.hasErrors { throw CommandFailure(.checkFoundErrors) }
        }
    }
}

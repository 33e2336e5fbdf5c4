import ArgumentParser
import Desk

struct ListForms: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms",
        abstract: "表格目录；给出 id 则列出其单元格。The forms; with an id, its cells.",
        discussion: "例 Example: huizong forms gid-2021")

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Argument(help: ArgumentHelp("表格。Form, for example gid-2021.", valueName: "form"))
    var id: String?

    func run() throws {
        try common.work { workplace in
            listing.print(try workplace.forms(id: id), workplace.language)
        }
    }
}

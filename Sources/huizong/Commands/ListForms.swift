import ArgumentParser
import Desk
import Forms
import Listings
import Messages

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
        let workplace = try Workplace(common)
        try workplace.attempt {
            let catalogue = try workplace.catalogue()
            guard let id else {
                listing.print(Self.listing(of: catalogue), language: workplace.language)
                return
            }
            guard let form = catalogue[id] else {
                throw CommandFailure(
                    .wrongUsage, CommandMessages.noSuchForm.filled(["id": id]), workplace.language)
            }
            listing.print(Self.listing(of: form), language: workplace.language)
        }
    }

    private static func listing(of catalogue: FormCatalogue) -> Listing {
        Listing(
            columns: [
                Listing.Column("form", CatalogueMessages.form),
                Listing.Column("title", CatalogueMessages.title),
                Listing.Column("notice", CatalogueMessages.notice),
                Listing.Column("first_year", CatalogueMessages.firstYear),
                Listing.Column("last_year", CatalogueMessages.lastYear),
                Listing.Column("cells", CatalogueMessages.cells),
                Listing.Column("identities", CatalogueMessages.identities),
            ],
            rows: catalogue.forms.map { form in
                [
                    .text(form.id), .phrase(form.title), .text(form.notice),
                    .integer(Int64(form.years.first)),
                    .integer(orBlank: form.years.last.map(Int64.init)),
                    .integer(Int64(form.cells.count)), .integer(Int64(form.identityCount)),
                ]
            })
    }

    private static func listing(of form: Form) -> Listing {
        Listing(
            title: form.title,
            columns: [
                Listing.Column("cell", CatalogueMessages.cell),
                Listing.Column("label", CatalogueMessages.label),
                Listing.Column("unit", CatalogueMessages.unit),
                Listing.Column("signed", CatalogueMessages.signed),
                Listing.Column("total", CatalogueMessages.isTotal),
            ],
            rows: form.cells.map { cell in
                [
                    .text(cell.name), .phrase(cell.label), .phrase(cell.unit.label),
                    .bool(cell.isSigned), .bool(cell.isTotal),
                ]
            })
    }
}

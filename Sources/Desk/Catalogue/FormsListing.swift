import Forms
import Listings

/// The forms, and the cells of one.
enum FormsListing {
    /// One line a form.
    static func all(of catalogue: FormCatalogue) -> Listing {
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

    /// One line a cell.
    static func cells(of form: Form) -> Listing {
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

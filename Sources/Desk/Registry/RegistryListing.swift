import Listings
import Messages
import Store
import Vocabulary

/// One line an agency, with whom to call.
struct RegistryListing {
    let listing: Listing

    init(_ agencies: [RegistryAgency]) {
        listing = Listing(
            title: RegistryMessages.listTitle,
            linesAbove: agencies.isEmpty ? [RegistryMessages.none] : [],
            columns: [
                Listing.Column("agency", HistoryMessages.agency),
                Listing.Column("region", RegistryMessages.region),
                Listing.Column("name", RegistryMessages.name),
                Listing.Column("class", RegistryMessages.agencyClass),
                Listing.Column("credit_code", RegistryMessages.creditCode),
                Listing.Column("active_from", RegistryMessages.activeFrom),
                Listing.Column("active_to", RegistryMessages.activeTo),
                Listing.Column("contact", RegistryMessages.contact),
                Listing.Column("phone", RegistryMessages.phone),
                Listing.Column("former_names", RegistryMessages.formerNames),
            ],
            rows: agencies.map { agency in
                [
                    .integer(agency.id), .text(agency.regionCode), .text(agency.name),
                    .code(agency.agencyClass.rawValue, agency.agencyClass.label),
                    .text(orBlank: agency.creditCode),
                    .text(orBlank: agency.activeFrom?.description),
                    .text(orBlank: agency.activeTo?.description),
                    .text(orBlank: agency.contact.name), .text(orBlank: agency.contact.phone),
                    agency.formerNames.isEmpty
                        ? .blank
                        : .text(agency.formerNames.map(\.name).joined(separator: "、")),
                ]
            },
            document: .list(agencies.map(Self.object)))
    }

    private static func object(_ agency: RegistryAgency) -> Value {
        .object([
            ("agency", .integer(agency.id)), ("region", .text(agency.regionCode)),
            ("name", .text(agency.name)), ("class", .text(agency.agencyClass.rawValue)),
            ("credit_code", .text(orBlank: agency.creditCode)),
            ("active_from", .text(orBlank: agency.activeFrom?.description)),
            ("active_to", .text(orBlank: agency.activeTo?.description)),
            ("contact", .text(orBlank: agency.contact.name)),
            ("phone", .text(orBlank: agency.contact.phone)),
            ("former_names", .list(agency.formerNames.map { .text($0.name) })),
        ])
    }
}

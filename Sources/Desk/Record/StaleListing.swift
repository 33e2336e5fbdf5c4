import Listings
import Messages
import Store
import Vocabulary

/// Results that older forms or rules judged.
struct StaleListing {
    let listing: Listing

    /// - Parameter present: hash of the present forms and rules.
    init(_ stale: [StaleResult], present: String) {
        listing = Listing(
            title: stale.isEmpty
                ? StaleMessages.none
                : StaleMessages.title.filled(["count": String(stale.count)]),
            linesAbove: [StaleMessages.present.filled(["hash": String(present.prefix(12))])],
            columns: [
                Listing.Column("year", StaleMessages.year),
                Listing.Column("region", AuditMessages.region),
                Listing.Column("name", AuditMessages.regionName),
                Listing.Column("edition", HistoryMessages.edition),
                Listing.Column("judged_on", StaleMessages.judgedOn),
                Listing.Column("catalogue_hash", StaleMessages.catalogueHash),
            ],
            rows: stale.map { result in
                [
                    .integer(Int64(result.year)), .text(result.regionCode),
                    .text(result.regionName), .integer(result.edition),
                    .text(result.judgedOn.description),
                    .text(orBlank: result.catalogueHash.map { String($0.prefix(12)) }),
                ]
            }, linesBelow: stale.isEmpty ? [] : [StaleMessages.next],
            document: .object([
                ("catalogue_hash", .text(present)),
                (
                    "stale",
                    .list(
                        stale.map { result in
                            .object([
                                ("year", .integer(Int64(result.year))),
                                ("region", .text(result.regionCode)),
                                ("name", .text(result.regionName)),
                                ("edition", .integer(result.edition)),
                                ("judged_on", .text(result.judgedOn.description)),
                                ("catalogue_hash", .text(orBlank: result.catalogueHash)),
                            ])
                        })
                ),
            ]))
    }
}

import ArgumentParser
import Desk
import Forms
import Listings
import Messages
import NightlyRun
import Store

struct AuditStale: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stale",
        abstract: "按旧表格或旧规则核查的结果。Results that older forms or rules judged.",
        discussion: """
            每版记下当时的表格和规则的哈希；与现行不同的地区年度列在这里。
            重新核查：huizong run --stale。每个年度按当年的表格和规则核查。
            An edition records the hash of its forms and rules; regions and years whose last
            judgement went by others are listed. Judge them again with huizong run --stale; each
            year is judged by the forms and rules of its time.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Option(
        help: ArgumentHelp(
            "该地区及其下级。This region and those below.", valueName: "code"))
    var region: String?

    @Option(help: "报告年度。Report year.")
    var year: Int?

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let year = try self.year.map { try Arguments.year($0, workplace.language) }
            try workplace.withDatabase(.schema) { connection in
                if let region { _ = try TotalsReader(connection: connection).region(region) }
                let present = RuleBook(try workplace.catalogue()).hash
                let stale = try StaleReader(connection: connection)
                    .results(otherThan: present, region: region, year: year)
                listing.print(
                    StaleListing(stale, present: present).listing, language: workplace.language)
            }
        }
    }
}

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
                    .text(result.regionName), .integer(result.edition), .text(result.judgedOn),
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
                                ("judged_on", .text(result.judgedOn)),
                                ("catalogue_hash", .text(orBlank: result.catalogueHash)),
                            ])
                        })
                ),
            ]))
    }
}

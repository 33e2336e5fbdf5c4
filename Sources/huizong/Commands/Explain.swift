import ArgumentParser
import Desk
import Listings
import Messages
import PostgresClient
import Store
import Vocabulary

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "一个合计由哪些单位、版本和下级地区组成。What a total is made of.",
        discussion: """
            先列本级各单位的报告（附原文和位置），再列下级地区；每个数都由报告现场重新相加。
            对下级地区再运行本命令，可逐级查到县；加 --agency 则从上到下直达一个单位的那一格。
            Lists the reports of the region's own agencies, each figure as written and where, then
            the regions below; every figure is added again from the reports on the spot. With
            --agency: the path from the region down to that agency's cell.
            例 Example: huizong explain requests.received.total --region 360926 --year 2020
            例 Example: huizong explain requests.received.total --region 360000 --year 2020 \
              --agency 17 --as-of 2021-03-31
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Argument(
        help: ArgumentHelp(
            "单元格名，见 huizong forms gid-2021。Cell, table.row.column.", valueName: "cell"))
    var cell: String

    @Option(help: ArgumentHelp("行政区划代码。GB/T 2260 code.", valueName: "code"))
    var region: String

    @Option(help: "报告年度。Report year.")
    var year: Int

    @Option(help: "own 本级 own level, all 全域 with townships and regions below.")
    var scope: Scope = .all

    @Option(
        help: ArgumentHelp(
            "只查该单位，列出各级地区。The path down to one agency.", valueName: "id"))
    var agency: Int64?

    @Option(help: AsOf.help)
    var asOf: String?

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let year = try Arguments.year(self.year, workplace.language)
            let instant = try Arguments.instant(asOf, workplace.language)
            try workplace.withDatabase { connection in
                let explanation = TotalExplanation(
                    connection: connection, cell: cell, year: year, scope: scope,
                    language: workplace.language)
                let total = try explanation.total(region: region, at: instant)
                if let agency {
                    listing.print(
                        try explanation.path(of: total, to: agency).listing,
                        language: workplace.language)
                } else {
                    listing.print(
                        try explanation.parts(of: total).listing, language: workplace.language)
                }
            }
        }
    }
}

/// Reads what explains one cell of one year.
struct TotalExplanation {
    let connection: Connection
    let cell: String
    let year: Int
    let scope: Scope
    let language: Language

    /// A region's total with the cell asked for.
    struct Total {
        let region: RegionTotal
        let cell: TotalCell
    }

    func total(region: String, at instant: String?) throws -> Total {
        let total = try TotalsReader(connection: connection).total(
            region: region, year: year, scope: scope, at: instant)
        guard let published = total.cells.first(where: { $0.cell == cell }) else {
            throw CommandFailure(
                .wrongUsage, CommandMessages.noSuchCell.filled(["cell": cell]), language)
        }
        return Total(region: total, cell: published)
    }

    private func reader(_ total: Total) -> CompositionReader {
        CompositionReader(
            connection: connection, cell: cell, year: year, scope: scope,
            edition: total.region.edition.id)
    }

    /// The reports of the region's own agencies and the regions below.
    func parts(of total: Total) throws -> ExplainListing {
        let reader = reader(total)
        let code = total.region.region.code
        let below = try reader.below(region: code)
        return ExplainListing(
            total, parts: try reader.contributions(region: code), below: below,
            sums: try reader.sums(regions: [code] + below.map(\.regionCode)), year: year,
            scope: scope)
    }

    /// The regions from the total's own down to an agency's, and that agency's report.
    func path(of total: Total, to agency: Int64) throws -> ExplainPathListing {
        let reader = reader(total)
        let code = total.region.region.code
        let regions = try reader.path(from: code, to: agency)
        guard scope == .all || regions.count == 1, let last = regions.last else {
            throw StoreError.agencyElsewhere(agency: agency, region: code)
        }
        let published = total.region.edition.publishedAt
        let totals =
            try [total]
            + regions.dropFirst().map { try self.total(region: $0.code, at: published) }
        return ExplainPathListing(
            totals, report: try reader.contributions(region: last.code, agency: agency).first,
            sums: try reader.sums(regions: regions.map(\.code)), year: year, scope: scope)
    }
}

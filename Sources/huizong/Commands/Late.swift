import ArgumentParser
import Messages
import Publishing
import Store
import Submissions

struct Late: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "谁迟报、迟几天、谁未报、按时率。Who filed late, how late, who is missing.",
        discussion: """
            每个单位两行：报送（submit）与公开（publish）。汇总行和按时率只看报送。
            Two lines an agency: filed and published. Counts and rate are about filing.
            例 Example: huizong late --year 2024 --region 360926 --as-of 2025-02-15
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Option(help: "报告年度。Report year.")
    var year: Int

    @Option(
        help: ArgumentHelp(
            "该地区及其下级，默认各地。This region and those below.", valueName: "code"))
    var region: String?

    @Option(
        help: ArgumentHelp(
            "截至某日（北京时间）。As of the end of a day in China.", valueName: "YYYY-MM-DD"))
    var asOf: String?

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let year = try Arguments.year(self.year, workplace.language)
            let day = try Arguments.date(asOf, option: "--as-of", workplace.language)
            try workplace.withDatabase { connection in
                if let region { _ = try TotalsReader(connection: connection).region(region) }
                let rows = try AuditReader(connection: connection).lateness(
                    year: year, region: region, asOf: day)
                let asOf = day ?? CalendarDate(unixSeconds: Clock.unixSeconds)
                listing.print(
                    LateListing(rows, year: year, region: region, asOf: asOf).listing,
                    language: workplace.language)
            }
        }
    }
}

/// The late list.
struct LateListing {
    let listing: Listing

    init(_ rows: [LatenessRow], year: Int, region: String?, asOf: CalendarDate) {
        let filings = rows.filter { $0.event == .submit }
        func count(_ status: LatenessRow.Status) -> Int64 {
            Int64(filings.count { $0.status == status })
        }
        let expected = Int64(filings.count) - count(.exempt)
        // a share between 0 and 1 to six digits; without anybody expected there is none
        let rate: Value =
            expected == 0
            ? .blank
            : .decimal(
                scaled: Int128((count(.onTime) * 2_000_000 / expected + 1) / 2), scale: 1_000_000)
        let summary = AuditMessages.lateSummary.filled([
            "expected": String(expected), "on_time": String(count(.onTime)),
            "late": String(count(.late)), "missing": String(count(.missing)),
            "pending": String(count(.pending)), "exempt": String(count(.exempt)),
            "rate": Self.percent(count(.onTime), of: expected),
        ])
        let document = Value.object([
            ("region", .text(orBlank: region)), ("year", .integer(Int64(year))),
            ("as_of", .text(asOf.description)), ("expected", .integer(expected)),
            ("on_time", .integer(count(.onTime))), ("late", .integer(count(.late))),
            ("missing", .integer(count(.missing))), ("pending", .integer(count(.pending))),
            ("exempt", .integer(count(.exempt))), ("on_time_rate", rate),
            ("agencies", .list(rows.map(Self.object))),
        ])
        listing = Listing(
            title: AuditMessages.lateTitle.filled([
                "year": String(year), "day": asOf.description,
            ]),
            linesAbove: [summary],
            columns: [
                Listing.Column("region", AuditMessages.region),
                Listing.Column("agency", AuditMessages.agency),
                Listing.Column("name", AuditMessages.name),
                Listing.Column("class", AuditMessages.agencyClass),
                Listing.Column("event", AuditMessages.event),
                Listing.Column("due_on", AuditMessages.dueOn),
                Listing.Column("happened_on", AuditMessages.happenedOn),
                Listing.Column("days_late", AuditMessages.daysLate),
                Listing.Column("status", AuditMessages.status),
            ],
            rows: rows.map { row in
                [
                    .text(row.regionCode), .integer(row.agencyID), .text(row.agencyName),
                    .code(row.agencyClass.rawValue, row.agencyClass.label),
                    .code(
                        row.event.rawValue,
                        row.event == .submit ? AuditMessages.submit : AuditMessages.publish),
                    .text(row.dueOn), .text(orBlank: row.happenedOn),
                    .integer(orBlank: row.daysLate), row.status.value(of: row.event),
                ]
            }, document: document)
    }

    private static func object(_ row: LatenessRow) -> Value {
        .object([
            ("region", .text(row.regionCode)), ("agency", .integer(row.agencyID)),
            ("name", .text(row.agencyName)), ("class", .text(row.agencyClass.rawValue)),
            ("event", .text(row.event.rawValue)), ("due_on", .text(row.dueOn)),
            ("happened_on", .text(orBlank: row.happenedOn)),
            ("days_late", .integer(orBlank: row.daysLate)), ("status", .text(row.status.rawValue)),
        ])
    }

    static func percent(_ part: Int64, of whole: Int64) -> String {
        guard whole > 0 else { return "–" }
        let tenths = (part * 2000 / whole + 1) / 2
        return ExactDecimal.format(Int128(tenths), scale: 10) + "%"
    }
}

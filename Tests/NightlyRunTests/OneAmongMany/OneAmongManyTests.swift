import PostgresClient
import SQLTexts
import Testing

/// What a county asks costs what the county costs, however many others are in the database: with
/// four times as many others the server reads no more rows. Counted, not timed.
@Suite struct OneAmongManyTests {
    private struct Question {
        let name: String
        let sql: String
        let parameters: [Parameter]

        init(_ query: SQLText, _ parameters: [Parameter]) {
            name = query.name
            sql = query.text
            self.parameters = parameters
        }

        init(_ view: String) {
            name = view
            sql = "SELECT * FROM \(view)"
            parameters = []
        }
    }

    /// Enough that the server plans for many in both.
    private static let few = 60
    private static let many = 240
    private static let cell = Parameter.text("requests.received.natural_person")
    private static let place = Parameter.text(NeighbouringCounties.code)
    private static let places = Parameter.textArray([NeighbouringCounties.code])
    private static let year = Parameter.int32(2023)
    private static let years = Parameter.int64Array([2021, 2022, 2023])
    private static let edition = Parameter.int64(2)
    private static let all = Parameter.text("all")
    private static let now = Parameter.text(nil)
    private static let agency = Parameter.int64(2)
    private static let agencies = Parameter.int64Array(NeighbouringCounties.agencies)
    private static let day = Parameter.text("2026-01-15")

    /// Every statement by which a command reads what concerns a region or an agency.
    private static let questions: [Question] = [
        Question(Queries.readSiteYears, [edition]),
        Question(Queries.readSiteRegions, [edition, years, places]),
        Question(Queries.readSiteBelow, [place, years, edition]),
        Question(Queries.readSiteAgencies, [place, years, edition]),
        Question(Queries.readSiteReports, [place, years, edition]),
        Question(Queries.readSiteTotals, [places, years, edition]),
        Question(Queries.readSiteFilings, [agencies, years, edition]),
        Question(Queries.readSiteFindings, [place, years, edition]),
        Question(Queries.readSiteDecisions, [agencies, years, edition]),
        Question(Queries.readSiteEditions, [place, years, edition]),
        Question(Queries.readSiteVersions, [place, years, edition]),
        Question(Queries.readSiteLateness, [place, years, day, now]),
        Question(Queries.readWaivedReports, [place, years, edition]),
        Question(Queries.readTotalCells, [place, year, all, edition]),
        Question(Queries.readTotalHead, [place, year, all, edition]),
        Question(Queries.readTotalFindings, [place, year, all, edition]),
        Question(Queries.readTotalsBelow, [cell, place, year, edition, now]),
        Question(Queries.readFindings, [year, place, .text(nil), .text(nil), edition, now]),
        Question(Queries.readFindings, [year, .text(nil), agency, .text(nil), edition, now]),
        Question(Queries.readLateness, [year, place, .text(nil), now]),
        Question(Queries.readLateness, [year, place, .text("2024-02-10"), now]),
        Question(Queries.readAgencyHistory, [agency, .text(nil), now]),
        Question(Queries.readRegistry, [place, .text(nil), .text(nil)]),
        Question(Queries.readRegistry, [place, year, .text(nil)]),
        Question(Queries.readRegistryYears, [place]),
        Question(Queries.readAgencyNames, [place, .text(nil)]),
        Question(Queries.readAgenciesInYears, [agencies, years]),
        Question(Queries.readDecisions, [.text(nil), place, .text(nil), .text(nil)]),
        Question(Queries.readRevisions, [place, year, all, now]),
        Question(Queries.readRevisionCells, [place, year, all, now]),
        Question(Queries.readRevisionCauses, [place, year, all, now]),
        Question(Queries.readPath, [place, agency, year, edition, now]),
        Question(Queries.readContributions, [cell, place, year, all, edition, .text(nil), now]),
        Question(Queries.readSumsOfSubmissions, [cell, places, year, all, edition]),
        Question(
            Queries.readAgencyShares,
            [cell, place, year, all, edition, .text(nil), .text(nil), .bool(true)]),
        Question(Queries.readFiledReports, [place, year, all, edition]),
        Question(Queries.readTrend, [cell, place, all, edition]),
        Question(Queries.readAgencyTrend, [agency, cell, edition]),
    ]

    /// What an office asks in SQL, as the documentation shows it.
    private static let views: [Question] = [
        "summary.total_cell WHERE region_code = '990121' AND year = 2023",
        "summary.completeness WHERE region_code = '990121' AND year = 2023",
        "summary.contribution WHERE region_code = '990121' AND year = 2023 AND scope = 'all'",
        "summary.agency_year WHERE region_code = '990121' AND year = 2023",
        "summary.finding WHERE region_code = '990121' AND year = 2023",
        "summary.total_cell_as_of(now()) WHERE region_code = '990121' AND year = 2023",
        "summary.completeness_as_of(now()) WHERE region_code = '990121' AND year = 2023",
        "summary.finding_as_of(now()) WHERE region_code = '990121' AND year = 2023",
        "summary.contribution_as_of(now(), '990121', 2023) WHERE scope = 'all'",
        "audit.lateness_as_of(2023, '2026-01-15', '990121')",
        "audit.punctuality_as_of(2023, '2026-01-15', NULL, '990121')",
        "audit.filing_known(NULL, 2023, ARRAY[1, 2, 3, 4, 5]::bigint[])",
        "audit.decision WHERE agency_id = 2",
    ].map(Question.init)

    @Test func othersAreNotRead() throws {
        let small = try NeighbouringCounties(others: Self.few)
        let large = try NeighbouringCounties(others: Self.many)
        for question in Self.questions + Self.views {
            let few = try small.reading(question.sql, question.parameters)
            let many = try large.reading(question.sql, question.parameters)
            #expect(few.lines == many.lines, "\(question.name)")
            // of the table that grows least one row a county is added
            #expect(
                many.read - few.read < Int64(Self.many - Self.few) / 2,
                "\(question.name) reads \(many.read) rows, beside \(few.read) with fewer others")
        }
    }
}

import PostgresClient
import Store
import TestSupport
import Testing

/// Which stored texts a report is compared with.
@Suite struct NarrativeTests {
    private func file(
        _ county: County, _ agency: Int64, _ year: Int, _ overview: String
    ) throws {
        try county.intake.submit(
            NewSubmission(
                agencyID: agency, year: year, formID: "gid-2021",
                cells: "{\"requests.received.total\": 0}",
                submittedAt: "2024-01-15T10:00:00+08:00",
                narrative: "{\"overview\": \"\(overview)\", \"other\": \"无\"}"))
    }

    private func texts(_ county: County, _ agency: Int64, _ year: Int) throws -> [String] {
        try NarrativeReader(connection: county.connection)
            .textsToCompare(agencyID: agency, year: year)
            .map { "\($0.year) \($0.sections.map { "\($0.id) \($0.text)" }.joined())" }
    }

    @Test func ownLastReportAndTheNeighboursOfTheYear() throws {
        let county = try County()
        let agency = try county.agency()
        let neighbour = try county.agency()
        let elsewhere = try county.agency(region: "990100")
        try file(county, agency, 2021, "己二一")
        try file(county, agency, 2022, "己二二")
        try file(county, agency, 2023, "己二三")
        try file(county, neighbour, 2022, "邻二二")
        try file(county, neighbour, 2023, "邻二三初")
        try file(county, neighbour, 2023, "邻二三改")
        try file(county, elsewhere, 2023, "外二三")
        #expect(
            try texts(county, agency, 2023) == ["2022 overview 己二二", "2023 overview 邻二三改"])
        #expect(try texts(county, agency, 2021) == [])
        #expect(try texts(county, elsewhere, 2023) == [])
    }

    @Test(arguments: ["{}", "{\"other\": \"无\"}", "[]", "null", "\"text\"", "{\"overview\": null}"])
    func narrativesOfOtherShapesAreNoTexts(_ narrative: String) throws {
        let county = try County()
        let agency = try county.agency()
        // intake.submit takes none of them; rows of others may have them
        try county.connection.query(
            """
            INSERT INTO intake.submission
                (agency_id, year, revision, form_id, submitted_at, cells, narrative)
            VALUES (\(try county.agency()), 2023, 1, 'gid-2021', '2024-01-15', '{0}',
                '\(narrative)')
            """)
        let found = try NarrativeReader(connection: county.connection)
            .textsToCompare(agencyID: agency, year: 2023)
        #expect(found.allSatisfy { $0.sections.isEmpty })
    }
}

import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// What was published or filed before, on this system or another, and is met again.
@Suite struct RestoredDatabaseTests {
    private func count(_ county: County, _ what: String) throws -> Int64 {
        try county.connection.execute(
            Statement(name: "count", sql: "SELECT count(*) FROM \(what)")
        ).requiredInt64(0, "count")
    }

    /// As after a dump and restore: every run was made elsewhere.
    private func moveToAnotherSystem(_ county: County) throws {
        try county.execute("SET session_replication_role = replica")
        try county.execute("UPDATE audit.run SET system_identifier = 1")
        try county.execute("RESET session_replication_role")
    }

    /// The move is made up by altering records of runs, and that is all that a verification finds.
    private func expectWholeButForTheMove(_ county: County) throws {
        #expect(try !county.run(isFull: true).isPublished)
        let broken = try HistoryReader(connection: county.connection).brokenRecords()
        #expect(!broken.isEmpty && broken.allSatisfy { $0.fault == .sealed(kind: "run") })
    }

    @Test func firstRunElsewhereLooksAtEverythingAndTheNextIsQuiet() throws {
        let county = try County()
        try county.file(0, granted: 3)
        try county.file(1, granted: 4)
        try county.run()
        try moveToAnotherSystem(county)
        let first = try county.run()
        #expect(!first.isPublished && first.submissions == 2)
        #expect(try count(county, "work.inbox WHERE run_id IS NULL") == 0)
        let events = try count(county, "audit.event")
        let second = try county.run()
        #expect(!second.isPublished && second.years.isEmpty)
        // its own record, and nothing else, is sealed
        #expect(try count(county, "audit.event") == events + 1)
        try county.file(0, granted: 5)
        let third = try county.run()
        #expect(third.isPublished && third.submissions == 2)
        #expect(try county.granted() == "9")
        #expect(try count(county, "audit.event") > events)
        try expectWholeButForTheMove(county)
    }

    /// A year in which nobody filed, asked for alone, makes the year after it one that has a year
    /// before it.
    @Test func yearAskedForAloneIsSeenByTheYearAfterIt() throws {
        let county = try County()
        try county.file(0, granted: 3)
        try county.run()
        _ = try nightlyRun(
            county.database, county.catalogue, years: [County.year - 1],
            businessDate: try #require(CalendarDate("2023-02-01")))
        try county.run()
        #expect(try county.isWhole())
    }

    /// A few reports are added to what was published: to that of the county, and of all above it.
    @Test(arguments: ["990121", "990100", "990000"])
    func alteredTotalIsNotAddedTo(region: String) throws {
        let county = try County()
        try county.file(0, granted: 3)
        try county.run()
        try county.execute(
            "UPDATE summary.total SET cell_values[3] = 7 "
                + "WHERE region_code = '\(region)' AND scope = 'all' AND superseded_by IS NULL")
        try county.file(0, granted: 4)
        #expect(throws: StoreError.totalAltered(region: region, year: County.year)) {
            try county.run()
        }
        #expect(try county.granted() == "3")
        #expect(try county.run(isFull: true).isPublished)
        #expect(try county.granted() == "4")
    }

    /// Where every report of a county is added again, so are the totals of its neighbours.
    @Test func alteredTotalIsNotAddedUp() throws {
        let county = try County()
        let registry = RegistryWriter(connection: county.connection)
        try registry.add(
            Region(code: "990129", name: "邻县", level: .county, parentCode: "990100"))
        let neighbour = try registry.add(
            NewAgency(
                regionCode: "990129", name: "邻县单位", agencyClass: .department,
                activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
        try county.file(0, granted: 3)
        try county.run()
        #expect(neighbour > 0)
        try county.execute(
            "UPDATE summary.total SET cell_values[3] = 7 "
                + "WHERE region_code = '990129' AND scope = 'all' AND superseded_by IS NULL")
        try county.file(0, granted: 4)
        #expect(throws: StoreError.totalAltered(region: "990129", year: County.year)) {
            try county.run(regions: ["990121"])
        }
        #expect(try county.granted() == "3")
        #expect(try county.run(isFull: true).isPublished)
        #expect(try county.granted() == "4")
    }
}

import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// An office sees its own region and those below, an auditor everything; neither writes.
@Suite struct OfficeAccessTests {
    private static let relations = [
        "summary.total_cell", "summary.completeness", "summary.contribution",
        "summary.requests_table", "summary.disclosure_table", "summary.proceedings_table",
        "summary.total_cell_as_of(now())", "summary.total_cell_in_edition(1)",
        "summary.completeness_as_of(now())", "summary.contribution_as_of(now())",
        "summary.seen_total", "summary.seen_roster", "summary.seen_finding", "audit.lateness",
        "audit.lateness_as_of(2022, '2023-02-01')", "audit.punctuality_as_of(2022, '2023-02-01')",
    ]
    private static let rawTables = [
        "intake.submission", "intake.document", "intake.return", "intake.waiver", "intake.ledger",
        "summary.total", "summary.roster", "summary.finding_row", "registry.change",
        "work.inbox", "audit.event", "audit.run", "audit.run_year", "audit.submission_state",
        "audit.broken_links()",
    ]

    @Test(arguments: [
        (Logins.county, [Logins.county]),
        (Logins.prefecture, [Logins.prefecture, Logins.county, Logins.sibling]),
        (Logins.province, ["990000", "990100", "990121", "990122", "990200", "990221"]),
    ])
    func seesItsRegionAndThoseBelow(region: String, seen: [String]) throws {
        let logins = try Logins()
        let office = try logins.office(of: region)
        for relation in Self.relations {
            #expect(
                try office.values("region_code", from: relation) == seen, "\(relation) \(region)")
        }
        let agencies = seen.flatMap { logins.agencies[$0] ?? [] }
        for relation in [
            "summary.finding", "summary.finding_as_of(now())", "audit.filing",
            "summary.contribution", "summary.agency_year",
        ] {
            let found = try office.values("agency_id", from: relation)
            #expect(!found.isEmpty && found.allSatisfy { agencies.map(String.init).contains($0) })
        }
    }

    @Test func askingForAnotherRegionGivesNothing() throws {
        let logins = try Logins()
        let office = try logins.office(of: Logins.county)
        let reader = TotalsReader(connection: office)
        func figures(_ region: String) -> String {
            "summary.counted_figures('requests.granted.total', '\(region)', 2022, 'all', 1)"
        }
        #expect(try office.values("agency_id", from: figures(Logins.county)).count == 1)
        for region in [Logins.sibling, Logins.prefecture, Logins.province] {
            for relation in [
                figures(region), "audit.lateness_as_of(2022, '2023-02-01', '\(region)')",
                "summary.total_cell WHERE region_code = '\(region)'",
                "summary.contribution WHERE region_code = '\(region)'",
                "summary.agency_year WHERE region_code = '\(region)'",
                "summary.sums_of_submissions("
                    + "'requests.granted.total', ARRAY['\(region)'], 2022, 'all', 1)",
            ] {
                let own = relation.hasPrefix("audit") ? [Logins.county] : []
                let code = relation.hasPrefix("summary.counted") ? "agency_id" : "region_code"
                let found = try office.values(code, from: relation)
                #expect(found.allSatisfy { own.contains($0) }, "\(relation): \(found)")
            }
            #expect(throws: StoreError.regionNotSeen(region)) { try reader.region(region) }
        }
        #expect(throws: StoreError.noSuchRegion("1")) { try reader.region("1") }
        #expect(try reader.region(Logins.county).code == Logins.county)
        let history = try AuditReader(connection: office).history(
            agency: try #require(logins.agencies[Logins.sibling]?.first), asOf: nil)
        #expect(history.isEmpty)
        func course(_ place: String) throws -> [String] {
            let agency = try #require(logins.agencies[place]?.first)
            return try office.values(
                "year", from: "summary.agency_figures(\(agency), 'requests.granted.total', 1)")
        }
        #expect(try course(Logins.county) == ["2022"])
        #expect(try course(Logins.sibling).isEmpty)
    }

    @Test func figuresAreTheSameAsTheOwners() throws {
        let logins = try Logins()
        let office = try logins.office(of: Logins.prefecture)
        func everything(_ connection: Connection) throws -> [String] {
            let totals = TotalsReader(connection: connection)
            let audit = AuditReader(connection: connection)
            let history = HistoryReader(connection: connection)
            let (region, cell) = (Logins.prefecture, "requests.granted.total")
            let day = CalendarDate("2023-02-01")
            let edition = try totals.edition().id
            let composition = CompositionReader(
                connection: connection, cell: cell, year: 2022, scope: .all, edition: edition)
            let total = try #require(
                try totals.total(region: region, year: 2022, scope: .all, at: nil))
            return [
                "\(total.cells)",
                "\(try totals.trend(cell: cell, region: region, scope: .all, edition: edition))",
                "\(try composition.below(region: region))",
                "\(try composition.contributions(region: region))",
                "\(try composition.sums(regions: [region]))",
                "\(try audit.lateness(year: 2022, region: region, asOf: day))",
                "\(try audit.findings(year: 2022, region: region, agency: nil, severity: nil))",
                "\(try history.causes(region: region, year: 2022, scope: .all, at: nil))",
                "\(try history.versions(region: region, year: 2022, scope: .all, at: nil))",
            ]
        }
        let found = try everything(office)
        #expect(try found == everything(logins.owner))
        #expect(found.allSatisfy { $0.count > 10 }, "\(found)")
    }

    @Test func readsNoSubmissionsAndWritesNothing() throws {
        let logins = try Logins()
        let name = try logins.login("huizong_office")
        try logins.bind(name, region: Logins.county)
        let office = try logins.connect(name)
        let agency = try #require(logins.agencies[Logins.county]?.first)
        let denied =
            deniedToEveryLogin + Self.rawTables.map { "SELECT * FROM \($0)" } + [
                "SELECT intake.submit(\(agency), 2022, 'gid-2021', '{}', now())",
                "SELECT intake.waive('x', 'y', 'z')", "SELECT intake.send_back(1, 'y', 'z')",
                "SELECT audit.submission_digest('{[1,100]}')", "SELECT audit.entries_text('{1}')",
                "INSERT INTO summary.edition SELECT * FROM summary.edition",
                "COPY summary.total FROM STDIN", "INSERT INTO summary.seen_total DEFAULT VALUES",
                "UPDATE summary.seen_total SET expected = 0",
                "UPDATE summary.seen_finding SET severity = 'hint'",
                "DELETE FROM summary.seen_roster", "SET ROLE huizong_auditor",
                "SET ROLE huizong_worker",
            ]
        expectDenied(office, denied)
        let whole = try logins.login("huizong_office")
        try logins.bind(whole, region: Logins.province)
        try logins.owner.sql("GRANT \(whole) TO \(name)")
        for role in ["huizong_office", whole] {
            try office.sql("SET ROLE \(role)")
            #expect(try office.values("region_code", from: "summary.total_cell") == [Logins.county])
            #expect(try office.values("region_code", from: "audit.lateness") == [Logins.county])
            try office.sql("RESET ROLE")
        }
    }

    @Test func functionsOfItsOwnAreShownNoOtherRows() throws {
        let logins = try Logins()
        let office = try logins.office(of: Logins.county)
        try office.spy()
        for relation in [
            "summary.total_cell", "summary.completeness", "summary.contribution",
            "summary.seen_total", "summary.seen_roster", "summary.seen_finding",
        ] {
            try office.sql("SELECT FROM \(relation) WHERE pg_temp.spy(region_code)")
        }
        #expect(try office.values("value", from: "pg_temp.spied") == [Logins.county])
        try office.sql("TRUNCATE pg_temp.spied")
        try office.sql("SELECT FROM audit.filing WHERE pg_temp.spy(agency_id::text)")
        try office.sql("SELECT FROM summary.finding WHERE pg_temp.spy(agency_id::text)")
        let own = try #require(logins.agencies[Logins.county]).map(String.init)
        #expect(try Set(office.values("value", from: "pg_temp.spied")) == Set(own))
    }

    @Test func withoutABindingNothingIsSeen() throws {
        let logins = try Logins()
        let office = try logins.connect(try logins.login("huizong_office"))
        _ = try logins.office(of: Logins.sibling)
        for relation in Self.relations + ["summary.finding", "audit.filing", "registry.account"] {
            #expect(try office.sql("SELECT FROM \(relation)").count == 0, "\(relation)")
        }
        #expect(throws: StoreError.regionNotSeen(Logins.county)) {
            try TotalsReader(connection: office).region(Logins.county)
        }
    }

    @Test func whereNoOfficeIsBoundEveryOneReadsAllThatIsPublished() throws {
        let logins = try Logins()
        _ = try logins.filer(of: try #require(logins.agencies[Logins.county]?.first))
        let office = try logins.connect(try logins.login("huizong_office"))
        for relation in Self.relations {
            #expect(try office.values("region_code", from: relation).count == 6, "\(relation)")
        }
        expectDenied(office, Self.rawTables.map { "SELECT * FROM \($0)" })
        // the first binding ends it, for logins that are connected too
        _ = try logins.office(of: Logins.sibling)
        #expect(try office.sql("SELECT FROM summary.total_cell").count == 0)
    }

    @Test func auditorReadsEverythingAndWritesNothing() throws {
        let logins = try Logins()
        let auditor = try logins.connect(try logins.login("huizong_auditor"))
        for relation in Self.relations {
            #expect(try auditor.values("region_code", from: relation).count == 6, "\(relation)")
        }
        for relation in ["intake.submission", "intake.document"] {
            #expect(try auditor.sql("SELECT FROM \(relation)").count == 12)
        }
        #expect(try HistoryReader(connection: auditor).brokenRecords().isEmpty)
        let agency = try #require(logins.agencies[Logins.county]?.first)
        expectDenied(
            auditor,
            deniedToEveryLogin + [
                "SELECT intake.submit(\(agency), 2022, 'gid-2021', '{}', now())",
                "SELECT intake.waive('x', 'y', 'z')", "SELECT intake.send_back(1, 'y', 'z')",
                "SELECT audit.record('a', '{}')", "SELECT audit.seal(1)",
                "INSERT INTO audit.run_year VALUES (1, 2022, NULL)", "SET ROLE huizong_worker",
            ])
    }

    /// An auditor who also files may still file for one agency only.
    @Test func readingAllIsNotFilingForAll() throws {
        let logins = try Logins()
        let own = try #require(logins.agencies[Logins.county]?.first)
        let other = try #require(logins.agencies[Logins.sibling]?.first)
        let name = try logins.login("huizong_auditor", "huizong_filer")
        try logins.bind(name, agency: own)
        let connection = try logins.connect(name)
        try Logins.file(connection, own)
        #expect(throws: DatabaseError.self) { try Logins.file(connection, other) }
    }

    /// The job is no superuser: it publishes through row-level security.
    @Test func workerPublishesAsALogin() throws {
        let logins = try Logins()
        let worker = try logins.login("huizong_worker")
        let agency = try #require(logins.agencies[Logins.county]?.last)
        try Logins.file(try logins.connect(worker), agency)
        let outcome = try nightlyRun(logins.conninfo(worker), try FormFiles.catalogue())
        // those of the county that changed; the regions above are only added up
        #expect(outcome.isPublished && outcome.submissions == 2)
        let full = try nightlyRun(logins.conninfo(worker), try FormFiles.catalogue(), isFull: true)
        #expect(!full.isPublished && full.submissions == 12)
    }

    @Test func bindingsArePartOfTheRecord() throws {
        let logins = try Logins()
        let name = try logins.login("huizong_office")
        try logins.bind(name, region: Logins.county)
        let outcome = try nightlyRun(logins.database, try FormFiles.catalogue())
        // who may look at a figure does not change it
        #expect(!outcome.isPublished && outcome.submissions == 0)
        let history = HistoryReader(connection: logins.owner)
        #expect(try history.brokenRecords().isEmpty)
        try logins.owner.sql("SET session_replication_role = replica")
        try logins.owner.sql("UPDATE registry.account SET region_code = '990000'")
        #expect(try history.brokenRecords().map(\.subject) == [.registry])
    }
}

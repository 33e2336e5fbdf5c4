import PostgresClient
import Store
import Testing

/// A filer sees and adds its own agency's submissions, and nothing else.
@Suite struct FilerAccessTests {
    @Test func seesItsOwnRowsOnly() throws {
        let logins = try Logins()
        let own = try #require(logins.agencies[Logins.county]?.last)
        let submission = try #require(logins.submissions[own])
        try Decisions(connection: logins.owner).sendBack(
            submission: submission, reason: "有误", returnedBy: "县政府办")
        let neighbour = try #require(logins.agencies[Logins.sibling]?.last)
        try Decisions(connection: logins.owner).sendBack(
            submission: try #require(logins.submissions[neighbour]), reason: "有误",
            returnedBy: "县政府办")
        let filer = try logins.filer(of: own)
        for view in ["intake.own_submission", "intake.own_finding"] {
            #expect(try filer.values("agency_id", from: view) == [String(own)])
        }
        for view in ["intake.own_document", "intake.own_return"] {
            #expect(try filer.values("submission_id", from: view) == [String(submission)])
        }
        #expect(try filer.values("login", from: "registry.account").count == 1)
        // a filer can tell which cell is which
        #expect(try !filer.values("cell", from: "registry.form_cell").isEmpty)
    }

    @Test func addsItsOwnSubmissionsOnly() throws {
        let logins = try Logins()
        let own = try #require(logins.agencies[Logins.county]?.first)
        let filer = try logins.filer(of: own)
        try Logins.file(filer, own)
        #expect(try filer.values("revision", from: "intake.own_submission") == ["1", "2"])
        for (region, agencies) in logins.agencies {
            for agency in agencies where agency != own {
                #expect(throws: DatabaseError.self, "\(region)") {
                    try Logins.file(filer, agency)
                }
            }
        }
        // not even whether an agency exists
        expectDenied(
            filer, ["SELECT intake.submit(999999, 2022, 'gid-2021', '{}', now())"])
        #expect(try logins.owner.values("count(*)", from: "intake.submission") == ["13"])
    }

    @Test func everythingElseIsRefused() throws {
        let logins = try Logins()
        let filer = try logins.filer(of: try #require(logins.agencies[Logins.county]?.first))
        expectDenied(filer, deniedToEveryLogin)
        expectDenied(
            filer,
            [
                "summary.total", "summary.roster", "summary.finding_row", "summary.seen_total",
                "summary.seen_roster", "summary.seen_finding", "summary.total_cell",
                "summary.completeness", "summary.contribution", "summary.requests_table",
                "summary.agency_year",
                "summary.agency_figures(1, 'requests.granted.total', 1)",
                "summary.edition", "summary.total_cell_as_of(now())",
                "summary.total_cell_in_edition(1)",
                "summary.counted_figures('requests.granted.total', '990121', 2022, 'all', 1)",
                "summary.finding", "intake.submission", "intake.document", "intake.return",
                "intake.waiver", "audit.filing", "audit.lateness", "audit.submission_state",
                "work.inbox", "audit.event", "audit.run", "audit.run_year",
                "audit.lateness_as_of(2022, '2023-02-01')",
                "audit.punctuality_as_of(2022, '2023-02-01')", "audit.broken_links()",
                "registry.agency", "registry.region", "registry.change", "registry.exemption",
                "registry.expected_agencies(2022)",
            ].map { "SELECT * FROM \($0)" })
        expectDenied(
            filer,
            [
                "SELECT intake.waive('x', 'y', 'z')", "SELECT intake.send_back(1, 'y', 'z')",
                "SELECT audit.seal(1)", "SELECT audit.record('a', '{}')",
                "SELECT audit.submission_digest('{[1,100]}')", "SELECT audit.entries_text('{1}')",
                "SELECT audit.first_report_year()", "SELECT * FROM summary.roster_digests()",
                "INSERT INTO intake.submission (agency_id, year, revision, form_id, submitted_at, "
                    + "cells) VALUES (1, 2022, 9, 'gid-2021', now(), '{}')",
                "COPY intake.submission FROM STDIN",
            ])
    }

    @Test func settingARoleWidensNothing() throws {
        let logins = try Logins()
        let own = try #require(logins.agencies[Logins.county]?.first)
        let other = try #require(logins.agencies[Logins.sibling]?.first)
        let name = try logins.login("huizong_filer")
        try logins.bind(name, agency: own)
        let neighbour = try logins.login("huizong_filer")
        try logins.bind(neighbour, agency: other)
        try logins.owner.sql("GRANT \(neighbour) TO \(name)")
        let filer = try logins.connect(name)
        expectDenied(
            filer,
            ["huizong_worker", "huizong_auditor", "huizong_office"].map { "SET ROLE \($0)" }
                + ["SET SESSION AUTHORIZATION \(neighbour)"])
        for role in ["huizong_filer", neighbour] {
            try filer.sql("SET ROLE \(role)")
            #expect(
                try filer.values("agency_id", from: "intake.own_submission") == [String(own)])
            expectDenied(
                filer, ["SELECT intake.submit(\(other), 2022, 'gid-2021', '{}', now())"])
            try filer.sql("RESET ROLE")
        }
        try filer.sql("SET row_security = off")
        #expect(try filer.values("agency_id", from: "intake.own_submission") == [String(own)])
    }

    /// A function that the planner holds for cheap is called before conditions that are not.
    @Test func functionsOfItsOwnAreShownNoOtherRows() throws {
        let logins = try Logins()
        let own = try #require(logins.agencies[Logins.county]?.last)
        let filer = try logins.filer(of: own)
        try filer.spy()
        for relation in ["intake.own_submission", "intake.own_finding"] {
            try filer.sql("SELECT FROM \(relation) WHERE pg_temp.spy(agency_id::text)")
        }
        #expect(try filer.values("value", from: "pg_temp.spied") == [String(own)])
    }

    @Test func withoutABindingNothingIsSeenOrAdded() throws {
        let logins = try Logins()
        let name = try logins.login("huizong_filer")
        let filer = try logins.connect(name)
        let agency = try #require(logins.agencies[Logins.county]?.first)
        _ = try logins.filer(of: try #require(logins.agencies[Logins.sibling]?.first))
        for relation in ["intake.own_submission", "intake.own_finding", "registry.account"] {
            #expect(try filer.sql("SELECT FROM \(relation)").count == 0)
        }
        let error = #expect(throws: DatabaseError.self) { try Logins.file(filer, agency) }
        guard case .server(let server) = error else { return }
        #expect(server.sqlState == "42501")
        #expect(server.message.contains("INSERT INTO registry.account"))
        #expect(server.message.contains(name) && server.message.contains("未绑定单位"))
        // the owner's session may do what it always could, with the rights of a filer too
        try logins.owner.sql("SET ROLE huizong_filer")
        try logins.owner.sql(
            """
            SELECT intake.submit(
                \(agency), 2022, 'gid-2021', '{"requests.received.total": 0}', now())
            """)
        try logins.owner.sql("RESET ROLE")
    }

    /// As with one login of a web form through which all agencies file.
    @Test func whereNoFilerIsBoundEveryOneFilesForAnyAgency() throws {
        let logins = try Logins()
        _ = try logins.office(of: Logins.county)
        let filer = try logins.connect(try logins.login("huizong_filer"))
        for agency in logins.agencies.values.compactMap(\.first) {
            try Logins.file(filer, agency)
        }
        expectDenied(filer, ["SELECT * FROM intake.submission", "SELECT * FROM summary.finding"])
        #expect(try filer.sql("SELECT FROM intake.own_submission").count == 0)
        // what it may not do does not depend on anybody's binding
        expectDenied(filer, deniedToEveryLogin)
        try logins.owner.sql("SET ROLE huizong_filer")
        expectDenied(logins.owner, ["SELECT * FROM intake.submission"])
    }
}

extension Connection {
    /// A function that notes what it is shown and is said to cost nothing.
    func spy() throws {
        try sql("CREATE TEMPORARY TABLE spied (value text)")
        try sql(
            """
            CREATE FUNCTION pg_temp.spy(shown text) RETURNS boolean LANGUAGE plpgsql
            COST 0.0000001 AS $$
            BEGIN
                INSERT INTO pg_temp.spied VALUES (shown);
                RETURN true;
            END
            $$
            """)
    }
}

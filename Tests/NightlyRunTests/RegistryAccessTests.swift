import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// Whom to call, former names and changes of agencies are a clerk's affair in its own region;
/// regions are the owner's.
@Suite struct RegistryAccessTests {
    private func login(
        _ logins: Logins, _ role: String, of region: String? = nil
    ) throws -> Connection {
        let name = try logins.login(role)
        if let region { try logins.bind(name, region: region) }
        return try logins.connect(name)
    }

    private func fill(_ logins: Logins) throws {
        for agency in logins.agencies.values.flatMap({ $0 }) {
            try RegistryKeeper(connection: logins.owner).set(
                AgencyContact(name: "张三", phone: "1"), as: .contact, of: agency)
        }
    }

    @Test func aClerkKeepsItsOwn() throws {
        let logins = try Logins()
        try fill(logins)
        let clerk = try login(logins, "huizong_clerk", of: Logins.county)
        let own = try #require(logins.agencies[Logins.county])
        let reader = RegistryReader(connection: clerk)
        let agencies = try reader.agencies()
        #expect(Set(agencies.filter { !$0.contact.isEmpty }.map(\.id)) == Set(own))
        let keeper = RegistryKeeper(connection: clerk)
        var agency = try #require(agencies.first { $0.id == own[0] })
        try clerk.begin()
        try keeper.holdAgencies()
        agency.name = "新名"
        try keeper.change(agency, since: try #require(CalendarDate("2023-05-01")))
        try keeper.set(AgencyContact(name: "李四"), as: .head, of: own[0])
        try keeper.add(FormerName(name: "旧名", until: nil), to: own[0])
        try keeper.add(
            FormerName(name: "老名", until: CalendarDate("2015-01-01")), to: own[0])
        let added = try keeper.add(
            RegistryAgency(
                id: 0, regionCode: Logins.county, name: "新设", agencyClass: .institution),
            number: nil, activeFrom: CalendarDate(daysSinceEpoch: 19_000))
        try keeper.set(AgencyContact(phone: "2"), as: .contact, of: added)
        try keeper.exempt(
            .init(reason: "新设", grantedBy: "县政府"), year: 2023, agency: added)
        try clerk.commit()
        let kept = try #require(try reader.agencies().first { $0.id == own[0] })
        #expect(kept.formerNames.map(\.name) == ["旧名", "老名", "单位"])
        #expect(kept.head.name == "李四")
    }

    @Test func everythingElseIsRefused() throws {
        let logins = try Logins()
        try fill(logins)
        let own = try #require(logins.agencies[Logins.county]?.first)
        let other = try #require(logins.agencies[Logins.sibling]?.first)
        let clerk = try login(logins, "huizong_clerk", of: Logins.county)
        expectDenied(
            clerk,
            [
                "INSERT INTO registry.contact (agency_id, name, role) "
                    + "VALUES (\(other), 'x', 'head')",
                "INSERT INTO registry.former_name VALUES (\(other), 'x')",
                "UPDATE registry.contact SET agency_id = \(other) WHERE agency_id = \(own)",
                Self.change(other, to: Logins.county), Self.change(own, to: Logins.sibling),
                "SELECT registry.add_former_name(\(other), 'x', '2015-01-01')",
                "SELECT registry.change_region("
                    + "'\(Logins.county)', '2023-05-01', 'x', 'county', NULL)",
                "INSERT INTO registry.region VALUES ('990199', 'x', 'county')",
            ])
        // policies hide what is another's: nothing is changed, nothing deleted
        try clerk.sql("UPDATE registry.contact SET name = 'x' WHERE agency_id = \(other)")
        try clerk.sql("DELETE FROM registry.contact WHERE agency_id = \(other)")
        #expect(
            try logins.owner.values(
                "name", from: "registry.contact WHERE agency_id = \(other)") == ["张三"])
        for role in ["huizong_office", "huizong_auditor"] {
            let reader = try login(logins, role, of: role == "huizong_office" ? Logins.county : nil)
            let seen = try reader.values("agency_id", from: "registry.contact").count
            #expect(seen == (role == "huizong_office" ? 2 : logins.submissions.count))
            expectDenied(
                reader,
                [
                    "DELETE FROM registry.contact",
                    "INSERT INTO registry.former_name VALUES (\(own), 'x')",
                    Self.change(own, to: Logins.county),
                ])
        }
        let filer = try login(logins, "huizong_filer")
        expectDenied(
            filer,
            [
                "SELECT * FROM registry.contact", "SELECT * FROM registry.former_name",
                "SELECT * FROM registry.earlier_name", "DELETE FROM registry.contact",
                "UPDATE registry.agency SET name = 'x'",
            ])
    }

    /// The job needs no human in it, and writes nothing that people decide.
    @Test func theJobKeepsNoRegistry() throws {
        let logins = try Logins()
        let own = try #require(logins.agencies[Logins.county]?.first)
        let job = try login(logins, "huizong_worker")
        expectDenied(
            job,
            [
                "INSERT INTO registry.contact (agency_id, name) VALUES (\(own), 'x')",
                "INSERT INTO registry.former_name VALUES (\(own), 'x')",
                "UPDATE registry.agency SET name = 'x'",
                "UPDATE registry.region SET name = 'x'",
                Self.change(own, to: Logins.county),
                "SELECT registry.change_region("
                    + "'\(Logins.county)', '2023-05-01', 'x', 'county', NULL)",
            ])
        // it reads them, for notices
        try fill(logins)
        #expect(try job.sql("SELECT FROM registry.contact").count == logins.submissions.count)
    }

    private static func change(_ agency: Int64, to region: String) -> String {
        "SELECT registry.change_agency("
            + "\(agency), '2023-05-01', 'x', '\(region)', 'department', true)"
    }
}

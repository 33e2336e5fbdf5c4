import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// A clerk imports, decides and keeps the registry of its own region, and nothing else.
@Suite struct ClerkAccessTests {
    private func clerk(_ logins: Logins, of region: String?) throws -> Connection {
        let name = try logins.login("huizong_clerk")
        if let region { try logins.bind(name, region: region) }
        return try logins.connect(name)
    }

    @Test func worksForItsOwnRegion() throws {
        let logins = try Logins()
        let clerk = try clerk(logins, of: Logins.county)
        let own = try #require(logins.agencies[Logins.county])
        let submission = try #require(logins.submissions[own[0]])
        #expect(
            try clerk.values("agency_id", from: "intake.submission")
                == own.map(String.init).sorted())
        #expect(try clerk.values("submission_id", from: "intake.document").count == 2)
        // it files, with a date of its own, and keeps the document
        let filed = try Logins.file(clerk, own[0])
        #expect(
            try clerk.values(
                "submitted_at", from: "intake.submission WHERE submission_id = \(filed)"
            ).first?.hasPrefix("2023-01-15") == true)
        let intake = Intake(connection: clerk)
        try intake.attachDocument(to: filed, fileName: "b.txt", sha256: "01", cells: "[]")
        func stored() throws -> Int64? {
            try FilingState(connection: clerk)
                .sameDocument(otherThan: own[1], year: 2022, sha256: "01")?.submissionID
        }
        #expect(try stored() == filed)
        #expect(try intake.agencies(id: own[0], name: nil, year: 2022).count == 1)
        let ledger = LedgerWriter(connection: clerk)
        try ledger.note(
            LedgerCase(
                agencyID: own[0], kind: .request, number: "1",
                day: CalendarDate(daysSinceEpoch: 19_000)), isVoid: false, source: "a.csv")
        #expect(try DecisionReader(connection: clerk).ledger(year: 2022).map(\.number) == ["1"])
        #expect(try ledger.notKept(among: own).isEmpty)
        let decisions = Decisions(connection: clerk)
        let sent = try decisions.sendBack(
            submission: submission, reason: "缺盖章", returnedBy: "县办")
        try decisions.revoke(kind: .returned, number: sent, reason: "误退", decidedBy: "县办")
        try decisions.withdraw(submission: filed, reason: "重复", decidedBy: "县办")
        #expect(try stored() == nil)
        try decisions.correct(
            submission: submission, submittedAt: "2023-01-10T10:00:00+08:00", publishedOn: nil,
            reason: "收文", decidedBy: "县办")
        #expect(try clerk.values("kind", from: "audit.decision").count == 4)
        for sql in [
            "UPDATE registry.agency SET name = '新名' WHERE agency_id = \(own[0])",
            "INSERT INTO registry.agency (region_code, name, class) "
                + "VALUES ('\(Logins.county)', '新设', 'department')",
            "INSERT INTO registry.exemption (agency_id, year, reason, granted_by) "
                + "VALUES (\(own[1]), 2023, 'a', 'b')",
            "SELECT registry.remove('exemption', '[\(own[1]), 2023]')",
            "INSERT INTO registry.deadline (region_code, year, event, due_on) "
                + "VALUES ('\(Logins.county)', 2023, 'submit', '2024-01-20')",
            "INSERT INTO registry.agency_past VALUES "
                + "(\(own[0]), '2020-01-01', '旧', '\(Logins.county)', 'department', true)",
        ] { try clerk.sql(sql) }
        #expect(
            try clerk.values("agency_id", from: "audit.lateness_as_of(2022, '2023-02-01')").count
                == 3)
        #expect(
            try clerk.values("region_code", from: "summary.total_cell") == [Logins.county])
    }

    @Test func everythingElseIsRefused() throws {
        let logins = try Logins()
        let clerk = try clerk(logins, of: Logins.county)
        let own = try #require(logins.agencies[Logins.county]?.first)
        let other = try #require(logins.agencies[Logins.sibling]?.first)
        let foreign = try #require(logins.submissions[other])
        try logins.owner.sql(
            "INSERT INTO registry.exemption (agency_id, year, reason, granted_by) "
                + "VALUES (\(other), 2022, 'a', 'b')")
        expectDenied(clerk, deniedToEveryLogin.filter { !$0.hasPrefix("UPDATE registry.agency") })
        expectDenied(
            clerk,
            [
                "UPDATE registry.agency SET name = '新名' WHERE agency_id = \(other)",
                "UPDATE registry.agency SET region_code = '\(Logins.sibling)' "
                    + "WHERE agency_id = \(own)",
                "UPDATE registry.agency SET region_code = '\(Logins.county)'",
                "INSERT INTO registry.agency (region_code, name, class) "
                    + "VALUES ('\(Logins.sibling)', '新设', 'department')",
                "DELETE FROM registry.agency", "DELETE FROM registry.exemption",
                "SELECT registry.remove('agency', '[\(own)]')",
                "SELECT registry.remove('exemption', '[\(other), 2022]')",
                "INSERT INTO registry.exemption (agency_id, year, reason, granted_by) "
                    + "VALUES (\(other), 2023, 'a', 'b')",
                "INSERT INTO registry.deadline (year, event, due_on) "
                    + "VALUES (2023, 'submit', '2024-01-20')",
                "INSERT INTO registry.deadline (region_code, year, event, due_on) "
                    + "VALUES ('\(Logins.province)', 2023, 'submit', '2024-01-20')",
                "INSERT INTO registry.closing (region_code, year, no_new_after) "
                    + "VALUES ('\(Logins.prefecture)', 2023, '2024-01-20')",
                "INSERT INTO registry.succession (predecessor_id, successor_id, happened_on) "
                    + "VALUES (\(own), \(other), '2023-01-20')",
                "INSERT INTO registry.agency_past VALUES "
                    + "(\(own), '2020-01-01', '旧', '\(Logins.sibling)', 'department', true)",
                "UPDATE registry.region SET name = '新'", "TRUNCATE registry.agency CASCADE",
                "INSERT INTO registry.region_past VALUES "
                    + "('\(Logins.county)', '2020-01-01', '旧', 'county', NULL)",
                "INSERT INTO registry.change (subject) VALUES ('agency')",
                "SELECT intake.submit(\(other), 2022, 'gid-2021', '{}', now())",
                "SELECT intake.submit(999999, 2022, 'gid-2021', '{}', now())",
                "INSERT INTO intake.document (submission_id, file_name, sha256, cells) "
                    + "VALUES (\(foreign), 'a', 'b', '[]')",
                "INSERT INTO intake.ledger (agency_id, kind, number, happened_on, year) "
                    + "VALUES (\(other), 'request', '1', '2022-03-05', 2022)",
                "INSERT INTO intake.withdrawal (submission_id, reason, decided_by) "
                    + "VALUES (1, 'a', 'b')",
                "INSERT INTO intake.submission (agency_id, year, revision, form_id, submitted_at, "
                    + "cells) VALUES (\(own), 2022, 9, 'gid-2021', now(), '{}')",
                "SELECT audit.seal(1)", "SELECT audit.record('a', '{}')",
                "SELECT * FROM audit.event", "SELECT * FROM registry.change",
                "SELECT * FROM work.inbox", "SELECT * FROM intake.waiver",
                "SELECT * FROM summary.total", "INSERT INTO audit.run DEFAULT VALUES",
            ])
        try LedgerWriter(connection: logins.owner).note(
            LedgerCase(
                agencyID: other, kind: .request, number: "1",
                day: CalendarDate(daysSinceEpoch: 19_000)), isVoid: false, source: nil)
        #expect(try DecisionReader(connection: clerk).ledger(year: 2022).isEmpty)
        #expect(try LedgerWriter(connection: clerk).notKept(among: [own, other]) == [other])
        // as if there were none
        for sql in [
            "SELECT intake.withdraw(\(foreign), 'a', 'b')",
            "SELECT intake.send_back(\(foreign), 'a', 'b')",
            "SELECT intake.correct(\(foreign), '2023-01-10', NULL, 'a', 'b')",
            "SELECT intake.record_publication(\(other), 2022, '2023-01-10', 'b')",
        ] {
            let error = #expect(throws: DatabaseError.self, "\(sql)") { try clerk.sql(sql) }
            guard case .server(let server) = error else { continue }
            #expect(server.sqlState == "P0002", "\(sql)")
        }
        #expect(
            try clerk.values(
                "agency_id", from: "intake.visible_submission WHERE agency_id = \(other)") == [])
        #expect(try clerk.values("kind", from: "audit.decision") == [])
    }

    @Test func withoutARegionItKeepsNone() throws {
        let logins = try Logins()
        let clerk = try clerk(logins, of: nil)
        let agency = try #require(logins.agencies[Logins.county]?.first)
        expectDenied(
            clerk,
            [
                "SELECT intake.submit(\(agency), 2022, 'gid-2021', '{}', now())",
                "UPDATE registry.agency SET name = 'x' WHERE agency_id = \(agency)",
            ])
        #expect(try clerk.sql("SELECT FROM intake.submission").count == 0)
        #expect(try clerk.sql("SELECT FROM summary.total_cell").count == 0)
    }
}

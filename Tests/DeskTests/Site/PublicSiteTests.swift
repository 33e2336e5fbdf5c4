import Foundation
import PostgresClient
import Store
import TestSupport
import Testing

@testable import Desk
@testable import Documents

/// What a public site must not say, and that hostile words are words on every page.
@Suite struct PublicSiteTests {
    private static let secrets = [
        "批准人-X2", "理由中的张三-X3", "经手人-X4", "附件-李四-X5.docx",
    ]

    /// A county with every kind of person in its records, and reports that are not published.
    private func office() throws -> SiteOffice {
        try SiteOffice(agencies: 9, years: 2021...2022) { connection in
            func execute(_ sql: String) throws {
                try connection.execute(Statement(name: "test", sql: sql))
            }
            // who files from here on is a login that no page may name
            try execute(
                """
                DO $$ BEGIN CREATE ROLE "login-x1" SUPERUSER;
                EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
                """)
            try execute("SET SESSION AUTHORIZATION \"login-x1\"")
            // a report that nobody published, with a figure that is found nowhere else
            try execute(
                """
                INSERT INTO registry.agency (agency_id, region_code, name, class)
                VALUES (9001, '360926', '未公开局', 'department')
                """)
            try execute(
                """
                SELECT intake.submit(9001, 2022, 'gid-2021',
                    '{"disclosure.fees.amount": 77123.4567, "requests.received.total": 0}',
                    '2023-01-20 09:00:00+08')
                """)
            try execute(
                """
                INSERT INTO intake.document (submission_id, file_name, sha256, cells)
                SELECT submission_id, '附件-李四-X5.docx', md5(submission_id::text),
                       '[{"cell": "requests.received.total", "raw": "12", "place": "表3"}]'
                FROM intake.submission
                """)
            try execute(
                """
                INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
                SELECT min(agency_id), 2022, '理由中的张三-X3', '批准人-X2' FROM registry.agency
                """)
            try execute(
                """
                INSERT INTO registry.extension
                    (agency_id, year, event, due_on, reason, granted_by, granted_on)
                SELECT max(agency_id), 2022, 'submit', '2023-02-28', '理由中的张三-X3', '经手人-X4',
                       '2023-01-10'
                FROM registry.agency
                """)
        }
    }

    @Test func nobodyIsNamed() throws {
        let office = try office()
        try office.write("inside")
        try office.write("outside", isPublic: true)
        let inside = try office.files("inside").values.map { String(decoding: $0, as: UTF8.self) }
        let outside = try office.files("outside")
        #expect(
            try office.connection.execute(
                Statement(
                    name: "login",
                    sql: "SELECT count(*) > 0 AS is_used FROM intake.submission "
                        + "WHERE stored_by = 'login-x1'")
            ).requiredBool(0, "is_used"))
        for (name, bytes) in outside {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("login-x1"), "\(name)")
        }
        for secret in Self.secrets {
            #expect(inside.contains { $0.contains(secret) }, "\(secret) is nowhere to be left out")
            for (name, bytes) in outside {
                #expect(!String(decoding: bytes, as: UTF8.self).contains(secret), "\(name)")
            }
        }
    }

    /// The figures of a report that is not published stand on no page that lists reports.
    @Test func unpublishedReportsAreLeftOut() throws {
        let office = try office()
        let amount = "77123.4567"
        for isPublic in [false, true] {
            let folder = isPublic ? "outside" : "inside"
            try office.write(folder, isPublic: isPublic)
            let files = try office.files(folder)
            func text(_ name: String) throws -> String {
                String(decoding: try #require(files[name], "\(name)"), as: UTF8.self)
            }
            let agency = try text("360926/agency/9001.html")
            #expect(agency.contains(amount) == !isPublic)
            #expect(agency.contains("2022年的报告尚未公开") == isPublic)
            let lines = try text("360926/2022-agencies.csv").split(separator: "\r\n")
            #expect(lines.contains { $0.contains(",9001,") } == !isPublic)
            let row = try text("360926/2022/disclosure.fees.html")
            #expect(row.contains("agency/9001.html") == !isPublic)
            #expect(row.contains("尚未公开，这里不列") == isPublic)
        }
    }

    /// A site that was for the office and becomes a public one keeps nothing of it.
    @Test func aFolderThatBecomesPublicForgets() throws {
        let office = try office()
        try office.write()
        try office.write(isPublic: true)
        for (name, bytes) in try office.files() {
            let text = String(decoding: bytes, as: UTF8.self)
            for secret in Self.secrets { #expect(!text.contains(secret), "\(name)") }
        }
    }

    @Test func hostileNamesAreWords() throws {
        let name = "</title><script>alert(1)</script>\"'&\u{202E}<b onclick=x>{{{body}}}"
        let office = try SiteOffice(agencies: 9, years: 2021...2021) { connection in
            try connection.execute(
                Statement(
                    name: "rename",
                    sql: "UPDATE registry.agency SET name = $1::text || agency_id"),
                [.text(name)])
            try connection.execute(
                Statement(
                    name: "rename", sql: "UPDATE registry.region SET name = $1::text || code"),
                [.text(name)])
            try connection.execute(
                Statement(
                    name: "document",
                    sql: """
                        INSERT INTO intake.document (submission_id, file_name, sha256, cells)
                        SELECT submission_id, $1::text, md5(submission_id::text),
                               jsonb_build_array(jsonb_build_object(
                                   'cell', 'requests.received.total', 'raw', $1::text,
                                   'place', $1::text))
                        FROM intake.submission
                        """), [.text(name)])
        }
        try office.write()
        var seen = 0
        for (path, bytes) in try office.files() where path.hasSuffix(".html") {
            let page = try WrittenPage(bytes, path: path)
            #expect(page.elements("script").count == 1, "\(path)")
            #expect(
                page.tree.nodes.indices.allSatisfy { page.tree.attribute($0, "onclick") == nil })
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("\u{202E}") && !text.contains("<b onclick"), "\(path)")
            if text.contains("&lt;script&gt;alert(1)&lt;/script&gt;") { seen += 1 }
        }
        #expect(seen > 20)
    }
}

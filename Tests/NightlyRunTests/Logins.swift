import Forms
import Foundation
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// A province whose regions have two agencies each, with published reports, and logins to look at
/// them with.
struct Logins {
    static let province = "990000"
    static let prefecture = "990100"
    static let county = "990121"
    static let sibling = "990122"
    static let year = 2022

    let database: String
    let owner: Connection
    /// By region: one agency whose report counts, and one whose report has errors.
    let agencies: [String: [Int64]]
    /// By agency.
    let submissions: [Int64: Int64]

    init() throws {
        database = try TestServer.migratedDatabase()
        owner = try Connection(conninfo: database)
        let registry = RegistryWriter(connection: owner)
        for region in RandomCountry.regions { try registry.add(region) }
        var agencies: [String: [Int64]] = [:]
        var submissions: [Int64: Int64] = [:]
        for region in RandomCountry.regions {
            for number in 0...1 {
                let agency = try registry.add(
                    NewAgency(
                        regionCode: region.code, name: "单位", agencyClass: .department,
                        activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
                agencies[region.code, default: []].append(agency)
                submissions[agency] = try Self.file(owner, agency, total: 1 + number)
            }
        }
        self.agencies = agencies
        self.submissions = submissions
        for id in submissions.values {
            try Intake(connection: owner).attachDocument(
                to: id, fileName: "a.txt", sha256: "00", cells: "[]")
        }
        _ = try nightlyRun(database, try FormFiles.catalogue())
    }

    /// Files a report of one granted request; another total than 1 is an error.
    @discardableResult
    static func file(_ connection: Connection, _ agency: Int64, total: Int = 1) throws -> Int64 {
        var figures: [String: Int] = [:]
        for cell in try FormFiles.catalogue()["gid-2021"]?.cells ?? [] { figures[cell.name] = 0 }
        for row in ["received", "granted", "handled_total"] {
            figures["requests.\(row).natural_person"] = 1
            figures["requests.\(row).total"] = total
        }
        let cells = figures.map { "\"\($0.key)\": \($0.value)" }
        return try Intake(connection: connection).submit(
            NewSubmission(
                agencyID: agency, year: Self.year, formID: "gid-2021",
                cells: "{\(cells.joined(separator: ","))}",
                submittedAt: "2023-01-15T10:00:00+08:00")
        ).id
    }

    /// A new login with the rights of roles.
    func login(_ roles: String...) throws -> String {
        let name = "login_" + UUID().uuidString.lowercased().replacing("-", with: "")
        try owner.sql("CREATE ROLE \(name) LOGIN IN ROLE \(roles.joined(separator: ", "))")
        return name
    }

    func bind(_ login: String, agency: Int64? = nil, region: String? = nil) throws {
        try owner.execute(
            Statement(
                name: "bind",
                sql: """
                    INSERT INTO registry.account (login, agency_id, region_code)
                    VALUES ($1::text, $2::bigint, $3::text)
                    """), [.text(login), .int64(agency), .text(region)])
    }

    func connect(_ login: String) throws -> Connection {
        try Connection(conninfo: conninfo(login))
    }

    func conninfo(_ login: String) -> String {
        database.replacing(/user=\w+/, with: "user=\(login)")
    }

    /// A filer of an agency.
    func filer(of agency: Int64) throws -> Connection {
        let name = try login("huizong_filer")
        try bind(name, agency: agency)
        return try connect(name)
    }

    /// The office of a region.
    func office(of region: String) throws -> Connection {
        let name = try login("huizong_office")
        try bind(name, region: region)
        return try connect(name)
    }
}

extension Connection {
    @discardableResult
    func sql(_ text: String) throws -> Rows {
        try execute(Statement(name: "test", sql: text))
    }

    /// The distinct values of an expression, sorted by the server.
    func values(_ expression: String, from relation: String) throws -> [String] {
        let rows = try sql(
            "SELECT DISTINCT (\(expression))::text AS value FROM \(relation) ORDER BY 1")
        return (0..<rows.count).compactMap { rows.text($0, "value") }
    }
}

/// Expects the server to refuse each statement for want of rights.
func expectDenied(
    _ connection: Connection, _ statements: [String],
    sourceLocation: SourceLocation = #_sourceLocation
) {
    for statement in statements {
        let error = #expect(
            throws: DatabaseError.self, "\(statement)", sourceLocation: sourceLocation
        ) { try connection.sql(statement) }
        guard case .server(let server) = error else { continue }
        #expect(server.sqlState == "42501", "\(statement)", sourceLocation: sourceLocation)
    }
}

/// What nobody but the owner may do, whatever the role.
let deniedToEveryLogin = [
    "UPDATE intake.submission SET source = 'x'", "DELETE FROM intake.submission",
    "TRUNCATE intake.submission", "DELETE FROM intake.return", "DELETE FROM intake.waiver",
    "DELETE FROM intake.ledger",
    "INSERT INTO registry.account (login, region_code) VALUES (session_user, '990000')",
    "UPDATE registry.account SET region_code = '990000', agency_id = NULL",
    "DELETE FROM registry.account", "TRUNCATE registry.account",
    "UPDATE summary.total SET cell_values = '{}'", "DELETE FROM summary.finding_row",
    "DELETE FROM summary.roster", "DELETE FROM audit.event", "UPDATE audit.run SET error = 'x'",
    "UPDATE registry.agency SET region_code = '990121'", "DELETE FROM registry.change",
    "ALTER TABLE intake.submission DISABLE ROW LEVEL SECURITY",
    "DROP POLICY own_rows ON intake.submission",
    "CREATE POLICY mine ON intake.submission USING (true)",
    "CREATE OR REPLACE FUNCTION registry.sees_all() RETURNS boolean LANGUAGE sql "
        + "AS 'SELECT true'",
    "SET SESSION AUTHORIZATION huizong", "SET ROLE huizong",
]

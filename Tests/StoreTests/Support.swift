import Forms
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// A migrated database of the test's own, and short words for what most tests do to it.
struct County {
    static let code = "990121"

    let conninfo: String
    let connection: Connection
    let registry: RegistryWriter
    let intake: Intake

    /// With one province, one prefecture and one county, without agencies.
    init() throws {
        conninfo = try TestServer.migratedDatabase()
        connection = try Connection(conninfo: conninfo)
        registry = RegistryWriter(connection: connection)
        intake = Intake(connection: connection)
        try registry.add(Region(code: "990000", name: "省", level: .province, parentCode: nil))
        try registry.add(
            Region(code: "990100", name: "市", level: .prefecture, parentCode: "990000"))
        try registry.add(
            Region(code: Self.code, name: "县", level: .county, parentCode: "990100"))
    }

    @discardableResult
    func agency(
        _ agencyClass: AgencyClass = .department, region: String = code,
        from: String = "2010-01-01", to: String? = nil
    ) throws -> Int64 {
        try registry.add(
            NewAgency(
                regionCode: region, name: "单位", agencyClass: agencyClass,
                activeFrom: try #require(CalendarDate(from)),
                activeTo: try to.map { try #require(CalendarDate($0)) }))
    }

    @discardableResult
    func submit(
        _ agency: Int64, year: Int = 2022, form: String = "gid-2021",
        cells: String = "{\"requests.received.total\": 0}",
        at submittedAt: Instant = "2023-01-15T10:00:00+08:00", published: String? = nil
    ) throws -> (id: Int64, revision: Int64) {
        try intake.submit(
            NewSubmission(
                agencyID: agency, year: year, formID: form, cells: cells,
                submittedAt: submittedAt,
                publishedOn: try published.map { try #require(CalendarDate($0)) }))
    }

    func lateness(
        _ year: Int, asOf: String = "2030-01-01", event: LatenessRow.Event = .submit
    ) throws -> [Int64: LatenessRow] {
        let day = try #require(CalendarDate(asOf))
        let rows = try AuditReader(connection: connection).lateness(
            year: year, region: nil, asOf: day)
        return Dictionary(
            uniqueKeysWithValues: rows.filter { $0.event == event }.map { ($0.agencyID, $0) })
    }
}

extension Connection {
    @discardableResult
    func query(_ sql: String, _ parameters: [Parameter] = []) throws -> Rows {
        try execute(Statement(name: "test", sql: sql), parameters)
    }

    /// Does something with the rights of a role alone, then gives them up.
    func asRole(_ role: String, _ body: () throws -> Void) throws {
        try query("SET ROLE \(role)")
        defer {
            do {
                try rollback()
                try query("RESET ROLE")
            } catch {
                Issue.record(error)
            }
        }
        try body()
    }
}

/// Expects the server to refuse with an SQLSTATE; hands over its error.
@discardableResult
func expectRefusal(
    _ sqlState: String, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) -> ServerError? {
    let error = #expect(
        throws: DatabaseError.self, comment, sourceLocation: sourceLocation, performing: body)
    guard case .server(let server) = error else {
        Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
        return nil
    }
    #expect(server.sqlState == sqlState, comment, sourceLocation: sourceLocation)
    return server
}

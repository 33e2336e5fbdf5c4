import Documents
import Foundation
import Messages
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk

/// A registry of one prefecture with two counties, and whoever keeps it by sheets.
final class RegistryOffice {
    static let county = "360926"
    let database: String
    let connection: Connection
    /// What was said, in Chinese.
    private(set) var said: [String] = []
    /// What is answered, one after the other; then nobody answers.
    var answers: [String] = []

    init() throws {
        database = try TestServer.migratedDatabase()
        connection = try Connection(conninfo: database)
        let writer = RegistryWriter(connection: connection)
        for (code, name, level, parent) in [
            ("360000", "江西省", .province, nil), ("360900", "宜春市", .prefecture, "360000"),
            ("360926", "铜鼓县", .county, "360900"), ("360981", "丰城市", .county, "360900"),
        ] as [(String, String, RegionLevel, String?)] {
            try writer.add(Region(code: code, name: name, level: level, parentCode: parent))
        }
    }

    var agencies: [RegistryAgency] {
        get throws { try RegistryReader(connection: connection).agencies() }
    }

    func agency(_ name: String) throws -> RegistryAgency {
        try #require(try agencies.first { $0.name == name }, "\(name)")
    }

    /// - Returns: what was said.
    @discardableResult
    func take(_ text: String, _ request: RegistryRequest? = nil) throws -> [String] {
        try take(Array(text.utf8), request)
    }

    @discardableResult
    func take(_ bytes: [UInt8], _ request: RegistryRequest? = nil) throws -> [String] {
        said = []
        let request =
            request ?? RegistryRequest(region: Self.county, isConfirmed: true)
        var choice = RegistryChoice(
            region: request.region, isCorrection: request.isCorrection, by: request.by,
            today: Clock.today)
        choice.since = request.year.flatMap { CalendarDate(year: $0, month: 1, day: 1) }
        let list = try readList(bytes, name: "名录")
        let session = RegistryImport(
            connection: connection, request: request, choice: choice, file: "名录",
            ask: answers.isEmpty
                ? nil : { _ in self.answers.isEmpty ? nil : self.answers.removeFirst() },
            say: { self.said.append($0.zh) })
        if request.isOfRegions {
            try session.takeRegions(list)
        } else {
            try session.takeAgencies(list)
        }
        return said
    }

    /// The faults of a sheet, in Chinese; it must have some, and nothing may have changed.
    func faults(_ text: String, _ request: RegistryRequest? = nil) throws -> [String] {
        let before = try agencies
        let refusal = try refusal { try take(text, request) }
        #expect(try agencies == before)
        #expect(refusal.status == .unreadableInput)
        return refusal.message.zh.split(separator: "\n").dropFirst().map(String.init)
    }

    func text(_ sql: String) throws -> String? {
        try connection.execute(Statement(name: "test", sql: "SELECT (\(sql))::text AS value"))
            .text(0, "value")
    }
}

/// What the registry says, one year as the run sees it.
extension RegistryOffice {
    func name(of id: Int64, in year: Int) throws -> String? {
        try text("SELECT name FROM registry.agency_in(\(year)) WHERE agency_id = \(id)")
    }

    func due(_ id: Int64, _ year: Int, _ event: String = "submit") throws -> String? {
        try text(
            """
            SELECT coalesce(
                (SELECT due_on FROM registry.extended_dates(\(year), '\(event)', current_date + 1)
                 WHERE agency_id = \(id)),
                registry.due_on(region_code, \(year), class, '\(event)'))
            FROM registry.agency WHERE agency_id = \(id)
            """)
    }
}

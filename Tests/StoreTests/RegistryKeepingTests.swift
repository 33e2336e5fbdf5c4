import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// What the database itself refuses and sees to when the registry is kept.
@Suite struct RegistryKeepingTests {
    private let connection: Connection
    private let agency: Int64

    init() throws {
        connection = try Connection(conninfo: try TestServer.migratedDatabase())
        let registry = RegistryWriter(connection: connection)
        try registry.add(Region(code: "360926", name: "铜鼓县", level: .county, parentCode: nil))
        agency = try registry.add(
            NewAgency(
                regionCode: "360926", name: "水利局", agencyClass: .department,
                activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
    }

    private func sql(_ sql: String) throws -> Rows {
        try connection.execute(Statement(name: "test", sql: sql))
    }

    private func change(_ day: String, _ name: String) throws {
        _ = try sql(
            "SELECT registry.change_agency(\(agency), '\(day)', '\(name)', '360926', "
                + "'department', true)")
    }

    private func state(_ body: () throws -> Void) -> String? {
        do {
            try body()
        } catch DatabaseError.server(let error) {
            return error.sqlState
        } catch {
            Issue.record("\(error)")
        }
        return nil
    }

    @Test func changesComeOneAfterAnother() throws {
        try change("2020-03-01", "水务局")
        #expect(state { try change("2020-03-01", "水电局") } == "22023")
        #expect(state { try change("2019-03-01", "水电局") } == "22023")
        #expect(state { try change("infinity", "水电局") } == "22023")
        #expect(
            state {
                _ = try sql(
                    "SELECT registry.change_agency(999, '2020-01-01', 'x', '360926', "
                        + "'department', true)"
                )
            } == "P0002")
        try change("2022-03-01", "水电局")
        let names = try sql("SELECT name FROM registry.earlier_name ORDER BY until")
        #expect((0..<names.count).map { names.text($0, "name") } == ["水利局", "水务局"])
    }

    /// A former name takes region and class from the state after it.
    @Test func aFormerNameIsPutInBetween() throws {
        try change("2020-03-01", "水务局")
        _ = try sql("UPDATE registry.agency_past SET class = 'institution'")
        _ = try sql("SELECT registry.add_former_name(\(agency), '水电局', '2015-01-01')")
        let past = try sql("SELECT name, class FROM registry.agency_past ORDER BY until")
        #expect(past.text(0, "name") == "水电局" && past.text(0, "class") == "institution")
        #expect(
            state {
                _ = try sql("SELECT registry.add_former_name(\(agency), 'x', '2015-01-01')")
            } == "23505")
    }

    @Test func aPastGovernmentCountsInNoTotal() throws {
        _ = try sql("UPDATE registry.agency SET class = 'government'")
        _ = try sql(
            "INSERT INTO registry.agency_past VALUES (\(agency), '2020-01-01', 'x', '360926', "
                + "'government', true)")
        let past = try sql("SELECT counts_in_total FROM registry.agency_past")
        #expect(try past.requiredBool(0, "counts_in_total") == false)
    }

    /// Whoever gives numbers of his own, the next one that is given is free.
    @Test func numbersStayApart() throws {
        func add(_ number: Int64?) throws -> Int64 {
            let columns = number == nil ? "" : "agency_id, "
            let value = number.map { "\($0), " } ?? ""
            return try sql(
                "INSERT INTO registry.agency (\(columns)region_code, name, class) "
                    + "VALUES (\(value)'360926', 'x', 'department') RETURNING agency_id"
            ).requiredInt64(0, "agency_id")
        }
        let first = try add(nil)
        _ = try add(first + 1)
        #expect(try add(nil) == first + 2)
        _ = try add(5000)
        _ = try add(4000)
        #expect(try add(nil) == 5001)
    }
}

import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// The classes of agencies, which the worker and the database both have to know.
@Suite struct AgencyClassTests {
    @Test func workerAndDatabaseKnowTheSameClasses() throws {
        let connection = try Connection(conninfo: try TestServer.migratedDatabase())
        let rows = try connection.query(
            "SELECT class, counts_in_own::text AS counts_in_own FROM registry.agency_class")
        let known = try (0..<rows.count).map { row in
            (try rows.requiredText(row, "class"), rows.text(row, "counts_in_own") == "true")
        }
        let wanted = AgencyClass.allCases.map { ($0.rawValue, $0.countsInOwnScope) }
        #expect(known.elementsEqual(wanted, by: ==))
    }

    /// The tables let in what the view names, and nothing else.
    @Test(arguments: ["agency_class_known", "deadline_class_known"])
    func constraintsNameTheSameClasses(constraint: String) throws {
        let connection = try Connection(conninfo: try TestServer.migratedDatabase())
        let rows = try connection.query(
            """
            SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
            WHERE conname = '\(constraint)'
            """)
        let classes = try rows.requiredText(0, "definition").matches(of: /'(\w+)'::text/)
            .map { String($0.1) }
        #expect(classes == AgencyClass.allCases.map(\.rawValue))
    }
}

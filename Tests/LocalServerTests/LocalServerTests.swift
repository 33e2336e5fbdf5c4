import LocalServer
import PostgresClient
import Testing

@Suite struct LocalServerTests {
    @Test func startsServesAndRemovesItself() throws {
        let directory = try LocalServer.temporaryDirectory()
        let server = LocalServer(dataDirectory: directory, isThrowaway: true)
        let conninfo = try server.start()
        let rows = try Connection(conninfo: conninfo).execute(
            Statement(name: "one", sql: "SELECT 1 AS one"))
        #expect(try rows.requiredInt64(0, "one") == 1)
        server.stop()
        #expect(throws: DatabaseError.self) { try Connection(conninfo: conninfo) }
    }
}

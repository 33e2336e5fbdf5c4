import PostgresClient
import TestSupport
import Testing

/// An empty database that the tests of this target share; they keep to temporary tables.
enum SharedDatabase {
    private static let made = Result { try TestServer.emptyDatabase() }

    static func conninfo() throws -> String { try made.get() }

    static func connect(_ options: ConnectionOptions = .init()) throws -> Connection {
        try Connection(conninfo: conninfo(), options: options)
    }
}

extension Connection {
    @discardableResult
    func query(_ sql: String, _ parameters: [Parameter] = []) throws -> Rows {
        try execute(Statement(name: "test", sql: sql), parameters)
    }

    /// Whether the connection answers and has no transaction left open.
    func expectUsable(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let answer = try query("SELECT 42 AS answer").requiredInt64(0, "answer")
        #expect(answer == 42, sourceLocation: sourceLocation)
        #expect(!isInTransaction, sourceLocation: sourceLocation)
    }
}

/// The server's error that a body must end in.
func serverError(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) throws -> ServerError {
    let error = #expect(throws: DatabaseError.self, sourceLocation: sourceLocation) { try body() }
    guard case .server(let server) = error else {
        Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
        throw WrongError()
    }
    return server
}

struct WrongError: Error {}

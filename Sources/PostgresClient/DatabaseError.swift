/// What can go wrong between this program and a PostgreSQL server.
///
/// No case carries a password: libpq leaves them out of its messages, and connection strings are
/// never kept.
public enum DatabaseError: Error, Equatable, Sendable {
    /// No connection came about; `reason` is libpq's own text.
    case cannotConnect(ConnectFailure, reason: String)
    /// The connection ended while a statement ran; nothing of an open transaction is kept.
    case connectionLost(statement: String)
    case server(ServerError)
    /// A result that is not what the statement promises.
    case decoding(statement: String, row: Int?, column: String, expected: String)
    /// A use of the client that the protocol does not allow.
    case misuse(statement: String, reason: String)
}

/// Why there is no connection.
public enum ConnectFailure: Sendable, Equatable {
    /// Nobody answers at the address, or not in time.
    case unreachable
    /// The server knows no such user, or the password is wrong.
    case refused
    case noSuchDatabase
    case tooManyConnections
    /// The connection string itself is wrong.
    case badSettings
    /// Something between us and the server keeps a session's settings from it.
    case pooled
}

/// An error the server reports for a statement.
public struct ServerError: Error, Equatable, Sendable {
    /// Five characters; PostgreSQL manual, appendix A.
    public let sqlState: String
    /// File below `sql/`, or another name of the statement.
    public let statement: String
    /// The server's text; may quote data.
    public let message: String
    public let detail: String?
    public let hint: String?
    public let constraint: String?

    public var isInsufficientPrivilege: Bool { sqlState == "42501" }
    /// A statement or lock timeout, or a cancellation.
    public var isTimeoutOrCancelled: Bool { sqlState == "57014" || sqlState == "55P03" }
    /// Somebody else holds a lock, and we did not wait, or not longer.
    public var isLockNotAvailable: Bool { sqlState == "55P03" }
    /// A table, column, schema or function that is not there.
    public var isUndefinedObject: Bool {
        ["42P01", "42703", "3F000", "42883"].contains(sqlState)
    }
}

extension DatabaseError: CustomStringConvertible, CustomDebugStringConvertible {
    /// Safe to publish: names the statement and the kind of error, quotes no data.
    public var description: String {
        switch self {
        case .cannotConnect(let failure, _): "cannot connect: \(failure)"
        case .connectionLost(let statement): "connection lost during \(statement)"
        case .server(let error): "\(error.statement) failed with SQLSTATE \(error.sqlState)"
        case .decoding(let statement, let row, let column, let expected):
            "\(statement): column \(column)\(row.map { " of row \($0)" } ?? "") is not \(expected)"
        case .misuse(let statement, let reason): "\(statement): \(reason)"
        }
    }

    /// With the server's words, which may quote data.
    public var debugDescription: String {
        switch self {
        case .cannotConnect(_, let reason): "\(description): \(reason)"
        case .server(let error):
            ([description, error.message] + [error.detail, error.hint].compactMap(\.self))
                .joined(separator: ": ")
        default: description
        }
    }
}

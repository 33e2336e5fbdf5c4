import CPostgres
import Glibc
import Synchronization

/// How a connection is made.
public struct ConnectionOptions: Sendable {
    public var connectTimeoutSeconds: Int
    /// 0 means no limit.
    public var statementTimeoutSeconds: Int
    public var lockTimeoutSeconds: Int
    public var applicationName: String

    public init(
        connectTimeoutSeconds: Int = 10, statementTimeoutSeconds: Int = 3600,
        lockTimeoutSeconds: Int = 60, applicationName: String = "huizong"
    ) {
        self.connectTimeoutSeconds = connectTimeoutSeconds
        self.statementTimeoutSeconds = statementTimeoutSeconds
        self.lockTimeoutSeconds = lockTimeoutSeconds
        self.applicationName = applicationName
    }
}

/// One connection to a PostgreSQL server, used by one thread at a time.
public final class Connection {
    let handle: OpaquePointer
    private let cancellation = Cancellation()
    private let conninfo: String
    private let options: ConnectionOptions
    /// What ``readAhead(_:)`` asked and nobody took yet.
    var answered: [Question: Rows] = [:]

    public enum Isolation: String, Sendable {
        case readCommitted = "READ COMMITTED"
        case repeatableRead = "REPEATABLE READ"
    }

    /// Connects.
    ///
    /// - Parameter conninfo: a libpq connection string or URI; where it is silent, and wholly if
    ///   it is empty, the usual `PG*` variables and `~/.pgpass` count.
    /// - Throws: ``DatabaseError/cannotConnect(_:reason:)``.
    public init(conninfo: String, options: ConnectionOptions = .init()) throws(DatabaseError) {
        if let reason = ConnectionString.fault(conninfo) {
            throw .cannotConnect(.badSettings, reason: reason)
        }
        // libpq expands dbname when it is a connection string; entries after it override its parts
        let settings: [(String, String)] = [
            ("dbname", conninfo), ("client_encoding", "UTF8"),
            ("application_name", options.applicationName), ("keepalives_idle", "30"),
            ("options", SessionSettings.startupOptions(options)),
        ].filter { !$0.1.isEmpty }
        handle = try Connecting.connect(settings, timeoutSeconds: options.connectTimeoutSeconds)
        self.conninfo = conninfo
        self.options = options
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try Self.checkVersion(serverVersion, named: reported("server_version") ?? "")
        try SessionSettings.correct(self)
    }

    /// What our SQL is written for, in libpq's counting: PostgreSQL 15.
    public static let oldestServer = 150_000

    /// Servers derived from PostgreSQL name the version that they come from.
    static func checkVersion(_ version: Int, named name: String) throws(DatabaseError) {
        guard version < oldestServer else { return }
        throw .cannotConnect(.tooOld, reason: name)
    }

    deinit { PQfinish(handle) }

    /// Another connection, made in the same way.
    public func another() throws(DatabaseError) -> Connection {
        try Connection(conninfo: conninfo, options: options)
    }

    /// libpq breaks its sentences over lines; ours stand on one.
    static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        lines(pointer).joined(separator: " ")
    }

    static func lines(_ pointer: UnsafePointer<CChar>?) -> [Substring] {
        guard let pointer else { return [] }
        return String(cString: pointer).split(whereSeparator: \.isNewline)
            .map { $0.drop(while: \.isWhitespace) }
    }

    /// A setting that the server reports of itself; nil if it reports nothing by that name.
    func reported(_ name: String) -> String? {
        PQparameterStatus(handle, name).map { String(cString: $0) }
    }

    /// How the database keeps characters, for example UTF8.
    public var serverEncoding: String { reported("server_encoding") ?? "" }

    /// The server's version, for example 150018.
    public var serverVersion: Int { Int(PQserverVersion(handle)) }

    /// The process that serves this connection.
    public var backendPID: Int32 { PQbackendPID(handle) }

    /// Whether a transaction is open, failed or not.
    public var isInTransaction: Bool {
        let status = PQtransactionStatus(handle)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE
    }

    /// Runs one statement and waits for its rows.
    ///
    /// - Throws: ``DatabaseError/server(_:)`` with SQLSTATE and statement name,
    ///   ``DatabaseError/connectionLost(statement:)``.
    @discardableResult
    public func execute(
        _ statement: Statement, _ parameters: [Parameter] = []
    ) throws(DatabaseError) -> Rows {
        guard !parameters.contains(where: \.holdsNUL) else {
            throw .misuse(statement: statement.name, reason: "a text parameter contains NUL")
        }
        if let known = takeAnswer(statement, parameters) { return known }
        let values = CStringList(parameters.map(\.text))
        let result = withExtendedLifetime(values) {
            PQexecParams(
                handle, statement.sql, Int32(parameters.count), nil, values.pointers, nil, nil, 0)
        }
        return try rows(result, statement.name)
    }

    /// Runs a file of statements without parameters.
    public func executeScript(name: String, sql: String) throws(DatabaseError) {
        _ = try rows(PQexec(handle, sql), name)
    }

    public func begin(isolation: Isolation = .readCommitted) throws(DatabaseError) {
        try execute(
            Statement(name: "BEGIN", sql: "BEGIN ISOLATION LEVEL \(isolation.rawValue)"))
    }

    /// Begins a transaction that sees exactly what the one that exported a snapshot sees.
    ///
    /// - Parameter snapshot: as `pg_export_snapshot` returned it. SQL takes it as a literal only,
    ///   so anything but its hexadecimal digits and hyphens is refused.
    public func begin(snapshot: String) throws(DatabaseError) {
        guard snapshot.allSatisfy({ $0 == "-" || $0.isHexDigit && $0.isASCII }) else {
            throw .misuse(statement: "SET TRANSACTION", reason: "\(snapshot) is no snapshot")
        }
        try begin(isolation: .repeatableRead)
        try execute(
            Statement(
                name: "SET TRANSACTION", sql: "SET TRANSACTION SNAPSHOT '\(snapshot)'"))
    }

    /// - Throws: ``DatabaseError/misuse(statement:reason:)`` if the server rolled back instead,
    ///   as it does when a statement of the transaction failed.
    public func commit() throws(DatabaseError) {
        guard PQtransactionStatus(handle) != PQTRANS_INERROR else {
            throw .misuse(statement: "COMMIT", reason: "the transaction has failed")
        }
        forgetAnswers()
        try execute(Statement(name: "COMMIT", sql: "COMMIT"))
    }

    /// Ends an open transaction without effect; does nothing without one.
    public func rollback() throws(DatabaseError) {
        forgetAnswers()
        guard isInTransaction else { return }
        try execute(Statement(name: "ROLLBACK", sql: "ROLLBACK"))
    }

    func rows(_ result: OpaquePointer?, _ statement: String) throws(DatabaseError) -> Rows {
        guard let result else { throw failure(nil, statement) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            return Rows(result, statement: statement)
        default:
            let error = failure(result, statement)
            PQclear(result)
            throw error
        }
    }

    /// What a failed result or a broken connection means. Does not free the result.
    func failure(_ result: OpaquePointer?, _ statement: String) -> DatabaseError {
        guard PQstatus(handle) == CONNECTION_OK else {
            return .connectionLost(statement: statement)
        }
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue,
                let text = PQresultErrorField(result, Int32(ascii))
            else { return nil }
            return String(cString: text)
        }
        guard let sqlState = field("C") else {
            let reason = Self.text(
                result.map { PQresultErrorMessage($0) } ?? PQerrorMessage(handle))
            return .misuse(statement: statement, reason: reason)
        }
        // class 57: the server is shutting down or ends this session
        if ["57P01", "57P02", "57P03"].contains(sqlState) {
            return .connectionLost(statement: statement)
        }
        return .server(
            ServerError(
                sqlState: sqlState, statement: statement, message: field("M") ?? "",
                detail: field("D"), hint: field("H"), constraint: field("n")))
    }

    /// A handle that may cancel the running statement from another thread.
    public func canceller() -> Canceller? {
        PQgetCancel(handle).map { Canceller($0, cancellation) }
    }

    /// Ends work that a ``Canceller`` was asked to stop while no statement ran; once.
    ///
    /// - Throws: ``DatabaseError/server(_:)`` with SQLSTATE 57014, as a cancelled statement does.
    public func throwIfCancelled() throws(DatabaseError) {
        guard cancellation.take() else { return }
        throw .server(
            ServerError(
                sqlState: "57014", statement: "", message: "cancelled", detail: nil, hint: nil,
                constraint: nil))
    }
}

/// Whether somebody asked for a connection's work to stop.
final class Cancellation: Sendable {
    private let isAsked = Atomic(false)

    func ask() { isAsked.store(true, ordering: .relaxed) }

    /// - Returns: whether it was asked for since the last time.
    func take() -> Bool { isAsked.exchange(false, ordering: .relaxed) }
}

/// Cancels whatever statement a connection is running.
///
/// Sendable: libpq allows `PQcancel` from any thread, and the pointer is never changed.
public final class Canceller: @unchecked Sendable {
    private let handle: OpaquePointer
    private let cancellation: Cancellation?

    /// - Parameter cancellation: where to note that it was asked for; nil to stop only what runs.
    init(_ handle: OpaquePointer, _ cancellation: Cancellation?) {
        self.handle = handle
        self.cancellation = cancellation
    }

    deinit { PQfreeCancel(handle) }

    /// May be called while a signal is handled, so it asks for no memory.
    ///
    /// - Returns: whether the request was sent; the statement then fails with SQLSTATE 57014.
    @discardableResult
    public func cancel() -> Bool {
        cancellation?.ask()
        let errno = Glibc.errno
        defer { Glibc.errno = errno }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { reason in
            PQcancel(handle, reason.baseAddress, Int32(reason.count)) == 1
        }
    }
}

/// C strings with a closing NULL, freed with the list; nil entries are NULL pointers.
final class CStringList {
    private var owned: [UnsafeMutablePointer<CChar>?]
    let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>

    init(_ texts: [String?]) {
        owned = texts.map { text in
            text.map { text in
                let bytes = Array(text.utf8CString)
                let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
                copy.initialize(from: bytes, count: bytes.count)
                return copy
            }
        }
        pointers = .allocate(capacity: texts.count + 1)
        for (index, pointer) in owned.enumerated() {
            (pointers + index).initialize(to: pointer.map { UnsafePointer($0) })
        }
        (pointers + texts.count).initialize(to: nil)
    }

    deinit {
        for pointer in owned { pointer?.deallocate() }
        pointers.deallocate()
    }
}

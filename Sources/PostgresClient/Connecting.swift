import CPostgres
import Glibc

/// Makes a connection step by step, because only between the first step and the next can libpq be
/// told to keep the SQLSTATE of a refusal. Words tell nothing apart: the server's are in its own
/// language.
struct Connecting {
    private let handle: OpaquePointer
    /// Nil if there is none.
    private let timeLimit: Duration?

    /// - Parameters:
    ///   - settings: libpq's keywords and values; a `dbname` may be a connection string.
    ///   - timeoutSeconds: for every address; 0 for as long as it takes.
    /// - Returns: a connection that stands, owned by the caller.
    static func connect(
        _ settings: [(String, String)], timeoutSeconds: Int
    ) throws(DatabaseError) -> OpaquePointer {
        let keywords = CStringList(settings.map(\.0))
        let values = CStringList(settings.map(\.1))
        let started = withExtendedLifetime((keywords, values)) {
            PQconnectStartParams(keywords.pointers, values.pointers, 1)
        }
        guard let started else { throw .cannotConnect(.unreachable, reason: "out of memory") }
        PQsetErrorVerbosity(started, PQERRORS_VERBOSE)
        let connecting = Connecting(
            handle: started, timeLimit: timeoutSeconds > 0 ? .seconds(timeoutSeconds) : nil)
        let wasInTime = connecting.finish()
        guard PQstatus(started) == CONNECTION_OK else {
            let error = connecting.error(wasInTime: wasInTime)
            PQfinish(started)
            throw error
        }
        PQsetErrorVerbosity(started, PQERRORS_DEFAULT)
        return started
    }

    /// Goes on until the connection stands or has failed.
    ///
    /// An address whose time is over is cut off, upon which libpq tries the next one, if the
    /// string names more; each has the whole time, as when libpq does the waiting.
    ///
    /// - Returns: whether the last address kept to its time.
    private func finish() -> Bool {
        guard PQstatus(handle) != CONNECTION_BAD else { return true }
        var next = PGRES_POLLING_WRITING
        var address = self.address
        var deadline = timeLimit.map { ContinuousClock.now + $0 }
        var isInTime = true
        while next == PGRES_POLLING_READING || next == PGRES_POLLING_WRITING {
            if !waits(for: next, until: deadline) {
                guard isInTime else { return false }
                isInTime = false
                shutdown(PQsocket(handle), Int32(SHUT_RDWR))
            }
            next = PQconnectPoll(handle)
            if self.address != address {
                address = self.address
                deadline = timeLimit.map { ContinuousClock.now + $0 }
                isInTime = true
            }
        }
        return isInTime
    }

    /// Where libpq is trying just now.
    private var address: [String] {
        [
            Connection.text(PQhost(handle)), Connection.text(PQhostaddr(handle)),
            Connection.text(PQport(handle)),
        ]
    }

    /// - Returns: false if the time is over.
    private func waits(
        for next: PostgresPollingStatusType, until deadline: ContinuousClock.Instant?
    ) -> Bool {
        let events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT
        var entry = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
        while true {
            let milliseconds = deadline.map { deadline in
                max(0, (deadline - .now) / .milliseconds(1)).rounded(.up)
            }
            let ready = poll(&entry, 1, milliseconds.map { Int32(min($0, 1e9)) } ?? -1)
            if ready == 0 { return false }
            // of any other failure libpq tells the reason
            if ready > 0 || errno != EINTR { return true }
        }
    }

    /// Why there is no connection.
    private func error(wasInTime: Bool) -> DatabaseError {
        let lines = Connection.lines(PQerrorMessage(handle))
        // where in the server's source the error arose is of no use to anybody here
        var reason = lines.filter { !$0.hasPrefix("LOCATION:") }.joined(separator: " ")
        if !wasInTime { reason += reason.isEmpty ? "timeout expired" : " (timeout expired)" }
        let failure = failure(reason)
        return .cannotConnect(
            failure,
            reason: failure == .badSettings ? ConnectionString.withoutQuotes(reason) : reason)
    }

    private func failure(_ reason: String) -> ConnectFailure {
        // libpq puts the code between severity and words; of several hosts the last one counts
        if let answer = reason.matches(of: #/:  ([0-9A-Z]{5}): /#).last {
            return ConnectFailure(sqlState: answer.1)
        }
        // asked for and not given, so nothing was sent that the server could have refused
        if PQconnectionNeedsPassword(handle) == 1 { return .refused }
        return hasWrongNumber ? .badSettings : .unreachable
    }

    /// Whether a setting that is a number, wherever libpq found it, cannot be one.
    private var hasWrongNumber: Bool {
        let options = PQconninfo(handle)
        defer { PQconninfoFree(options) }
        var next = options
        while let option = next, let keyword = option.pointee.keyword {
            next = option + 1
            guard let value = option.pointee.val, value.pointee != 0 else { continue }
            switch String(cString: keyword) {
            case "port":
                // one for all hosts, or one each of which may be empty
                let ports = String(cString: value).split(separator: ",")
                if !ports.allSatisfy({ Self.isNumber($0, 1...65535) }) { return true }
            case "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count",
                "tcp_user_timeout":
                let range = Int(Int32.min)...Int(Int32.max)
                if !Self.isNumber(String(cString: value)[...], range) { return true }
            default: break
            }
        }
        return false
    }

    private static func isNumber(_ text: Substring, _ range: ClosedRange<Int>) -> Bool {
        Int(text.filter { !$0.isWhitespace }).map(range.contains) ?? false
    }
}

extension ConnectFailure {
    /// What a server means that answers a login with this code (PostgreSQL manual, appendix A).
    init(sqlState: Substring) {
        self =
            switch sqlState {
            case "3D000": .noSuchDatabase
            case "53300": .tooManyConnections
            // no right to connect to this database
            case "42501": .refused
            case _ where sqlState.hasPrefix("28"): .refused
            // 57P03, starting or shutting down, among them
            default: .unreachable
            }
    }
}

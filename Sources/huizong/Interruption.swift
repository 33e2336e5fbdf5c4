import Glibc
import PostgresClient

/// Turns Ctrl-C and SIGTERM into a cancelled statement, so that a run ends in order: rolled back,
/// recorded, with its lock released.
struct Interruption {
    /// Whose statement a signal cancels; set before signals are listened to and for as long.
    private nonisolated(unsafe) static var canceller: Canceller?
    private static let signals = [SIGINT, SIGTERM]

    func guarding<Result>(_ connection: Connection, _ body: () throws -> Result) throws -> Result {
        guard let canceller = connection.canceller() else { return try body() }
        Self.canceller = canceller
        // libpq's call is made for being called just here, as psql does: no threads have to wait
        for number in Self.signals { Self.listen(to: number) { _ in Interruption.cancel() } }
        defer {
            for number in Self.signals { signal(number, SIG_DFL) }
            Self.canceller = nil
        }
        return try body()
    }

    private static func cancel() { canceller?.cancel() }

    private static func listen(
        to number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        // what waits goes on waiting, for the statement's end
        action.sa_flags = SA_RESTART
        sigaction(number, &action, nil)
    }
}

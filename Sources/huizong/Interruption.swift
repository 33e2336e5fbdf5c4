import Dispatch
import Glibc
import PostgresClient

/// Turns Ctrl-C and SIGTERM into a cancelled statement, so that a run ends in order: rolled back,
/// recorded, with its lock released.
struct Interruption {
    func guarding<Result>(_ connection: Connection, _ body: () throws -> Result) throws -> Result {
        guard let canceller = connection.canceller() else { return try body() }
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(
                signal: number, queue: .global(qos: .userInitiated))
            source.setEventHandler { canceller.cancel() }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            signal(SIGINT, SIG_DFL)
            signal(SIGTERM, SIG_DFL)
        }
        return try body()
    }
}

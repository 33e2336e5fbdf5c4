import Glibc
package import Messages
import Store

extension Workplace {
    /// How the nightly job is. Nothing is made and nothing is changed.
    ///
    /// - Parameters:
    ///   - maxAgeHours: how old the last good run of everything may be.
    ///   - metrics: where to write numbers for a monitor; nil for nowhere. Where the state cannot
    ///     be told, the file says just that.
    /// - Returns: one line, and whether all is well.
    package func status(
        maxAgeHours: Double, metrics file: String?
    ) throws -> (line: Phrase, isGood: Bool) {
        guard maxAgeHours > 0, maxAgeHours < 1e6 else {
            throw Refusal(.wrongUsage, StatusMessages.badAge)
        }
        do {
            return try withDatabase(.asItIs) { connection in
                try Migrator.checkSchema(connection)
                let reader = StatusReader(connection: connection)
                let status = JobStatus(try reader.state(), maxAgeHours: maxAgeHours)
                if let file {
                    try write(status.metrics + reader.metrics(), to: file)
                }
                return (status.line, status.problems.isEmpty)
            }
        } catch {
            if let file {
                try write([Metric("huizong_good", number: "0")], to: file)
            }
            throw error
        }
    }

    /// Whoever collects the numbers is another user.
    private func write(_ metrics: [Metric], to path: String) throws {
        let bytes = Array(MetricsText.text(metrics).utf8)
        guard
            WholeFile.write(bytes, to: path, draft: "\(path).\(getpid()).new", mode: 0o644)
        else {
            throw Refusal(
                .failed,
                StatusMessages.cannotWrite.filled([
                    "file": path, "detail": String(cString: strerror(errno)),
                ]))
        }
    }
}

import Listings
import Logging
import Messages
import Vocabulary
import Wording

/// Writes one line a message to standard error, as words or as a JSON object, whatever a message or
/// a field holds.
struct LineLogHandler: LogHandler {
    let isJSON: Bool
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]

    init(isJSON: Bool) { self.isJSON = isJSON }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, added in added }
        let sorted = fields.sorted { $0.key < $1.key }
        Output.error(line(event.level, "\(event.message)", sorted))
    }

    func line(
        _ level: Logger.Level, _ message: String,
        _ sorted: [(key: String, value: Logger.Metadata.Value)]
    ) -> String {
        guard isJSON else {
            let words = sorted.map { " \($0.key)=\($0.value)" }.joined()
            return "\(Clock.now) \(level) \(message)\(words)".printableLine
        }
        let members: [(String, Value)] =
            [
                ("time", .text(Clock.now.description)), ("level", .text("\(level)")),
                ("message", .text(message)),
            ] + sorted.map { ($0.key, .text("\($0.value)")) }
        return compactJSON(.object(members), language: .zh)
    }
}

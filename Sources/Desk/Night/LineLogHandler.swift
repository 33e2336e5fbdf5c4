import Listings
import Logging
import Messages
import Vocabulary

/// Writes one line a message to standard error, as words or as a JSON object.
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
        guard isJSON else {
            let words = sorted.map { " \($0.key)=\($0.value)" }.joined()
            Output.error("\(Clock.now) \(event.level) \(event.message)\(words)")
            return
        }
        let members: [(String, Value)] =
            [
                ("time", .text(Clock.now.description)), ("level", .text("\(event.level)")),
                ("message", .text("\(event.message)")),
            ] + sorted.map { ($0.key, .text("\($0.value)")) }
        Output.error(compactJSON(.object(members), language: .zh))
    }
}

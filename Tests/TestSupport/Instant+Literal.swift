public import Vocabulary

/// Tests write times as text; one that is none stops the test.
extension Instant: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) {
        guard let instant = Instant(timestamptz: text) else {
            preconditionFailure("\(text) is no time")
        }
        self = instant
    }
}

import Messages

/// What the desk does not do, or finds nothing for, and why; in both languages, for the settings
/// that tell the language are not everywhere at hand.
struct Refusal: Error, Equatable {
    let status: ExitStatus
    let message: Phrase

    init(_ status: ExitStatus, _ message: Phrase) {
        self.status = status
        self.message = message
    }
}

public import Messages

/// Why a handout was not made.
public struct HandoutError: Error, Sendable {
    public let message: Phrase

    static func noTemplate(file: String) -> HandoutError {
        HandoutError(message: HandoutMessages.noTemplate.filled(["file": file]))
    }

    static func badTemplate(file: String, detail: String) -> HandoutError {
        badTemplate(file: file, detail: Phrase(detail, en: detail))
    }

    static func badTemplate(file: String, detail: Phrase) -> HandoutError {
        HandoutError(
            message: HandoutMessages.badTemplate.filled(["file": file]).filled(["detail": detail]))
    }
}

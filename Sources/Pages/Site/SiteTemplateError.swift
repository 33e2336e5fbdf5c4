public import Messages

/// A template of pages that cannot be used.
public struct SiteTemplateError: Error, Sendable, Equatable {
    public let message: Phrase

    static func missing(file: String) -> SiteTemplateError {
        SiteTemplateError(message: SiteMessages.noTemplate.filled(["file": file]))
    }

    static func wrong(file: String, detail: String) -> SiteTemplateError {
        SiteTemplateError(
            message: SiteMessages.badTemplate.filled(["file": file, "detail": detail]))
    }
}

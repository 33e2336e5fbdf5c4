import Glibc
public import Messages

/// Why a bundle was not written. Nothing of it is left then.
public struct BundleError: Error, Sendable {
    public enum Reason: Sendable, Equatable {
        /// The folder holds something already.
        case notEmpty
        /// The system refused; with its error number.
        case system(Int32)
    }

    public let reason: Reason
    public let message: Phrase

    static func notEmpty(_ path: String) -> BundleError {
        BundleError(
            reason: .notEmpty, message: BundleMessages.notEmpty.filled(["path": path]))
    }

    /// What `errno` says of a path.
    static func system(_ path: String) -> BundleError {
        let number = errno
        return BundleError(
            reason: .system(number),
            message: BundleMessages.system.filled([
                "path": path, "detail": String(cString: strerror(number)),
            ]))
    }
}

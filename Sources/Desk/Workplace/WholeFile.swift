import Glibc
import Messages

/// Writes a file that others read at any time: they see the old text or the new one.
enum WholeFile {
    /// - Throws: ``Refusal`` that says why it cannot be written.
    static func write(_ text: String, to path: String) throws {
        let fresh = "\(path).\(getpid()).new"
        let descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw refusal(path) }
        // whoever collects the numbers is another user, whatever the mask of ours is
        var isWritten = fchmod(descriptor, 0o644) == 0
        var bytes = Array(text.utf8)[...]
        while isWritten, !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { bytes = bytes.dropFirst(count) } else { isWritten = errno == EINTR }
        }
        isWritten = close(descriptor) == 0 && isWritten
        guard isWritten, rename(fresh, path) == 0 else {
            let refusal = refusal(path)
            unlink(fresh)
            throw refusal
        }
    }

    private static func refusal(_ path: String) -> Refusal {
        Refusal(
            .failed,
            StatusMessages.cannotWrite.filled([
                "file": path, "detail": String(cString: strerror(errno)),
            ]))
    }
}

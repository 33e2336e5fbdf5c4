import Glibc

/// An advisory lock on a file. The system releases it when its holder ends, however it ends.
final class FileLock {
    private let descriptor: Int32

    enum Mode {
        case shared, exclusive
    }

    /// Waits for the lock.
    ///
    /// - Returns: nil if the file cannot be opened.
    init?(_ path: String, _ mode: Mode) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        while flock(descriptor, mode == .shared ? LOCK_SH : LOCK_EX) != 0 {
            guard errno == EINTR else { return nil }
        }
    }

    /// Turns a shared lock into an exclusive one if nobody else holds it.
    func tryMakeExclusive() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    deinit { if descriptor >= 0 { close(descriptor) } }
}

import Glibc

/// Files that others read at any time, and descriptors that must get every byte.
enum WholeFile {
    /// Writes a file so that a reader sees the one before or the one after.
    ///
    /// - Parameters:
    ///   - draft: where it stands until it is whole, on the same file system.
    ///   - mode: who may read it, whatever the mask of the process; nil to leave that to the mask.
    /// - Returns: whether it is there; if not, `errno` says why, and the draft is gone.
    static func write(
        _ bytes: [UInt8], to path: String, draft: String, mode: mode_t? = nil
    ) -> Bool {
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else { return false }
        let isWritten =
            mode.map { fchmod(descriptor, $0) == 0 } ?? true && writeAll(bytes, to: descriptor)
        let reason = errno
        guard close(descriptor) == 0 && isWritten, rename(draft, path) == 0 else {
            let last = isWritten ? errno : reason
            unlink(draft)
            errno = last
            return false
        }
        return true
    }

    /// - Returns: whether all of it was written; if not, `errno` says why.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

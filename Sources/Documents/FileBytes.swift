import Glibc
import Messages

/// Reads a file of bounded size.
enum FileBytes {
    /// - Throws: ``DocumentError`` for a folder, a pipe, a missing or an oversized file; the size
    ///   is asked for before the first byte is read.
    static func read(_ path: String, limit: Int) throws(DocumentError) -> [UInt8] {
        // Without O_NONBLOCK, opening a pipe would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw cannotOpen(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw cannotOpen(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw DocumentError(file: path, .notAFile, DocumentMessages.notAFile)
        }
        try checkSize(Int(status.st_size), limit: limit, name: path)
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var count = 0
        while count < bytes.count {
            let done = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(
                    descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
            }
            if done < 0, errno == EINTR { continue }
            guard done >= 0 else { throw cannotOpen(path) }
            guard done > 0 else { break }
            count += done
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    static func checkSize(_ size: Int, limit: Int, name: String) throws(DocumentError) {
        guard size > limit else { return }
        let reason = DocumentMessages.tooLarge.filled([
            "size": String(size), "limit": String(limit),
        ])
        throw DocumentError(file: name, .tooLarge, reason)
    }

    private static func cannotOpen(_ path: String) -> DocumentError {
        let detail = String(cString: strerror(errno))
        return DocumentError(
            file: path, .cannotOpen, DocumentMessages.cannotOpen.filled(["detail": detail]))
    }
}

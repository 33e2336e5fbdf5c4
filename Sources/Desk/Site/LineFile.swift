import Glibc

/// A file that is read or written line by line.
final class LineFile {
    private let file: UnsafeMutablePointer<FILE>
    private let path: String
    private var isOpen = true
    private var buffer: UnsafeMutablePointer<CChar>?
    private var capacity = 0

    /// - Returns: nil if there is no such file.
    init?(reading path: String) throws {
        guard let file = fopen(path, "re") else {
            if errno == ENOENT { return nil }
            throw SiteFolder.failure(path)
        }
        self.file = file
        self.path = path
    }

    init(writing path: String) throws {
        unlink(path)
        guard let file = fopen(path, "wxe") else { throw SiteFolder.failure(path) }
        self.file = file
        self.path = path
    }

    /// To be written, rewound and read; nobody else sees it.
    init(unlinkedIn folder: String) throws {
        path = "\(folder)/.huizong-lines-XXXXXX"
        var name = Array(path.utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw SiteFolder.failure(path) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(name)
        guard let file = fdopen(descriptor, "w+") else {
            Glibc.close(descriptor)
            throw SiteFolder.failure(path)
        }
        self.file = file
    }

    deinit {
        free(buffer)
        if isOpen { fclose(file) }
    }

    func write(_ line: String) throws {
        let bytes = Array("\(line)\n".utf8)
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
            throw SiteFolder.failure(path)
        }
    }

    /// - Returns: the next line without its end; nil after the last.
    func next() throws -> String? {
        let count = getline(&buffer, &capacity, file)
        guard count >= 0, let buffer else {
            if ferror(file) != 0 { throw SiteFolder.failure(path) }
            return nil
        }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
        return String(decoding: bytes.last == 10 ? bytes.dropLast() : bytes[...], as: UTF8.self)
    }

    func rewind() throws {
        guard fflush(file) == 0, fseek(file, 0, SEEK_SET) == 0 else {
            throw SiteFolder.failure(path)
        }
    }

    /// What was written is in the file only when this succeeded.
    func close() throws {
        isOpen = false
        guard fclose(file) == 0 else { throw SiteFolder.failure(path) }
    }
}

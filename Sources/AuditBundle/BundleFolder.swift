import FoundationEssentials
import Glibc
import Hashing
import Vocabulary

/// A folder that appears under its name only when it is whole.
///
/// Files go into a folder beside it, named after it with `.part-` and the process; the hashes of
/// all of them become `SHA256SUMS`, and then the folder gets its name in one step.
final class BundleFolder {
    private let target: String
    private let temporary: String
    private var sums: [(name: String, hash: String)] = []

    /// - Throws: ``BundleError`` if the target holds something or nothing can be written beside it.
    init(_ path: String) throws(BundleError) {
        var name = path[...]
        while name.count > 1, name.hasSuffix("/") { name.removeLast() }
        target = String(name)
        temporary = "\(name).part-\(getpid())"
        try Self.expectEmpty(target)
        guard mkdir(temporary, 0o777) == 0 else { throw .system(temporary) }
    }

    private static func expectEmpty(_ path: String) throws(BundleError) {
        guard let folder = opendir(path) else {
            if errno == ENOENT { return }
            throw .system(path)
        }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let isSelf = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) {
                    [".", ".."].contains(String(cString: $0))
                }
            }
            guard isSelf else { throw .notEmpty(path) }
        }
    }

    func addFolder(_ name: String) throws(BundleError) {
        let path = "\(temporary)/\(name)"
        guard mkdir(path, 0o777) == 0 else { throw .system(path) }
    }

    /// Writes a file and notes its hash.
    func add(_ name: String, _ write: (BundleFile) throws -> Void) throws {
        let file = try BundleFile("\(temporary)/\(name)")
        try write(file)
        sums.append((name, try file.close()))
    }

    func add(_ name: String, _ bytes: [UInt8]) throws {
        try add(name) { file in try bytes.withUnsafeBytes { try file.append($0) } }
    }

    /// Adds `SHA256SUMS` and gives the folder its name.
    ///
    /// - Returns: number of files and the hash of `SHA256SUMS`.
    func publish() throws -> (files: Int, hash: String) {
        let lines = sums.sorted { $0.name < $1.name }.map { "\($0.hash)  \($0.name)\n" }
        try add("SHA256SUMS", Array(lines.joined().utf8))
        guard rename(temporary, target) == 0 else {
            throw errno == ENOTEMPTY || errno == EEXIST
                ? BundleError.notEmpty(target) : BundleError.system(target)
        }
        return (sums.count, sums.last?.hash ?? "")
    }

    /// Removes what was written so far.
    func discard() {
        // what went wrong first is what must be heard; the name says that it is not whole
        try? FileManager.default.removeItem(atPath: temporary)
    }
}

/// One file of a bundle, written once from the beginning to the end.
final class BundleFile {
    private let path: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private var hash = SHA256()

    fileprivate init(_ path: String) throws(BundleError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .system(path) }
        buffer.reserveCapacity(Self.capacity + 4096)
    }

    deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

    func append(_ bytes: some Sequence<UInt8>) throws(BundleError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.capacity { try flush() }
    }

    /// A row of CSV as PostgreSQL writes it, with the line end that RFC 4180 wants.
    func appendLine(_ row: UnsafeRawBufferPointer) throws(BundleError) {
        buffer.append(contentsOf: row.dropLast())
        try append([0x0D, 0x0A])
    }

    /// - Returns: the hash of the file in hexadecimal.
    fileprivate func close() throws(BundleError) -> String {
        try flush()
        guard fsync(descriptor) == 0 else { throw .system(path) }
        let status = Glibc.close(descriptor)
        descriptor = -1
        guard status == 0 else { throw .system(path) }
        return Hexadecimal.text(hash.finish())
    }

    private func flush() throws(BundleError) {
        hash.update(buffer)
        var start = 0
        while start < buffer.count {
            let written = buffer.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .system(path) }
            start += written
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static let capacity = 1 << 16
}

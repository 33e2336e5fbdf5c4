import FoundationEssentials
import Glibc
import Hashing
import Messages
import Pages

/// The folder of a site: it writes what differs, and takes away what it wrote once and does not any
/// more. Which files are its own stands in a list that `sha256sum -c` reads; other files stay.
final class SiteFolder {
    /// What became of the files.
    struct Outcome {
        var written = 0
        var unchanged = 0
        var removed = 0
    }

    static let listName = "huizong-files.txt"
    private static let journalName = "huizong-files.unfinished.txt"

    private let folder: String
    /// What the site is now made of, each a path, NUL and a hash.
    private let lines: SortedLines
    private var made: Set<String> = []
    private let journal: Int32
    private(set) var outcome = Outcome()

    /// - Throws: ``Refusal`` for a folder with files that are no site's.
    init(_ folder: String) throws {
        self.folder = folder
        lines = SortedLines(in: folder)
        try Self.make(folder)
        let isOwn = [Self.listName, Self.journalName].contains { Self.exists("\(folder)/\($0)") }
        if !isOwn, try !Self.isEmpty(folder) {
            throw Refusal(.wrongUsage, SiteCommandMessages.notEmpty.filled(["folder": folder]))
        }
        journal = open(
            "\(folder)/\(Self.journalName)", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard journal >= 0 else { throw Self.failure("\(folder)/\(Self.journalName)") }
    }

    deinit { close(journal) }

    /// Writes a file unless the same bytes are there.
    func write(_ file: SiteFile) throws {
        try lines.add("\(file.path)\0\(Hexadecimal.text(SHA256.hash(file.bytes)))")
        let path = "\(folder)/\(file.path)"
        if let present = try Self.read(path), present == file.bytes {
            outcome.unchanged += 1
            return
        }
        // before the file, so that one that was written is known whatever happens
        try note(file.path)
        if let slash = file.path.lastIndex(of: "/") { try make(String(file.path[..<slash])) }
        try Self.write(path, file.bytes)
        outcome.written += 1
    }

    /// Takes away what is not part of the site any more, and writes the list: both lists in the
    /// order of paths, so that neither is ever in memory.
    func finish() throws {
        let path = "\(folder)/\(Self.listName)"
        let draft = try LineFile(writing: "\(path).part")
        defer { unlink("\(path).part") }
        let known = try known().inOrder()
        let lines = try lines.inOrder()
        var gone = try known.next()
        while let line = try lines.next() {
            let parts = line.split(separator: "\0")
            let present = String(parts[0])
            while let other = gone, other <= present {
                if other != present { try remove(other) }
                gone = try known.next()
            }
            try draft.write("\(parts[1])  \(present)")
        }
        while let other = gone {
            try remove(other)
            gone = try known.next()
        }
        try draft.close()
        if !FileManager.default.contentsEqual(atPath: "\(path).part", andPath: path) {
            guard rename("\(path).part", path) == 0 else { throw Self.failure(path) }
        }
        guard unlink("\(folder)/\(Self.journalName)") == 0 else {
            throw Self.failure("\(folder)/\(Self.journalName)")
        }
    }

    /// Paths below the folder that the list or an interrupted call names.
    private func known() throws -> SortedLines {
        let known = SortedLines(in: folder)
        let list = try LineFile(reading: "\(folder)/\(Self.listName)")
        while let line = try list?.next() {
            if let path = Self.path(line), Self.isBelow(path) { try known.add(path) }
        }
        let interrupted = try LineFile(reading: "\(folder)/\(Self.journalName)")
        while let path = try interrupted?.next() {
            if Self.isBelow(path) { try known.add(path) }
        }
        return known
    }

    private func remove(_ path: String) throws {
        guard unlink("\(folder)/\(path)") == 0 else {
            if errno == ENOENT { return }
            throw Self.failure("\(folder)/\(path)")
        }
        outcome.removed += 1
        removeEmptyFolders(above: path)
    }

    /// Whether a folder has a whole site.
    static func isComplete(_ folder: String) -> Bool {
        exists("\(folder)/\(listName)") && !exists("\(folder)/\(journalName)")
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private func note(_ path: String) throws {
        guard WholeFile.writeAll(Array("\(path)\n".utf8), to: journal) else {
            throw Self.failure("\(folder)/\(Self.journalName)")
        }
    }

    private func removeEmptyFolders(above path: String) {
        var parts = path.split(separator: "/").dropLast()
        while !parts.isEmpty, rmdir("\(folder)/\(parts.joined(separator: "/"))") == 0 {
            parts = parts.dropLast()
        }
    }

    private func make(_ below: String) throws {
        // one region after the other: what was made long ago is not asked for again
        if made.count > 1_000 { made.removeAll() }
        guard made.insert(below).inserted else { return }
        var path = folder
        for part in below.split(separator: "/") {
            path += "/\(part)"
            guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw Self.failure(path) }
        }
    }

    // MARK: Files

    private static func make(_ folder: String) throws {
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw failure(folder) }
    }

    private static func isEmpty(_ folder: String) throws -> Bool {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty
        } catch {
            throw Refusal(
                .failed,
                SiteCommandMessages.cannotWrite.filled(["file": folder, "detail": "\(error)"]))
        }
    }

    /// - Returns: nil if there is no such file.
    private static func read(_ path: String) throws -> [UInt8]? {
        guard exists(path) else { return nil }
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw Refusal(
                .failed,
                SiteCommandMessages.cannotWrite.filled(["file": path, "detail": "\(error)"]))
        }
    }

    private static func write(_ path: String, _ bytes: [UInt8]) throws {
        guard WholeFile.write(bytes, to: path, draft: "\(path).part") else { throw failure(path) }
    }

    /// The path of a line of the list.
    private static func path(_ line: String) -> String? {
        guard line.count > 66 else { return nil }
        return String(line.dropFirst(66))
    }

    /// A list that somebody changed leads nowhere else.
    private static func isBelow(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
    }

    static func failure(_ path: String) -> Refusal {
        Refusal(
            .failed,
            SiteCommandMessages.cannotWrite.filled([
                "file": path, "detail": String(cString: strerror(errno)),
            ]))
    }
}

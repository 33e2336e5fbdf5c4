#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the settings need to know of the process and the disk. Tests give their own.
public struct Surroundings: Sendable {
    /// Absolute path of the program, links resolved.
    public var executablePath: String
    /// Absolute path.
    public var currentDirectory: String
    public var isRoot: Bool
    /// The text of a file; nil if there is none.
    public var readFile: @Sendable (String) throws(FileReadError) -> String?
    public var isDirectory: @Sendable (String) -> Bool

    public init(
        executablePath: String, currentDirectory: String, isRoot: Bool,
        readFile: @escaping @Sendable (String) throws(FileReadError) -> String?,
        isDirectory: @escaping @Sendable (String) -> Bool
    ) {
        self.executablePath = executablePath
        self.currentDirectory = currentDirectory
        self.isRoot = isRoot
        self.readFile = readFile
        self.isDirectory = isDirectory
    }

    /// Those of this process.
    public static func current() -> Surroundings {
        let program = CommandLine.arguments.first ?? ""
        return Surroundings(
            executablePath: realPath("/proc/self/exe") ?? realPath(program) ?? program,
            currentDirectory: realPath(".") ?? "/",
            isRoot: geteuid() == 0,
            readFile: readTextFile,
            isDirectory: { path in
                var status = stat()
                return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            })
    }
}

/// A file that is there and cannot be read.
public struct FileReadError: Error, Equatable, CustomStringConvertible {
    /// What the system says, in English.
    public let description: String

    public init(_ description: String) { self.description = description }
}

private func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
}

@Sendable private func readTextFile(_ path: String) throws(FileReadError) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw FileReadError(String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw FileReadError(String(cString: strerror(errno))) }
        guard count > 0 else { break }
        bytes += buffer[..<count]
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
        throw FileReadError("not UTF-8")
    }
    return text
}

/// Plain work on path texts; nothing here asks the disk.
enum Path {
    static func joined(_ directory: String, _ rest: String) -> String {
        directory == "/" ? "/" + rest : directory + "/" + rest
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The directory itself, then each above it up to `/`.
    static func ancestors(of directory: String) -> [String] {
        var all = [directory]
        var directory = directory
        while directory.contains("/"), directory != "/" {
            directory = parent(of: directory)
            all.append(directory)
        }
        return all
    }

    /// Absolute: `~/` is the home, any other relative path starts at `base`.
    static func absolute(_ path: String, base: String, home: String?) -> String {
        if path.hasPrefix("/") { return path }
        if path.hasPrefix("~/"), let home { return joined(home, String(path.dropFirst(2))) }
        return joined(base, path)
    }
}

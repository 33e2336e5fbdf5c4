import Glibc

/// The private PostgreSQL of the embedded default and of the tests.
///
/// It listens on a Unix socket only, in a directory that nobody else may enter, so its users need
/// no password. It is started on demand and stopped by its last user: every user holds a shared
/// lock on a file, and whoever can make that lock exclusive is alone. A user that was killed holds
/// no lock any more; the server it left running is taken over and stopped by the next one.
public final class LocalServer {
    private let directory: String
    private let runAs: String
    private let binDirectory: String?
    private let isThrowaway: Bool
    private let extraSettings: [(String, String)]
    private var userLock: FileLock?

    /// Name of the database and of its owner.
    public static let databaseName = "huizong"

    /// - Parameters:
    ///   - dataDirectory: absolute path; made when it is first needed.
    ///   - runAs: the ordinary user who runs the server if we are root.
    ///   - binDirectory: where PostgreSQL's programs are; nil to search.
    ///   - isThrowaway: for tests and demonstrations: nothing is forced to disk, and the whole
    ///     directory is removed when the server is stopped or our process has ended.
    public init(
        dataDirectory: String, runAs: String = "postgres", binDirectory: String? = nil,
        isThrowaway: Bool = false, extraSettings: [(String, String)] = []
    ) {
        directory = dataDirectory
        self.runAs = runAs
        self.binDirectory = binDirectory
        self.isThrowaway = isThrowaway
        self.extraSettings = extraSettings
    }

    /// A new private directory for a throwaway server.
    public static func temporaryDirectory() throws(LocalServerError) -> String {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/huizong-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .cannotMakeDirectory(base, detail: String(cString: strerror(errno)))
        }
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Starts the server unless it runs already, and counts this process among its users.
    ///
    /// - Returns: a libpq connection string.
    public func start() throws(LocalServerError) -> String {
        let identity = try self.identity()
        let programs = try Programs(binDirectory)
        try makeDirectory(directory, identity)
        guard let startLock = FileLock(path("start.lock"), .exclusive),
            let userLock = FileLock(path("users.lock"), .shared)
        else {
            throw .cannotMakeDirectory(directory, detail: String(cString: strerror(errno)))
        }
        let child = Child(identity: identity, logFile: try makeLog(identity))
        let sockets = try socketDirectory(identity)
        if !hasCluster { try create(child, programs) }
        // a program that was killed may have left the server starting or stopping
        while !(isRunning(child, programs) && isReady) {
            if isRunning(child, programs) { continue }
            if isThrowaway { watch() }
            let settings = serverSettings(sockets).map { "-c \($0.0)='\($0.1)'" }
            let status = child.run(
                programs.pgCtl,
                [
                    "start", "-s", "-w", "-t", "60", "-D", path("cluster"), "-l",
                    path("server.log"), "-o", settings.joined(separator: " "),
                ])
            if status == 0 { break }
            guard isRunning(child, programs) else {
                throw .programFailed("pg_ctl start", status: status, log: path("server.log"))
            }
        }
        self.userLock = userLock
        withExtendedLifetime(startLock) {}
        return "host=\(sockets) dbname=\(Self.databaseName) user=\(Self.databaseName)"
    }

    /// Stops the server if this process is its last user.
    public func stop() {
        guard let userLock, let startLock = FileLock(path("start.lock"), .exclusive) else { return }
        if userLock.tryMakeExclusive(), case .success(let identity) = Result(catching: identity),
            let programs = try? Programs(binDirectory)
        {
            let child = Child(identity: identity, logFile: path("server.log"))
            let mode = isThrowaway ? "immediate" : "fast"
            // a server that does not stop is found and used again by the next start
            _ = child.run(
                programs.pgCtl,
                ["stop", "-s", "-w", "-t", "60", "-m", mode, "-D", path("cluster")])
            if isThrowaway {
                _ = Child(identity: nil, logFile: "/dev/null").run("rm", ["-rf", directory])
            }
        }
        self.userLock = nil
        withExtendedLifetime(startLock) {}
    }

    private func isRunning(_ child: Child, _ programs: Programs) -> Bool {
        child.run(programs.pgCtl, ["status", "-s", "-D", path("cluster")]) == 0
    }

    /// Whether the server takes connections: the eighth line of its own file says so.
    private var isReady: Bool {
        guard let file = fopen(path("cluster/postmaster.pid"), "r") else { return false }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 1024)
        for _ in 0..<8 where fgets(&line, Int32(line.count), file) == nil { return false }
        return strncmp(line, "ready", 5) == 0
    }

    private func path(_ name: String) -> String { "\(directory)/\(name)" }

    private func identity() throws(LocalServerError) -> Child.Identity? {
        guard geteuid() == 0 else { return nil }
        guard let entry = getpwnam(runAs), entry.pointee.pw_uid != 0 else {
            throw .noSuchUser(runAs)
        }
        return Child.Identity(uid: entry.pointee.pw_uid, gid: entry.pointee.pw_gid)
    }

    /// Makes a directory that only the server's user (and root) may enter.
    private func makeDirectory(
        _ wanted: String, _ identity: Child.Identity?
    ) throws(LocalServerError) {
        if let identity, access(wanted, F_OK) == 0 { try refuseTakingOver(wanted, identity) }
        var partial = ""
        for part in wanted.split(separator: "/") {
            partial += "/\(part)"
            guard access(partial, F_OK) != 0 else { continue }
            guard mkdir(partial, 0o755) == 0 || errno == EEXIST else {
                throw .cannotMakeDirectory(wanted, detail: String(cString: strerror(errno)))
            }
        }
        var isOwned = chmod(wanted, 0o700) == 0
        if let identity { isOwned = chown(wanted, identity.uid, identity.gid) == 0 && isOwned }
        guard isOwned else {
            throw .cannotMakeDirectory(wanted, detail: String(cString: strerror(errno)))
        }
        guard let identity else { return }
        let child = Child(identity: identity, logFile: "/dev/null")
        guard child.run("test", ["-x", wanted]) == 0 else {
            throw .unreachableDirectory(wanted, user: runAs)
        }
    }

    /// Root could make another user's directory the server's with one call, and lock him out of it.
    /// An empty one of root's own was made for the server.
    private func refuseTakingOver(
        _ directory: String, _ identity: Child.Identity
    ) throws(LocalServerError) {
        var status = stat()
        guard stat(directory, &status) == 0 else {
            throw .cannotMakeDirectory(directory, detail: String(cString: strerror(errno)))
        }
        if status.st_uid == identity.uid || status.st_uid == 0 { return }
        let owner = getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) }
        throw .ownedByAnother(directory, owner: owner ?? String(status.st_uid))
    }

    /// Whether there is a cluster, which ``start()`` would otherwise make.
    public var hasCluster: Bool { access(path("cluster/PG_VERSION"), F_OK) == 0 }

    private func makeLog(_ identity: Child.Identity?) throws(LocalServerError) -> String {
        let log = path("server.log")
        let descriptor = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .cannotMakeDirectory(directory, detail: String(cString: strerror(errno)))
        }
        if let identity { fchown(descriptor, identity.uid, identity.gid) }
        close(descriptor)
        return log
    }

    /// A socket's path has room for 107 bytes; a longer data directory gets a short one beside
    /// the system's temporary files, named by the owner and the data directory's own number.
    private func socketDirectory(_ identity: Child.Identity?) throws(LocalServerError) -> String {
        guard directory.utf8.count > 85 || directory.contains(" ") || directory.contains("'")
        else { return directory }
        var status = stat()
        stat(directory, &status)
        let short = "/tmp/huizong-\(status.st_uid)-\(status.st_dev)-\(status.st_ino)"
        try makeDirectory(short, identity)
        return short
    }

    private func serverSettings(_ sockets: String) -> [(String, String)] {
        var settings = [
            ("listen_addresses", ""), ("unix_socket_directories", sockets),
            ("unix_socket_permissions", "0700"), ("timezone", "UTC"), ("log_timezone", "UTC"),
        ]
        if isThrowaway {
            settings += [
                ("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off"),
                ("autovacuum", "off"),
            ]
        }
        return settings + extraSettings
    }

    /// Creates cluster and database beside their final place and moves them there whole, so that
    /// a creation cut short is done again.
    private func create(_ child: Child, _ programs: Programs) throws(LocalServerError) {
        let fresh = path("cluster.new")
        _ = child.run("rm", ["-rf", fresh])
        let log = path("server.log")
        var options = [
            "-D", fresh, "-U", Self.databaseName, "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--data-checksums",
        ]
        if isThrowaway { options.append("--no-sync") }
        let status = child.run(programs.initdb, options)
        guard status == 0 else { throw .programFailed("initdb", status: status, log: log) }
        let script = path("create.sql")
        let text = "CREATE DATABASE \(Self.databaseName)\n"
        let made = child.run("sh", ["-c", "printf '%s' \"$1\" > \"$2\"", "sh", text, script])
        guard made == 0 else { throw .programFailed("sh", status: made, log: log) }
        let single = child.run(
            programs.postgres, ["--single", "-D", fresh, "postgres"], inputFile: script)
        guard single == 0 else { throw .programFailed("postgres", status: single, log: log) }
        guard rename(fresh, path("cluster")) == 0 else {
            throw .cannotMakeDirectory(directory, detail: String(cString: strerror(errno)))
        }
    }

    /// Ends a throwaway server and removes its directory once our process is gone, however it
    /// went: a shell waits for that beside us.
    private func watch() {
        let script = """
            while kill -0 "$1" 2>/dev/null; do sleep 1; done
            pid=$(head -n 1 "$2/cluster/postmaster.pid" 2>/dev/null)
            [ -n "$pid" ] && kill -QUIT "$pid" 2>/dev/null && sleep 1
            rm -rf "$2"
            """
        _ = Child(identity: nil, logFile: "/dev/null").spawn(
            "sh", ["-c", script, "sh", String(getpid()), directory])
    }
}

/// Where PostgreSQL's programs are.
private struct Programs {
    private let directory: String

    var initdb: String { "\(directory)/initdb" }
    var postgres: String { "\(directory)/postgres" }
    var pgCtl: String { "\(directory)/pg_ctl" }

    /// Looks in the given directory alone, else in `HUIZONG_PG_BIN`, then where Debian puts
    /// version 15 and later ones, then along `PATH`.
    init(_ chosen: String?) throws(LocalServerError) {
        var candidates: [String] = []
        if let chosen {
            candidates = [chosen]
        } else {
            if let named = getenv("HUIZONG_PG_BIN") { candidates.append(String(cString: named)) }
            candidates += (15...30).map { "/usr/lib/postgresql/\($0)/bin" }
            let path = getenv("PATH").map { String(cString: $0) } ?? ""
            candidates += path.split(separator: ":").map(String.init)
        }
        let found = candidates.first { directory in
            ["initdb", "postgres", "pg_ctl"].allSatisfy { access("\(directory)/\($0)", X_OK) == 0 }
        }
        guard let found else {
            throw .noPrograms(searched: chosen.map { [$0] } ?? ["/usr/lib/postgresql", "PATH"])
        }
        directory = found
    }
}

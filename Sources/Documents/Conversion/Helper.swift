import Glibc

/// A program of the machine that takes documents apart which are not read here.
public enum Helper: String, CaseIterable, Sendable {
    case office = "soffice"
    case pdfText = "pdftotext"
    case pdfDrawing = "pdftocairo"

    /// Where it is; nil if it is not installed.
    var path: String? {
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        var folders = path.split(separator: ":").map(String.init) + ["/usr/local/bin", "/usr/bin"]
        if self == .office {
            folders += ["/usr/lib/libreoffice/program", "/opt/libreoffice/program"]
        }
        return folders.filter { $0.hasPrefix("/") }.map { "\($0)/\(rawValue)" }
            .first { access($0, X_OK) == 0 }
    }
}

/// The helpers a reader may use; tests take some of them away.
struct Helpers: Sendable {
    var paths: [Helper: String]

    static var installed: Helpers {
        Helpers(
            paths: Dictionary(
                uniqueKeysWithValues: Helper.allCases.compactMap { helper in
                    helper.path.map { (helper, $0) }
                }))
    }

    static let none = Helpers(paths: [:])
}

/// A folder of its own for one document, removed with all that is in it.
final class PrivateFolder {
    let path: String

    init?() {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/document-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(path, depth: 0) }

    /// From the leaves up, and never through a link.
    private static func remove(_ path: String, depth: Int) {
        if unlink(path) == 0 || errno != EISDIR && errno != EPERM { return }
        // programs nest their folders a few deep; what is deeper is left to the system
        if depth < 32, let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove("\(path)/\(name)", depth: depth + 1) }
            }
            closedir(folder)
        }
        rmdir(path)
    }

    /// - Returns: whether all of it was written.
    func write(_ bytes: [UInt8], to name: String) -> Bool {
        let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var count = 0
        while count < bytes.count {
            let done = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: count), bytes.count - count)
            }
            if done < 0, errno == EINTR { continue }
            guard done > 0 else { return false }
            count += done
        }
        return true
    }

    func makeFolder(_ name: String) -> Bool { mkdir("\(path)/\(name)", 0o700) == 0 }
}

/// Runs a helper within bounds of memory, time and output.
struct HelperRun {
    /// Address space, in bytes.
    var memory = 4 << 30
    var processorSeconds = 60
    var seconds = 120
    /// Bytes of each file it writes.
    var fileBytes = 256 << 20

    enum Outcome: Equatable {
        case done(status: Int32)
        /// Ended by a signal, or by us when its time was over.
        case stopped
        case notStarted
    }

    /// Its output goes to files named `out` and `err` in the folder, where its home is too.
    func run(_ program: String, _ arguments: [String], in folder: PrivateFolder) -> Outcome {
        // The shell sets the bounds and then becomes the program.
        let limits =
            "ulimit -c 0 && ulimit -v \(memory / 1024) && ulimit -t \(processorSeconds) && "
            + "ulimit -f \(fileBytes / 512) && cd \"$HOME\" && exec \"$@\""
        let environment = [
            "HOME=\(folder.path)", "TMPDIR=\(folder.path)", "PATH=/usr/local/bin:/usr/bin:/bin",
            "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp",
        ]
        guard
            let child = Self.start(
                ["/bin/sh", "-c", limits, "sh", program] + arguments, environment, folder)
        else { return .notStarted }
        let outcome = wait(for: child)
        // What it started and left behind ends with it.
        kill(-child, SIGKILL)
        return outcome
    }

    private static func start(
        _ arguments: [String], _ environment: [String], _ folder: PrivateFolder
    ) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0, posix_spawnattr_init(&attributes) == 0
        else { return nil }
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 1, folder.path + "/out", flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder.path + "/err", flags, 0o600)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var argv = arguments.map { strdup($0) }
        var envp = environment.map { strdup($0) }
        defer { for text in argv + envp { free(text) } }
        argv.append(nil)
        envp.append(nil)
        var child = pid_t()
        guard posix_spawn(&child, arguments[0], &actions, &attributes, argv, envp) == 0 else {
            return nil
        }
        return child
    }

    private func wait(for child: pid_t) -> Outcome {
        var clock = timespec()
        clock_gettime(CLOCK_MONOTONIC, &clock)
        let end = clock.tv_sec + seconds
        var status: Int32 = 0
        var pause: useconds_t = 1000
        while true {
            let found = waitpid(child, &status, WNOHANG)
            if found == child { break }
            if found < 0, errno != EINTR { return .stopped }
            clock_gettime(CLOCK_MONOTONIC, &clock)
            if clock.tv_sec >= end {
                kill(-child, SIGKILL)
                while waitpid(child, &status, 0) < 0, errno == EINTR {}
                return .stopped
            }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
        // the low seven bits name the signal, if one ended it
        return status & 0x7F == 0 ? .done(status: status >> 8 & 0xFF) : .stopped
    }
}

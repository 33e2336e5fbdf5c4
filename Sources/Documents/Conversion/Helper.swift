import Confinement
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

/// Runs a helper without network, within bounds of memory, time and output, and with no files but
/// its own folder, the system's programs and what these need.
struct HelperRun {
    /// Address space, in bytes.
    var memory = 4 << 30
    var processorSeconds = 60
    var seconds = 120
    /// Bytes of each file it writes.
    var fileBytes = 256 << 20
    /// Whether its parts may have sockets between them.
    var mayTalkToItself = true

    enum Outcome: Equatable {
        case done(status: Int32)
        /// Ended by a signal, or by us when its time was over.
        case stopped
        case notStarted
    }

    /// Its output goes to files named `out` and `err` in the folder, where its home is too.
    func run(_ program: String, _ arguments: [String], in folder: PrivateFolder) -> Outcome {
        guard let child = start(program, arguments, folder) else { return .notStarted }
        let outcome = wait(for: child)
        // What it started and left behind ends with it.
        kill(-child, SIGKILL)
        return outcome
    }

    private func start(
        _ program: String, _ arguments: [String], _ folder: PrivateFolder
    ) -> pid_t? {
        var descriptors = [open("/dev/null", O_RDONLY | O_CLOEXEC)]
        for name in ["out", "err"] {
            let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
            descriptors.append(open("\(folder.path)/\(name)", flags, 0o600))
        }
        defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
        guard descriptors.allSatisfy({ $0 >= 0 }) else { return nil }
        var confined = ConfinedProgram(program, arguments)
        confined.environment = [
            "HOME=\(folder.path)", "TMPDIR=\(folder.path)", "PATH=/usr/local/bin:/usr/bin:/bin",
            "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp",
        ]
        confined.folder = folder.path
        confined.descriptors = descriptors
        confined.bounds = ProcessBounds(
            memoryBytes: memory, processorSeconds: processorSeconds, fileBytes: fileBytes)
        confined.hasNetwork = false
        confined.fileRules = files(for: program, in: folder)
        confined.callFilter = CallFilter.programs(mayTalkToItself: mayTalkToItself)
        return confined.start()
    }

    /// What programs read: themselves, fonts and the like; nothing of people.
    private static let systemFiles = [
        "/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/opt", "/proc", "/dev/urandom",
        "/dev/random", "/dev/zero", "/sys/devices/system", "/var/cache/fontconfig",
        "/var/lib/libreoffice", "/var/spool/libreoffice", "/etc/libreoffice", "/etc/fonts",
        "/etc/ld.so.cache", "/etc/passwd", "/etc/group", "/etc/nsswitch.conf", "/etc/localtime",
        "/etc/locale.alias", "/etc/papersize", "/etc/alternatives",
    ]

    private func files(for program: String, in folder: PrivateFolder) -> FileRules? {
        guard let rules = FileRules() else { return nil }
        for path in Self.systemFiles { rules.allow(path) }
        // a program that is kept elsewhere, with what lies beside it
        if let real = realpath(program, nil) {
            defer { free(real) }
            let place = String(cString: real)
            if let slash = place.lastIndex(of: "/"), slash > place.startIndex {
                rules.allow(String(place[..<slash]))
            }
        }
        rules.allow("/dev/null", writing: true)
        rules.allow(folder.path, writing: true)
        // LibreOffice has its socket there, whatever its temporary folder is
        if mayTalkToItself {
            for folder in ["/tmp", "/var/tmp"] { rules.allowSockets(in: folder) }
        }
        return rules
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

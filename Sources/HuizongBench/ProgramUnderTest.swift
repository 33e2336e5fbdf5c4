import Glibc

/// `huizong` as a process of its own, timed from start to end.
struct ProgramUnderTest {
    private let path: String
    private let forms: String

    struct Turn {
        let seconds: Double
        /// Largest resident set of the process.
        let peakMegabytes: Double
        let output: String
    }

    /// - Parameter chosen: nil for the program beside this one.
    init(_ chosen: String?, forms: String) throws {
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let own = String(decoding: buffer.prefix(max(length, 0)).map(UInt8.init), as: UTF8.self)
        let directory = own.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        path = chosen ?? "\(directory)/huizong"
        self.forms = forms
        guard access(path, X_OK) == 0 else { throw BenchError.noProgram(path) }
    }

    /// - Throws: ``BenchError/programFailed(arguments:status:output:)`` unless it ends with 0.
    func run(_ arguments: [String], database: String) throws -> Turn {
        var log = Array("/tmp/huizong-bench-XXXXXX".utf8CString)
        let descriptor = mkstemp(&log)
        guard descriptor >= 0 else { throw BenchError.cannotWrite("/tmp") }
        defer { close(descriptor) }
        unlink(log)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, descriptor, 1)
        posix_spawn_file_actions_adddup2(&actions, descriptor, 2)
        let words =
            [path] + arguments
            + ["--database-url", database, "--forms-directory", forms, "--lang", "en"]
        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for pointer in argv { free(pointer) } }
        var pid: pid_t = 0
        var status: Int32 = 0
        var usage = rusage()
        let start = ContinuousClock.now
        guard posix_spawn(&pid, path, &actions, nil, &argv, environ) == 0 else {
            throw BenchError.noProgram(path)
        }
        while wait4(pid, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw BenchError.noProgram(path) }
        }
        let seconds = start.duration(to: .now) / .seconds(1)
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let read = pread(descriptor, &bytes, bytes.count, 0)
        let output = String(decoding: bytes.prefix(max(read, 0)), as: UTF8.self)
        guard status == 0 else {
            let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
            throw BenchError.programFailed(arguments: arguments, status: code, output: output)
        }
        return Turn(
            seconds: seconds, peakMegabytes: Double(usage.ru_maxrss) / 1024, output: output)
    }
}

/// Says on standard error what is being done.
enum Progress {
    static func say(_ text: String) {
        let line = Array("huizong-bench: \(text)\n".utf8)
        _ = write(2, line, line.count)
    }
}

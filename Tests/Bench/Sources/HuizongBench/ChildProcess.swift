import Glibc

/// A program as a process of its own, timed from start to end.
enum ChildProcess {
    struct Turn {
        let seconds: Double
        /// Largest resident set of the process.
        let peakMegabytes: Double
        /// The beginning of both outputs.
        let output: String
    }

    /// - Parameters:
    ///   - program: a path, or a name to look for in `PATH`.
    ///   - removed: variables of the environment that it does not get.
    /// - Throws: ``BenchError/programFailed(arguments:status:output:)`` unless it ends with 0.
    static func run(
        _ program: String, _ arguments: [String], without removed: [String] = []
    ) throws -> Turn {
        let log = try Log()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, log.descriptor, 1)
        posix_spawn_file_actions_adddup2(&actions, log.descriptor, 2)
        var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        argv.append(nil)
        defer { for pointer in argv { free(pointer) } }
        var environment = inherited(without: removed)
        var pid: pid_t = 0
        var status: Int32 = 0
        var usage = rusage()
        let start = ContinuousClock.now
        guard posix_spawnp(&pid, program, &actions, nil, &argv, &environment) == 0 else {
            throw BenchError.noProgram(program)
        }
        while wait4(pid, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw BenchError.noProgram(program) }
        }
        let seconds = start.duration(to: .now) / .seconds(1)
        let output = log.text
        guard status == 0 else {
            let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
            throw BenchError.programFailed(arguments: arguments, status: code, output: output)
        }
        return Turn(
            seconds: seconds, peakMegabytes: Double(usage.ru_maxrss) / 1024, output: output)
    }

    private static func inherited(
        without removed: [String]
    ) -> [UnsafeMutablePointer<CChar>?] {
        var variables: [UnsafeMutablePointer<CChar>?] = []
        var next = environ
        while let variable = next.pointee {
            let text = String(cString: variable)
            if !removed.contains(where: { text.hasPrefix("\($0)=") }) { variables.append(variable) }
            next += 1
        }
        return variables + [nil]
    }

    /// A file without a name that a process writes to.
    private final class Log {
        let descriptor: Int32

        init() throws {
            var path = Array("/tmp/huizong-bench-XXXXXX".utf8CString)
            descriptor = mkstemp(&path)
            guard descriptor >= 0 else { throw BenchError.cannotWrite("/tmp") }
            unlink(path)
        }

        deinit { close(descriptor) }

        var text: String {
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let read = pread(descriptor, &bytes, bytes.count, 0)
            return String(decoding: bytes.prefix(max(read, 0)), as: UTF8.self)
        }
    }
}

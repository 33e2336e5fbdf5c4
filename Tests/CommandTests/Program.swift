import Foundation
import TestSupport

/// The built program, run as people, scripts and cron run it.
struct Program {
    /// How a call ended and what it wrote.
    struct Result {
        /// The exit code; 128 and more for a signal.
        let status: Int32
        let output: String
        let errors: String
    }

    /// Beside the test bundle, where the build puts every product.
    static let path: String = {
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let directories = [
            bundle.map { ($0 as NSString).deletingLastPathComponent },
            "\(FormFiles.repository)/.build/debug",
        ]
        let candidates = directories.compactMap { $0 }.map { "\($0)/huizong" }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "huizong"
    }()

    /// Only what a test gives on purpose, whatever the machine of the test has set.
    var environment: [String: String]

    /// - Parameter database: a libpq connection string; nil for the embedded default.
    init(database: String? = nil, _ more: [String: String] = [:]) {
        environment = [
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/nonexistent",
            "HUIZONG_CONFIG": "\(FormFiles.repository)/config/huizong.yaml",
            "HUIZONG_DATABASE_URL": database ?? "",
            // root has a private server only if told so
            "HUIZONG_DATABASE_PRIVATE": database == nil ? "true" : "",
        ].merging(more) { _, given in given }
    }

    /// Runs `huizong` with these arguments to its end.
    func callAsFunction(_ arguments: String...) throws -> Result {
        try start(arguments).wait()
    }

    /// Starts `huizong` without waiting for it.
    func start(_ arguments: [String]) throws -> Call {
        try Call([Self.path] + arguments, environment: environment)
    }
}

/// A started program whose output goes to files, so that it can never block on a pipe.
final class Call {
    let pid: pid_t
    private let scratch: Scratch

    init(_ words: [String], environment: [String: String]) throws {
        scratch = try Scratch()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (number, name) in [(Int32(1), "output"), (2, "errors")] {
            posix_spawn_file_actions_addopen(
                &actions, number, scratch.path(name), O_WRONLY | O_CREAT, 0o600)
        }
        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + variables { free(pointer) } }
        var pid: pid_t = 0
        let status = posix_spawnp(&pid, words[0], &actions, nil, &argv, &variables)
        guard status == 0 else { throw CallError(words: words, status: status) }
        self.pid = pid
    }

    func wait() throws -> Program.Result {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 {
            guard errno == EINTR else { throw CallError(words: ["waitpid"], status: errno) }
        }
        let signal = status & 0x7F
        return Program.Result(
            status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
            output: try scratch.text("output"), errors: try scratch.text("errors"))
    }

    func kill(_ signal: Int32) { Foundation.kill(pid, signal) }
}

struct CallError: Error {
    let words: [String]
    let status: Int32
}

/// A directory of one test, removed with it.
final class Scratch {
    let directory: String

    /// Open to every user, because the private server does not run as root.
    init() throws {
        var template = Array("/tmp/huizong-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CallError(words: ["mkdtemp"], status: errno) }
        directory = String(
            decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        chmod(directory, 0o755)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
    }

    /// - Returns: the path of the new file.
    @discardableResult
    func write(_ text: String, _ name: String) throws -> String {
        try write(Data(text.utf8), name)
    }

    @discardableResult
    func write(_ bytes: Data, _ name: String) throws -> String {
        try bytes.write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }
}

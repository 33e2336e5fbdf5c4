import Glibc

/// `huizong` as a process of its own.
struct ProgramUnderTest {
    let path: String
    private let forms: String

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
    func run(_ arguments: [String], database: String) throws -> ChildProcess.Turn {
        try ChildProcess.run(path, self.arguments(arguments, database: database))
    }

    /// What the program is told besides its command.
    func arguments(_ arguments: [String], database: String) -> [String] {
        arguments + ["--database-url", database, "--forms-directory", forms, "--lang", "en"]
    }
}

/// Says on standard error what is being done.
enum Progress {
    static func say(_ text: String) {
        let line = Array("huizong-bench: \(text)\n".utf8)
        _ = write(2, line, line.count)
    }
}

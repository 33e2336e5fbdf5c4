import FoundationEssentials
import Glibc

/// The Python peers: their files in a temporary folder, run by an interpreter that has what they
/// import.
final class PythonPeers {
    /// A peer's file and the packages it needs.
    struct Script {
        let name: String
        let packages: [String]
    }

    static let pandas = Script(name: "pandas_peer.py", packages: ["psycopg", "numpy", "pandas"])
    static let polars = Script(
        name: "polars_peer.py", packages: ["psycopg", "numpy", "connectorx", "polars", "pyarrow"])
    static let numpy = Script(name: "numpy_peer.py", packages: ["psycopg", "numpy"])

    private static let files: [(name: String, bytes: [UInt8])] = [
        ("package_versions.py", PackageResources.package_versions_py),
        ("peer_job.py", PackageResources.peer_job_py),
        ("pandas_peer.py", PackageResources.pandas_peer_py),
        ("polars_peer.py", PackageResources.polars_peer_py),
        ("numpy_peer.py", PackageResources.numpy_peer_py),
    ]

    private let interpreter: String
    private let folder: String
    /// Versions of the interpreter and of the packages that it has, by name.
    private(set) var versions: [String: String] = [:]

    /// Where there is no such interpreter, no peer can be run.
    ///
    /// - Parameter interpreter: its path.
    init(interpreter: String) throws {
        self.interpreter = interpreter
        var template = Array("/tmp/huizong-peers-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw BenchError.cannotWrite("/tmp") }
        folder = String(
            decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        for file in Self.files { try write(Data(file.bytes), to: file.name) }
        guard access(interpreter, X_OK) == 0 else { return }
        let listing = try start(["\(folder)/package_versions.py"]).output
        for line in listing.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if words.count == 2 { versions[words[0]] = words[1] }
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            Progress.say("cannot remove \(folder): \(error)")
        }
    }

    /// Why a peer cannot be run here; nil if it can.
    func obstacle(_ script: Script) -> String? {
        guard !versions.isEmpty else { return "no \(interpreter); `make peers` makes it" }
        let missing = script.packages.filter { versions[$0] == nil }
        return missing.isEmpty ? nil : "no \(missing.joined(separator: ", ")); try `make peers`"
    }

    /// Runs a peer on a database, as a process of its own.
    func run(_ script: Script, on database: PeerDatabase) throws -> ChildProcess.Turn {
        try write(try JSONEncoder().encode(database.form), to: "form.json")
        return try start(["\(folder)/\(script.name)", database.conninfo, "\(folder)/form.json"])
    }

    private func start(_ arguments: [String]) throws -> ChildProcess.Turn {
        // a processor chosen for old builds of OpenBLAS would slow numpy down
        try ChildProcess.run(interpreter, arguments, without: ["OPENBLAS_CORETYPE"])
    }

    private func write(_ data: Data, to name: String) throws {
        let path = "\(folder)/\(name)"
        guard FileManager.default.createFile(atPath: path, contents: data) else {
            throw BenchError.cannotWrite(path)
        }
    }
}

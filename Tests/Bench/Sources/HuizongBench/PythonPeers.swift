import FoundationEssentials
import Glibc

/// The Python peers: their files in a temporary folder, run by an interpreter that has what they
/// import.
final class PythonPeers {
    /// A peer's file, the packages it needs, and what else it is told.
    struct Script {
        let name: String
        let packages: [String]
        var arguments: [String] = []
    }

    static let pandas = Script(name: "pandas_peer.py", packages: ["psycopg", "numpy", "pandas"])
    static let connectorx = polars(reading: "connectorx", ["connectorx", "pyarrow"])
    static let adbc = polars(reading: "adbc", ["adbc-driver-postgresql", "pyarrow"])
    static let numpy = Script(name: "numpy_peer.py", packages: ["psycopg", "numpy"])
    static let duckdb = Script(
        name: "duckdb_peer.py", packages: ["duckdb", "duckdb-extension-postgres-scanner"])
    static let all = [pandas, connectorx, adbc, numpy, duckdb]

    private static func polars(reading engine: String, _ packages: [String]) -> Script {
        Script(
            name: "polars_peer.py", packages: ["psycopg", "numpy", "polars"] + packages,
            arguments: [engine])
    }

    private static let files: [(name: String, bytes: [UInt8])] = [
        ("package_versions.py", PackageResources.package_versions_py),
        ("peer_job.py", PackageResources.peer_job_py),
        ("pandas_peer.py", PackageResources.pandas_peer_py),
        ("polars_peer.py", PackageResources.polars_peer_py),
        ("numpy_peer.py", PackageResources.numpy_peer_py),
        ("duckdb_peer.py", PackageResources.duckdb_peer_py),
    ]

    private let interpreter: String
    private let folder: ScratchFolder
    /// Versions of the interpreter and of the packages that it has, by name.
    private(set) var versions: [String: String] = [:]

    /// Where there is no such interpreter, no peer can be run.
    ///
    /// - Parameter interpreter: its path.
    init(interpreter: String) throws {
        self.interpreter = interpreter
        folder = try ScratchFolder()
        for file in Self.files { try folder.write(Data(file.bytes), to: file.name) }
        guard access(interpreter, X_OK) == 0 else { return }
        let listing = try start(["\(folder.path)/package_versions.py"]).output
        for line in listing.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if words.count == 2 { versions[words[0]] = words[1] }
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
        let form = try folder.write(try JSONEncoder().encode(database.form), to: "form.json")
        return try start(
            ["\(folder.path)/\(script.name)", database.conninfo, form] + script.arguments)
    }

    private func start(_ arguments: [String]) throws -> ChildProcess.Turn {
        // a processor chosen for old builds of OpenBLAS would slow numpy down
        try ChildProcess.run(interpreter, arguments, without: ["OPENBLAS_CORETYPE"])
    }
}

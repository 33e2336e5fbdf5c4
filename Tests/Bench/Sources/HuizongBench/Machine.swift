import FoundationEssentials
import Glibc
import PostgresClient

/// Where it was measured.
struct Machine: Encodable {
    let processors: Int
    let processor: String
    let memoryMegabytes: Int
    let postgres: Int
    /// Of the compiler and of what the peers use, by name; of this checkout the commit.
    var versions: [String: String] = [:]

    init(conninfo: String) throws {
        processors = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        let pages = sysconf(Int32(_SC_PHYS_PAGES))
        memoryMegabytes = pages * sysconf(Int32(_SC_PAGESIZE)) / 1_048_576
        let information = FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data()
        let lines = String(decoding: information, as: UTF8.self).split(separator: "\n")
        let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        processor = model.map { String($0.drop(while: \.isWhitespace)) } ?? "unknown"
        postgres = try Connection(conninfo: conninfo).serverVersion
        let compiler = Self.answer("swift", ["--version"]).drop { $0 != "version" }
        versions["swift"] = compiler.dropFirst().first
        versions["commit"] = Self.answer("git", ["describe", "--always", "--dirty"]).first
    }

    /// The words that a program prints; none if there is no such program or it fails.
    private static func answer(_ program: String, _ arguments: [String]) -> [String] {
        do {
            return try ChildProcess.run(program, arguments).output
                .split(whereSeparator: \.isWhitespace).map(String.init)
        } catch {
            Progress.say("\(program): \(error)")
            return []
        }
    }

    private enum CodingKeys: String, CodingKey {
        case processors, processor, postgres, versions
        case memoryMegabytes = "memory_megabytes"
    }
}

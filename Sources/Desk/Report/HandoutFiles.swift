import FoundationEssentials
import Glibc
import Messages

/// Files that are handed out: written whole or not at all, and never over what somebody changed.
struct HandoutFiles {
    private let files: [(path: String, bytes: [UInt8])]

    init(_ files: [(path: String, bytes: [UInt8])]) { self.files = files }

    /// - Parameter isOverwriting: whether other files of these names may go.
    /// - Returns: the paths.
    func write(isOverwriting: Bool) throws -> [String] {
        if !isOverwriting {
            for file in files { try refuseToLose(file) }
        }
        for file in files { try Self.write(file) }
        return files.map(\.path)
    }

    /// A file that is there already stays unless it is the same, for somebody may have worked in
    /// it.
    private func refuseToLose(_ file: (path: String, bytes: [UInt8])) throws {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let present: [UInt8]
        do {
            present = Array(try Data(contentsOf: URL(filePath: file.path)))
        } catch {
            throw Refusal(.failed, Self.failure(file.path, "\(error)"))
        }
        guard present == file.bytes else {
            throw Refusal(.wrongUsage, ReportMessages.exists.filled(["file": file.path]))
        }
    }

    private static func write(_ file: (path: String, bytes: [UInt8])) throws {
        let draft = "\(file.path).part-\(getpid())"
        guard WholeFile.write(file.bytes, to: file.path, draft: draft) else {
            throw refusal(file.path)
        }
    }

    /// Makes a folder unless it is there.
    static func make(folder: String) throws {
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw refusal(folder) }
    }

    private static func refusal(_ path: String) -> Refusal {
        Refusal(.failed, failure(path, String(cString: strerror(errno))))
    }

    private static func failure(_ path: String, _ detail: String) -> Phrase {
        ReportMessages.cannotWrite.filled(["file": path, "detail": detail])
    }
}

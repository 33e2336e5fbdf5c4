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
        let temporary = "\(file.path).part-\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw refusal(file.path) }
        var rest = file.bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                let refusal = refusal(file.path)
                close(descriptor)
                unlink(temporary)
                throw refusal
            }
            rest = rest.dropFirst(written)
        }
        guard close(descriptor) == 0, rename(temporary, file.path) == 0 else {
            let refusal = refusal(file.path)
            unlink(temporary)
            throw refusal
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

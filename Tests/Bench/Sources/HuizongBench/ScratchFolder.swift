import FoundationEssentials
import Glibc

/// A folder of the bench's own, removed with all it holds when nobody refers to it any more.
final class ScratchFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/huizong-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw BenchError.cannotWrite("/tmp") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            Progress.say("cannot remove \(path): \(error)")
        }
    }

    /// - Returns: the file's path.
    @discardableResult
    func write(_ data: Data, to name: String) throws -> String {
        let file = "\(path)/\(name)"
        guard FileManager.default.createFile(atPath: file, contents: data) else {
            throw BenchError.cannotWrite(file)
        }
        return file
    }
}

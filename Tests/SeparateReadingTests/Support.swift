import Documents
import Forms
import Foundation
import SeparateReading
import TestSupport
import Testing

/// The program whose reading process is tried: the one that was built beside the tests.
enum Built {
    static let program: String? = {
        let runner = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folders = [
            runner.map { ($0 as NSString).deletingLastPathComponent },
            "\(FormFiles.repository)/.build/debug",
        ]
        return folders.compactMap { $0 }.map { "\($0)/huizong" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    static func reader(_ bounds: ReadingBounds = .usual) throws -> SeparateReader {
        SeparateReader(
            catalogue: try FormFiles.catalogue(), program: try #require(program), bounds: bounds)
    }
}

/// A folder of one test, removed with it.
final class Folder {
    let path = "\(FileManager.default.temporaryDirectory.path)/apart-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A program that does what a shell script says, in place of the reading process.
    func program(_ script: String) throws -> String {
        let file = "\(path)/program"
        try "#!/bin/sh\n\(script)\n".write(toFile: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
        return file
    }
}

/// The error of what must be refused.
func refusal(_ body: () throws -> Report) throws -> DocumentError {
    do {
        _ = try body()
    } catch {
        return try #require(error as? DocumentError, "\(error)")
    }
    throw NothingRefused()
}

struct NothingRefused: Error {}

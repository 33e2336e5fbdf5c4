import Foundation
import Testing

@testable import PostgresClient

/// A server that is too old, or descends from one, is refused by its own word.
@Suite struct OldServerTests {
    /// What a server says of itself after the login, and nothing else.
    private func conninfo(version: String) throws -> String {
        let path = NSTemporaryDirectory() + "old-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array("\(path)/.s.PGSQL.5432".utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let isListening = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
                    && listen(listener, 1) == 0
            }
        }
        try #require(isListening)
        func message(_ kind: String, _ body: [UInt8]) -> [UInt8] {
            let length = UInt32(body.count + 4)
            return Array(kind.utf8) + (0..<4).map { UInt8(length >> (24 - 8 * $0) & 255) } + body
        }
        let answer =
            message("R", [0, 0, 0, 0])
            + message("S", Array("server_version\0\(version)\0".utf8))
            + message("Z", Array("I".utf8))
        Thread.detachNewThread {
            let caller = accept(listener, nil, nil)
            var asked = [UInt8](repeating: 0, count: 4096)
            _ = read(caller, &asked, asked.count)
            _ = write(caller, answer, answer.count)
            // until the other side hangs up
            while read(caller, &asked, asked.count) > 0 {}
            close(caller)
            close(listener)
            try? FileManager.default.removeItem(atPath: path)
        }
        return "host=\(path) user=x dbname=x gssencmode=disable"
    }

    @Test(arguments: ["14.19 (Debian 14.19-1)", "9.2.4", "13.23", "14beta1"])
    func olderServersAreRefused(version: String) throws {
        let conninfo = try conninfo(version: version)
        #expect(throws: DatabaseError.cannotConnect(.tooOld, reason: version)) {
            try Connection(conninfo: conninfo)
        }
    }

    @Test func supportedVersionsAreNot() throws {
        for version in [150_000, 150_018, 160_014, 180_006] {
            try Connection.checkVersion(version, named: "")
        }
        #expect(throws: DatabaseError.self) {
            try Connection.checkVersion(149_999, named: "14.99")
        }
    }
}

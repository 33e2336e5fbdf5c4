import Foundation
import LocalServer
import Messages
import Testing

/// What keeps the private server from starting is said at once, and nothing is made.
@Suite struct DirectoryTests {
    private func expectError(
        _ wanted: (LocalServerError) -> Bool, sourceLocation: SourceLocation = #_sourceLocation,
        _ server: LocalServer
    ) {
        let error = #expect(throws: LocalServerError.self, sourceLocation: sourceLocation) {
            _ = try server.start()
        }
        guard let error else { return }
        #expect(wanted(error), "\(error)", sourceLocation: sourceLocation)
        #expect(!error.message.zh.isEmpty && !error.message.en.isEmpty)
    }

    @Test func programsThatAreNotThere() throws {
        let directory = "\(NSTemporaryDirectory())huizong-none-\(UUID().uuidString)"
        let server = LocalServer(dataDirectory: directory, binDirectory: "/nonexistent")
        expectError({ $0 == .noPrograms(searched: ["/nonexistent"]) }, server)
        #expect(!FileManager.default.fileExists(atPath: directory))
        server.stop()
    }

    @Test func directoryThatCannotBeMade() {
        let directory = "/proc/huizong/data"
        expectError(
            {
                if case .cannotMakeDirectory(directory, let detail) = $0 { return !detail.isEmpty }
                return false
            }, LocalServer(dataDirectory: directory))
    }

    @Test(.enabled(if: geteuid() == 0, "only root runs the server as somebody else"))
    func userThatDoesNotExist() {
        for user in ["nobody-knows-me", "root"] {
            expectError(
                { $0 == .noSuchUser(user) },
                LocalServer(dataDirectory: "/tmp/huizong-never", runAs: user))
        }
        #expect(!FileManager.default.fileExists(atPath: "/tmp/huizong-never"))
    }

    @Test(.enabled(if: geteuid() == 0, "only root runs the server as somebody else"))
    func directoryTheServersUserCannotReach() throws {
        let closed = try LocalServer.temporaryDirectory()
        defer { try? FileManager.default.removeItem(atPath: closed) }
        let directory = "\(closed)/data"
        expectError(
            { $0 == .unreachableDirectory(directory, user: "postgres") },
            LocalServer(dataDirectory: directory))
    }
}

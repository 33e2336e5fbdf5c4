import Confinement
import Foundation
import Testing

@testable import Documents

/// What a helper may do: its own folder and the system's programs, and nothing else.
@Suite struct ConfinedHelperTests {
    private func says(_ script: String) throws -> String {
        let folder = try #require(PrivateFolder())
        _ = HelperRun().run("/bin/sh", ["-c", script], in: folder)
        let said = try FileBytes.read(folder.path + "/out", limit: 1 << 20)
        return String(decoding: said, as: UTF8.self)
    }

    @Test func itGetsNoNewPrivileges() throws {
        #expect(try says("grep NoNewPrivs /proc/self/status").hasSuffix("1\n"))
    }

    @Test func itSeesNoEnvironmentAndNoOpenFile() throws {
        let names = try says("env | cut -d= -f1 | sort | tr '\\n' ' '")
        #expect(names.contains("HOME") && !names.contains("HUIZONG") && !names.contains("PGPASS"))
        let open = try says("ls /proc/self/fd | wc -l")
        // three, and the one that ls lists them with
        #expect(open == "4\n")
    }

    @Test(.enabled(if: FileRules() != nil, "this kernel has no Landlock"))
    func itReadsNothingOfPeople() throws {
        let outside = FileManager.default.temporaryDirectory.path + "/kept-\(UUID().uuidString)"
        #expect(FileManager.default.createFile(atPath: outside, contents: Data("secret".utf8)))
        defer { unlink(outside) }
        #expect(try says("cat \(outside); echo end") == "end\n")
        #expect(try says("(echo more >>\(outside)) 2>/dev/null; echo end") == "end\n")
        #expect(try String(contentsOfFile: outside, encoding: .utf8) == "secret")
        #expect(try says("echo mine >own; cat own") == "mine\n")
    }

    /// A shell has no sockets, but the interpreter that most machines have does.
    @Test(
        .enabled(
            if: CallFilter.programs(mayTalkToItself: true) != nil
                && FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
            "needs seccomp and python3"))
    func itReachesNoNetwork() throws {
        let folder = try #require(PrivateFolder())
        let script = """
            socket = __import__("socket")
            for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):
                try:
                    socket.socket(family, socket.SOCK_STREAM if family != 16 else socket.SOCK_RAW)
                    print("open")
                except PermissionError:
                    print("refused")
            try:
                socket.socket(socket.AF_UNIX).connect("/run/any")
                print("open")
            except PermissionError:
                print("refused")
            """
        _ = HelperRun().run("/usr/bin/python3", ["-c", script], in: folder)
        let said = try FileBytes.read(folder.path + "/out", limit: 1000)
        #expect(String(decoding: said, as: UTF8.self) == String(repeating: "refused\n", count: 4))
    }
}

import Glibc
import Messages
import Settings

/// Appends a line to a file, or gives it to a command.
enum Anchoring {
    /// - Throws: ``Refusal`` that says why the line did not get there whole.
    static func append(_ line: String, to outlet: Outlet) throws {
        switch outlet {
        case .file(let path): try append(line, toFile: path)
        case .command(let command): try give(line, to: command)
        }
    }

    /// The line is on the disk when this returns. One that a crash left unfinished stays, on a line
    /// of its own.
    private static func append(_ line: String, toFile path: String) throws {
        let isNew = access(path, F_OK) != 0
        let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw refusal(path) }
        defer { close(descriptor) }
        var bytes = Array(line.utf8)
        var last: UInt8 = 0
        let size = lseek(descriptor, 0, SEEK_END)
        if size > 0, pread(descriptor, &last, 1, size - 1) == 1, last != UInt8(ascii: "\n") {
            bytes.insert(UInt8(ascii: "\n"), at: 0)
        }
        guard WholeFile.writeAll(bytes, to: descriptor) else { throw refusal(path) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw refusal(path) }
        if isNew { try keepName(of: path) }
    }

    /// A new file's name is on the disk only with its directory.
    private static func keepName(of path: String) throws {
        let end = path.lastIndex(of: "/") ?? path.startIndex
        let directory = end == path.startIndex ? "/" : String(path[..<end])
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refusal(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw refusal(path) }
    }

    /// What it prints goes where the log goes: standard output is for results.
    private static func give(_ line: String, to command: String) throws {
        // one that does not read its input to the end must not end us
        let before = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, before) }
        guard let pipe = popen("exec >&2\n\(command)", "w") else { throw refusal(command) }
        // whether a command that ends well has read it all is its own affair: nothing is left in a
        // buffer, for pclose fails if it cannot empty one
        _ = WholeFile.writeAll(Array(line.utf8), to: fileno(pipe))
        let status = pclose(pipe)
        guard status == 0 else {
            let reason =
                status & 0x7F == 0
                ? AnchorMessages.exitCode.filled(["code": String((status >> 8) & 0xFF)])
                : AnchorMessages.signal.filled(["number": String(status & 0x7F)])
            throw Refusal(
                .failed,
                AnchorMessages.commandFailed.filled(["reason": reason]).filled([
                    "command": command
                ]))
        }
    }

    private static func refusal(_ target: String) -> Refusal {
        Refusal(
            .failed,
            AnchorMessages.notWritten.filled([
                "target": target, "detail": String(cString: strerror(errno)),
            ]))
    }
}

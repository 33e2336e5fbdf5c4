import Confinement
import Documents
import Forms
import Glibc

/// A running reading process, seen from the process that started it. Nothing here waits longer
/// than it is told to.
final class ReadingChild {
    /// Why there is no answer.
    enum Failure: Error, Equatable {
        case notStarted
        case tooLong
        /// The copy that read the document ended without an answer.
        case ended(CopyEnd)
        /// Something that is no answer, or more than an answer.
        case garbled
    }

    /// What holds in it before a document is read.
    private(set) var held: Protections = []
    private let process: pid_t
    private let socket: Int32
    private let status: Int32

    /// - Parameter program: path of a program that calls ``ReadingProcess/serveIfAsked(_:)``
    ///   before anything else.
    init(_ program: String, _ forms: SentForms, _ bounds: ReadingBounds) throws(Failure) {
        var sockets: [Int32] = [-1, -1]
        var pipes: [Int32] = [-1, -1]
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        // a socket rather than a pipe: writing to one whose other end is gone raises no signal
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let hasAll =
            null >= 0 && socketpair(AF_UNIX, kind, 0, &sockets) == 0 && pipe(&pipes) == 0
        for end in pipes where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var started: pid_t?
        if hasAll {
            var confined = ConfinedProgram(
                program,
                [
                    ReadingProcess.argument, String(bounds.memoryBytes),
                    String(bounds.processorSeconds),
                ])
            confined.descriptors = [sockets[1], null, null, pipes[1]]
            confined.bounds = ProcessBounds(memoryBytes: bounds.memoryBytes, fileBytes: 0)
            started = confined.start()
        }
        for end in [sockets[1], pipes[1], null] where end >= 0 { close(end) }
        guard let started else {
            for end in [sockets[0], pipes[0]] where end >= 0 { close(end) }
            throw .notStarted
        }
        process = started
        socket = sockets[0]
        status = pipes[0]
        try begin(forms, Deadline(bounds.seconds))
    }

    deinit {
        close(socket)
        close(status)
        // it ends by itself when nobody is there; a copy at work would go on
        kill(-process, SIGKILL)
        var ended: Int32 = 0
        while waitpid(process, &ended, 0) < 0, errno == EINTR {}
    }

    private func begin(_ forms: SentForms, _ deadline: Deadline) throws(Failure) {
        do throws(Failure) {
            try send(Frame(kind: .forms, content: forms.bytes), deadline)
            let frame = try receive(deadline)
            guard frame.kind == .ready, let byte = frame.content.first else { throw .garbled }
            held = Protections(rawValue: byte)
        } catch {
            throw .notStarted
        }
    }

    // MARK: Messages

    func send(_ frame: Frame, _ deadline: Deadline) throws(Failure) {
        try send(frame.head, deadline)
        try send(frame.content, deadline)
    }

    func receive(_ deadline: Deadline) throws(Failure) -> Frame {
        guard let (kind, count) = Frame.length(try receive(Frame.headLength, deadline)) else {
            throw .garbled
        }
        return Frame(kind: kind, content: try receive(count, deadline))
    }

    /// How the copy ended that gave the last answer; nothing more may have come from it.
    func end(_ deadline: Deadline) throws(Failure) -> CopyEnd {
        let end = try readEnd(deadline)
        var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&watched, 1, 0) == 0 else { throw .garbled }
        return end
    }

    private func readEnd(_ deadline: Deadline) throws(Failure) -> CopyEnd {
        guard try wait(for: [(status, POLLIN)], deadline) == status else { throw .tooLong }
        // written in one piece, as a pipe allows for so few bytes
        var bytes = [UInt8](repeating: 0, count: CopyEnd.length)
        guard Glibc.read(status, &bytes, bytes.count) == bytes.count,
            let end = CopyEnd(bytes: bytes)
        else { throw .ended(.none) }
        return end
    }

    private func send(_ bytes: [UInt8], _ deadline: Deadline) throws(Failure) {
        var done = 0
        while done < bytes.count {
            if try wait(for: [(socket, POLLOUT), (status, POLLIN)], deadline) == status {
                throw .ended(try readEnd(deadline))
            }
            let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            let more = bytes.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress?.advanced(by: done), bytes.count - done, flags)
            }
            if more < 0, errno == EINTR || errno == EAGAIN { continue }
            guard more > 0 else { throw .ended(.none) }
            done += more
        }
    }

    private func receive(_ count: Int, _ deadline: Deadline) throws(Failure) -> [UInt8] {
        // no more memory than has come, whatever was announced
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: min(count, 1 << 20))
        while bytes.count < count {
            if try wait(for: [(socket, POLLIN), (status, POLLIN)], deadline) == status {
                throw .ended(try readEnd(deadline))
            }
            let wanted = min(piece.count, count - bytes.count)
            let more = recv(socket, &piece, wanted, Int32(MSG_DONTWAIT))
            if more < 0, errno == EINTR || errno == EAGAIN { continue }
            guard more > 0 else { throw .ended(.none) }
            bytes += piece[..<more]
        }
        return bytes
    }

    /// - Returns: the first descriptor of the list that is ready.
    private func wait(
        for descriptors: [(Int32, Int32)], _ deadline: Deadline
    ) throws(Failure) -> Int32 {
        while true {
            var watched = descriptors.map { pollfd(fd: $0, events: Int16($1), revents: 0) }
            let count = poll(&watched, nfds_t(watched.count), deadline.millisecondsLeft)
            if count < 0, errno == EINTR { continue }
            guard count > 0, let ready = watched.first(where: { $0.revents != 0 }) else {
                throw .tooLong
            }
            return ready.fd
        }
    }
}

/// A moment by the clock that only goes forward.
struct Deadline {
    private var milliseconds: Int

    init(_ seconds: Int) { milliseconds = Self.now + seconds * 1000 }

    var millisecondsLeft: Int32 { Int32(clamping: max(0, milliseconds - Self.now)) }

    /// Does not count what the body takes.
    mutating func pause<Result>(_ body: () -> Result) -> Result {
        let start = Self.now
        defer { milliseconds += Self.now - start }
        return body()
    }

    private static var now: Int {
        var clock = timespec()
        clock_gettime(CLOCK_MONOTONIC, &clock)
        return clock.tv_sec * 1000 + clock.tv_nsec / 1_000_000
    }
}

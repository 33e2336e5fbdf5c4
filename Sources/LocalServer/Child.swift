import Glibc

/// Runs PostgreSQL's own programs.
///
/// PostgreSQL refuses to run as root; then `setpriv` gives the program the identity of an
/// ordinary user. Children get no standard input, write to a log file, and inherit neither our
/// open files nor `PG*` variables meant for another server.
struct Child {
    /// User and group to become; nil to stay who we are.
    let identity: Identity?
    let logFile: String

    struct Identity {
        let uid: uid_t
        let gid: gid_t
    }

    /// - Parameter input: text for the program's standard input, written to a file by the caller.
    /// - Returns: the exit status; 128 and more for a signal; nil if it could not be started.
    func run(_ program: String, _ arguments: [String], inputFile: String = "/dev/null") -> Int32? {
        guard let pid = spawn(program, arguments, inputFile: inputFile) else { return nil }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// Starts a program without waiting for it.
    func spawn(_ program: String, _ arguments: [String], inputFile: String = "/dev/null") -> pid_t?
    {
        var words = [program] + arguments
        if let identity {
            words =
                [
                    "setpriv", "--reuid=\(identity.uid)", "--regid=\(identity.gid)",
                    "--clear-groups",
                ] + words
        }
        // the server's user may not enter the directory that we were started in
        words = ["env", "-C", "/"] + words
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, inputFile, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, 1, logFile, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // a group of its own, so that Ctrl-C at the terminal does not stop the server under us
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] =
            Self.environment.map { strdup($0) } + [nil]
        defer { for pointer in argv + environment { free(pointer) } }
        var pid: pid_t = 0
        let status = posix_spawnp(
            &pid, words[0], &actions, &attributes, &argv, &environment)
        return status == 0 ? pid : nil
    }

    private static var environment: [String] {
        var kept = ["LC_ALL=C.UTF-8", "TZ=UTC"]
        for name in ["PATH", "HOME", "TMPDIR"] {
            if let value = getenv(name) { kept.append("\(name)=\(String(cString: value))") }
        }
        return kept
    }
}

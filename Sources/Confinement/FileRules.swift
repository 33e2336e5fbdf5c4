import CConfinement
import Glibc

/// Which files a process may use, by Landlock.
public final class FileRules {
    let descriptor: Int32

    /// Allows none.
    ///
    /// - Returns: nil where the kernel has no Landlock.
    public init?() {
        descriptor = confinement_file_rules()
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// A path that is not there needs no rule.
    public func allow(_ path: String, writing: Bool = false) {
        _ = confinement_allow_path(descriptor, path, writing ? 1 : 0)
    }

    /// Allows to make sockets in a folder, and to remove there what one may remove.
    public func allowSockets(in folder: String) {
        _ = confinement_allow_sockets(descriptor, folder)
    }
}

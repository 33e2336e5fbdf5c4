import Glibc

/// Where text goes: results to standard output, everything else to standard error.
package enum Output {
    package static func result(_ text: String) { write(text, to: 1) }

    package static func error(_ text: String?) {
        if let text { write(text + "\n", to: 2) }
    }

    /// Writes everything; a reader that went away (`| head`) ends the program quietly.
    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written > 0 {
                bytes = bytes.dropFirst(written)
            } else if errno != EINTR {
                if descriptor == 1 { Glibc.exit(errno == EPIPE ? 0 : ExitStatus.failed.rawValue) }
                return
            }
        }
    }
}

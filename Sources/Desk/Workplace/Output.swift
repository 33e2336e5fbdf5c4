import Glibc
import Wording

/// Where text goes: results to standard output, everything else to standard error.
package enum Output {
    /// Lines for people. Names, file names and settings stand in them, and a terminal obeys what
    /// these hold; so nothing but line breaks goes out as it is.
    package static func result(_ text: String) { write(safe(text), to: 1) }

    /// What is safe by how it was made, and may have colours: listings, pages.
    package static func rendered(_ text: String) { write(text, to: 1) }

    package static func error(_ text: String?) {
        if let text { write(safe(text) + "\n", to: 2) }
    }

    static func safe(_ text: String) -> String {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).printableLine }.joined(separator: "\n")
    }

    /// Writes everything; a reader that went away (`| head`) ends the program quietly.
    private static func write(_ text: String, to descriptor: Int32) {
        guard !WholeFile.writeAll(Array(text.utf8), to: descriptor), descriptor == 1 else { return }
        Glibc.exit(errno == EPIPE ? 0 : ExitStatus.failed.rawValue)
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What is known of the terminal behind a file descriptor.
public enum Terminal {
    public static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }

    /// Columns of the terminal; nil if there is none or its width is unknown.
    ///
    /// - Parameter environment: `COLUMNS` is asked when the terminal itself does not say.
    public static func width(_ descriptor: Int32, environment: [String: String]) -> Int? {
        guard isTerminal(descriptor) else { return nil }
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return Int(size.ws_col)
        }
        return environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }

    /// Whether to colour: on a terminal that is not `dumb`, unless `NO_COLOR` is set to
    /// anything but an empty text (no-color.org).
    public static func wantsColour(
        _ descriptor: Int32, environment: [String: String]
    ) -> Bool {
        isTerminal(descriptor) && allowsColour(environment)
    }

    static func allowsColour(_ environment: [String: String]) -> Bool {
        environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// Writes all bytes to a descriptor; what cannot be written is dropped. Only for what may
    /// be lost, as a progress bar may.
    static func writeIfPossible(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

import Glibc

/// The variables of this process.
package enum ProcessEnvironment {
    package static var all: [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            let bytes = text.utf8
            if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
                variables[String(text[..<equals])] = String(text[bytes.index(after: equals)...])
            }
            next += 1
        }
        return variables
    }
}

import CPostgres

/// Looks at a connection string before it is used, because libpq quotes what it cannot read, and
/// in a wrongly written string that may be part of a password.
enum ConnectionString {
    private static let schemes = ["postgresql://", "postgres://"]

    /// Why a string cannot be read, without any part of it; nil if it can.
    static func fault(_ conninfo: String) -> String? {
        let scheme = schemes.first { conninfo.hasPrefix($0) }
        if let scheme, hidesPassword(conninfo.dropFirst(scheme.count)) {
            return "in a URI, @ and / of a name or password must be written %40 and %2F"
        }
        // anything else is the name of a database
        guard scheme != nil || conninfo.contains("=") else { return nil }
        var message: UnsafeMutablePointer<CChar>?
        let parsed = PQconninfoParse(conninfo, &message)
        defer {
            PQconninfoFree(parsed)
            PQfreemem(message)
        }
        return parsed == nil ? withoutQuotes(Connection.text(message)) : nil
    }

    /// Whether libpq would take a part of the password for the host or the database.
    private static func hidesPassword(_ rest: Substring) -> Bool {
        let place = rest.prefix { $0 != "?" }
        let host = place.prefix { $0 != "/" }
        return place.filter { $0 == "@" }.count > (host.contains("@") ? 1 : 0)
    }

    /// A sentence of libpq with everything between its first and last quotation mark left out.
    static func withoutQuotes(_ sentence: String) -> String {
        guard let first = sentence.firstIndex(of: "\""),
            let last = sentence.lastIndex(of: "\""), first < last
        else { return sentence }
        return sentence[...first] + "…" + sentence[last...]
    }
}

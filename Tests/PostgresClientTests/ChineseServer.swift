import Foundation
import LocalServer
import PostgresClient
import Testing

/// A private server that speaks Chinese, as one does where the system's locale is `zh_CN.UTF-8`.
///
/// The locale is made beside the server's data, for few machines have it; the server finds it by
/// `LOCPATH`, which wrappers around PostgreSQL's programs set.
final class ChineseServer {
    static let locale = "zh_CN.UTF-8"

    let conninfo: String
    let dataDirectory: String
    private let server: LocalServer
    private let locales: String

    init(_ settings: [(String, String)] = []) throws {
        locales = try Self.makeLocale()
        dataDirectory = try LocalServer.temporaryDirectory()
        server = LocalServer(
            dataDirectory: dataDirectory, binDirectory: try Self.wrap(locales),
            isThrowaway: true, extraSettings: settings + [("lc_messages", Self.locale)])
        conninfo = try server.start()
    }

    deinit {
        server.stop()
        try? FileManager.default.removeItem(atPath: locales)
    }

    /// The connection string with one of its words replaced.
    func conninfo(_ word: String, _ replacement: String) -> String {
        conninfo.split(separator: " ").map { part in
            part.hasPrefix("\(word)=") ? "\(word)=\(replacement)" : String(part)
        }.joined(separator: " ")
    }

    func connect(_ options: ConnectionOptions = .init()) throws -> Connection {
        try Connection(conninfo: conninfo, options: options)
    }

    /// Whether this machine has what such a server needs: the sources of the locale (Debian's
    /// package `locales`) and PostgreSQL's translations (part of the server's package, left out
    /// by some small images).
    static let isPossible: Bool = {
        let sources = "/usr/share/i18n/locales/zh_CN"
        let translations = (15...30).map {
            "/usr/share/locale/zh_CN/LC_MESSAGES/postgres-\($0).mo"
        }
        return [sources, "/usr/share/i18n/charmaps/UTF-8.gz"].allSatisfy(isFile)
            && translations.contains(where: isFile)
    }()

    private static func isFile(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    private static func makeLocale() throws -> String {
        let directory = try LocalServer.temporaryDirectory()
        let localedef = Process()
        localedef.executableURL = URL(fileURLWithPath: "/usr/bin/localedef")
        localedef.arguments = ["-i", "zh_CN", "-f", "UTF-8", "\(directory)/\(locale)"]
        try localedef.run()
        localedef.waitUntilExit()
        guard localedef.terminationStatus == 0 else { throw WrongError() }
        return directory
    }

    /// - Returns: a directory of programs for the server's user, who may not be ours.
    private static func wrap(_ locales: String) throws -> String {
        let programs = try #require(
            (15...30).map { "/usr/lib/postgresql/\($0)/bin" }.first { isFile("\($0)/initdb") })
        let directory = "\(locales)/bin"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        for name in ["initdb", "postgres", "pg_ctl"] {
            let script = """
                #!/bin/sh
                LOCPATH='\(locales)' exec '\(programs)/\(name)' "$@"

                """
            try Data(script.utf8).write(to: URL(fileURLWithPath: "\(directory)/\(name)"))
        }
        let tree = FileManager.default.enumerator(atPath: locales)
        let paths = tree?.compactMap { $0 as? String } ?? []
        for path in [locales] + paths.map({ "\(locales)/\($0)" }) {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        return directory
    }
}

import Foundation

/// The text of this checkout, for tests of the text itself.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    struct File {
        /// Below the top of the checkout.
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Every file below a folder that has one of the endings, in order of path.
    static func files(below folder: String, _ endings: String...) throws -> [File] {
        let base = root.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
        return try paths.sorted().filter { path in
            endings.contains { path.hasSuffix($0) } && !path.contains(".build/")
        }.map { File(path: "\(folder)/\($0)", text: try text("\(folder)/\($0)")) }
    }

    /// Everything that is text and belongs to the project; not what building leaves behind.
    static func everything() throws -> [File] {
        let top = [
            "Package.swift", "Makefile", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE",
            ".editorconfig", ".gitignore", ".swift-format",
        ].filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }
        let folders = ["Sources", "Tests", "config", "docs", "sql", ".ci"]
        var files = try top.map { File(path: $0, text: try text($0)) }
        for folder in folders {
            let base = root.appending(path: folder)
            for path in try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted() {
                let file = base.appending(path: path)
                // a folder, or a fixture that is no UTF-8 on purpose
                guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
                files.append(File(path: "\(folder)/\(path)", text: text))
            }
        }
        return files
    }

    /// What runs, the bench included; not tests.
    static func sources() throws -> [File] {
        try files(below: "Sources", ".swift")
            + files(below: "\(PackageManifest.bench)/Sources", ".swift")
    }

    static func swiftFiles() throws -> [File] {
        try files(below: "Sources", ".swift") + files(below: "Tests", ".swift")
            + [File(path: "Package.swift", text: try text("Package.swift"))]
    }
}

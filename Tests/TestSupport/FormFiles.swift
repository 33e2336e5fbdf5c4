public import Forms
import Foundation

/// The form files of this checkout.
public enum FormFiles {
    /// The top of the checkout, seen from this file.
    public static var repository: String {
        #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()
    }

    public static var directory: String { "\(repository)/config/forms" }

    private static let loaded = Result { try FormCatalogue(directory: directory) }

    /// The official forms, read once.
    public static func catalogue() throws -> FormCatalogue { try loaded.get() }

    /// The text of an official form's file.
    public static func text(_ id: String) throws -> String {
        try String(contentsOfFile: "\(directory)/\(id).yaml", encoding: .utf8)
    }

    /// The catalogue of a directory that holds these files only and is removed again.
    public static func catalogue(of files: [String: String]) throws -> FormCatalogue {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("huizong-forms-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for (name, text) in files {
            try Data(text.utf8).write(to: directory.appendingPathComponent(name))
        }
        return try FormCatalogue(directory: directory.path)
    }
}

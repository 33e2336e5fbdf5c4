import Forms
import Foundation
import Testing
import Vocabulary

@testable import Documents

/// The form files of the repository, read once.
enum Sample {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let catalogue: FormCatalogue? = try? FormCatalogue(
        directory: root.appendingPathComponent("config/forms").path)

    private static let usualReader = catalogue.map { DocumentReader(catalogue: $0) }

    /// - Parameter limits: nil for the usual ones.
    static func reader(limits: Limits? = nil) throws -> DocumentReader {
        guard let limits else { return try #require(usualReader) }
        return try reader(limits: limits, helpers: .installed)
    }

    static func reader(limits: Limits = .default, helpers: Helpers) throws -> DocumentReader {
        DocumentReader(catalogue: try #require(catalogue), limits: limits, helpers: helpers)
    }

    static func form(_ id: String) throws -> Form { try #require(catalogue?[id]) }

    static func path(_ fixture: String) throws -> String {
        // the report that `huizong demo` reads
        let demo = root.appendingPathComponent("config/demo/\(fixture)").path
        if FileManager.default.fileExists(atPath: demo) { return demo }
        let folder = try #require(Bundle.module.resourceURL)
        return folder.appendingPathComponent("Fixtures/\(fixture)").path
    }

    static func text(_ fixture: String) throws -> String {
        try String(contentsOfFile: path(fixture), encoding: .utf8)
    }

    /// Cell name to figure in the form's unit, or null for blank.
    static func expected(_ fixture: String) throws -> [String: Int?] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path(fixture)))
        return try JSONDecoder().decode([String: Int?].self, from: data)
    }

    static func read(_ text: String, limits: Limits? = nil) throws -> Report {
        try reader(limits: limits).read(bytes: Array(text.utf8), name: "report.txt")
    }

    /// The kinds of fault a text is refused for; empty if it is read.
    static func faults(_ text: String, limits: Limits? = nil) throws -> [DocumentFault] {
        try faults(bytes: Array(text.utf8), limits: limits)
    }

    static func faults(bytes: [UInt8], limits: Limits? = nil) throws -> [DocumentFault] {
        try faults(bytes: bytes, by: reader(limits: limits))
    }

    static func faults(
        bytes: [UInt8], limits: Limits = .default, helpers: Helpers
    ) throws -> [DocumentFault] {
        try faults(bytes: bytes, by: reader(limits: limits, helpers: helpers))
    }

    private static func faults(
        bytes: [UInt8], by reader: DocumentReader
    ) throws -> [DocumentFault] {
        do throws(DocumentError) {
            _ = try reader.read(bytes: bytes, name: "report.txt")
            return []
        } catch {
            return error.faults
        }
    }
}

extension Report {
    func cell(_ name: String) -> ReportCell? { form.position(of: name).map { cells[$0] } }
}

import Documents
import Foundation
import Settings
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk

/// A workplace with the official forms and a database that nobody asks.
func workplace(_ settings: [SettingKey: String?] = [:]) throws -> Workplace {
    var workplace = try Workplace(
        SettingsOverrides(
            [
                .formsDirectory: FormFiles.directory, .language: "en",
                .databaseURL: "host=/nonexistent",
            ].merging(settings) { $1 }), environment: ["HOME": "/nonexistent"])
    // what runs here is no huizong that could start itself again
    workplace.reader = { DocumentReader(catalogue: $0) }
    return workplace
}

/// A published report that the tests of reading keep.
func reportFile(_ name: String) throws -> String {
    try #require(
        ["config/demo", "Tests/DocumentsTests/Fixtures"]
            .map { "\(FormFiles.repository)/\($0)/\(name)" }
            .first { FileManager.default.fileExists(atPath: $0) })
}

/// A sheet as the program reads it.
func readList(_ bytes: [UInt8], name: String) throws -> ListFile {
    try DocumentReader(catalogue: FormFiles.catalogue()).list(bytes: bytes, name: name)
}

/// Runs what must be refused.
func refusal(_ body: () throws -> Void) throws -> Refusal {
    do {
        try body()
    } catch {
        return try #require(error as? Refusal, "\(error)")
    }
    throw NothingRefused()
}

struct NothingRefused: Error {}

import Foundation
import SheetWriting
import Vocabulary

@testable import Documents

/// A workbook written for a test, and what is in it.
enum Written {
    static let properties = WorkbookWriter.Properties(
        title: "示例",
        created: Instant(endOf: CalendarDate("2026-02-01") ?? CalendarDate(daysSinceEpoch: 0)))

    /// - Returns: the bytes of the file.
    static func workbook(
        _ properties: WorkbookWriter.Properties = properties,
        _ write: (WorkbookWriter) throws -> Void
    ) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "示例.xlsx").path
        let book = try WorkbookWriter(path: file, properties: properties)
        try write(book)
        try book.finish()
        guard try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1 else {
            throw CocoaError(.fileWriteUnknown)
        }
        return Array(try Data(contentsOf: URL(filePath: file)))
    }

    /// The text of one part of a file.
    static func part(_ name: String, of bytes: [UInt8]) throws -> String {
        let part = try ZipPart.bytes(of: name, in: bytes, limits: .default, name: "示例.xlsx")
        return String(decoding: part ?? [], as: UTF8.self)
    }

    /// What a person sees of the sheets: paragraphs, and tables row by row.
    static func seen(_ bytes: [UInt8]) throws -> [String] {
        let content = try SheetBook.content(of: bytes, limits: .default, name: "示例.xlsx")
        return (content?.elements ?? []).flatMap { element in
            switch element {
            case .paragraph(let text): [text]
            case .table(let grid):
                grid.rows.map { $0.map(\.text).joined(separator: "|") }
            }
        }
    }
}

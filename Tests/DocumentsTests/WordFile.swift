import CLibZip
import Foundation

@testable import Documents

/// Word documents made by the tests themselves.
enum WordFile {
    struct ZipError: Error {}

    static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    static func bytes(body: String, space: String = space) throws -> [UInt8] {
        try zip([("[Content_Types].xml", Array("<Types/>".utf8)), part(body, space: space)])
    }

    static func part(_ body: String, space: String = space) -> (name: String, bytes: [UInt8]) {
        let xml = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:document xmlns:w="\(space)" \
            xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\
            <w:body>\(body)</w:body></w:document>
            """
        return ("word/document.xml", Array(xml.utf8))
    }

    static func zip(
        _ parts: [(name: String, bytes: [UInt8])], password: String? = nil
    ) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("word-\(UUID().uuidString).zip").path
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_EXCL, nil) else { throw ZipError() }
        defer { unlink(path) }
        for part in parts {
            // freed by the archive
            let copy = UnsafeMutableRawBufferPointer(
                start: malloc(max(part.bytes.count, 1)), count: part.bytes.count)
            copy.copyBytes(from: part.bytes)
            let source = zip_source_buffer(archive, copy.baseAddress, UInt64(part.bytes.count), 1)
            guard let source else { throw ZipError() }
            let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else { throw ZipError() }
            if let password {
                let method = UInt16(ZIP_EM_AES_256)
                guard zip_file_set_encryption(archive, UInt64(index), method, password) == 0
                else { throw ZipError() }
            }
        }
        guard zip_close(archive) == 0 else { throw ZipError() }
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}

extension ReportLayout {
    /// The same report as Word writes it: every merged cell stands in the file.
    func word() throws -> [UInt8] { try WordFile.bytes(body: wordBody) }

    var wordBody: String {
        parts(table: Self.wordTable).map { $0.hasPrefix("<") ? $0 : Self.paragraph($0) }.joined()
    }

    static func paragraph(_ text: String) -> String {
        "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    static func wordTable(_ rows: [[Printed]]) -> String {
        "<w:tbl><w:tblPr/>"
            + grid(rows).map { row in "<w:tr>" + row.map(wordCell).joined() + "</w:tr>" }.joined()
            + "</w:tbl>"
    }

    private static func wordCell(_ cell: Printed) -> String {
        let merge =
            cell.isCovered
            ? "<w:vMerge/>" : cell.rows > 1 ? "<w:vMerge w:val=\"restart\"/>" : ""
        return "<w:tc><w:tcPr><w:gridSpan w:val=\"\(cell.columns)\"/>\(merge)</w:tcPr>"
            + paragraph(cell.text) + "</w:tc>"
    }
}

extension WordFile {
    static func styles(_ styles: String) -> (name: String, bytes: [UInt8]) {
        let xml = "<w:styles xmlns:w=\"\(space)\">\(styles)</w:styles>"
        return ("word/styles.xml", Array(xml.utf8))
    }
}

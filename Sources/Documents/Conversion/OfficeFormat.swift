import Wording

/// A format that an office program turns into one that is read here.
package enum OfficeFormat: String, CaseIterable, Sendable {
    case doc, rtf, odt, xls, ods, xlsb
    /// A workbook in one XML file, as Excel 2003 wrote it.
    case sheetXML = "xml"

    var isWorkbook: Bool {
        switch self {
        case .doc, .rtf, .odt: false
        case .xls, .ods, .xlsb, .sheetXML: true
        }
    }

    /// By what is in the file, whatever its name; nil if it is none of these.
    init?(_ bytes: [UInt8], _ compound: CompoundFile?) {
        if let compound {
            if compound.entries["WordDocument"] != nil {
                self = .doc
            } else if compound.entries["Workbook"] != nil || compound.entries["Book"] != nil {
                self = .xls
            } else {
                return nil
            }
        } else if bytes.starts(with: Array("{\\rtf".utf8)) {
            self = .rtf
        } else if bytes.starts(with: ZipPart.signature) {
            guard let zipped = Self.zipped(bytes) else { return nil }
            self = zipped
        } else {
            let head = String(decoding: bytes.prefix(1024), as: UTF8.self)
            guard head.contains("<?xml"),
                head.contains("urn:schemas-microsoft-com:office:spreadsheet")
            else { return nil }
            self = .sheetXML
        }
    }

    /// OpenDocument says what it is in a part of its own. A broken container is none of these
    /// here, and told by who reads it.
    private static func zipped(_ bytes: [UInt8]) -> OfficeFormat? {
        let part = try? ZipPart.bytes(of: "mimetype", in: bytes, limits: .default, name: "")
        switch part.map({ String(decoding: $0, as: UTF8.self).trimmed }) {
        case "application/vnd.oasis.opendocument.text": return .odt
        case "application/vnd.oasis.opendocument.spreadsheet": return .ods
        default: break
        }
        let book = try? ZipPart.bytes(of: "xl/workbook.bin", in: bytes, limits: .default, name: "")
        return book == nil ? nil : .xlsb
    }
}

/// What another program is asked to make of a document.
///
/// Whoever reads a document asks; whoever has the programs runs them, which need not be the same
/// process. So a task says what is wanted and never how, and names no file.
package enum HelperTask: Equatable, Sendable {
    /// A docx or xlsx of the whole document.
    case office(OfficeFormat)
    /// The words of the first pages, with their places.
    case pdfWords(pages: Int)
    /// One page drawn, from 1.
    case pdfDrawing(page: Int)
}

package enum HelperAnswer: Equatable, Sendable {
    case made([UInt8])
    /// The program is not installed.
    case missing
    /// There is no room for its files.
    case noFolder
    /// A password keeps it from opening the document.
    case locked
    case failed
}

/// Answers tasks for one document.
package protocol DocumentHelp {
    func answer(_ task: HelperTask) -> HelperAnswer
}

extension HelperTask {
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .office(let format):
            writer.add(0)
            writer.add(format.rawValue)
        case .pdfWords(let pages):
            writer.add(1)
            writer.add(pages)
        case .pdfDrawing(let page):
            writer.add(2)
            writer.add(page)
        }
        return writer.bytes
    }

    package init(bytes: [UInt8]) throws(ByteReader.Garbled) {
        var reader = ByteReader(bytes)
        let pages = 1...Limits.default.pages + 1
        switch try reader.number(in: 0...2) {
        case 0:
            guard let format = OfficeFormat(rawValue: try reader.text()) else {
                throw ByteReader.Garbled()
            }
            self = .office(format)
        case 1: self = .pdfWords(pages: try reader.number(in: pages))
        default: self = .pdfDrawing(page: try reader.number(in: pages))
        }
        try reader.end()
    }
}

extension HelperAnswer {
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .made(let made):
            writer.add(0)
            writer.add(bytes: made)
        case .missing: writer.add(1)
        case .noFolder: writer.add(2)
        case .locked: writer.add(3)
        case .failed: writer.add(4)
        }
        return writer.bytes
    }

    package init(bytes: [UInt8]) throws(ByteReader.Garbled) {
        var reader = ByteReader(bytes)
        switch try reader.number(in: 0...4) {
        case 0: self = .made(try reader.byteArray())
        case 1: self = .missing
        case 2: self = .noFolder
        case 3: self = .locked
        default: self = .failed
        }
        try reader.end()
    }
}

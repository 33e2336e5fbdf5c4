import FoundationEssentials

/// A Word document with place names, `{{title}}`, that a report is filled into: a `.docx`, or a
/// folder with its parts.
public struct WordTemplate {
    /// Named in errors.
    let path: String
    let archive: ZipFile

    /// Word wants this part to be the first.
    private static let contentTypes = "[Content_Types].xml"
    private static let mainPart = "word/document.xml"

    /// - Throws: ``HandoutError`` if nothing is there, or no Word document.
    public init(_ path: String) throws(HandoutError) {
        self.path = path
        let read: ZipFile?
        do {
            let url = URL(filePath: path)
            var isFolder = false
            read =
                FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
                ? try Self.folder(path) : ZipFile(Array(try Data(contentsOf: url)))
        } catch {
            throw .noTemplate(file: path)
        }
        guard let read, read.parts.contains(where: { $0.name == Self.mainPart }) else {
            throw .badTemplate(file: path, detail: HandoutMessages.noWordDocument)
        }
        archive = read
    }

    private static func folder(_ path: String) throws -> ZipFile {
        let names = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
        var parts: [(name: String, bytes: [UInt8])] = []
        for name in names {
            var isFolder = false
            let file = "\(path)/\(name)"
            guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder
            else { continue }
            parts.append((name, Array(try Data(contentsOf: URL(filePath: file)))))
        }
        if let first = parts.firstIndex(where: { $0.name == contentTypes }) {
            parts.insert(parts.remove(at: first), at: 0)
        }
        return ZipFile(parts: parts)
    }

    /// The template itself, as a file to change in Word or WPS.
    public func bytes() throws(HandoutError) -> [UInt8] { try packed(archive) }

    func packed(_ archive: ZipFile) throws(HandoutError) -> [UInt8] {
        guard let bytes = archive.packed() else {
            throw .badTemplate(file: path, detail: HandoutMessages.cannotZip)
        }
        return bytes
    }

    // MARK: Its parts

    /// Whether places may stand in the paragraphs of a part.
    static func hasParagraphs(_ name: String) -> Bool {
        name == mainPart || name.wholeMatch(of: /word\/(?:header|footer)\d*\.xml/) != nil
    }

    static func isMain(_ name: String) -> Bool { name == mainPart }

    /// Whether places may stand in the properties of the document.
    static func hasProperties(_ name: String) -> Bool { name == "docProps/core.xml" }

    /// The id of the style for headings within a section; nil if the template has none.
    var headingStyle: String? {
        guard let part = archive.parts.first(where: { $0.name == "word/styles.xml" }),
            let styles = XMLDocument(part.bytes), let root = styles.root
        else { return nil }
        return XMLDocument.elements(named: "style", below: root).first { style in
            style.attribute("type") == "paragraph"
                && style.element("name")?.attribute("val")?.lowercased() == "heading 2"
        }?.attribute("styleId")
    }
}

import Messages

/// Finds the text and the styles of a Word document, in whichever of its containers they come:
/// zipped (docx, docm), in one XML file (flat OPC), or as Word 2003 wrote it.
struct WordPackage {
    let document: MarkupTree
    let styles: WordStyles
    /// The element that the text stands in.
    let root: MarkupTree.Index

    private static let officeDocument = "/officeDocument"

    // MARK: Zipped

    static func zipped(
        _ bytes: [UInt8], limits: Limits, name: String
    ) throws(DocumentError) -> WordPackage {
        func part(_ path: String) throws(DocumentError) -> [UInt8]? {
            try ZipPart.bytes(of: path, in: bytes, limits: limits, name: name)
        }
        func tree(_ path: String) throws(DocumentError) -> MarkupTree? {
            guard let bytes = try part(path) else { return nil }
            guard let tree = try XMLParsing.tree(of: bytes, limits: limits, name: name) else {
                throw broken(name)
            }
            return tree
        }
        var main = "word/document.xml"
        if let relations = try tree("_rels/.rels") {
            let targets = targets(in: relations, root: 0, ofKind: officeDocument, from: "")
            guard targets.count < 2 else { throw severalMainParts(name) }
            main = targets.first ?? main
        }
        guard let document = try tree(main) else { throw noWordDocument(name) }
        var styles = WordStyles()
        let folder = main.split(separator: "/").dropLast().joined(separator: "/")
        let file = main.split(separator: "/").last ?? ""
        let relations = try tree((folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels")
        let path =
            relations.flatMap { targets(in: $0, root: 0, ofKind: "/styles", from: folder).first }
            ?? (folder.isEmpty ? "styles.xml" : folder + "/styles.xml")
        if let found = try tree(path), !found.nodes.isEmpty { styles = WordStyles(found, root: 0) }
        return WordPackage(document: document, styles: styles, root: 0)
    }

    // MARK: One XML file

    /// True if the text is a Word document in one XML file.
    static func isPlain(_ text: String) -> Bool {
        let head = text.utf8.prefix(4096)
        guard head.first(where: { $0 > 32 }) == UInt8(ascii: "<") else { return false }
        let start = String(decoding: head, as: UTF8.self)
        return start.contains("wordDocument") && start.contains("wordml")
            || start.contains("schemas.microsoft.com/office/2006/xmlPackage")
    }

    static func plain(
        _ text: String, limits: Limits, name: String
    ) throws(DocumentError) -> WordPackage {
        let parsed = try XMLParsing.tree(
            of: Array(text.utf8), encoding: "UTF-8", limits: limits, name: name)
        guard let tree = parsed, !tree.nodes.isEmpty else { throw broken(name) }
        if tree.name(0) == "wordDocument" {
            let styles = tree.child("styles", of: 0).map { WordStyles(tree, root: $0) }
            return WordPackage(document: tree, styles: styles ?? WordStyles(), root: 0)
        }
        var parts: [String: MarkupTree.Index] = [:]
        for part in tree.children(0) where tree.name(part) == "part" {
            guard let path = tree.attribute(part, "name"),
                let data = tree.child("xmlData", of: part)
            else { continue }
            guard parts[path] == nil else { throw broken(name) }
            parts[path] = tree.children(data).first(where: tree.isElement)
        }
        var main = "word/document.xml"
        if let relations = parts["/_rels/.rels"] {
            let targets = targets(in: tree, root: relations, ofKind: officeDocument, from: "")
            guard targets.count < 2 else { throw severalMainParts(name) }
            main = targets.first ?? main
        }
        guard let root = parts["/" + main] else { throw noWordDocument(name) }
        let folder = main.split(separator: "/").dropLast().joined(separator: "/")
        let file = main.split(separator: "/").last ?? ""
        let path = parts["/\(folder)/_rels/\(file).rels"].flatMap {
            targets(in: tree, root: $0, ofKind: "/styles", from: folder).first
        }
        let styles = parts["/" + (path ?? folder + "/styles.xml")]
        return WordPackage(
            document: tree, styles: styles.map { WordStyles(tree, root: $0) } ?? WordStyles(),
            root: root)
    }

    /// The parts that relations of a kind lead to, each once, as paths from the package's root.
    private static func targets(
        in tree: MarkupTree, root: MarkupTree.Index, ofKind kind: String, from folder: String
    ) -> [String] {
        var result: [String] = []
        for relation in tree.children(root) where tree.name(relation) == "Relationship" {
            guard tree.attribute(relation, "Type")?.hasSuffix(kind) == true,
                tree.attribute(relation, "TargetMode") != "External",
                let target = tree.attribute(relation, "Target")
            else { continue }
            var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
            for step in target.split(separator: "/") where step != "." {
                if step == ".." { _ = steps.popLast() } else { steps.append(step) }
            }
            let path = steps.joined(separator: "/")
            if !result.contains(path) { result.append(path) }
        }
        return result
    }

    // MARK: Faults

    static func broken(_ name: String) -> DocumentError {
        DocumentError(file: name, .brokenWord, DocumentMessages.brokenWord)
    }

    private static func severalMainParts(_ name: String) -> DocumentError {
        DocumentError(file: name, .brokenWord, DocumentMessages.severalMainParts)
    }

    private static func noWordDocument(_ name: String) -> DocumentError {
        let reason = DocumentMessages.foreignFormat.filled([
            "kind": DocumentMessages.zippedDocument
        ])
        return DocumentError(file: name, .foreignFormat, reason)
    }
}

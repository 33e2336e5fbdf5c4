import Messages

/// The report as a Word document.
public struct WordReport {
    private let template: WordTemplate
    private let places: ReportPlaces
    private let headingStyle: String?
    /// Names of places that were filled.
    private var filled: Set<String> = []

    public init(_ report: OfficialReport, template: WordTemplate) {
        self.template = template
        places = ReportPlaces(report)
        headingStyle = template.headingStyle
    }

    /// - Throws: ``HandoutError`` if the template names a place that does not exist, or lacks one
    ///   that must be there.
    public mutating func bytes() throws(HandoutError) -> [UInt8] {
        var archive = template.archive
        for (index, part) in archive.parts.enumerated() {
            guard WordTemplate.hasParagraphs(part.name) || WordTemplate.hasProperties(part.name)
            else { continue }
            guard let document = XMLDocument(part.bytes), let root = document.root else {
                throw template.wrong(HandoutMessages.brokenPart.filled(["part": part.name]))
            }
            if WordTemplate.hasProperties(part.name) {
                try fillProperties(root)
            } else {
                try fillParagraphs(of: document, root)
            }
            if WordTemplate.isMain(part.name) { try addWhatIsMissing(document, root) }
            archive.parts[index].bytes = document.bytes()
        }
        for names in places.required where filled.isDisjoint(with: names) {
            throw template.wrong(HandoutMessages.missingPlace.filled(["name": names[0]]))
        }
        return try template.packed(archive)
    }

    // MARK: Words

    private mutating func fillProperties(_ root: XMLDocument.Node) throws(HandoutError) {
        for element in root.elements where element.elements.isEmpty {
            let text = element.text
            let found = ReportPlaces.found(in: text)
            guard !found.isEmpty else { continue }
            var result = text
            for place in found.reversed() {
                result.replaceSubrange(place.range, with: try words(place.name))
            }
            element.text = result
        }
    }

    private func words(_ name: String) throws(HandoutError) -> String {
        if let text = places.words[name] { return text }
        if places.blocks[name] != nil {
            throw template.wrong(HandoutMessages.notAlone.filled(["name": name]))
        }
        throw template.wrong(
            HandoutMessages.unknownPlace.filled([
                "name": name, "known": places.known.joined(separator: " "),
            ]))
    }

    /// Puts words into a paragraph, whose place names Word may have cut into several runs.
    private func fill(
        _ found: [ReportPlaces.Found], of text: String, in paragraph: WordParagraph
    ) throws(HandoutError) {
        for place in found.reversed() {
            let start = text.unicodeScalars.distance(
                from: text.startIndex, to: place.range.lowerBound)
            let end = text.unicodeScalars.distance(
                from: text.startIndex, to: place.range.upperBound)
            paragraph.replace(start..<end, with: try words(place.name))
        }
    }

    // MARK: Paragraphs and tables

    private mutating func fillParagraphs(
        of document: XMLDocument, _ root: XMLDocument.Node
    ) throws(HandoutError) {
        // from the end, so that what a box in a paragraph holds is done before the paragraph goes
        for node in XMLDocument.elements(named: "p", below: root).reversed() {
            guard let paragraph = WordParagraph(node, in: document) else { continue }
            let text = paragraph.text
            let found = ReportPlaces.found(in: text)
            for place in found { filled.insert(place.name) }
            if found.count == 1, let block = places.blocks[found[0].name],
                text[..<found[0].range.lowerBound].allSatisfy(\.isWhitespace),
                text[found[0].range.upperBound...].allSatisfy(\.isWhitespace)
            {
                guard insert(block, for: paragraph) else {
                    throw template.wrong(
                        HandoutMessages.brokenPart.filled(["part": found[0].name]))
                }
            } else {
                try fill(found, of: text, in: paragraph)
            }
        }
    }

    /// Puts a block in the place of a paragraph, whose look it takes over.
    private func insert(_ block: ReportPlaces.Block, for paragraph: WordParagraph) -> Bool {
        let look = paragraph.look
        let xml: String
        switch block {
        case .paragraphs(let paragraphs):
            xml = paragraphs.map { look.xml($0, headingStyle: headingStyle) }.joined()
        case .title(let lines):
            let fits = look.width(of: lines.joined()) <= paragraph.availableWidth
            xml = look.xml(lines: fits ? [lines.joined()] : lines)
        case .table(let table):
            // tables that touch would become one
            let gap = look.xml(Paragraph(""), headingStyle: nil)
            xml =
                (paragraph.isBehindTable ? gap : "")
                + WordTable(table, look: look, width: paragraph.availableWidth).xml
                + (paragraph.isBeforeParagraph ? "" : gap)
        }
        guard xml.isEmpty || XMLDocument.insert(xml, before: paragraph.node) else { return false }
        paragraph.removeOrEmpty()
        return true
    }

    /// What a document must say of itself stands in it, whether the template has a place or not.
    private func addWhatIsMissing(
        _ document: XMLDocument, _ root: XMLDocument.Node
    ) throws(HandoutError) {
        guard let body = root.element("body"), let first = body.elements.first else {
            throw template.wrong(HandoutMessages.brokenPart.filled(["part": "w:body"]))
        }
        func add(_ names: [String], _ look: WordLook, before node: XMLDocument.Node?) -> Bool {
            guard filled.isDisjoint(with: names),
                case .paragraphs(let list)? = places.blocks[names[0]]
            else { return true }
            let xml = list.map { look.xml($0, headingStyle: nil) }.joined()
            guard !xml.isEmpty else { return true }
            guard let node else { return XMLDocument.append(xml, to: body) }
            return XMLDocument.insert(xml, before: node)
        }
        let last = body.elements.last { $0.name == "sectPr" }
        guard add(ReportPlaces.warnings, .warning, before: first),
            add(ReportPlaces.source, .source, before: last)
        else { throw template.wrong(HandoutMessages.brokenPart.filled(["part": "w:body"])) }
    }
}

extension WordTemplate {
    fileprivate func wrong(_ detail: Phrase) -> HandoutError {
        .badTemplate(file: path, detail: detail)
    }
}

import Wording

/// How the text of a paragraph looks: its properties and those of its runs, as XML in the order in
/// which Word wants them.
struct WordLook {
    typealias Property = (name: String, xml: String)

    var paragraph: [Property]
    var run: [Property]

    /// For what is added to a template that has no place for it.
    static let warning = WordLook(
        paragraph: [("jc", "<w:jc w:val=\"left\"/>")],
        run: [
            ("b", "<w:b/>"), ("color", "<w:color w:val=\"C00000\"/>"),
            ("sz", "<w:sz w:val=\"24\"/>"),
        ])
    static let source = WordLook(
        paragraph: [("jc", "<w:jc w:val=\"left\"/>")], run: [("sz", "<w:sz w:val=\"18\"/>")])

    /// What follows the given property in a paragraph's and a run's properties.
    ///
    /// - Source: ECMA-376, part 1, 17.3.1.26 and 17.3.2.28.
    private static let behindJustification: Set = [
        "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
        "rPr", "sectPr", "pPrChange",
    ]
    private static let behindIndent = behindJustification.union([
        "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    ])
    private static let behindHighlight: Set = [
        "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
        "eastAsianLayout", "specVanish", "oMath",
    ]
    private static let behindBold = behindHighlight.union([
        "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
        "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
        "position", "sz", "szCs", "highlight",
    ])

    private static func setting(
        _ name: String, _ xml: String, in properties: [Property], before behind: Set<String>
    ) -> [Property] {
        var properties = properties.filter { $0.name != name }
        let place = properties.firstIndex { behind.contains($0.name) } ?? properties.endIndex
        properties.insert((name, xml), at: place)
        return properties
    }

    /// The same for a cell of a table: no indent, aligned, and on one page with the next line.
    func inCell(alignment: String, keepsNext: Bool) -> WordLook {
        let kept =
            keepsNext
            ? Self.setting("keepNext", "<w:keepNext/>", in: paragraph, behind: ["pStyle"])
            : paragraph
        let plain = Self.setting(
            "ind", "<w:ind w:left=\"0\" w:right=\"0\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>",
            in: kept, before: Self.behindIndent)
        return WordLook(
            paragraph: Self.setting(
                "jc", "<w:jc w:val=\"\(alignment)\"/>", in: plain,
                before: Self.behindJustification), run: run)
    }

    private static func setting(
        _ name: String, _ xml: String, in properties: [Property], behind: Set<String>
    ) -> [Property] {
        var properties = properties.filter { $0.name != name }
        let last = properties.lastIndex { behind.contains($0.name) }
        properties.insert((name, xml), at: last.map { $0 + 1 } ?? 0)
        return properties
    }

    private static func wrapped(_ name: String, _ properties: [Property]) -> String {
        properties.isEmpty ? "" : "<w:\(name)>\(properties.map(\.xml).joined())</w:\(name)>"
    }

    private func runXML(_ text: String, _ properties: [Property]) -> String {
        "<w:r>\(Self.wrapped("rPr", properties))<w:t xml:space=\"preserve\">"
            + "\(text.escapedForXML)</w:t></w:r>"
    }

    /// - Parameter headingStyle: the style of headings; nil to make them bold.
    func xml(_ paragraph: Paragraph, headingStyle: String?) -> String {
        var properties = self.paragraph
        var run = self.run
        if paragraph.isHeading {
            if let headingStyle {
                properties = [("pStyle", "<w:pStyle w:val=\"\(headingStyle.escapedForXML)\"/>")]
                run = []
            } else {
                run = Self.setting("b", "<w:b/>", in: run, before: Self.behindBold)
            }
        }
        let gap = Self.setting(
            "highlight", "<w:highlight w:val=\"yellow\"/>", in: run, before: Self.behindHighlight)
        let runs = paragraph.pieces.map { runXML($0.text, $0.isGap ? gap : run) }
        return "<w:p>\(Self.wrapped("pPr", properties))\(runs.joined())</w:p>"
    }

    /// About how wide a title is, in twentieths of a point: in the size that its run names, or else
    /// in that of titles.
    ///
    /// - Source: GB/T 9704—2012, 7.3.1: 二号, and lines that break where the sense does.
    func width(of title: String) -> Int {
        let size = run.first { $0.name == "sz" }?.xml.firstMatch(of: /"(\d+)"/)
            .flatMap { Int($0.output.1) }
        // an ideograph is as wide as the font is high, a digit half of it
        let halves = title.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
        return halves * (size ?? 44) * 10 / 2
    }

    /// A paragraph of one run with breaks between lines.
    func xml(lines: [String]) -> String {
        let texts = lines.map { "<w:t xml:space=\"preserve\">\($0.escapedForXML)</w:t>" }
        return "<w:p>\(Self.wrapped("pPr", paragraph))<w:r>\(Self.wrapped("rPr", run))"
            + "\(texts.joined(separator: "<w:br/>"))</w:r></w:p>"
    }

    /// A paragraph of one run; without a run if there is no text.
    func xml(_ text: String) -> String {
        let content = text.isEmpty ? "" : runXML(text, run)
        return "<w:p>\(Self.wrapped("pPr", paragraph))\(content)</w:p>"
    }
}

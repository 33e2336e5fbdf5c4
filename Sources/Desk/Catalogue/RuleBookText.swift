import Messages
import Vocabulary
import Wording

/// The rule book as a page or as Markdown.
struct RuleBookText {
    let entries: [RuleBookEntry]
    let language: Language

    private func lines(of entry: RuleBookEntry) -> [(heading: String, text: String)] {
        let parts: [(Phrase, Phrase?)] = [
            (RuleBookMessages.severity, entry.severity.label),
            (RuleBookMessages.extent, entry.extent),
            (RuleBookMessages.formula, entry.formula),
            (RuleBookMessages.example, entry.example),
            (RuleBookMessages.said, entry.said),
            (RuleBookMessages.source, Phrase(entry.source, en: entry.source)),
            (RuleBookMessages.advice, entry.advice),
        ]
        return parts.compactMap { heading, text in
            text.map { (heading[language], $0[language]) }
        }
    }

    var markdown: String {
        var text = "# \(RuleBookMessages.title[language])\n\n\(RuleBookMessages.intro[language])\n"
        for entry in entries {
            text += "\n## \(entry.id) \(Self.plain(entry.title[language]))\n\n"
            for (heading, line) in lines(of: entry) {
                text += "- **\(heading)**: \(Self.plain(line))\n"
            }
        }
        return text
    }

    var html: String {
        let title = RuleBookMessages.title[language].escapedForXML
        let code = language == .zh ? "zh-CN" : "en"
        var text = """
            <!DOCTYPE html>
            <html lang="\(code)">
            <head>
            <meta charset="utf-8">
            <title>\(title)</title>
            <style>
            body { font-family: SimSun, serif; max-width: 48em; margin: 2em auto; }
            h2 { font-size: 1.1em; border-top: 1px solid #999; padding-top: .6em; }
            dt { font-weight: bold; }
            dd { margin: 0 0 .4em 1.5em; }
            @media print { h2 { break-after: avoid; } dl { break-inside: avoid; } }
            </style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p>\(RuleBookMessages.intro[language].escapedForXML)</p>

            """
        for entry in entries {
            let heading = "\(entry.id) \(entry.title[language])".escapedForXML
            text += "<h2 id=\"\(entry.id.escapedForXML)\">\(heading)</h2>\n<dl>\n"
            for (heading, line) in lines(of: entry) {
                text += "<dt>\(heading.escapedForXML)</dt><dd>\(line.escapedForXML)</dd>\n"
            }
            text += "</dl>\n"
        }
        return text + "</body>\n</html>\n"
    }

    /// Text that Markdown shows as it is written.
    private static func plain(_ text: String) -> String {
        var plain = ""
        for character in text {
            if "\\`*_{}[]<>#|".contains(character) { plain.append("\\") }
            plain.append(character)
        }
        return plain
    }
}

public import Forms

/// What a report says in words, section by section, however it was stored.
public struct ReportText: Sendable {
    public struct Section: Sendable {
        /// Id of ``Forms/Section``; nil for text in front of the first heading.
        public let id: String?
        /// Paragraphs separated by line feeds.
        public let text: String
        /// Whether a table stands under the heading.
        public let hasTable: Bool

        public init(id: String?, text: String, hasTable: Bool = false) {
            self.id = id
            self.text = text
            self.hasTable = hasTable
        }
    }

    public let agencyName: String?
    /// The report year; nil if it is not known.
    public let year: Int?
    /// As printed; nil if it is not known.
    public let title: String?
    public let sections: [Section]

    public init(agencyName: String?, year: Int?, title: String? = nil, sections: [Section]) {
        self.agencyName = agencyName
        self.year = year
        self.title = title
        self.sections = sections
    }

    /// All text under one heading; nil if the report has no such section.
    public func text(of sectionID: String) -> String? {
        let parts = sections.filter { $0.id == sectionID }.map(\.text)
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    var isEmpty: Bool { sections.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
}

extension ReportText {
    /// Keys under which a stored narrative keeps what stands above the first section.
    public static let titleKey = "title"
    public static let preambleKey = "preamble"

    /// A report as its narrative is stored: text by key, a key being a section's id.
    ///
    /// Sections that are tables of the form are taken as there: their figures are stored apart.
    public init(
        agencyName: String, year: Int, stored texts: [(key: String, text: String)], form: Form
    ) {
        func text(_ key: String) -> String? { texts.first { $0.key == key }?.text }
        var sections = text(Self.preambleKey).map { [Section(id: nil, text: $0)] } ?? []
        let known = form.sections.map(\.id)
        for id in known {
            let hasTable = form.tables.contains { $0.id == id }
            guard let text = text(id) ?? (hasTable ? "" : nil) else { continue }
            sections.append(Section(id: id, text: text, hasTable: hasTable))
        }
        let others = texts.filter {
            !known.contains($0.key) && ![Self.titleKey, Self.preambleKey].contains($0.key)
        }
        sections += others.map { Section(id: $0.key, text: $0.text) }
        self.init(
            agencyName: agencyName, year: year, title: text(Self.titleKey), sections: sections)
    }
}

/// What a report says in words, section by section, however it was stored.
public struct ReportText: Sendable {
    public struct Section: Sendable {
        /// Id of ``Forms/Section``; nil for text in front of the first heading.
        public let id: String?
        /// Paragraphs separated by line feeds.
        public let text: String

        public init(id: String?, text: String) {
            self.id = id
            self.text = text
        }
    }

    public let agencyName: String?
    /// The report year; nil if it is not known.
    public let year: Int?
    public let sections: [Section]

    public init(agencyName: String?, year: Int?, sections: [Section]) {
        self.agencyName = agencyName
        self.year = year
        self.sections = sections
    }

    /// All text under one heading; nil if the report has no such section.
    public func text(of sectionID: String) -> String? {
        let parts = sections.filter { $0.id == sectionID }.map(\.text)
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    var isEmpty: Bool { sections.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
}

public import Forms
public import Messages
public import Store
public import Vocabulary

/// What all pages of one site have in common.
public struct Site: Sendable {
    public let edition: EditionInfo
    public let catalogue: FormCatalogue
    /// Every rule, in the order of the catalogue.
    public let rules: [RuleLine]
    /// The regions that have pages, by code.
    public let regions: [Region]
    /// Whether everybody may read it: then it has no contacts, no names of those who decided and no
    /// report that is not published.
    public let isPublic: Bool
    /// Which program made it.
    public let version: String
    private let byCode: [String: Region]
    private let byParent: [String: [Region]]

    public init(
        edition: EditionInfo, catalogue: FormCatalogue, rules: [RuleLine], regions: [Region],
        isPublic: Bool, version: String
    ) {
        self.edition = edition
        self.catalogue = catalogue
        self.rules = rules
        self.regions = regions
        self.isPublic = isPublic
        self.version = version
        byCode = Dictionary(regions.map { ($0.code, $0) }) { first, _ in first }
        byParent = Dictionary(grouping: regions) { $0.parentCode ?? "" }
    }

    /// One rule as the rule book shows it.
    public struct RuleLine: Sendable {
        public let id: String
        public let severity: Severity
        public let title: Phrase
        public let source: String
        /// Nil for a rule that looks at no form's cells.
        public let form: String?
        public let years: YearRange?

        public init(
            id: String, severity: Severity, title: Phrase, source: String, form: String? = nil,
            years: YearRange? = nil
        ) {
            self.id = id
            self.severity = severity
            self.title = title
            self.source = source
            self.form = form
            self.years = years
        }
    }

    func region(_ code: String) -> Region? { byCode[code] }

    /// The regions above, the highest first, as far as they have pages.
    func path(to region: Region) -> [Region] {
        var path: [Region] = []
        var next = region.parentCode
        while let code = next, let above = self.region(code), path.count < regions.count {
            path.insert(above, at: 0)
            next = above.parentCode
        }
        return path
    }

    func below(_ region: Region) -> [Region] { byParent[region.code] ?? [] }
}

/// A file of a site.
public struct SiteFile: Sendable {
    /// Below the site's folder, with `/`.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// A document that stands beside the pages of a region's year, such as its report.
public struct SiteDownload: Sendable {
    /// What the link says, such as “Word 报告”.
    public let title: Phrase
    /// Letters, digits and a point: the end of the file's name.
    public let ending: String
    public let bytes: [UInt8]

    public init(title: Phrase, ending: String, bytes: [UInt8]) {
        self.title = title
        self.ending = ending
        self.bytes = bytes
    }
}

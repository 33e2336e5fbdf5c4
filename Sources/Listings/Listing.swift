public import Messages

/// Rows and columns that a command prints as a table, as CSV or as JSON.
///
/// - Shape: every row has one value per column, in the columns' order; a value that is missing
///   at the end of a row counts as blank.
public struct Listing: Sendable {
    public struct Column: Sendable {
        /// Name in CSV and JSON, in snake_case.
        public var key: String
        public var heading: Phrase
        public var alignment: Alignment

        public init(_ key: String, _ heading: Phrase, alignment: Alignment = .automatic) {
            self.key = key
            self.heading = heading
            self.alignment = alignment
        }
    }

    public enum Alignment: Sendable {
        /// Right for a column that holds only numbers and blanks, else left.
        case automatic
        case left, right
    }

    /// Something that is the same for all rows.
    public struct Fact: Sendable {
        public var heading: Phrase
        public var value: Value

        public init(_ heading: Phrase, _ value: Value) {
            self.heading = heading
            self.value = value
        }
    }

    /// Shown above the table only.
    public var title: Phrase?
    /// Lines between the title and the table; tables only.
    public var linesAbove: [Phrase]
    public var columns: [Column]
    public var rows: [[Value]]
    /// Lines under the table; tables only.
    public var linesBelow: [Phrase]
    /// What all rows are of, as the last columns of CSV: region, year, edition, how complete.
    public var facts: [Fact]
    /// What JSON shows instead of the bare rows, for a document with more than the listing.
    public var document: Value?

    public init(
        title: Phrase? = nil, linesAbove: [Phrase] = [], columns: [Column], rows: [[Value]],
        linesBelow: [Phrase] = [], facts: [Fact] = [], document: Value? = nil
    ) {
        self.title = title
        self.linesAbove = linesAbove
        self.columns = columns
        self.rows = rows
        self.linesBelow = linesBelow
        self.facts = facts
        self.document = document
    }

    /// The rows as JSON objects, one member per column.
    public var objects: Value {
        .list(
            rows.map { row in
                .object(columns.enumerated().map { ($1.key, value(in: row, at: $0)) })
            })
    }

    /// Without the columns that are blank in every row, for a table that people look at; the same
    /// if there are no rows.
    public var withoutEmptyColumns: Listing {
        let told = columns.indices.filter { column in
            rows.isEmpty || rows.contains { !value(in: $0, at: column).isBlank }
        }
        var listing = self
        listing.columns = told.map { columns[$0] }
        listing.rows = rows.map { row in told.map { value(in: row, at: $0) } }
        return listing
    }

    func value(in row: [Value], at column: Int) -> Value {
        column < row.count ? row[column] : .blank
    }
}

/// What `--format` takes.
public enum OutputFormat: String, CaseIterable, Sendable {
    case table, csv, json
}

/// How a listing is shown; the defaults suit a file or a pipe.
public struct Presentation: Sendable {
    public var language: Language
    /// ANSI colours, tables only.
    public var colour: Bool
    /// Columns of the terminal that a table should fit; nil for any width.
    public var maxWidth: Int?
    /// Starts CSV with a byte order mark, which spreadsheets on Chinese Windows need to read
    /// UTF-8.
    public var withBOM: Bool
    /// CSV with the columns' keys and with codes, for programs.
    public var isForPrograms: Bool

    public init(
        language: Language, colour: Bool = false, maxWidth: Int? = nil, withBOM: Bool = false,
        isForPrograms: Bool = false
    ) {
        self.language = language
        self.colour = colour
        self.maxWidth = maxWidth
        self.withBOM = withBOM
        self.isForPrograms = isForPrograms
    }

    /// Colour and width as the output and the environment allow.
    ///
    /// - Parameter descriptor: 1 for standard output.
    public static func fitting(
        descriptor: Int32, language: Language, environment: [String: String]
    ) -> Presentation {
        Presentation(
            language: language,
            colour: Terminal.wantsColour(descriptor, environment: environment),
            maxWidth: Terminal.width(descriptor, environment: environment))
    }
}

extension Listing {
    /// The whole text of the listing, ending with a line break.
    public func text(as format: OutputFormat, _ presentation: Presentation) -> String {
        switch format {
        case .table: tableText(self, presentation)
        case .csv: csvText(self, presentation)
        case .json: jsonText(document ?? objects, language: presentation.language)
        }
    }
}

/// Bounds that keep a hostile or mistaken file from costing more than a moment.
public struct Limits: Sendable {
    /// Bytes of one file.
    public var bytes = 32 << 20
    /// Bytes of the text of a zipped document, which may be packed a thousandfold.
    public var unpackedBytes = 8 << 20
    /// Bytes of what a document says, in all its paragraphs and cells; a long report has 100,000.
    public var textBytes = 2 << 20
    /// Parts of a zipped document.
    public var parts = 10_000
    /// Pages of a PDF.
    public var pages = 60
    /// Nested elements of a page or document.
    public var depth = 256
    /// Attributes of one element, each of which the parsers compare with all others; the elements
    /// that word processors write have some dozens.
    public var attributes = 500
    /// Memory and processor time that taking one page apart may need.
    public var markupBytes = 256 << 20
    public var markupSeconds = 10
    /// Bytes of a page's style sheets.
    public var styleBytes = 2 << 20
    /// Steps taken to find out which rules of a page's style sheets hold for its elements.
    public var styleSteps = 50_000_000
    /// Columns or rows one cell may span.
    public var span = 1000
    /// Cells of all tables, spanned places counted.
    public var cells = 200_000
    /// Faults listed by name.
    public var faults = 20

    public static let `default` = Limits()

    public init() {}
}

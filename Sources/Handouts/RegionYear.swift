public import Forms
public import Messages
public import Vocabulary

/// A region's year as one edition publishes it: what every handout is made of.
public struct RegionYear: Sendable {
    public let region: Region
    public let year: Int
    public let scope: Scope
    public let edition: Edition
    public let total: PublishedTotal
    /// The total of the year before, in the same edition; nil if there is none.
    public let before: PublishedTotal?
    public let balance: Balance
    /// Reports that count although a finding speaks against them, because it was waived.
    public let waivedReports: Int64
    /// What the edition finds where the government's own report is another than these totals.
    public let governmentDiffers: [Phrase]

    public init(
        region: Region, year: Int, scope: Scope, edition: Edition, total: PublishedTotal,
        before: PublishedTotal?, balance: Balance, waivedReports: Int64,
        governmentDiffers: [Phrase] = []
    ) {
        self.region = region
        self.year = year
        self.scope = scope
        self.edition = edition
        self.total = total
        self.before = before
        self.balance = balance
        self.waivedReports = waivedReports
        self.governmentDiffers = governmentDiffers
    }

    /// Which edition a handout was made from.
    public struct Edition: Sendable {
        public let number: Int64
        /// The business date of its run.
        public let day: CalendarDate
        public let publishedAt: Instant
        public let contentHash: String

        public init(
            number: Int64, day: CalendarDate, publishedAt: Instant, contentHash: String
        ) {
            self.number = number
            self.day = day
            self.publishedAt = publishedAt
            self.contentHash = contentHash
        }
    }

    /// Whether the totals satisfy the identities of the form.
    public enum Balance: Sendable {
        case addsUp
        /// What does not, in the rules' words.
        case broken([Phrase])
        /// Blanks leave it open.
        case open

        /// - Parameter identities: what is found about the form's identities in the total; nothing
        ///   is found where all hold.
        public init(identities: [(verdict: Verdict, message: Phrase)]) {
            let broken = identities.filter { $0.verdict == .failed }.map(\.message)
            self = !broken.isEmpty ? .broken(broken) : identities.isEmpty ? .addsUp : .open
        }
    }
}

/// The totals of one year and how complete they are.
public struct PublishedTotal: Sendable {
    public let form: Form
    public let completeness: Completeness
    /// In form order.
    public let figures: [Figure]

    public init(form: Form, completeness: Completeness, figures: [Figure]) {
        self.form = form
        self.completeness = completeness
        self.figures = figures
    }

    /// One cell of a total.
    public struct Figure: Sendable {
        /// In stored integers of the cell's unit; nil if no report filled the cell in.
        public let value: Int64?
        /// Reports that filled the cell in, and that left it blank.
        public let reported: Int64
        public let blank: Int64

        public init(value: Int64?, reported: Int64, blank: Int64) {
            self.value = value
            self.reported = reported
            self.blank = blank
        }
    }

    /// Of how many agencies the total consists.
    public struct Completeness: Sendable {
        public let expected: Int64
        public let received: Int64
        public let included: Int64
        /// Reports received by their due dates, and after them.
        public let onTime: Int64
        public let late: Int64

        public init(
            expected: Int64, received: Int64, included: Int64, onTime: Int64, late: Int64
        ) {
            self.expected = expected
            self.received = received
            self.included = included
            self.onTime = onTime
            self.late = late
        }

        /// Reports that errors keep out.
        public var excluded: Int64 { received - included }
        public var missing: Int64 { expected - received }
        public var isComplete: Bool { included == expected }
    }
}

extension PublishedTotal {
    /// What the official table prints in a cell.
    ///
    /// - Returns: nothing for a cell that no report filled in, and for a row that bodies of this
    ///   level have no figures for, such as 规章 in a county. An amount whose unit the form leaves
    ///   open has its unit beside it.
    public func printed(_ position: Int, level: RegionLevel) -> String {
        guard let value = figures[position].value else { return "" }
        if value == 0, form.cellsAlwaysZero(level).contains(position) { return "" }
        let unit = form.cells[position].unit
        let text = ExactDecimal.format(Int128(value), scale: unit.scale)
        return unit.isPrintedInForm ? text : text + unit.label.zh
    }
}

extension Form {
    /// Positions of the cells that a rule wants to be 0 in regions of a level.
    func cellsAlwaysZero(_ level: RegionLevel) -> Set<Int> {
        Set(
            rules.filter { $0.check == .zero && $0.levels.contains(level) }
                .flatMap(\.instances).flatMap { $0.left + $0.right })
    }
}

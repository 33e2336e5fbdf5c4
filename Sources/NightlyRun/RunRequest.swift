public import Vocabulary

/// What one execution of the nightly job is asked to do.
public struct RunRequest: Sendable {
    /// Report years; empty for every year.
    public var years: [Int]
    /// Region codes, each with everything below it; empty for every region.
    public var regions: [String]
    /// Look at everything, not only at what changed since the last run.
    public var isFull: Bool
    /// Look only at results that were judged by other forms or rules than the present ones.
    public var isStaleOnly: Bool
    /// Do everything, then roll back.
    public var isDryRun: Bool
    /// The calendar day of China that the run is for.
    public var businessDate: CalendarDate
    /// Up to so many changed submissions, the second adding covers all of them.
    public var checkLimit: Int
    /// A year of up to so many reports is judged whole, however few of them are new: to find out
    /// what a few change takes a county as long as to judge some hundred reports.
    public var wholeLimit: Int
    /// How many connections read submissions at once; nil for one for every two processors where
    /// a year is large enough to gain by it. The result is the same for any number.
    public var workers: Int?

    public init(
        years: [Int] = [], regions: [String] = [], isFull: Bool = false,
        isStaleOnly: Bool = false, isDryRun: Bool = false, businessDate: CalendarDate,
        checkLimit: Int = 5000, wholeLimit: Int = 300, workers: Int? = nil
    ) {
        self.years = years
        self.regions = regions
        self.isFull = isFull
        self.isStaleOnly = isStaleOnly
        self.isDryRun = isDryRun
        self.businessDate = businessDate
        self.checkLimit = checkLimit
        self.wholeLimit = wholeLimit
        self.workers = workers
    }

    var isUnrestricted: Bool { years.isEmpty && regions.isEmpty && !isStaleOnly }
}

/// What a run did.
public struct RunOutcome: Sendable {
    /// The edition that is current now; nil if there is none yet.
    public var edition: Int64?
    public var contentHash: String?
    /// False if nothing differed from the edition before, or after a dry run.
    public var isPublished = false
    public var isDryRun = false
    public var years: [YearOutcome] = []
    public var changedFindings = 0
    /// Nights between the last run and this one that had none.
    public var missedNights = 0

    public var submissions: Int { years.reduce(0) { $0 + $1.submissions } }
    public var changedTotals: Int { years.reduce(0) { $0 + $1.changedTotals } }
    var isChanged: Bool { changedTotals > 0 || changedFindings > 0 }
}

/// What a run did for one report year.
public struct YearOutcome: Sendable {
    public let year: Int
    public var regions = 0
    /// How many agencies were judged where the others are as they were published; nil if all
    /// agencies of the regions were.
    public var agencies: Int?
    public var submissions = 0
    public var included = 0
    public var excluded = 0
    public var findings = 0
    public var changedTotals = 0
    /// Published totals that a full run found stored otherwise than they were published.
    public var alteredTotals = 0
}

/// Steps of a run, for a progress bar or a log line.
public enum RunStage: String, Sendable {
    case lock
    case findChanges = "find_changes"
    case judge
    case addUp = "add_up"
    case write, check, publish
}

/// Hears how far a run has come.
public protocol RunObserver {
    /// A stage begins; `year` is nil for stages that are not about one report year.
    func stage(_ stage: RunStage, year: Int?)
    /// Submissions judged so far in the year at hand, of about `expected`.
    func progress(_ judged: Int, of expected: Int)
}

/// What keeps a run from publishing although the database does its part.
public enum RunError: Error, Equatable {
    /// The exact sum of a cell does not fit into 64 bits.
    case totalOverflows(region: String, year: Int, cell: String)
    /// There is no memory for the sums of so many regions.
    case tooManyRegions(Int)
}

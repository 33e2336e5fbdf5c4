public import Forms
import Messages
public import Vocabulary

/// What an agency's report follows on from: the figures of its own report of the year before and
/// those of the agencies it succeeded.
public final class LastYear {
    public let figures: Figures
    private let other: Figures
    /// Place in the catalogue of the figures' form; nil while there are none.
    public private(set) var formNumber: Int?
    private var isUnusable = false
    private let cellCounts: [Int]

    public init(catalogue: FormCatalogue) {
        cellCounts = catalogue.forms.map(\.cells.count)
        let capacity = cellCounts.max() ?? 0
        figures = Figures(capacity: capacity)
        other = Figures(capacity: capacity)
    }

    /// Forgets the agency before.
    public func clear() {
        formNumber = nil
        isUnusable = false
    }

    /// Adds one report of last year.
    ///
    /// - Parameters:
    ///   - added: place in the catalogue of the report's form.
    ///   - isWhole: false if only a part of the agency's work went on here; how much of each
    ///     figure that is, nobody can tell, so nothing can be compared then.
    public func add(_ packed: UnsafeRawBufferPointer, formNumber added: Int, isWhole: Bool) {
        guard !isUnusable else { return }
        let target = formNumber == nil ? figures : other
        do {
            try target.unpack(packed, count: cellCounts[added])
        } catch {
            // a report that cannot be decoded is a finding of its own year
            isUnusable = true
            return
        }
        if !isWhole && target.magnitudeBits != 0 { isUnusable = true }
        if formNumber == nil {
            formNumber = added
        } else if formNumber != added || !figures.add(other) {
            isUnusable = true
        }
    }

    /// Whether there is something to compare with.
    public var isUsable: Bool { formNumber != nil && !isUnusable }
}

/// Judges a submission by the rules that look at last year's report.
public final class LastYearJudge: Sendable {
    private let judge: Judge
    private let places: LastYearPlaces

    public init(form: Form, year: Int, catalogue: FormCatalogue) {
        judge = Judge(form: form, year: year, acrossYears: true)
        places = LastYearPlaces(of: form, in: catalogue)
    }

    /// Whether any rule of the year looks at last year's report; without one it need not be read.
    public var hasRules: Bool { judge.hasRules }

    /// Findings of one submission, whose figures get last year's behind them.
    ///
    /// - Returns: nothing if last year's figures cannot be compared.
    public func findings(
        of figures: Figures, after lastYear: LastYear, level: RegionLevel?
    ) throws(Figures.DecodingFault) -> [Finding] {
        guard hasRules, lastYear.isUsable, let before = lastYear.formNumber else { return [] }
        try figures.append(lastYear.figures, at: places[before])
        return judge.findings(of: figures, level: level)
    }
}

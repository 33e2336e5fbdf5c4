import Forms
import Messages
import Submissions

/// What an agency's report follows on from: the figures of its own report of the year before and
/// those of the agencies it succeeded.
public final class LastYear {
    public let figures: Figures
    private let other: Figures
    /// The form of the figures; nil while there are none.
    public private(set) var form: Form?
    private var isUnusable = false

    public init(catalogue: FormCatalogue) {
        let capacity = catalogue.forms.map(\.cells.count).max() ?? 0
        figures = Figures(capacity: capacity)
        other = Figures(capacity: capacity)
    }

    /// Forgets the agency before.
    public func clear() {
        form = nil
        isUnusable = false
    }

    /// Adds one report of last year.
    ///
    /// - Parameter isWhole: false if only a part of the agency's work went on here; how much of
    ///   each figure that is, nobody can tell, so nothing can be compared then.
    public func add(_ packed: UnsafeRawBufferPointer, form added: Form, isWhole: Bool) {
        guard !isUnusable else { return }
        let target = form == nil ? figures : other
        do {
            try target.unpack(packed, count: added.cells.count)
        } catch {
            // a report that cannot be decoded is a finding of its own year
            isUnusable = true
            return
        }
        if !isWhole && target.magnitudeBits != 0 { isUnusable = true }
        if form == nil {
            form = added
        } else if form?.id != added.id || !figures.add(other) {
            isUnusable = true
        }
    }

    /// Whether there is something to compare with.
    public var isUsable: Bool { form != nil && !isUnusable }
}

/// Judges a submission by the rules that look at last year's report.
public final class LastYearJudge {
    private let judge: Judge
    /// By form of last year: positions there of the cells that the rules look at.
    private let positions: [String: [Int?]]

    public init(form: Form, year: Int, catalogue: FormCatalogue) {
        judge = Judge(form: form, year: year, acrossYears: true)
        var positions: [String: [Int?]] = [:]
        for before in catalogue.forms {
            positions[before.id] = form.lastYearCells.map { cell in
                before.position(of: "\(cell.table).\(cell.row).\(cell.column)")
            }
        }
        self.positions = positions
    }

    /// Whether any rule of the year looks at last year's report; without one it need not be read.
    public var hasRules: Bool { judge.hasRules }

    /// Findings of one submission, whose figures get last year's behind them.
    ///
    /// - Returns: nothing if last year's figures cannot be compared.
    public func findings(
        of figures: Figures, after lastYear: LastYear, level: RegionLevel?
    ) throws(Figures.DecodingFault) -> [Finding] {
        guard hasRules, lastYear.isUsable, let before = lastYear.form,
            let positions = positions[before.id]
        else { return [] }
        try figures.append(lastYear.figures, at: positions)
        return judge.findings(of: figures, level: level)
    }
}

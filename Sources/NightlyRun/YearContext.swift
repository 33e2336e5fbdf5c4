import Forms
import Rollup
import Store
import Validation
import Vocabulary

/// What the submissions of one year are judged with. Nothing in it changes while they are read, so
/// that several threads may look at it.
final class YearContext: Sendable {
    let year: Int
    /// The form of the year; nil if no form is valid then, and no totals can be made.
    let form: Form?
    let catalogue: FormCatalogue
    let tree: RegionTree
    /// By region of the tree.
    let levels: [RegionLevel]
    let agencies: AgencyTable
    let predecessors: Predecessors
    let dueDates: DueDates
    let decisions: YearDecisions
    /// Number of the edition that the run makes.
    let edition: Int64
    /// Latest reports that their words keep out of the totals.
    let excludedByWords: Set<Int64>
    /// Whether the agencies are not all of their regions.
    let isOfFew: Bool
    private let formJudges: [FormJudge]

    init(
        year: Int, catalogue: FormCatalogue, tree: RegionTree, agencies: AgencyTable,
        predecessors: Predecessors, dueDates: DueDates, decisions: YearDecisions, edition: Int64,
        excludedByWords: Set<Int64> = [], isOfFew: Bool = false
    ) {
        self.year = year
        self.catalogue = catalogue
        self.tree = tree
        self.agencies = agencies
        self.predecessors = predecessors
        self.dueDates = dueDates
        self.decisions = decisions
        self.edition = edition
        self.excludedByWords = excludedByWords
        self.isOfFew = isOfFew
        form = catalogue.form(forYear: year)
        levels = tree.regions.map(\.level)
        formJudges = catalogue.forms.indices.map {
            FormJudge($0, year: year, catalogue: catalogue)
        }
    }

    /// Reads what a year is judged with.
    convenience init(
        year: Int, regions: RegionChoice, catalogue: FormCatalogue, tree: RegionTree,
        decisions: YearDecisions, edition: Int64, excludedByWords: Set<Int64>,
        submissions: SubmissionReader
    ) throws {
        var agencies = AgencyTable()
        try submissions.agencies(year: year, regions: regions, tree: tree) {
            agencies.insert($0)
        }
        var predecessors = Predecessors()
        try submissions.predecessors(year: year) { predecessors.insert($0, isWhole: $1, $2) }
        self.init(
            year: year, catalogue: catalogue, tree: tree, agencies: agencies,
            predecessors: predecessors, dueDates: DueDates(decisions.dueDates, tree: tree),
            decisions: decisions, edition: edition, excludedByWords: excludedByWords,
            isOfFew: regions.filedBy != nil)
    }

    func formJudge(_ formID: UnsafeRawBufferPointer) throws -> FormJudge {
        guard let known = formJudges.last(where: { $0.isNamed(formID) }) else {
            throw StoreError.unexpectedValue(
                column: "form_id", value: String(decoding: formID, as: UTF8.self))
        }
        return known
    }

    /// By place in the catalogue.
    func formJudge(number: Int) -> FormJudge { formJudges[number] }

    /// Sums for every region, all zero; nil if there is no memory for so many.
    func emptySums() -> RegionSums? {
        RegionSums(regionCount: tree.regions.count, cellCount: form?.cells.count ?? 0)
    }
}

/// A form with its judge, found by the bytes of its id.
final class FormJudge: Sendable {
    /// Place in the catalogue.
    let number: Int
    let form: Form
    let cellCount: Int
    let judge: SubmissionJudge
    let lastYearJudge: LastYearJudge
    /// Whether the form's reports of the year are compared with those of the year before.
    let looksBack: Bool
    let printer: FigurePrinter
    let zeroPlaces: ZeroAfterLastYear.Places
    private let id: [UInt8]

    init(_ number: Int, year: Int, catalogue: FormCatalogue) {
        self.number = number
        form = catalogue.forms[number]
        cellCount = form.cells.count
        id = Array(form.id.utf8)
        judge = SubmissionJudge(form: form, year: year, catalogue: catalogue)
        lastYearJudge = LastYearJudge(form: form, year: year, catalogue: catalogue)
        printer = FigurePrinter(form: form, number: number)
        zeroPlaces = ZeroAfterLastYear.Places(of: form)
        looksBack = lastYearJudge.hasRules && form.years.contains(year)
    }

    func isNamed(_ formID: UnsafeRawBufferPointer) -> Bool {
        formID.count == id.count && formID.elementsEqual(id)
    }
}

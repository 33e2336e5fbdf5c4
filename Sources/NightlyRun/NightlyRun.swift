public import Forms
import Hashing
import Messages
import Narratives
public import PostgresClient
import Rollup
import Store
import Validation
public import Vocabulary

/// One run: lock, snapshot, and then the steps that ``work(_:state:)`` names.
///
/// That it begins is noted down first. Everything else happens in one REPEATABLE READ transaction,
/// which holds the lock. A run that ends early, for whatever reason, leaves the edition before
/// untouched, and a worker that lost its connection has neither lock nor transaction left.
public final class NightlyRun {
    private let session: RunSession
    private let forms: FormSource
    private let request: RunRequest
    private let observer: StageTimes
    private let reader: RunReader
    private let startedAt: Instant
    /// Its number in the record; nil as long as it has not begun, and of a dry run.
    private var runID: Int64?

    /// - Parameters:
    ///   - forms: what they say is read only if something has to be judged.
    ///   - startedAt: for the record.
    public init(
        connection: Connection, forms: FormSource, request: RunRequest, startedAt: Instant,
        observer: any RunObserver
    ) {
        session = RunSession(connection: connection)
        reader = RunReader(connection: connection)
        self.forms = forms
        self.request = request
        self.startedAt = startedAt
        self.observer = StageTimes(observer)
    }

    public convenience init(
        connection: Connection, catalogue: FormCatalogue, request: RunRequest, startedAt: Instant,
        observer: any RunObserver
    ) {
        self.init(
            connection: connection, forms: FormSource(catalogue), request: request,
            startedAt: startedAt, observer: observer)
    }

    /// - Throws: ``StoreError``, ``RunError`` or the client's error; the edition before then
    ///   stays current, and the failure is recorded if the connection still stands.
    public func run() throws -> RunOutcome {
        observer.stage(.lock, year: nil)
        if request.isFull { forms.prepare() }
        if !request.isDryRun {
            runID = try session.announce(
                RunBeginning(
                    businessDate: request.businessDate, startedAt: startedAt,
                    isUnrestricted: request.isUnrestricted))
        }
        do {
            let state = try session.begin()
            var outcome = RunOutcome()
            try work(&outcome, state: state)
            return outcome
        } catch {
            throw recordFailure(error)
        }
    }

    /// Gives the lock back before the connection ends, which the server may notice only after the
    /// next run has asked for it, and notes down why.
    ///
    /// - Returns: the error, with what the database tells of its cause.
    private func recordFailure(_ failure: any Error) -> any Error {
        var error = failure
        // The error itself is reported by the caller; without a connection there is no record.
        do {
            try session.rollback()
            error = session.explained(error)
            guard let runID else { return error }
            try session.record(
                run: runID,
                RunRecord(
                    outcome: .failed, error: "\(error)", stageSeconds: observer.secondsAsJSON()))
        } catch {
            return failure
        }
        return error
    }

    /// The order of a run: find what is new; of each year judge, add up, write totals, compare with
    /// the year before, write findings; then check what was written, and publish.
    private func work(_ outcome: inout RunOutcome, state: RunState) throws {
        observer.stage(.findChanges, year: nil)
        let catalogueHash = RuleBook(forms).hash
        outcome.edition = state.currentEdition
        outcome.contentHash = state.contentHash
        outcome.isDryRun = request.isDryRun
        if let last = state.lastBusinessDate {
            let nights = request.businessDate.daysSinceEpoch - last.daysSinceEpoch - 1
            outcome.missedNights = max(0, nights)
        }
        let touched = try touched(state, catalogueHash: catalogueHash)
        // without news every year is published whole, for else something was left behind
        if let touched, touched.isEmpty, !state.hasNews {
            return try finish(&outcome, state: state, catalogueHash: catalogueHash)
        }
        forms.prepare()
        try reader.readAhead()
        let years = try reader.years()
        let trees = try RegionTrees(reader, years: years.map(\.year) + request.years)
        for code in request.regions where trees.today.index(of: code) == nil {
            throw StoreError.noSuchRegion(code)
        }
        let work =
            request.isStaleOnly
            ? WorkList(
                stale: try StaleReader(connection: session.connection)
                    .results(otherThan: catalogueHash), trees: trees)
            : WorkList(touched: touched, years: years, trees: trees, request: request)
        let known = Set(years.map(\.year) + request.years)
        let writer = EditionWriter(
            connection: session.connection, edition: (state.currentEdition ?? 0) + 1)
        var judged: [JudgedYear] = []
        for (year, regions) in work.years {
            judged.append(
                try process(
                    year, regions, trees: trees, hasYearBefore: known.contains(year - 1),
                    writer: writer, outcome: &outcome))
        }
        if outcome.isChanged {
            try check(judged, writer: writer)
            if work.years.contains(where: { $0.regions.filedBy != nil }) {
                try checkRotation(known.sorted(), trees: trees, writer: writer)
            }
        }
        let whole = Set(years.filter(\.isPublished).map(\.year))
        try finish(
            &outcome, state: state, catalogueHash: catalogueHash, writer: writer,
            judged: request.isUnrestricted ? [] : work.years, whole: whole)
    }

    /// Where something may differ from what is published; nil if that is not asked, because
    /// everything or what was named must be looked at.
    private func touched(_ state: RunState, catalogueHash: String) throws -> Set<Touched>? {
        guard request.isUnrestricted, !request.isFull, state.hasRunHere,
            state.lastCatalogueHash == catalogueHash
        else { return nil }
        let today = request.businessDate
        let known = state.datesSince ?? today...today
        let days = min(known.lowerBound, today)...max(known.upperBound, today)
        guard state.hasNews || days.lowerBound < days.upperBound else { return [] }
        return try reader.touched(over: days)
    }

    /// Publishes what was written, if anything was; takes and seals what is new, and records the
    /// run.
    ///
    /// - Parameters:
    ///   - writer: nil if nothing had to be looked at.
    ///   - judged: what a restricted run judged.
    ///   - whole: years of which every region was published before.
    private func finish(
        _ outcome: inout RunOutcome, state: RunState, catalogueHash: String,
        writer: EditionWriter? = nil, judged: [(year: Int, regions: RegionChoice)] = [],
        whole: Set<Int> = []
    ) throws {
        // while other connections read, this one runs no statement that Ctrl-C could cancel
        try session.connection.throwIfCancelled()
        guard let runID else {  // a dry run
            try session.rollback()
            return
        }
        if let writer, outcome.isChanged {
            observer.stage(.publish, year: nil)
            outcome.contentHash = try writer.publish(
                businessDate: request.businessDate, catalogueHash: catalogueHash,
                years: outcome.years.map(\.year), changedTotals: outcome.changedTotals,
                changedFindings: outcome.changedFindings)
            outcome.edition = writer.edition
            outcome.isPublished = true
        }
        var record = RunRecord(
            outcome: outcome.isPublished ? .published : .unchanged,
            edition: outcome.isPublished ? outcome.edition : nil,
            submissions: outcome.submissions, seen: state.seen,
            systemIdentifier: state.systemIdentifier, catalogueHash: catalogueHash,
            stageSeconds: observer.secondsAsJSON())
        record.judged = judged
        record.firstYears = judged.map(\.year).filter { !whole.contains($0) }
        try session.finish(run: runID, record)
    }

    /// A year whose rows are written, and what of it the second adding looks at.
    private struct JudgedYear {
        let year: Int
        let submissions: Int
        let regions: RegionChoice
        let tree: RegionTree
    }

    /// Judges a year and writes its rows: what a few reports change, or, where that cannot be
    /// counted from what is published, every report of the regions.
    private func process(
        _ year: Int, _ regions: RegionChoice, trees: RegionTrees, hasYearBefore: Bool,
        writer: EditionWriter, outcome: inout RunOutcome
    ) throws -> JudgedYear {
        func write(_ regions: RegionChoice) throws -> JudgedYear {
            try self.write(
                year, regions, trees: trees, hasYearBefore: hasYearBefore, writer: writer,
                outcome: &outcome)
        }
        guard let filers = regions.filedBy, let judged = regions.judged else {
            return try write(regions)
        }
        guard filers.count <= Self.fewReports else {
            // read in the order of agencies, a year comes faster than most of its regions
            let isMost = judged.count * 2 > trees[year].regions.count
            return try write(isMost ? .every : regions.whole)
        }
        let published = PublishedReader(connection: session.connection)
        guard try published.listLength(year: year) > request.wholeLimit else {
            return try write(.every)
        }
        let others = try published.agenciesWithSameFigures(year: year, as: filers)
        do {
            return try write(
                .some(
                    judged: judged, above: regions.above, filedBy: (filers + others).sorted()))
        } catch is NotByDifference {
            // nothing is written yet
            return try write(regions.whole)
        }
    }

    /// Above it, reading every report of the regions is no dearer.
    private static let fewReports = 500

    private func write(
        _ year: Int, _ regions: RegionChoice, trees: RegionTrees, hasYearBefore: Bool,
        writer: EditionWriter, outcome: inout RunOutcome
    ) throws -> JudgedYear {
        let tree = trees[year]
        try reader.readAhead(
            year: year, on: request.businessDate, isEvery: regions == .every)
        let catalogue = try forms.catalogue()
        let decisions = try YearDecisions(
            DecisionReader(connection: session.connection), year: year,
            businessDate: request.businessDate, tree: tree)
        observer.stage(.judge, year: year)
        let tally: YearTally
        let texts: YearTexts
        let difference: YearDifference?
        let totals: YearTotalFindings?
        var result: YearOutcome
        do {
            (tally, texts, difference) = try judge(
                year, regions, tree: tree, decisions: decisions, edition: writer.edition)
            observer.stage(.addUp, year: year)
            totals = try tally.form.map { form in
                try YearTotalFindings(
                    year: year, form: form, tree: tree, regions: regions,
                    hasGovernments: regions != .every || tally.context.agencies.hasGovernments,
                    reader: RegionTotalReader(connection: session.connection))
            }
            result = try YearPublication(
                tally: tally, tree: tree, regions: regions, difference: difference,
                reader: reader, writer: writer, isFull: request.isFull
            ).writeTotals(
                onTotals: { totals?.judge($0) },
                onWrite: { observer.stage(.write, year: year) })
        } catch RollupError.totalOverflows(let region, let cell) {
            throw RunError.totalOverflows(
                region: tree.regions[region].code, year: year,
                cell: catalogue.form(forYear: year)?.cells[cell].name ?? String(cell))
        }
        try YearStandaloneFindings(
            year: year, catalogue: catalogue, tree: tree, treeBefore: trees[year - 1],
            regions: regions, decisions: decisions, hasYearBefore: hasYearBefore,
            businessDate: request.businessDate,
            reader: TwoYearsReader(connection: session.connection)
        ).find(
            totals: totals?.results() ?? [], silent: tally.silentAgencies, into: tally.spool)
        outcome.changedFindings += try writer.replaceFindings(
            year: year, regions: regions,
            compared: (Originality.rule.id, texts.comparedRegions), count: tally.findingCount,
            forEachList: tally.forEachCellList, tally.forEachFinding)
        result.findings = tally.findingCount
        outcome.years.append(result)
        return JudgedYear(
            year: year, submissions: tally.submissions, regions: regions, tree: tree)
    }

    /// Judges what a year's reports say in words, then their figures: a report whose words show
    /// that its figures cannot be right does not count. Last come what corrections lost and what
    /// was copied.
    private func judge(
        _ year: Int, _ regions: RegionChoice, tree: RegionTree, decisions: YearDecisions,
        edition: Int64
    ) throws -> (YearTally, YearTexts, YearDifference?) {
        let published = PublishedReader(connection: session.connection)
        let texts = YearTexts(
            year: year, tree: tree, catalogue: try forms.catalogue(), decisions: decisions,
            spool: try FindingSpool(edition: edition), judged: regions.filedBy.map(Set.init))
        let narratives = NarrativeReader(connection: session.connection)
        try texts.read(
            from: narratives,
            regions: try regions.filedBy.map {
                .some(judged: try published.wordedRegions(year: year, agencies: $0))
            } ?? regions)
        let submissionReader = SubmissionReader(connection: session.connection)
        let context = try YearContext(
            year: year, regions: regions, catalogue: try forms.catalogue(), tree: tree,
            decisions: decisions, edition: edition, excludedByWords: texts.excluded,
            submissions: submissionReader)
        let others =
            regions == .every
            ? try ReadingHelpers(workers: request.workers)
                .open(beside: submissionReader, agencies: context.agencies.count) : []
        var difference: YearDifference?
        let tally = try YearTally.read(
            context, regions: regions, from: submissionReader, beside: others,
            words: texts.excludingFinding,
            published: { tally in
                difference = try regions.filedBy.map {
                    try YearDifference(
                        tally, tree: tree, regions: regions, filers: $0, reader: reader,
                        reports: published)
                }
            }, progress: observer.progress)
        tally.adopt(texts.spool)
        try YearCorrections(context: context, spool: tally.spool).read(
            from: CorrectionReader(connection: session.connection), isEvery: regions == .every)
        try tally.findCopies(names: AgencyNameReader(connection: session.connection).names(of:))
        try tally.findOddPublications(
            DecisionReader(connection: session.connection), regions: regions)
        return (tally, texts, difference)
    }

    /// The second path: SQL adds again what changed, from the readable cells.
    ///
    /// Where a few reports of many changed, the change of every total is compared with that of its
    /// reports.
    private func check(_ judged: [JudgedYear], writer: EditionWriter) throws {
        let whole = judged.filter { $0.regions.filedBy == nil }
        let submissions = whole.reduce(0) { $0 + $1.submissions }
        for judgedYear in judged {
            observer.stage(.check, year: judgedYear.year)
            let (year, regions) = (judgedYear.year, judgedYear.regions)
            // of few reports all are added again, which finds more and is no dearer
            if regions.filedBy != nil,
                judgedYear.submissions > request.checkLimit / Self.sampleCost
            {
                try writer.checkChanges(
                    year: year, businessDate: request.businessDate, regions: regions)
                continue
            }
            var sample = regions.judged(of: judgedYear.tree)
            if regions.filedBy == nil, submissions > request.checkLimit {
                // a fresh sample each night, so that no region stays unchecked for long
                let part =
                    Double(request.checkLimit) / Double(submissions) / Double(Self.sampleCost)
                sample = Array(sample.shuffled().prefix(max(1, Int(Double(sample.count) * part))))
            }
            // the tree is added up to the root: every region above a changed one has changed too
            try writer.check(
                year: year, businessDate: request.businessDate, regions: sample,
                treeRegions: regions.affected(of: judgedYear.tree))
        }
    }

    /// Adds some regions again whole, in every year that is published: others every night.
    private func checkRotation(
        _ years: [Int], trees: RegionTrees, writer: EditionWriter
    ) throws {
        guard request.isUnrestricted,
            let rotation = CheckRotation(
                since: try reader.lastPublishedDate(), to: request.businessDate)
        else { return }
        for year in years {
            let due = rotation.regions(of: trees[year])
            guard !due.isEmpty else { continue }
            try writer.check(
                year: year, businessDate: request.businessDate, regions: due, treeRegions: due)
        }
    }

    /// A sample is this many times smaller than the largest run that is checked whole.
    private static let sampleCost = 10
}

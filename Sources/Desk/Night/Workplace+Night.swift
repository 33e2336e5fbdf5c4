import Forms
package import Messages
import NightlyRun
package import PostgresClient
import Settings
import Store
import Vocabulary

/// What a run is told besides the settings.
package struct NightRequest {
    /// Empty for all, as are the regions.
    package let years: [Int]
    package let regions: [String]
    package let isFull: Bool
    package let isStaleOnly: Bool
    package let isDryRun: Bool
    /// Does nothing if the run of the business date is done.
    package let isCatchUp: Bool
    /// Connections that read at once; nil for as many as are of use.
    package let workers: Int?
    /// The program's, for the pages.
    package let version: String

    package init(
        years: [Int], regions: [String], isFull: Bool, isStaleOnly: Bool, isDryRun: Bool,
        isCatchUp: Bool, workers: Int?, version: String
    ) {
        self.version = version
        self.years = years
        self.regions = regions
        self.isFull = isFull
        self.isStaleOnly = isStaleOnly
        self.isDryRun = isDryRun
        self.isCatchUp = isCatchUp
        self.workers = workers
    }
}

extension Workplace {
    /// The nightly job.
    ///
    /// - Parameter guarded: runs the work so that it can be interrupted in order.
    /// - Returns: the closing lines; nil if there was nothing to do.
    package func run(
        _ night: NightRequest,
        guarded: (Connection, () throws -> Phrase?) throws -> Phrase?
    ) throws -> Phrase? {
        for year in night.years { _ = try Arguments.year(year) }
        let reporter = RunReporter(settings)
        var failed = RunMessages.failed
        do {
            return try withDatabase(.schemaAndForms) { connection in
                try guarded(connection) {
                    try run(night, connection, reporter) { failed = $0 }
                }
            }
        } catch {
            reporter.end()
            let failure = failure(error)
            reporter.failed(failure, failed)
            throw failure
        }
    }

    private func run(
        _ night: NightRequest, _ connection: Connection, _ reporter: RunReporter,
        whenFailing: (Phrase) -> Void
    ) throws -> Phrase? {
        let date = businessDate()
        if night.isCatchUp, try RunSession(connection: connection).hasFinishedRun(on: date) {
            reporter.say(RunMessages.alreadyDone.filled(["date": date.description]))
            return nil
        }
        try ClockReader(connection: connection).check(businessDate: date)
        let request = RunRequest(
            years: night.years, regions: night.regions, isFull: night.isFull,
            isStaleOnly: night.isStaleOnly, isDryRun: night.isDryRun, businessDate: date,
            checkLimit: settings.checkLimitSubmissions, workers: night.workers)
        let run = NightlyRun(
            connection: connection, forms: try forms(), request: request, startedAt: Clock.now,
            observer: reporter)
        let outcome = try run.run()
        // what the run published stands, whatever becomes of the rest; each of that is tried
        whenFailing(RunMessages.pagesFailed)
        reporter.end()
        let anchored = Swift.Result {
            if !night.isDryRun { try noteChainEnd(connection) }
        }
        let written: Phrase?
        do {
            written = try pages(after: outcome, night, connection)
        } catch {
            if case .failure(let other) = anchored {
                reporter.warn(RunMessages.anchorFailed, other)
            }
            throw error
        }
        whenFailing(RunMessages.anchorFailed)
        try anchored.get()
        let summary = RunSummary(outcome, businessDate: date).text
        guard let written else { return summary }
        return Phrase("\(summary.zh)\(written.zh)\n", en: "\(summary.en)\(written.en)\n")
    }

    /// Notes down where the chain ends now, where the settings want it.
    private func noteChainEnd(_ connection: Connection) throws {
        guard let outlet = settings.runAnchor,
            let end = try HistoryReader(connection: connection).chainEnd()
        else { return }
        try Anchoring.append(AnchorFile.line(end), to: outlet)
    }

    /// Writes the pages where the settings want them: of an edition that was published, and where a
    /// site is not there or not whole. The edition stands whatever becomes of them.
    private func pages(
        after outcome: RunOutcome, _ night: NightRequest, _ connection: Connection
    ) throws -> Phrase? {
        guard let folder = settings.siteDirectory, !outcome.isDryRun, outcome.edition != nil,
            outcome.isPublished || !SiteFolder.isComplete(folder)
        else { return nil }
        return try site(
            SiteRequest(
                folder: folder, isPublic: settings.siteAudience == .everybody,
                version: night.version), connection)
    }
}

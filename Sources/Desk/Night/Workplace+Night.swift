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

    package init(
        years: [Int], regions: [String], isFull: Bool, isStaleOnly: Bool, isDryRun: Bool,
        isCatchUp: Bool, workers: Int?
    ) {
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
        do {
            return try withDatabase(.schemaAndForms) { connection in
                try guarded(connection) { try run(night, connection, reporter) }
            }
        } catch {
            reporter.end()
            let failure = failure(error)
            reporter.failed(failure)
            throw failure
        }
    }

    private func run(
        _ night: NightRequest, _ connection: Connection, _ reporter: RunReporter
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
        reporter.end()
        return RunSummary(outcome, businessDate: date).text
    }
}

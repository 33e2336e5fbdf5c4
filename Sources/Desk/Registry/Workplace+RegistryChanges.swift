import Messages
import PostgresClient
import Store
import Vocabulary

extension Workplace {
    /// Changes agencies or regions from a day on: what changes in which years is said first, then
    /// somebody is asked, then all of it is written or nothing.
    ///
    /// - Throws: ``CommandFailure`` with 64 where nobody confirmed.
    package func changeRegistry(_ request: RegistryChangeRequest) throws {
        let day = try Arguments.requiredDate(request.from, option: "--from")
        guard day.daysSinceEpoch <= Clock.today.daysSinceEpoch + 366 else {
            throw Refusal(
                .wrongUsage, RegistryChangeMessages.tooFar.filled(["day": day.description]))
        }
        guard [request.reason, request.by].allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) else {
            throw Refusal(.wrongUsage, RegistryChangeMessages.noReason)
        }
        let language = language
        func say(_ line: Phrase) { Output.result(line[language] + "\n") }
        try withDatabase { connection in
            let session = RegistryChangeSession(connection: connection, request: request, day: day)
            let preview = try session.preview()
            for line in preview.lines { say(line) }
            if request.isDryRun {
                say(RegistryChangeMessages.dryRun)
                return
            }
            if !request.isConfirmed {
                let answer = Questions.onTerminal(language, clearing: nil)?(
                    RegistryChangeMessages.sure)
                guard ["y", "yes", "是"].contains(AgencyName.folded(answer ?? "")) else {
                    throw Refusal(.wrongUsage, RegistryChangeMessages.unconfirmed)
                }
            }
            try session.write(preview)
            say(RegistryChangeMessages.written.filled(["day": day.description]))
        }
    }
}

/// Tries a change and takes it back, and makes it.
private struct RegistryChangeSession {
    let connection: Connection
    let request: RegistryChangeRequest
    let day: CalendarDate

    /// What would change, in words, and what was there before.
    struct Preview {
        let touched: Reorganisation.Touched
        let before: RegistrySurvey
        let years: [Int]
        let lines: [Phrase]
    }

    /// Tries the change; nothing is kept.
    func preview() throws -> Preview {
        let surveyor = RegistrySurveyor(connection: connection)
        let published = try surveyor.publishedYears()
        let years = Set(published).union([day.year - 1, day.year, Clock.today.year - 1]).sorted()
        try connection.begin()
        do {
            let touched = try make()
            func survey() throws -> RegistrySurvey {
                try surveyor.survey(
                    agencies: touched.agencies, regions: touched.regions, years: years)
            }
            let after = try survey()
            try connection.rollback()
            let before = try survey()
            let difference = RegistryDifference(
                from: before, to: after, years: years, published: Set(published))
            return Preview(
                touched: touched, before: before, years: years,
                lines: touched.remarks + (difference.isEmpty ? [] : difference.lines))
        } catch {
            // what went wrong first is what the clerk must hear
            try? connection.rollback()
            throw error
        }
    }

    /// Makes the change, if what was there is as it was when the preview was shown.
    func write(_ preview: Preview) throws {
        try connection.begin()
        do {
            let before = try RegistrySurveyor(connection: connection).survey(
                agencies: preview.touched.agencies, regions: preview.touched.regions,
                years: preview.years)
            guard before == preview.before else {
                throw Refusal(.failed, RegistryChangeMessages.changedMeanwhile)
            }
            _ = try make()
            try connection.commit()
        } catch {
            try? connection.rollback()
            throw error
        }
    }

    private func make() throws -> Reorganisation.Touched {
        let changes = RegistryChanges(connection: connection, from: day)
        try changes.state(reason: request.reason, decidedBy: request.by)
        let touched = try Reorganisation(connection: connection, from: day, by: request.by)
            .make(request.change)
        try changes.checkNow()
        return touched
    }
}

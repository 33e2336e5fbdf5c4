import Documents
import Messages
import PostgresClient
import Store
import Vocabulary

/// Takes a sheet into the registry: shows the difference, asks, and writes all of it or nothing.
struct RegistryImport {
    let connection: Connection
    let request: RegistryRequest
    let choice: RegistryChoice
    /// Stands for the file in messages.
    let file: String
    /// Nil where nobody is there to answer.
    let ask: ((Phrase) -> String?)?
    let say: (Phrase) -> Void

    private var reader: RegistryReader { RegistryReader(connection: connection) }

    // MARK: Agencies

    func takeAgencies(_ list: ListFile) throws {
        let sheet = try AgencySheet(list, name: file, year: request.year)
        let snapshot = try snapshot(for: sheet)
        var choice = choice
        var plan = try checked(AgencyPlan(sheet, snapshot, choice))
        var lines = AgencyPlanText(plan, snapshot).lines
        for line in lines { say(line) }
        if plan.isUndecided {
            guard let decided = try decided(choice) else { return }
            choice = decided
            plan = try checked(AgencyPlan(sheet, snapshot, choice))
            let shown = Set(lines)
            lines = AgencyPlanText(plan, snapshot).lines
            for line in lines where !shown.contains(line) { say(line) }
        }
        guard try isToBeWritten(isEmpty: plan.isEmpty) else { return }
        try write {
            try RegistryKeeper(connection: connection).holdAgencies()
            let snapshot = try self.snapshot(for: sheet)
            let now = AgencyPlan(sheet, snapshot, choice)
            guard now.faults.isEmpty, AgencyPlanText(now, snapshot).lines == lines else {
                throw Refusal(.failed, RegistryMessages.changedMeanwhile)
            }
            try AgencyPlanWriter(connection: connection, file: file).write(now, choice)
            let written = try self.snapshot(for: sheet)
            let left = AgencyPlan(sheet, written, choice)
            guard left.faults.isEmpty, left.isEmpty else {
                throw notAsWanted(left.faults.map(\.line) + AgencyPlanText(left, written).lines)
            }
        }
    }

    private func snapshot(for sheet: AgencySheet) throws -> RegistrySnapshot {
        var snapshot = RegistrySnapshot(
            agencies: try reader.agencies(), regions: try reader.regionTree(),
            pastDays: try reader.pastDays())
        let years = Set(sheet.entries.flatMap { $0.due.keys.map(\.year) + $0.exempt.keys })
        for year in years {
            snapshot.years[year] = try reader.year(year, today: choice.today)
        }
        return snapshot
    }

    private func checked(_ plan: AgencyPlan) throws -> AgencyPlan {
        try check(plan.faults)
        return plan
    }

    // MARK: Regions

    func takeRegions(_ list: ListFile) throws {
        var choice = choice
        var plan = try regionPlan(list, choice)
        try check(plan.faults)
        var lines = RegionPlanText(plan, choice).lines
        for line in lines { say(line) }
        if plan.isUndecided(choice) {
            guard let decided = try decided(choice) else { return }
            choice = decided
            plan = try regionPlan(list, choice)
            try check(plan.faults)
            let shown = Set(lines)
            lines = RegionPlanText(plan, choice).lines
            for line in lines where !shown.contains(line) { say(line) }
        }
        guard try isToBeWritten(isEmpty: plan.changed.isEmpty) else { return }
        try write {
            try RegistryKeeper(connection: connection).holdRegions()
            let now = try regionPlan(list, choice)
            guard now.faults.isEmpty, RegionPlanText(now, choice).lines == lines else {
                throw Refusal(.failed, RegistryMessages.changedMeanwhile)
            }
            try store(now)
            let left = try regionPlan(list, choice)
            guard left.faults.isEmpty, left.changed.isEmpty else {
                throw notAsWanted(left.faults.map(\.line) + RegionPlanText(left, choice).lines)
            }
        }
    }

    private func regionPlan(_ list: ListFile, _ choice: RegistryChoice) throws -> RegionPlan {
        try RegionPlan(
            list, name: file, tree: try reader.regionTree(),
            lastDays: try reader.lastPastDaysOfRegions(), choice)
    }

    /// Regions above come first, for those below refer to them.
    private func store(_ plan: RegionPlan) throws {
        let keeper = RegistryKeeper(connection: connection)
        let writer = RegistryWriter(connection: connection)
        for level in RegionLevel.allCases {
            for item in plan.changed where item.after.level == level {
                if item.before == nil {
                    try writer.add(item.after)
                } else if let since = item.since {
                    try keeper.change(item.after, since: since)
                } else {
                    try keeper.correct(item.after)
                }
            }
        }
    }

    // MARK: Asking and writing

    private func check(_ faults: [SheetFault]) throws(Refusal) {
        guard !faults.isEmpty else { return }
        throw Refusal(
            .unreadableInput,
            RegistryMessages.faults.filled(["list": faults.map(\.line).lines]).filled([
                "file": file, "count": String(faults.count),
            ]))
    }

    /// From when other names, classes and regions hold, as somebody says; nil in a dry run.
    private func decided(_ choice: RegistryChoice) throws(Refusal) -> RegistryChoice? {
        if request.isDryRun {
            say(RegistryMessages.undecided)
            return nil
        }
        var choice = choice
        let answer = ask?(RegistryMessages.fromWhen).map { AgencyName.folded($0) } ?? ""
        if ["c", "更正"].contains(answer) {
            choice.isCorrection = true
        } else if let day = AgencyRowReader.since(answer) {
            choice.since = day
        } else {
            throw Refusal(.wrongUsage, RegistryMessages.undecided)
        }
        return choice
    }

    private func isToBeWritten(isEmpty: Bool) throws(Refusal) -> Bool {
        if isEmpty {
            say(RegistryMessages.same)
            return false
        }
        if request.isDryRun {
            say(RegistryMessages.dryRun)
            return false
        }
        if request.isConfirmed { return true }
        let answer = ask?(RegistryMessages.sure).map { AgencyName.folded($0) } ?? ""
        guard ["y", "yes", "是"].contains(answer) else {
            throw Refusal(.wrongUsage, RegistryMessages.unconfirmed)
        }
        return true
    }

    private func write(_ body: () throws -> Void) throws {
        try connection.begin()
        do {
            try body()
            try connection.commit()
        } catch {
            // what went wrong first is what the clerk must hear
            try? connection.rollback()
            throw error
        }
        say(RegistryMessages.written)
    }

    private func notAsWanted(_ lines: [Phrase]) -> Refusal {
        Refusal(.failed, RegistryMessages.notAsWanted.filled(["list": lines.lines]))
    }
}

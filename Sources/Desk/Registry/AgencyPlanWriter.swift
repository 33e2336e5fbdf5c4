import PostgresClient
import Store
import Vocabulary

/// Writes what a sheet changes, in the transaction of the caller.
struct AgencyPlanWriter {
    private let keeper: RegistryKeeper
    private let file: String

    /// - Parameter file: the sheet, named as the reason of dates that one agency alone has.
    init(connection: Connection, file: String) {
        keeper = RegistryKeeper(connection: connection)
        self.file = file
    }

    func write(_ plan: AgencyPlan, _ choice: RegistryChoice) throws {
        var numbers = plan.items.map(\.after.id)
        // a code may pass from an agency that is closed to a new one
        for item in plan.changed { try change(item) }
        for (place, item) in plan.items.enumerated() where item.isNew {
            numbers[place] = try add(item)
        }
        for deadline in plan.dates.deadlines {
            try keeper.setDeadline(
                deadline.key.event, year: deadline.key.year, at: deadline.place, to: deadline.day)
        }
        for extended in plan.dates.extensions {
            try keeper.extend(
                extended.key.event, year: extended.key.year, agency: numbers[extended.item],
                to: extended.day, reason: file, grantedBy: choice.by ?? "", on: choice.today)
        }
        for exempted in plan.dates.exemptions {
            try keeper.exempt(
                exempted.after, year: exempted.year, agency: numbers[exempted.item])
        }
    }

    private func add(_ item: AgencyPlan.Item) throws -> Int64 {
        guard let first = item.after.activeFrom ?? AgencyPlan.firstDay else { return 0 }
        let id = try keeper.add(
            item.after, number: item.after.id > 0 ? item.after.id : nil, activeFrom: first)
        if !item.after.contact.isEmpty { try keeper.set(item.after.contact, as: .contact, of: id) }
        if !item.after.head.isEmpty { try keeper.set(item.after.head, as: .head, of: id) }
        for name in item.newNames { try keeper.add(name, to: id) }
        return id
    }

    private func change(_ item: AgencyPlan.Item) throws {
        guard var held = item.before else { return }
        let after = item.after
        if item.isOtherwise, let since = item.since {
            try keeper.change(after, since: since)
            held.name = after.name
            held.regionCode = after.regionCode
            held.agencyClass = after.agencyClass
            held.countsInTotal = after.countsInTotal
        }
        if held.contact != after.contact {
            try keeper.set(after.contact, as: .contact, of: after.id)
        }
        if held.head != after.head { try keeper.set(after.head, as: .head, of: after.id) }
        (held.contact, held.head) = (after.contact, after.head)
        if held != after { try keeper.correct(after) }
        for name in item.newNames { try keeper.add(name, to: after.id) }
    }
}

import Messages
import Store
import Vocabulary

/// What a sheet would change of due dates and exemptions.
///
/// A date that all agencies of a class in a region share is the deadline of the class; any other is
/// the agency's own.
struct DatePlan {
    struct Deadline: Equatable {
        let key: AgencySheet.DueKey
        let place: RegistryYear.Place
        let before: CalendarDate?
        let day: CalendarDate
        let count: Int
    }

    struct Extension: Equatable {
        let key: AgencySheet.DueKey
        /// Among the plan's items.
        let item: Int
        let before: CalendarDate?
        let day: CalendarDate
    }

    struct Exemption: Equatable {
        let year: Int
        let item: Int
        let before: RegistryYear.Exemption?
        let after: RegistryYear.Exemption
    }

    private(set) var deadlines: [Deadline] = []
    private(set) var extensions: [Extension] = []
    private(set) var exemptions: [Exemption] = []
    private(set) var faults: [SheetFault] = []

    var isEmpty: Bool { deadlines.isEmpty && extensions.isEmpty && exemptions.isEmpty }

    init() {}

    /// - Parameters:
    ///   - entries: of the items, in their order.
    init(
        _ sheet: AgencySheet, _ entries: [AgencySheet.Entry], _ items: [AgencyPlan.Item],
        _ snapshot: RegistrySnapshot, _ choice: RegistryChoice
    ) {
        let keys = Set(entries.flatMap(\.due.keys))
        for key in keys.sorted(by: { ($0.year, $0.event.rawValue) < ($1.year, $1.event.rawValue) })
        {
            addDates(key, sheet, entries, items, snapshot, choice)
        }
        for (number, entry) in entries.enumerated() {
            for (year, reason) in entry.exempt.sorted(by: { $0.key < $1.key }) {
                let held = items[number].before.flatMap {
                    snapshot.years[year]?.exemptions[$0.id]
                }
                guard let by = entry.exemptBy[year] ?? held?.grantedBy ?? choice.by else {
                    let column = AgencyColumn.exempt(year)
                    faults.append(
                        sheet.fault(
                            entry, sheet.head.places[column] == nil ? .exempt(nil) : column,
                            RegistryMessages.whoExempts))
                    continue
                }
                let after = RegistryYear.Exemption(reason: reason, grantedBy: by)
                if held != after {
                    exemptions.append(
                        Exemption(year: year, item: number, before: held, after: after))
                }
            }
        }
    }

    private mutating func addDates(
        _ key: AgencySheet.DueKey, _ sheet: AgencySheet, _ entries: [AgencySheet.Entry],
        _ items: [AgencyPlan.Item], _ snapshot: RegistrySnapshot, _ choice: RegistryChoice
    ) {
        let year = snapshot.years[key.year] ?? RegistryYear()
        let column: AgencyColumn =
            sheet.head.places[.due(key.event, key.year)] == nil
            ? .due(key.event, nil) : .due(key.event, key.year)
        var members: [RegistryYear.Place: [Int]] = [:]
        for (number, item) in items.enumerated() {
            if item.after.isThere(atEndOf: key.year) {
                members[Self.place(of: item, in: key.year, year), default: []].append(number)
            } else if entries[number].due[key] != nil {
                faults.append(
                    sheet.fault(
                        entries[number], column,
                        RegistryMessages.notThere.filled(["year": String(key.year)])))
            }
        }
        let named = Set(items.compactMap { $0.before?.id })
        // agencies of each place that the sheet does not name
        let others = Set(year.places.filter { !named.contains($0.key) }.values)
        for (place, numbers) in members.sorted(by: { $0.value[0] < $1.value[0] }) {
            let given = numbers.filter { entries[$0].due[key] != nil }
            let usual = year.due(key.event, at: place)
            let own = { (number: Int) in
                items[number].before.flatMap { year.extended[key.event]?[$0.id] }
            }
            let different = given.filter { (own($0) ?? usual) != entries[$0].due[key] }
            guard let first = different.first, let day = entries[first].due[key] else { continue }
            let isShared =
                given.count == numbers.count && !others.contains(place)
                && given.allSatisfy { entries[$0].due[key] == day && own($0) == nil }
            if isShared {
                deadlines.append(
                    Deadline(
                        key: key, place: place, before: usual, day: day, count: given.count))
                continue
            }
            for number in different {
                guard let day = entries[number].due[key] else { continue }
                extensions.append(
                    Extension(key: key, item: number, before: own(number) ?? usual, day: day))
                if choice.by == nil {
                    faults.append(
                        sheet.fault(entries[number], column, RegistryMessages.whoExtends))
                }
            }
        }
    }

    /// Where an agency belongs at the end of a year, the sheet taken in.
    private static func place(
        of item: AgencyPlan.Item, in reportYear: Int, _ year: RegistryYear
    ) -> RegistryYear.Place {
        let after = RegistryYear.Place(
            regionCode: item.after.regionCode, agencyClass: item.after.agencyClass)
        guard let before = item.before, let held = year.places[before.id] else { return after }
        if item.isOtherwise {
            guard let since = item.since else { return after }
            return since.year <= reportYear ? after : held
        }
        return held
    }
}

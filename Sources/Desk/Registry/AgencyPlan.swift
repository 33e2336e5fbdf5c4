import Messages
import Store
import Vocabulary

/// What a sheet of agencies would change in the registry.
struct AgencyPlan {
    struct Item {
        let row: Int
        /// Nil for a new agency.
        let before: RegistryAgency?
        /// Its number is 0 where the registry will give one.
        var after: RegistryAgency
        /// The first day of its new name, class, region or part in the totals; nil if these are as
        /// they were, or if what was there is corrected for all years.
        var since: CalendarDate?
        /// Former names that the registry does not know.
        var newNames: [FormerName] = []
        /// What the sheet calls it, where that is a short form.
        var shortName: String?

        var isOtherwise: Bool {
            guard let before else { return false }
            return before.name != after.name || before.regionCode != after.regionCode
                || before.agencyClass != after.agencyClass
                || before.countsInTotal != after.countsInTotal
        }

        var isNew: Bool { before == nil }
        var isChanged: Bool { before.map { $0 != after } ?? false || !newNames.isEmpty }
    }

    var items: [Item] = []
    var dates = DatePlan()
    var faults: [SheetFault] = []
    /// Agencies of the sheet's regions that it does not name: they stay.
    var absent: [RegistryAgency] = []
    let unusedHeadings: [String]

    /// Rows that change what names, classes and regions are, and do not say from when.
    var isUndecided = false

    var new: [Item] { items.filter(\.isNew) }
    var changed: [Item] { items.filter { !$0.isNew && $0.isChanged } }
    var isEmpty: Bool { new.isEmpty && changed.isEmpty && dates.isEmpty }

    init(_ sheet: AgencySheet, _ snapshot: RegistrySnapshot, _ choice: RegistryChoice) {
        unusedHeadings = sheet.head.unused
        faults = sheet.faults
        let maker = AgencyItemMaker(sheet, snapshot, choice)
        var entries: [AgencySheet.Entry] = []
        for entry in sheet.entries {
            switch maker.item(entry) {
            case .success(let item):
                items.append(item)
                entries.append(entry)
                isUndecided =
                    isUndecided || item.isOtherwise && item.since == nil && !choice.isCorrection
            case .failure(let fault): faults.append(fault)
            }
        }
        let doubled = maker.doubled(items)
        faults += doubled
        dates = DatePlan(sheet, entries, items, snapshot, choice)
        faults += dates.faults
        faults.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        absent = Self.absent(items, sheet, snapshot, choice)
    }

    /// Active agencies of the regions that the sheet speaks of, which it does not name.
    private static func absent(
        _ items: [Item], _ sheet: AgencySheet, _ snapshot: RegistrySnapshot,
        _ choice: RegistryChoice
    ) -> [RegistryAgency] {
        let named = Set(items.compactMap { $0.before?.id })
        let regions =
            snapshot.codes(within: choice.region) ?? Set(items.map(\.after.regionCode))
        // a row at fault names an agency as well
        let faulty = Set(sheet.faults.map(\.row))
        guard faulty.isEmpty else { return [] }
        return snapshot.agencies.filter {
            regions.contains($0.regionCode) && !named.contains($0.id)
                && AgencyMatching.isActive($0, choice.today)
        }
    }
}

extension AgencyPlan {
    /// Of an agency whose first day nobody gave: that of the Regulation.
    static let firstDay = CalendarDate(year: 2008, month: 5, day: 1)
}

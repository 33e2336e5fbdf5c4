import Messages
import Store
import Vocabulary

/// Makes of each row what the agency will be.
struct AgencyItemMaker {
    private let sheet: AgencySheet
    private let snapshot: RegistrySnapshot
    private let choice: RegistryChoice
    private let matching: AgencyMatching
    private let codes: Set<String>?

    init(_ sheet: AgencySheet, _ snapshot: RegistrySnapshot, _ choice: RegistryChoice) {
        self.sheet = sheet
        self.snapshot = snapshot
        self.choice = choice
        matching = AgencyMatching(snapshot, today: choice.today)
        codes = snapshot.codes(within: choice.region)
    }

    func item(_ entry: AgencySheet.Entry) -> Result<AgencyPlan.Item, SheetFault> {
        do throws(SheetFault) {
            let region = try region(entry)
            switch matching.find(entry, region: region, within: codes) {
            case .fault(let column, let reason): throw sheet.fault(entry, column, reason)
            case .new: return .success(try new(entry, region))
            case .known(let before, let isShort):
                return .success(try known(entry, before, region, isShort: isShort))
            }
        } catch {
            return .failure(error)
        }
    }

    /// The region that a row names; nil if it names none.
    private func region(_ entry: AgencySheet.Entry) throws(SheetFault) -> Region? {
        guard let text = entry.region else { return nil }
        let found = snapshot.regions(named: text, within: codes)
        guard let region = found.first else {
            throw sheet.fault(
                entry, .region, RegistryMessages.noRegion.filled(["value": text]))
        }
        guard found.count == 1 else {
            let list = found.map { "\($0.code) \($0.name)" }.joined(separator: "、")
            throw sheet.fault(
                entry, .region, RegistryMessages.twoRegions.filled(["list": list]))
        }
        guard codes?.contains(region.code) ?? true else {
            throw sheet.fault(
                entry, .region,
                RegistryMessages.regionOutside.filled([
                    "value": text, "region": choice.region ?? "",
                ]))
        }
        return region
    }

    /// Where rows belong that name no region.
    private var usualRegion: String? {
        if let region = choice.region { return region }
        let all = snapshot.regions.regions
        return all.count == 1 ? all.first?.code : nil
    }

    private func new(
        _ entry: AgencySheet.Entry, _ region: Region?
    ) throws(SheetFault) -> AgencyPlan.Item {
        guard let name = entry.name else {
            throw sheet.fault(entry, .name, RegistryMessages.missing)
        }
        guard let agencyClass = entry.agencyClass else {
            throw sheet.fault(entry, .agencyClass, RegistryMessages.newNeedsClass)
        }
        guard let code = region?.code ?? usualRegion else {
            throw sheet.fault(entry, .region, RegistryMessages.newNeedsRegion)
        }
        var after = RegistryAgency(
            id: entry.id ?? 0, regionCode: code, name: name, agencyClass: agencyClass,
            activeFrom: entry.activeFrom)
        apply(entry, to: &after)
        try check(after, entry)
        return AgencyPlan.Item(
            row: entry.row, before: nil, after: after, newNames: entry.formerNames)
    }

    private func known(
        _ entry: AgencySheet.Entry, _ before: RegistryAgency, _ region: Region?, isShort: Bool
    ) throws(SheetFault) -> AgencyPlan.Item {
        var after = before
        if let name = entry.name, !isShort,
            AgencyName.folded(name) != AgencyName.folded(before.name)
        {
            after.name = name
        }
        if let region { after.regionCode = region.code }
        if let agencyClass = entry.agencyClass { after.agencyClass = agencyClass }
        if let day = entry.activeFrom { after.activeFrom = day }
        apply(entry, to: &after)
        try check(after, entry)
        var item = AgencyPlan.Item(row: entry.row, before: before, after: after)
        item.shortName = isShort ? entry.name : nil
        item.newNames = try newNames(entry, before, after)
        if item.isOtherwise, !choice.isCorrection {
            item.since = entry.since ?? choice.since
            try checkSince(item, entry)
        }
        return item
    }

    private func apply(_ entry: AgencySheet.Entry, to agency: inout RegistryAgency) {
        agency.creditCode = entry.creditCode.applied(to: agency.creditCode)
        agency.activeTo = entry.activeTo.applied(to: agency.activeTo)
        if let counts = entry.counts { agency.countsInTotal = counts }
        // the report of a government sums up those of its agencies
        if agency.agencyClass == .government { agency.countsInTotal = false }
        agency.contact.name = entry.contact.applied(to: agency.contact.name)
        agency.contact.phone = entry.phone.applied(to: agency.contact.phone)
        agency.head.name = entry.head.applied(to: agency.head.name)
        agency.head.phone = entry.headPhone.applied(to: agency.head.phone)
    }

    private func check(
        _ agency: RegistryAgency, _ entry: AgencySheet.Entry
    ) throws(SheetFault) {
        if let end = agency.activeTo, let start = agency.activeFrom ?? AgencyPlan.firstDay,
            end < start
        {
            throw sheet.fault(
                entry, .activeTo,
                RegistryMessages.endsBeforeStart.filled([
                    "start": start.description, "end": end.description,
                ]))
        }
        let own = AgencyName.folded(agency.name)
        if entry.formerNames.contains(where: { AgencyName.folded($0.name) == own }) {
            throw sheet.fault(entry, .formerNames, RegistryMessages.formerIsPresent)
        }
    }

    private func newNames(
        _ entry: AgencySheet.Entry, _ before: RegistryAgency, _ after: RegistryAgency
    ) throws(SheetFault) -> [FormerName] {
        var new: [FormerName] = []
        for name in entry.formerNames {
            let folded = AgencyName.folded(name.name)
            let known = before.formerNames.filter { AgencyName.folded($0.name) == folded }
            guard let until = name.until else {
                if known.isEmpty { new.append(name) }
                continue
            }
            if known.contains(where: { $0.until == until }) { continue }
            if (snapshot.pastDays[before.id] ?? []).contains(until) {
                throw sheet.fault(
                    entry, .formerNames,
                    RegistryMessages.stateKnown.filled(["day": until.description]))
            }
            if until > choice.today {
                throw sheet.fault(
                    entry, .formerNames,
                    RegistryMessages.inFuture.filled(["day": until.description]))
            }
            new.append(name)
        }
        return new
    }

    private func checkSince(
        _ item: AgencyPlan.Item, _ entry: AgencySheet.Entry
    ) throws(SheetFault) {
        guard let since = item.since, let before = item.before else { return }
        let column: AgencyColumn = entry.since == nil ? .name : .since
        if let last = snapshot.pastDays[before.id]?.last, since <= last {
            throw sheet.fault(
                entry, column,
                RegistryMessages.overlaps.filled([
                    "day": since.description, "last": last.description,
                ]))
        }
        if let start = before.activeFrom, since <= start {
            throw sheet.fault(
                entry, column,
                RegistryMessages.beforeStart.filled([
                    "day": since.description, "start": start.description,
                ]))
        }
        if item.newNames.contains(where: { $0.until.map { $0 >= since } ?? false }) {
            throw sheet.fault(entry, .formerNames, RegistryMessages.formerAfterChange)
        }
    }

    /// Rows that mean one agency, and agencies of one region that would bear one name or code.
    func doubled(_ items: [AgencyPlan.Item]) -> [SheetFault] {
        var faults: [SheetFault] = []
        var rows: [String: Int] = [:]
        func see(_ key: String, _ item: AgencyPlan.Item, _ column: AgencyColumn) {
            guard let first = rows.updateValue(item.row, forKey: key) else { return }
            rows[key] = first
            let heading = sheet.head.heading(column)
            faults.append(
                SheetFault(
                    row: item.row,
                    column: heading.isEmpty ? sheet.head.heading(.name) : heading,
                    reason: RegistryMessages.doubled.filled(["row": String(first)])))
        }
        let changed = Set(items.compactMap { $0.before?.id })
        var held: [String: RegistryAgency] = [:]
        for agency in snapshot.agencies
        where !changed.contains(agency.id) && AgencyMatching.isActive(agency, choice.today) {
            held[Self.nameKey(agency)] = agency
        }
        for item in items {
            let count = faults.count
            if item.after.id > 0 { see("id \(item.after.id)", item, .id) }
            guard faults.count == count, AgencyMatching.isActive(item.after, choice.today) else {
                continue
            }
            see(Self.nameKey(item.after), item, .name)
            if let code = item.after.creditCode { see("code \(code)", item, .creditCode) }
            if let other = held[Self.nameKey(item.after)], item.isNew || item.isOtherwise {
                faults.append(
                    SheetFault(
                        row: item.row, column: sheet.head.heading(.name),
                        reason: RegistryMessages.nameOfOther.filled([
                            "name": other.name, "id": String(other.id),
                        ])))
            }
        }
        return faults
    }

    private static func nameKey(_ agency: RegistryAgency) -> String {
        "name \(agency.regionCode) \(AgencyName.folded(agency.name))"
    }
}

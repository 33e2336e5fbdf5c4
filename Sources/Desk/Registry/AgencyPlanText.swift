import Messages
import Store
import Vocabulary

/// The difference between a sheet and the registry, in words.
struct AgencyPlanText {
    private let plan: AgencyPlan
    private let snapshot: RegistrySnapshot

    init(_ plan: AgencyPlan, _ snapshot: RegistrySnapshot) {
        self.plan = plan
        self.snapshot = snapshot
    }

    var lines: [Phrase] {
        var lines: [Phrase] = []
        for item in plan.new { lines.append(new(item)) }
        for item in plan.changed { lines.append(changed(item)) }
        lines += plan.items.compactMap(shortName)
        lines += plan.dates.deadlines.map(deadline) + plan.dates.extensions.map(extended)
        lines += plan.dates.exemptions.map(exempted)
        if let absent { lines.append(absent) }
        if !plan.unusedHeadings.isEmpty {
            lines.append(
                RegistryMessages.unused.filled([
                    "list": plan.unusedHeadings.joined(separator: "、")
                ]))
        }
        lines.append(summary)
        return lines
    }

    /// A sheet of a few rows is not answered by the whole registry.
    private static let mostNamed = 20

    private var absent: Phrase? {
        guard !plan.absent.isEmpty else { return nil }
        let list = plan.absent.prefix(Self.mostNamed).map { "\($0.name)（\($0.id)）" }
            .joined(separator: "、")
        let rest = plan.absent.count - Self.mostNamed
        let message = rest > 0 ? RegistryMessages.absentAndMore : RegistryMessages.absent
        return message.filled(["list": list, "rest": String(rest)])
    }

    private var summary: Phrase {
        let new = plan.new.count
        let changed = plan.changed.count
        let dates =
            plan.dates.deadlines.count + plan.dates.extensions.count
            + plan.dates.exemptions.count
        return RegistryMessages.summary.filled([
            "rows": String(plan.items.count), "new": String(new), "changed": String(changed),
            "same": String(plan.items.count - new - changed), "dates": String(dates),
            "absent": String(plan.absent.count),
        ])
    }

    private func new(_ item: AgencyPlan.Item) -> Phrase {
        let agency = item.after
        var parts = [
            agency.agencyClass.label,
            Phrase("\(snapshot.name(ofRegion: agency.regionCode))", en: agency.regionCode),
        ]
        if agency.id > 0 { parts.append(RegistryMessages.numbered.filled(["id": "\(agency.id)"])) }
        let start = (agency.activeFrom ?? AgencyPlan.firstDay)?.description ?? ""
        parts.append(RegistryMessages.from.filled(["day": start]))
        parts += changes(from: nil, to: agency) + newNames(item)
        return RegistryMessages.newRow.filled([
            "what": parts.joined(zh: "，", en: ", ")
        ]).filled(["row": String(item.row), "name": agency.name])
    }

    private func changed(_ item: AgencyPlan.Item) -> Phrase {
        guard let before = item.before else { return new(item) }
        var parts = state(item, before)
        if item.isOtherwise {
            let when =
                item.since.map { RegistryMessages.since.filled(["day": $0.description]) }
                ?? (plan.isUndecided
                    ? RegistryMessages.sinceUnknown : RegistryMessages.forAllYears)
            let what = parts.joined(zh: "，", en: ", ")
            parts = [Phrase(what.zh + when.zh, en: what.en + when.en)]
        }
        parts += changes(from: before, to: item.after) + newNames(item)
        return RegistryMessages.changedRow.filled([
            "what": parts.joined(zh: "；", en: "; ")
        ]).filled(["row": String(item.row), "name": before.name, "id": String(before.id)])
    }

    /// What a past state keeps.
    private func state(_ item: AgencyPlan.Item, _ before: RegistryAgency) -> [Phrase] {
        let after = item.after
        var parts: [Phrase] = []
        if before.name != after.name {
            parts.append(change(RegistryMessages.name, before.name, after.name))
        }
        if before.regionCode != after.regionCode {
            parts.append(
                change(
                    RegistryMessages.region, snapshot.name(ofRegion: before.regionCode),
                    snapshot.name(ofRegion: after.regionCode)))
        }
        if before.agencyClass != after.agencyClass {
            let (old, new) = (before.agencyClass.label, after.agencyClass.label)
            parts.append(
                RegistryMessages.change.filled([
                    "field": RegistryMessages.agencyClass, "before": old, "after": new,
                ]))
        }
        if before.countsInTotal != after.countsInTotal {
            parts.append(
                RegistryMessages.change.filled([
                    "field": RegistryMessages.counts,
                    "before": RegistryMessages.yesNo(before.countsInTotal),
                    "after": RegistryMessages.yesNo(after.countsInTotal),
                ]))
        }
        return parts
    }

    private func changes(from before: RegistryAgency?, to after: RegistryAgency) -> [Phrase] {
        var fields: [(Phrase, String?, String?)] = [
            (RegistryMessages.creditCode, before?.creditCode, after.creditCode)
        ]
        if let before {
            fields.append(
                (
                    RegistryMessages.activeFrom, before.activeFrom?.description,
                    after.activeFrom?.description
                ))
        }
        fields += [
            (
                RegistryMessages.activeTo, before?.activeTo?.description,
                after.activeTo?.description
            ),
            (RegistryMessages.contact, before?.contact.name, after.contact.name),
            (RegistryMessages.phone, before?.contact.phone, after.contact.phone),
            (RegistryMessages.head, before?.head.name, after.head.name),
            (RegistryMessages.headPhone, before?.head.phone, after.head.phone),
        ]
        return fields.compactMap { field, old, new in
            guard old != new else { return nil }
            if before == nil {
                return RegistryMessages.fieldValue.filled(["field": field])
                    .filled(["value": new ?? ""])
            }
            return change(field, old, new)
        }
    }

    private func newNames(_ item: AgencyPlan.Item) -> [Phrase] {
        item.newNames.map { name in
            guard let until = name.until else {
                return RegistryMessages.formerName.filled(["name": name.name])
            }
            return RegistryMessages.datedName.filled([
                "name": name.name, "day": until.description,
            ])
        }
    }

    private func change(_ field: Phrase, _ before: String?, _ after: String?) -> Phrase {
        RegistryMessages.change.filled(["field": field]).filled([
            "before": before ?? "—", "after": after ?? "—",
        ])
    }

    private func shortName(_ item: AgencyPlan.Item) -> Phrase? {
        guard let name = item.shortName, let before = item.before else { return nil }
        return RegistryMessages.shortName.filled([
            "row": String(item.row), "short": name, "name": before.name, "id": String(before.id),
        ])
    }

    // MARK: Dates

    private func deadline(_ deadline: DatePlan.Deadline) -> Phrase {
        RegistryMessages.deadline.filled([
            "event": RegistryMessages.event(deadline.key.event),
            "class": deadline.place.agencyClass.label,
        ]).filled([
            "year": String(deadline.key.year), "count": String(deadline.count),
            "region": deadline.place.regionCode.map { snapshot.name(ofRegion: $0) } ?? "",
            "before": deadline.before?.description ?? "—", "after": deadline.day.description,
        ])
    }

    private func extended(_ extended: DatePlan.Extension) -> Phrase {
        RegistryMessages.extended.filled([
            "event": RegistryMessages.event(extended.key.event)
        ]).filled([
            "year": String(extended.key.year), "name": plan.items[extended.item].after.name,
            "before": extended.before?.description ?? "—", "after": extended.day.description,
        ])
    }

    private func exempted(_ exempted: DatePlan.Exemption) -> Phrase {
        RegistryMessages.exempted.filled([
            "year": String(exempted.year), "name": plan.items[exempted.item].after.name,
            "reason": exempted.after.reason, "by": exempted.after.grantedBy,
        ])
    }
}

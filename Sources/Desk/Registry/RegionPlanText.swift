import Messages
import Vocabulary

/// The difference between a sheet of regions and the registry, in words.
struct RegionPlanText {
    private let plan: RegionPlan
    private let isUndecided: Bool

    init(_ plan: RegionPlan, _ choice: RegistryChoice) {
        self.plan = plan
        isUndecided = plan.isUndecided(choice)
    }

    var lines: [Phrase] {
        var lines = plan.changed.map(line)
        if !plan.absent.isEmpty {
            let list = plan.absent.map { "\($0.name)（\($0.code)）" }.joined(separator: "、")
            lines.append(RegistryMessages.absent.filled(["list": list]))
        }
        if !plan.unusedHeadings.isEmpty {
            let list = plan.unusedHeadings.joined(separator: "、")
            lines.append(RegistryMessages.unused.filled(["list": list]))
        }
        let new = plan.changed.count { $0.before == nil }
        lines.append(
            RegistryMessages.regionSummary.filled([
                "rows": String(plan.items.count), "new": String(new),
                "changed": String(plan.changed.count - new),
                "same": String(plan.items.count - plan.changed.count),
                "absent": String(plan.absent.count),
            ]))
        return lines
    }

    private func word(_ text: String?) -> Phrase? { text.map { Phrase($0, en: $0) } }

    private let nothing = Phrase("—", en: "—")

    private func line(_ item: RegionPlan.Item) -> Phrase {
        let after = item.after
        let fields: [(field: Phrase, before: Phrase?, after: Phrase?)] = [
            (RegistryMessages.name, word(item.before?.name), word(after.name)),
            (
                RegistryMessages.level, item.before.map { RegistryMessages.level($0.level) },
                RegistryMessages.level(after.level)
            ),
            (RegistryMessages.parent, word(item.before?.parentCode), word(after.parentCode)),
        ]
        guard let before = item.before else {
            let parts = fields.dropFirst().compactMap { field, _, value in
                value.map { RegistryMessages.fieldValue.filled(["field": field, "value": $0]) }
            }
            return RegistryMessages.newRegion.filled(["what": parts.joined(zh: "，", en: ", ")])
                .filled(["row": String(item.row), "code": after.code, "name": after.name])
        }
        let parts = fields.compactMap { field, old, new -> Phrase? in
            guard old != new else { return nil }
            return RegistryMessages.change.filled([
                "field": field, "before": old ?? nothing, "after": new ?? nothing,
            ])
        }
        let when =
            item.since.map { RegistryMessages.since.filled(["day": $0.description]) }
            ?? (isUndecided ? RegistryMessages.sinceUnknown : RegistryMessages.forAllYears)
        let what = parts.joined(zh: "，", en: ", ")
        return RegistryMessages.changedRegion.filled([
            "what": Phrase(what.zh + when.zh, en: what.en + when.en)
        ]).filled(["row": String(item.row), "code": before.code, "name": before.name])
    }
}

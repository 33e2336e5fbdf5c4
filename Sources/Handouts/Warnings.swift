public import Messages
import Vocabulary
import Wording

/// What a handout says of itself: what is wrong with its figures, and what they are.
struct Warnings {
    private let region: RegionYear

    /// So many identities that do not hold are told.
    private static let told = 3

    init(_ region: RegionYear) { self.region = region }

    /// One line a fault, and a last one that says what to do; none without a fault.
    var phrases: [Phrase] {
        var phrases: [Phrase] = []
        let counts = region.total.completeness
        if !counts.isComplete {
            phrases.append(
                HandoutMessages.incomplete.filled([
                    "expected": String(counts.expected), "received": String(counts.received),
                    "included": String(counts.included), "excluded": String(counts.excluded),
                    "missing": String(counts.missing),
                ]))
        }
        switch region.balance {
        case .addsUp: break
        case .broken(let messages):
            let list = messages.prefix(Self.told).map(\.printable).joined(zh: "；", en: "; ")
            phrases.append(
                HandoutMessages.unbalanced.filled(["count": String(messages.count)])
                    .filled(["messages": list]))
        case .open: phrases.append(HandoutMessages.open)
        }
        phrases += region.governmentDiffers.map(\.printable)
        if region.waivedReports > 0 {
            phrases.append(
                HandoutMessages.waived.filled(["count": String(region.waivedReports)]))
        }
        return phrases
    }

    /// For the document, which is in Chinese.
    var lines: [String] {
        let lines = phrases.map(\.zh)
        return lines.isEmpty ? [] : lines + [HandoutMessages.removeWarnings.zh]
    }

    /// Region, year, scope, edition, its day, how many of how many reports, whether it adds up.
    var source: String {
        let counts = region.total.completeness
        let balance =
            switch region.balance {
            case .addsUp: HandoutMessages.addsUp
            case .broken: HandoutMessages.doesNotAddUp
            case .open: HandoutMessages.mayNotAddUp
            }
        return HandoutMessages.source.filled([
            "scope": region.scope.label, "balance": balance,
        ]).filled([
            "region": region.region.name.printable, "code": region.region.code.printable,
            "year": String(region.year), "edition": String(region.edition.number),
            "day": Paragraph.words(region.edition.day),
            "hash": String(region.edition.contentHash.prefix(12)),
            "expected": String(counts.expected), "included": String(counts.included),
        ]).zh
    }
}

extension OfficialReport {
    /// What must be dealt with, for the person who asked for the report.
    public var faults: [Phrase] { Warnings(region).phrases }
}

extension Phrase {
    fileprivate var printable: Phrase { Phrase(zh.printable, en: en.printable) }
}

extension RegionYear {
    /// What must be dealt with before the figures are handed on; empty if nothing.
    public var warnings: [Phrase] { Warnings(self).phrases }
}

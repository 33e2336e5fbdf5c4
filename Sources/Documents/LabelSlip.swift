import Wording

/// How far a mistyped wording is off a label.
enum LabelSlip {
    /// Characters that make another label of one when they come in or take another's place: the
    /// number of a kind, a year, a negation.
    private static let telling = values("上下去前次未不非无免累半季率比占预拟一二三四五六七八九十0123456789")
    /// Characters a label cannot lose: `本年减` is not `本年增/减`.
    private static let needed = values("上下未不非无增")
    /// Words of other matters that differ from a label of the forms by a character or two.
    private static let others = [
        "处分", "检查", "征收", "确认", "奖励", "裁决", "给付", "征用", "调解", "备案",
    ].map { LabelKey($0) }

    private static func values(_ text: String) -> Set<UInt32> {
        Set(text.unicodeScalars.map(\.value))
    }

    /// Characters that may be wrong in a label of some length.
    static func mostSlips(_ length: Int) -> Int {
        switch length {
        case ..<3: 0
        case 3..<6: 1
        case 6..<12: 2
        default: 3
        }
    }

    /// - Returns: the characters that are wrong, missing or too many; nil if the wording is too
    ///   far off, or differs in a character that makes it another label.
    static func slips(_ printed: LabelKey, from label: LabelKey) -> Int? {
        let from = label.scalars
        let to = printed.scalars
        let most = mostSlips(from.count)
        guard most > 0, printed.trailingDigits.isEmpty, abs(from.count - to.count) <= most else {
            return nil
        }
        var rows: [[Int]] = [Array(0...to.count)]
        for (index, scalar) in from.enumerated() {
            let above = rows[index]
            var row = [index + 1]
            for (other, printed) in to.enumerated() {
                let change = above[other] + (scalar == printed ? 0 : 1)
                row.append(min(change, above[other + 1] + 1, row[other] + 1))
            }
            guard row.min() ?? 0 <= most else { return nil }
            rows.append(row)
        }
        let count = rows[from.count][to.count]
        let isOther = others.contains { printed.contains($0) && !label.contains($0) }
        guard count <= most, !isOther, keepsMeaning(rows, from, to) else { return nil }
        return count
    }

    /// Walks the changes back and looks at each character that came or went.
    private static func keepsMeaning(_ rows: [[Int]], _ from: [UInt32], _ to: [UInt32]) -> Bool {
        var (old, new) = (from.count, to.count)
        while old > 0 || new > 0 {
            let cost = rows[old][new]
            if old > 0, new > 0, from[old - 1] == to[new - 1], cost == rows[old - 1][new - 1] {
                (old, new) = (old - 1, new - 1)
            } else if old > 0, new > 0, cost == rows[old - 1][new - 1] + 1 {
                guard !telling.contains(to[new - 1]), !needed.contains(from[old - 1]) else {
                    return false
                }
                (old, new) = (old - 1, new - 1)
            } else if new > 0, cost == rows[old][new - 1] + 1 {
                guard !telling.contains(to[new - 1]) else { return false }
                new -= 1
            } else {
                guard !needed.contains(from[old - 1]) else { return false }
                old -= 1
            }
        }
        return true
    }

    /// True if the wording is a label cut off behind its first characters.
    static func isCut(_ printed: LabelKey, of label: LabelKey, least: Int) -> Bool {
        printed.trailingDigits.isEmpty && printed.scalars.count >= least
            && printed.scalars.count < label.scalars.count && label.hasPrefix(printed)
    }
}

/// What mistyped wordings may stand for, worked out once each and for so many only.
struct LabelGuesses {
    private let labels: FormLabels
    private var known: [LabelKey: [FormLabels.Meaning]] = [:]
    private var exact: [LabelKey: [FormLabels.Meaning]] = [:]
    private static let mostLookups = 400
    private static let mostKept = 4000

    init(labels: FormLabels) { self.labels = labels }

    /// What a wording stands for as it is, looked for once.
    mutating func exactMeanings(of key: LabelKey) -> [FormLabels.Meaning] {
        // what brackets say is no part of the key
        guard key.remarks.isEmpty, exact.count < Self.mostKept else {
            return labels.meanings(of: key)
        }
        if let found = exact[key] { return found }
        let found = labels.meanings(of: key)
        exact[key] = found
        return found
    }

    /// The meanings of the one label that is nearest; empty if none is, or two are.
    mutating func meanings(of key: LabelKey) -> [FormLabels.Meaning] {
        if key.remarks.isEmpty, let found = known[key] { return found }
        guard known.count < Self.mostLookups, key.scalars.count <= 60 else { return [] }
        let found = labels.nearest(to: key)
        if key.remarks.isEmpty { known[key] = found }
        return found
    }
}

extension FormLabels {
    fileprivate func nearest(to key: LabelKey) -> [Meaning] {
        var best: (slips: Int, meanings: [Meaning])?
        var next = Int.max
        let characters = Set(key.scalars)
        for (label, meanings) in wordings {
            // most labels share too few characters to be looked at further
            let missing = label.scalars.count { !characters.contains($0) }
            guard missing <= LabelSlip.mostSlips(label.scalars.count) else { continue }
            guard !key.namesAnotherMatter(than: label),
                let slips = LabelSlip.slips(key, from: label)
            else { continue }
            guard let other = best else {
                best = (slips, meanings)
                continue
            }
            let isSame = !Set(other.meanings).isDisjoint(with: meanings)
            if slips < other.slips {
                if !isSame { next = min(next, other.slips) }
                best = (slips, meanings)
            } else if !isSame {
                next = min(next, slips)
            }
        }
        guard let best, best.slips < next else { return [] }
        return best.meanings
    }
}

import Messages
import Store
import Vocabulary

/// What differs between two surveys of the registry, in words, by report year.
struct RegistryDifference {
    /// What differs for one agency or region in a run of years.
    private struct Entry {
        let subject: String
        let years: [Int]
        let words: Phrase
        /// Whether figures count elsewhere, or no longer, or for the first time.
        let movesFigures: Bool
    }

    private static let namedAlone = 5

    private let entries: [Entry]
    private let years: [Int]
    private let published: Set<Int>

    /// - Parameters:
    ///   - years: those surveyed, ascending; what holds in the last one holds from then on.
    ///   - published: those of which something is published.
    init(
        from before: RegistrySurvey, to after: RegistrySurvey, years: [Int], published: Set<Int>
    ) {
        self.years = years
        self.published = published
        entries =
            Self.agencyEntries(before.agencies, after.agencies, years)
            + Self.regionEntries(before.regions, after.regions, years)
    }

    var isEmpty: Bool { entries.isEmpty }

    var lines: [Phrase] {
        var lines: [Phrase] = []
        var seen: Set<String> = []
        for entry in entries {
            // a region's agencies that change alike are one line
            let key = "\(entry.years) \(entry.words.zh)"
            guard seen.insert(key).inserted else { continue }
            let alike = entries.filter { $0.years == entry.years && $0.words == entry.words }
            let subject =
                alike.count > Self.namedAlone
                ? RegistryChangeMessages.manyAgencies.filled([
                    "first": alike.prefix(3).map(\.subject).joined(separator: "、"),
                    "count": String(alike.count),
                ])
                : Phrase(
                    alike.map(\.subject).joined(separator: "、"),
                    en: alike.map(\.subject).joined(separator: ", "))
            lines.append(
                RegistryChangeMessages.line.filled([
                    "years": span(entry.years), "subject": subject, "what": entry.words,
                ]))
        }
        return lines + summary
    }

    private var summary: [Phrase] {
        let changed = Set(entries.flatMap(\.years))
        let same = years.filter { !changed.contains($0) }
        var lines: [Phrase] = []
        if !same.isEmpty {
            lines.append(
                RegistryChangeMessages.sameYears.filled(["years": Self.ranges(same)]))
        }
        let moved = Set(entries.filter(\.movesFigures).flatMap(\.years))
        let totals = years.filter { moved.contains($0) && published.contains($0) }
        lines.append(
            totals.isEmpty
                ? RegistryChangeMessages.noTotals
                : RegistryChangeMessages.totals.filled(["years": Self.ranges(totals)]))
        return lines
    }

    /// `2022–2024` for years that follow on each other; the last one surveyed stands for all later.
    private func span(_ years: [Int]) -> Phrase {
        guard let last = years.last, last == self.years.last else {
            let text = Self.ranges(years)
            return RegistryChangeMessages.inYears.filled(["years": text])
        }
        return RegistryChangeMessages.fromYear.filled(["year": String(years.first ?? last)])
    }

    private static func ranges(_ years: [Int]) -> String {
        var ranges: [(first: Int, last: Int)] = []
        for year in years {
            if let last = ranges.last, last.last == year - 1 {
                ranges[ranges.count - 1].last = year
            } else {
                ranges.append((year, year))
            }
        }
        return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)" }
            .joined(separator: "、")
    }

    // MARK: Entries

    private static func agencyEntries(
        _ before: [AgencyState], _ after: [AgencyState], _ years: [Int]
    ) -> [Entry] {
        let old = Dictionary(grouping: before, by: \.agencyID)
        let new = Dictionary(grouping: after, by: \.agencyID)
        return Set(old.keys).union(new.keys).sorted().flatMap { id in
            let was = byYear(old[id] ?? [], \.year)
            let now = byYear(new[id] ?? [], \.year)
            return runs(years) { year in
                difference(was[year], now[year])
            }.map { years, words, movesFigures in
                let name = (old[id]?.last ?? new[id]?.last)?.name ?? ""
                // a number that nobody has seen yet says nothing
                let subject = old[id] == nil ? name : "\(name)（\(id)）"
                return Entry(
                    subject: subject, years: years, words: words, movesFigures: movesFigures)
            }
        }
    }

    private static func regionEntries(
        _ before: [RegionState], _ after: [RegionState], _ years: [Int]
    ) -> [Entry] {
        let old = Dictionary(grouping: before, by: \.code)
        let new = Dictionary(grouping: after, by: \.code)
        return Set(old.keys).union(new.keys).sorted().flatMap { code in
            let was = byYear(old[code] ?? [], \.year)
            let now = byYear(new[code] ?? [], \.year)
            let name = (old[code]?.last ?? new[code]?.last)?.name ?? ""
            return runs(years) { year in
                difference(was[year], now[year])
            }.map { years, words, movesFigures in
                Entry(
                    subject: "\(name)（\(code)）", years: years, words: words,
                    movesFigures: movesFigures)
            }
        }
    }

    private static func byYear<State>(
        _ states: [State], _ year: (State) -> Int
    ) -> [Int: State] {
        Dictionary(states.map { (year($0), $0) }) { first, _ in first }
    }

    /// Years that follow on each other and differ alike.
    private static func runs(
        _ years: [Int], _ difference: (Int) -> (words: Phrase, movesFigures: Bool)?
    ) -> [(years: [Int], words: Phrase, movesFigures: Bool)] {
        var runs: [(years: [Int], words: Phrase, movesFigures: Bool)] = []
        for year in years {
            guard let found = difference(year) else { continue }
            if let last = runs.last, last.words == found.words {
                runs[runs.count - 1].years.append(year)
            } else {
                runs.append(([year], found.words, found.movesFigures))
            }
        }
        return runs
    }

    private static func difference(
        _ before: AgencyState?, _ after: AgencyState?
    ) -> (words: Phrase, movesFigures: Bool)? {
        func isThere(_ state: AgencyState?) -> Bool {
            state.map { $0.standing != .notActive } ?? false
        }
        guard isThere(before) || isThere(after), before != after else { return nil }
        guard isThere(after), let after else { return (RegistryChangeMessages.gone, true) }
        guard isThere(before), let before else {
            return (
                RegistryChangeMessages.new.filled(["class": after.agencyClass.label]).filled([
                    "region": "\(after.regionName)（\(after.regionCode)）"
                ]), true
            )
        }
        var words: [Phrase] = []
        if before.name != after.name {
            words.append(RegistryChangeMessages.name(before.name, after.name))
        }
        if before.regionCode != after.regionCode {
            words.append(
                RegistryChangeMessages.region(
                    "\(before.regionName)（\(before.regionCode)）",
                    "\(after.regionName)（\(after.regionCode)）"))
        }
        if before.agencyClass != after.agencyClass {
            words.append(
                RegistryChangeMessages.agencyClass.filled([
                    "before": before.agencyClass.label, "after": after.agencyClass.label,
                ]))
        }
        guard !words.isEmpty else { return nil }
        let movesFigures =
            before.regionCode != after.regionCode || before.agencyClass != after.agencyClass
        return (words.joined(zh: "，", en: ", "), movesFigures)
    }

    private static func difference(
        _ before: RegionState?, _ after: RegionState?
    ) -> (words: Phrase, movesFigures: Bool)? {
        // one that is new has no year of its own
        guard before != after, let after, let before else { return nil }
        var words: [Phrase] = []
        if before.name != after.name {
            words.append(RegistryChangeMessages.name(before.name, after.name))
        }
        if before.parentCode != after.parentCode {
            func parent(_ state: RegionState) -> String {
                state.parentCode.map { "\(state.parentName ?? "")（\($0)）" } ?? "–"
            }
            words.append(RegistryChangeMessages.region(parent(before), parent(after)))
        }
        guard !words.isEmpty else { return nil }
        return (words.joined(zh: "，", en: ", "), before.parentCode != after.parentCode)
    }
}

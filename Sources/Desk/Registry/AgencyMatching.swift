import Messages
import Store
import Vocabulary

/// Finds the agency of the registry that a row of a sheet means: by its number, by its credit code,
/// then by its name.
struct AgencyMatching {
    enum Outcome {
        case known(RegistryAgency, byShortName: Bool)
        case new
        case fault(AgencyColumn, Phrase)
    }

    private let snapshot: RegistrySnapshot
    private let regionNames: RegionNames
    private let byID: [Int64: RegistryAgency]
    private let byCode: [String: RegistryAgency]
    private let byRegion: [String: [RegistryAgency]]
    private let today: CalendarDate

    init(_ snapshot: RegistrySnapshot, today: CalendarDate) {
        self.snapshot = snapshot
        self.today = today
        regionNames = RegionNames(snapshot.regions)
        byID = Dictionary(snapshot.agencies.map { ($0.id, $0) }) { first, _ in first }
        let active = snapshot.agencies.filter { Self.isActive($0, today) }
        byCode = Dictionary(
            active.compactMap { agency in agency.creditCode.map { ($0, agency) } }
        ) { first, _ in first }
        byRegion = Dictionary(grouping: snapshot.agencies, by: \.regionCode)
    }

    static func isActive(_ agency: RegistryAgency, _ today: CalendarDate) -> Bool {
        agency.activeTo.map { $0 >= today } ?? true
    }

    /// - Parameter codes: where the agency may be; nil for everywhere.
    func find(_ entry: AgencySheet.Entry, region: Region?, within codes: Set<String>?) -> Outcome {
        let sameCode: RegistryAgency? =
            if case .set(let code) = entry.creditCode { byCode[code] } else { nil }
        if let id = entry.id {
            guard let found = byID[id] else {
                return unknownNumber(entry, sameCode, region: region, within: codes)
            }
            guard codes?.contains(found.regionCode) ?? true else {
                return .fault(
                    .id, told(RegistryMessages.outsideRegion, found, snapshot.name(ofRegion:)))
            }
            if let sameCode, sameCode.id != id {
                return .fault(.creditCode, told(RegistryMessages.codeOfOther, sameCode))
            }
            if let other = bearer(of: entry, region: region ?? self.region(of: found), not: id) {
                return .fault(.name, told(RegistryMessages.nameOfOther, other))
            }
            return .known(found, byShortName: false)
        }
        if let sameCode {
            guard codes?.contains(sameCode.regionCode) ?? true else {
                return .fault(.creditCode, told(RegistryMessages.codeOfOther, sameCode))
            }
            let place = region ?? self.region(of: sameCode)
            if let other = bearer(of: entry, region: place, not: sameCode.id) {
                return .fault(.name, told(RegistryMessages.nameOfOther, other))
            }
            return .known(sameCode, byShortName: false)
        }
        return byName(entry, region: region, within: codes)
    }

    private func region(of agency: RegistryAgency) -> Region? {
        snapshot.regions.index(of: agency.regionCode).map { snapshot.regions.regions[$0] }
    }

    private func told(
        _ phrase: Phrase, _ agency: RegistryAgency, _ place: (String) -> String = { $0 }
    ) -> Phrase {
        phrase.filled([
            "name": agency.name, "id": String(agency.id), "region": place(agency.regionCode),
        ])
    }

    /// An active agency, but one, that is called as the row says.
    private func bearer(
        of entry: AgencySheet.Entry, region: Region?, not id: Int64
    ) -> RegistryAgency? {
        guard let name = entry.name, let region else { return nil }
        let folded = AgencyName.folded(name)
        return (byRegion[region.code] ?? []).first {
            $0.id != id && Self.isActive($0, today) && AgencyName.folded($0.name) == folded
        }
    }

    /// A number that the registry does not have is a new agency's, unless the row is somebody's.
    private func unknownNumber(
        _ entry: AgencySheet.Entry, _ sameCode: RegistryAgency?, region: Region?,
        within codes: Set<String>?
    ) -> Outcome {
        if let sameCode { return .fault(.id, told(RegistryMessages.otherNumber, sameCode)) }
        switch byName(entry, region: region, within: codes) {
        case .known(let found, _): return .fault(.id, told(RegistryMessages.otherNumber, found))
        case .new: return .new
        case .fault(let column, let reason): return .fault(column, reason)
        }
    }

    private func byName(
        _ entry: AgencySheet.Entry, region: Region?, within codes: Set<String>?
    ) -> Outcome {
        guard let name = entry.name else { return .fault(.name, RegistryMessages.missing) }
        let folded = AgencyName.folded(name)
        let all =
            region.map { byRegion[$0.code] ?? [] }
            ?? snapshot.agencies.filter { codes?.contains($0.regionCode) ?? true }
        let active = all.filter { Self.isActive($0, today) }
        let exact = active.filter { AgencyName.folded($0.name) == folded }
        if exact.count == 1 { return .known(exact[0], byShortName: false) }
        if exact.count > 1 { return ambiguous(exact) }
        let short = active.filter { agency in
            let place = agency.regionCode
            return !regionNames.shortForms(of: folded, region: place).isDisjoint(
                with: regionNames.shortForms(of: AgencyName.folded(agency.name), region: place))
        }
        if short.count == 1 { return .known(short[0], byShortName: true) }
        if short.count > 1 { return ambiguous(short) }
        if let former = active.first(where: { agency in
            agency.formerNames.contains { AgencyName.folded($0.name) == folded }
        }) {
            return .fault(.name, told(RegistryMessages.formerNameOf, former))
        }
        return closed(entry, all.filter { AgencyName.folded($0.name) == folded })
    }

    private func ambiguous(_ agencies: [RegistryAgency]) -> Outcome {
        let list = agencies.map { "\($0.name)（\($0.id)）" }.joined(separator: "、")
        return .fault(.name, RegistryMessages.ambiguous.filled(["list": list]))
    }

    /// A row that is called like an agency which is closed is a new one if it says since when.
    private func closed(_ entry: AgencySheet.Entry, _ named: [RegistryAgency]) -> Outcome {
        func order(_ agency: RegistryAgency) -> (Int, Int64) {
            (agency.activeTo?.daysSinceEpoch ?? .max, agency.id)
        }
        guard let last = named.max(by: { order($0) < order($1) }), let end = last.activeTo else {
            return .new
        }
        if let start = entry.activeFrom, start > end { return .new }
        if entry.activeTo == .set(end) { return .known(last, byShortName: false) }
        return .fault(
            .name, told(RegistryMessages.closedAlready, last).filled(["day": end.description]))
    }
}

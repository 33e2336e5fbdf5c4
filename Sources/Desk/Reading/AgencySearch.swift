import PostgresClient
import Store
import Vocabulary

/// Finds the agencies that titles and lists name: as they stand by an index; else among all names
/// of the registry, which are read once and only then.
final class AgencySearch {
    enum Result {
        case one(AgencyMatch, isFormer: Bool, isBySpelling: Bool)
        case several([AgencyMatch])
        /// With those that are called much the same.
        case none([AgencyMatch])
    }

    private let connection: Connection
    private let region: String?
    private var everyName: AgencyDirectory?
    private var everyRegion: RegionNames?

    /// - Parameter region: only agencies of this region and those below; nil for everywhere.
    init(connection: Connection, region: String? = nil) {
        self.connection = connection
        self.region = region
    }

    /// The agency of a number; nil if there is none.
    func agency(_ id: Int64, year: Int) throws -> AgencyMatch? {
        try Intake(connection: connection).agencies(id: id, name: nil, year: year, region: region)
            .first
    }

    func find(_ name: String, year: Int) throws -> Result {
        // the usual case needs one row of the registry, found by an index
        let exact = try Intake(connection: connection).agencies(
            id: nil, name: name, year: year, region: region)
        let active = exact.filter(\.isActive)
        if active.count == 1, try saysItsRegion(active[0]) {
            return .one(active[0], isFormer: false, isBySpelling: false)
        }
        let directory = try directory()
        let found = directory.find(name, year: year)
        guard let match = found.agencies.first else {
            return .none(directory.suggestions(for: name, year: year))
        }
        guard found.agencies.count == 1 else { return .several(found.agencies) }
        return .one(match, isFormer: found.isFormer, isBySpelling: found.isBySpelling)
    }

    /// Whether an agency is or was called so, in full or in short.
    func isCalled(_ match: AgencyMatch, _ name: String, year: Int) throws -> Bool {
        guard name != match.name else { return true }
        let own = AgencyDirectory(
            try AgencyNameReader(connection: connection).names(agencies: [match.id]),
            regions: try regions())
        return !own.find(name, year: year).agencies.isEmpty
    }

    /// Whether a name, in full or in short, means this agency and no other.
    func isMeantAlone(_ match: AgencyMatch, by name: String, year: Int) throws -> Bool {
        try directory().find(name, year: year).agencies.map(\.id) == [match.id]
    }

    /// What an agency's name is without its region and with its end written short.
    func shortNames(of match: AgencyMatch) throws -> [String] {
        Array(
            try regions().shortForms(
                of: AgencyName.folded(match.name), region: match.regionCode))
    }

    /// Agencies as a person tells them apart.
    func list(_ matches: some Sequence<AgencyMatch>) throws -> String {
        let directory = try directory()
        return matches.map { "\($0.id) \($0.name)（\(directory.regionName(of: $0))）" }
            .joined(separator: "，")
    }

    /// Whether an agency's name begins with its region. A bare 财政局 may be short for others too.
    private func saysItsRegion(_ match: AgencyMatch) throws -> Bool {
        let name = AgencyName.folded(match.name)
        return try regions().prefixes(of: match.regionCode).contains { name.hasPrefix($0) }
    }

    private func regions() throws -> RegionNames {
        if let everyRegion { return everyRegion }
        let regions = RegionNames(try RunReader(connection: connection).regionTree())
        everyRegion = regions
        return regions
    }

    private func directory() throws -> AgencyDirectory {
        if let everyName { return everyName }
        let directory = AgencyDirectory(
            try AgencyNameReader(connection: connection).names(region: region),
            regions: try regions())
        everyName = directory
        return directory
    }
}

import Messages
import PostgresClient
import Store
import Vocabulary

/// Makes a change of the registry in the transaction of the caller.
struct Reorganisation {
    /// What a change touched.
    struct Touched {
        var agencies: [Int64] = []
        var regions: [String] = []
        /// What no year tells, as a credit code.
        var remarks: [Phrase] = []
    }

    private let connection: Connection
    private let changes: RegistryChanges
    private let day: CalendarDate
    private let by: String

    init(connection: Connection, from day: CalendarDate, by: String) {
        self.connection = connection
        self.day = day
        self.by = by
        changes = RegistryChanges(connection: connection, from: day)
    }

    func make(_ change: RegistryChange) throws -> Touched {
        switch change {
        case .rename(.agency(let id), let name): try rename(agency: id, to: name)
        case .rename(.region(let code), let name): try rename(region: code, to: name)
        case .move(.agency(let id), let region): try move(agency: id, to: region)
        case .move(.region(let code), let parent): try move(region: code, below: parent)
        case .close(.agency(let id)): try close(agency: id)
        case .close(.region(let code)): try close(region: code)
        case .recode(.agency(let id), let code): try recode(agency: id, to: code)
        case .recode(.region(let code), let new): try recode(region: code, to: new)
        case .merge(let agencies, let successor): try merge(agencies, into: successor)
        case .split(let agency, let successors, let shares):
            try split(agency, into: successors, shares: shares)
        }
    }

    // MARK: Agencies

    private func rename(agency id: Int64, to name: String) throws -> Touched {
        let name = try Self.name(name)
        var agency = try there(id)
        guard agency.name != name else {
            throw refused(RegistryChangeMessages.sameName.filled(["name": name]))
        }
        if let other = try changes.agencies(of: agency.regionCode, called: name).first {
            throw refused(
                RegistryChangeMessages.nameTaken.filled(["name": name, "id": String(other.id)]))
        }
        agency.name = name
        try changes.change(agency)
        return Touched(agencies: [id])
    }

    private func move(agency id: Int64, to code: String) throws -> Touched {
        let region = try TotalsReader(connection: connection).region(code)
        var agency = try there(id)
        guard agency.regionCode != region.code else {
            throw refused(RegistryChangeMessages.sameRegion.filled(["region": code]))
        }
        agency.regionCode = region.code
        try changes.change(agency)
        return Touched(agencies: [id])
    }

    private func close(agency id: Int64) throws -> Touched {
        _ = try there(id)
        try changes.close(id)
        return Touched(agencies: [id])
    }

    private func recode(agency id: Int64, to code: String) throws -> Touched {
        let agency = try there(id)
        guard code.count == 18, code.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) })
        else {
            throw refused(RegistryChangeMessages.badCreditCode.filled(["code": code]))
        }
        try changes.set(creditCode: code, of: id)
        return Touched(
            agencies: [id],
            remarks: [
                RegistryChangeMessages.creditCode.filled([
                    "id": String(id), "name": agency.name, "code": code,
                ])
            ])
    }

    private func merge(_ agencies: [Int64], into successor: String) throws -> Touched {
        let merged = try Set(agencies).sorted().map { try there($0) }
        guard let first = merged.first else { throw refused(RegistryChangeMessages.nobodyToMerge) }
        let heir = try self.successor(successor, of: first)
        let predecessors = merged.filter { $0.id != heir }
        guard !predecessors.isEmpty else { throw refused(RegistryChangeMessages.nobodyToMerge) }
        for agency in predecessors {
            try changes.close(agency.id)
            try changes.succeed(agency.id, by: heir, share: "1", authority: by)
        }
        return Touched(agencies: predecessors.map(\.id) + [heir])
    }

    private func split(_ id: Int64, into names: [String], shares: [String]) throws -> Touched {
        let agency = try there(id)
        let shares = try Self.shares(shares, count: names.count)
        var touched = Touched(agencies: [id])
        for name in names {
            let heir = try successor(name, of: agency)
            guard !touched.agencies.contains(heir) else {
                throw refused(RegistryChangeMessages.splitIntoItself.filled(["name": name]))
            }
            touched.agencies.append(heir)
        }
        try changes.close(id)
        for (heir, share) in zip(touched.agencies.dropFirst(), shares) {
            try changes.succeed(id, by: heir, share: share, authority: by)
        }
        return touched
    }

    /// Who takes over: by number, or by name; one that is not there yet is added as its predecessor
    /// was.
    private func successor(_ text: String, of predecessor: AgencyRow) throws -> Int64 {
        if let id = Int64(text) {
            return try there(id).id
        }
        let name = try Self.name(text)
        let called = try changes.agencies(of: predecessor.regionCode, called: name)
        guard called.count < 2 else {
            throw refused(
                RegistryChangeMessages.manyCalledSo.filled([
                    "name": name,
                    "ids": called.map { String($0.id) }.joined(separator: ", "),
                ]))
        }
        return try called.first?.id
            ?? changes.add(
                NewAgency(
                    regionCode: predecessor.regionCode, name: name,
                    agencyClass: predecessor.agencyClass,
                    countsInTotal: predecessor.countsInTotal, activeFrom: day))
    }

    /// An agency that can change on the day.
    private func there(_ id: Int64) throws -> AgencyRow {
        guard let agency = try changes.agency(id) else {
            throw refused(RegistryChangeMessages.noSuchAgency.filled(["id": String(id)]))
        }
        if let last = agency.activeTo, last < day {
            throw refused(
                RegistryChangeMessages.closedBefore.filled([
                    "id": String(id), "name": agency.name, "day": last.description,
                ]))
        }
        guard agency.activeFrom <= day else {
            throw refused(
                RegistryChangeMessages.notThereYet.filled([
                    "id": String(id), "name": agency.name,
                    "day": agency.activeFrom.description,
                ]))
        }
        return agency
    }

    // MARK: Regions

    private func rename(region code: String, to name: String) throws -> Touched {
        let region = try TotalsReader(connection: connection).region(code)
        let name = try Self.name(name)
        guard region.name != name else {
            throw refused(RegistryChangeMessages.sameName.filled(["name": name]))
        }
        try changes.change(
            Region(
                code: code, name: name, level: region.level, parentCode: region.parentCode))
        return Touched(regions: [code])
    }

    private func move(region code: String, below parent: String) throws -> Touched {
        let reader = TotalsReader(connection: connection)
        let region = try reader.region(code)
        let above = try reader.region(parent)
        guard region.parentCode != above.code else {
            throw refused(RegistryChangeMessages.sameRegion.filled(["region": parent]))
        }
        try changes.change(
            Region(code: code, name: region.name, level: region.level, parentCode: above.code))
        return Touched(regions: [code])
    }

    private func close(region code: String) throws -> Touched {
        let region = try TotalsReader(connection: connection).region(code)
        let children = try changes.children(of: code)
        guard children.isEmpty else {
            throw refused(
                RegistryChangeMessages.hasRegionsBelow.filled([
                    "name": region.name,
                    "names": children.map { "\($0.name)（\($0.code)）" }.joined(separator: "、"),
                ]))
        }
        let agencies = try changes.agencies(of: code)
        guard !agencies.isEmpty else {
            throw refused(RegistryChangeMessages.nobodyThere.filled(["name": region.name]))
        }
        for agency in agencies { try changes.close(try there(agency.id).id) }
        return Touched(agencies: agencies.map(\.id))
    }

    /// A code names a region in all that was published, so the old one stays with its past, and its
    /// agencies go over to the new one.
    private func recode(region code: String, to new: String) throws -> Touched {
        let region = try TotalsReader(connection: connection).region(code)
        guard new.count == 6, new.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw refused(RegistryChangeMessages.badRegionCode.filled(["code": new]))
        }
        do {
            let other = try TotalsReader(connection: connection).region(new)
            throw refused(
                RegistryChangeMessages.codeTaken.filled(["code": new, "name": other.name]))
        } catch StoreError.noSuchRegion {
            // as it must be
        }
        try changes.add(
            Region(code: new, name: region.name, level: region.level, parentCode: region.parentCode)
        )
        var touched = Touched(regions: [code, new])
        for var agency in try changes.agencies(of: code) {
            agency.regionCode = new
            try changes.change(agency)
            touched.agencies.append(agency.id)
        }
        for child in try changes.children(of: code) {
            try changes.change(
                Region(code: child.code, name: child.name, level: child.level, parentCode: new))
            touched.regions.append(child.code)
        }
        try changes.handOverDates(of: code, to: new)
        touched.remarks = [
            RegistryChangeMessages.oldCodeStays.filled([
                "old": code, "new": new, "year": String(day.year),
            ])
        ]
        return touched
    }

    // MARK: Words

    private static func name(_ text: String) throws(Refusal) -> String {
        let name = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
            .reversed().map(String.init).joined()
        guard !name.isEmpty, name.count <= 200, !name.contains(where: \.isNewline) else {
            throw Refusal(.wrongUsage, RegistryChangeMessages.badName.filled(["name": text]))
        }
        return name
    }

    /// Decimals that the database adds exactly.
    private static func shares(_ given: [String], count: Int) throws(Refusal) -> [String] {
        guard count > 1 else { throw Refusal(.wrongUsage, RegistryChangeMessages.splitIntoOne) }
        if given.isEmpty, let equal = [2: "0.5", 4: "0.25", 5: "0.2", 8: "0.125"][count] {
            return Array(repeating: equal, count: count)
        }
        guard given.count == count, given.allSatisfy({ $0.wholeMatch(of: /0\.[0-9]{1,4}/) != nil })
        else {
            throw Refusal(
                .wrongUsage, RegistryChangeMessages.badShares.filled(["count": String(count)]))
        }
        return given
    }

    private func refused(_ message: Phrase) -> Refusal { Refusal(.failed, message) }
}

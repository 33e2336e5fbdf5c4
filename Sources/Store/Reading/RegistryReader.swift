public import PostgresClient
import SQLTexts
public import Vocabulary

/// Whom to call.
public struct AgencyContact: Sendable, Equatable {
    public var name: String?
    public var phone: String?

    public init(name: String? = nil, phone: String? = nil) {
        self.name = name
        self.phone = phone
    }

    public var isEmpty: Bool { name == nil && phone == nil }
}

/// What an agency was called before.
public struct FormerName: Sendable, Hashable {
    public let name: String
    /// The first day of the name after it; nil if nobody knows.
    public let until: CalendarDate?

    public init(name: String, until: CalendarDate?) {
        self.name = name
        self.until = until
    }
}

/// An agency with all that the registry says of it.
public struct RegistryAgency: Sendable, Equatable {
    public var id: Int64
    public var regionCode: String
    public var name: String
    public var agencyClass: AgencyClass
    public var creditCode: String?
    public var countsInTotal: Bool
    /// Nil for one that was always there.
    public var activeFrom: CalendarDate?
    /// Nil for one that is there still.
    public var activeTo: CalendarDate?
    public var contact: AgencyContact
    public var head: AgencyContact
    /// Those without a day first.
    public var formerNames: [FormerName]

    public init(
        id: Int64, regionCode: String, name: String, agencyClass: AgencyClass,
        creditCode: String? = nil, countsInTotal: Bool = true, activeFrom: CalendarDate? = nil,
        activeTo: CalendarDate? = nil, contact: AgencyContact = AgencyContact(),
        head: AgencyContact = AgencyContact(), formerNames: [FormerName] = []
    ) {
        self.id = id
        self.regionCode = regionCode
        self.name = name
        self.agencyClass = agencyClass
        self.creditCode = creditCode
        self.countsInTotal = countsInTotal
        self.activeFrom = activeFrom
        self.activeTo = activeTo
        self.contact = contact
        self.head = head
        self.formerNames = formerNames
    }

    /// Whether it was there on the last day of a year.
    public func isThere(atEndOf year: Int) -> Bool {
        guard let day = CalendarDate(year: year, month: 12, day: 31) else { return false }
        return activeFrom.map { $0 <= day } ?? true && activeTo.map { $0 >= day } ?? true
    }
}

/// What is set for one report year: by when, and who need not file.
public struct RegistryYear: Sendable {
    public struct Exemption: Sendable, Equatable {
        public let reason: String
        public let grantedBy: String

        public init(reason: String, grantedBy: String) {
            self.reason = reason
            self.grantedBy = grantedBy
        }
    }

    public struct Place: Sendable, Hashable {
        public let regionCode: String?
        public let agencyClass: AgencyClass

        public init(regionCode: String?, agencyClass: AgencyClass) {
            self.regionCode = regionCode
            self.agencyClass = agencyClass
        }
    }

    /// By event; a place without a region is every region that has no date of its own.
    public var due: [LatenessRow.Event: [Place: CalendarDate]]
    /// By event, of agencies that have a date of their own.
    public var extended: [LatenessRow.Event: [Int64: CalendarDate]]
    public var exemptions: [Int64: Exemption]
    /// Where the agencies belonged that were there on the last day of the year.
    public var places: [Int64: Place]

    public init(
        due: [LatenessRow.Event: [Place: CalendarDate]] = [:],
        extended: [LatenessRow.Event: [Int64: CalendarDate]] = [:],
        exemptions: [Int64: Exemption] = [:], places: [Int64: Place] = [:]
    ) {
        self.due = due
        self.extended = extended
        self.exemptions = exemptions
        self.places = places
    }

    /// By when agencies of a place are due that have no date of their own.
    public func due(_ event: LatenessRow.Event, at place: Place) -> CalendarDate? {
        let everywhere = Place(regionCode: nil, agencyClass: place.agencyClass)
        return due[event]?[place] ?? due[event]?[everywhere]
    }
}

/// Reads who reports, by when, and whom to call.
public struct RegistryReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// In the order of regions and numbers.
    ///
    /// - Parameters:
    ///   - region: that region and those below; nil for everywhere.
    ///   - year: those that were there on its last day, as they stood then; nil for today, closed
    ///     ones included.
    public func agencies(
        region: String? = nil, year: Int? = nil, agencyClass: AgencyClass? = nil
    ) throws -> [RegistryAgency] {
        let rows = try connection.run(
            Queries.readRegistry,
            [.text(region), .int32(year.map(Int32.init)), .text(agencyClass?.rawValue)])
        return try (0..<rows.count).map { try agency(rows, $0) }
    }

    private func agency(_ rows: Rows, _ row: Int) throws -> RegistryAgency {
        let names = try rows.textArray(row, "former_names") ?? []
        let days = try rows.textArray(row, "former_until") ?? []
        return RegistryAgency(
            id: try rows.requiredInt64(row, "agency_id"),
            regionCode: try rows.requiredText(row, "region_code"),
            name: try rows.requiredText(row, "name"),
            agencyClass: try rows.required(row, "class", as: AgencyClass.self),
            creditCode: rows.text(row, "credit_code"),
            countsInTotal: try rows.requiredBool(row, "counts_in_total"),
            activeFrom: try rows.date(row, "active_from"),
            activeTo: try rows.date(row, "active_to"),
            contact: AgencyContact(
                name: rows.text(row, "contact"), phone: rows.text(row, "phone")),
            head: AgencyContact(
                name: rows.text(row, "head"), phone: rows.text(row, "head_phone")),
            formerNames: zip(names, days).map { FormerName(name: $0, until: CalendarDate($1)) })
    }

    public func regionTree() throws -> RegionTree {
        try RunReader(connection: connection).regionTree()
    }

    /// The days until which past states are known, by agency, in order.
    public func pastDays() throws -> [Int64: [CalendarDate]] {
        let rows = try connection.run(Queries.readPastDays)
        var days: [Int64: [CalendarDate]] = [:]
        for row in 0..<rows.count {
            days[try rows.requiredInt64(row, "agency_id"), default: []].append(
                try rows.requiredDate(row, "until"))
        }
        return days
    }

    /// The last day until which a past state is known, by region.
    public func lastPastDaysOfRegions() throws -> [String: CalendarDate] {
        let rows = try connection.run(Queries.readRegionPastDays)
        var days: [String: CalendarDate] = [:]
        for row in 0..<rows.count {
            days[try rows.requiredText(row, "code")] = try rows.requiredDate(row, "until")
        }
        return days
    }

    /// The years for which something is set, in a region and those below, or everywhere.
    public func years(region: String?) throws -> [Int] {
        let rows = try connection.run(Queries.readRegistryYears, [.text(region)])
        return try (0..<rows.count).map { Int(try rows.requiredInt32($0, "year")) }
    }

    /// - Parameter today: what was granted by its end counts.
    public func year(_ year: Int, today: CalendarDate) throws -> RegistryYear {
        var found = RegistryYear()
        for event in [LatenessRow.Event.submit, .publish] {
            let key: [Parameter] = [.int32(Int32(year)), .text(event.rawValue)]
            let due = try connection.run(Queries.readDueTable, key)
            for row in 0..<due.count {
                let place = RegistryYear.Place(
                    regionCode: due.text(row, "region_code"),
                    agencyClass: try due.required(row, "class", as: AgencyClass.self))
                found.due[event, default: [:]][place] = try due.requiredDate(row, "due_on")
            }
            let extended = try connection.run(
                Queries.readExtendedDates, key + [.text(today.description)])
            for row in 0..<extended.count {
                found.extended[event, default: [:]][try extended.requiredInt64(row, "agency_id")] =
                    try extended.requiredDate(row, "due_on")
            }
        }
        let exempt = try connection.run(Queries.readExemptions, [.int32(Int32(year))])
        for row in 0..<exempt.count {
            found.exemptions[try exempt.requiredInt64(row, "agency_id")] = .init(
                reason: try exempt.requiredText(row, "reason"),
                grantedBy: try exempt.requiredText(row, "granted_by"))
        }
        let states = try connection.run(Queries.readAgencyStates, [.int32(Int32(year))])
        for row in 0..<states.count {
            found.places[try states.requiredInt64(row, "agency_id")] = .init(
                regionCode: try states.requiredText(row, "region_code"),
                agencyClass: try states.required(row, "class", as: AgencyClass.self))
        }
        return found
    }
}

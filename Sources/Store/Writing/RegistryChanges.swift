public import PostgresClient
import SQLTexts
public import Vocabulary

/// An agency's row as it is today.
public struct AgencyRow: Sendable, Equatable {
    public let id: Int64
    public var name: String
    public var regionCode: String
    public var agencyClass: AgencyClass
    public var countsInTotal: Bool
    public let activeFrom: CalendarDate
    public let activeTo: CalendarDate?

    /// Whether it is there on a day.
    public func isThere(on day: CalendarDate) -> Bool {
        activeFrom <= day && activeTo.map { $0 >= day } ?? true
    }
}

/// Changes of the registry from a day on, which keep what was before; each in the transaction of
/// the caller.
public struct RegistryChanges {
    private let connection: Connection
    private let day: CalendarDate

    /// - Parameter day: the first one of what is changed.
    public init(connection: Connection, from day: CalendarDate) {
        self.connection = connection
        self.day = day
    }

    /// Says why the transaction changes the registry; noted with each change.
    public func state(reason: String, decidedBy: String) throws {
        try connection.run(Queries.stateReason, [.text(reason), .text(decidedBy)])
    }

    /// Asks now what would be asked at the end of the transaction.
    public func checkNow() throws {
        try refusing { try connection.run(Queries.checkNow) }
    }

    // MARK: Agencies

    /// - Returns: nil if there is none of this number.
    public func agency(_ id: Int64) throws -> AgencyRow? {
        try refusing {
            try Self.agencies(try connection.run(Queries.readAgencyRow, [.int64(id)])).first
        }
    }

    /// The agencies of a region that are there on the day or later.
    public func agencies(of region: String) throws -> [AgencyRow] {
        try Self.agencies(
            try connection.run(
                Queries.readAgenciesFrom, [.text(region), .text(day.description)]))
    }

    /// The agencies of a region that are there on the day, by their exact name.
    public func agencies(of region: String, called name: String) throws -> [AgencyRow] {
        try Self.agencies(
            try connection.run(
                Queries.readAgenciesCalled,
                [.text(region), .text(day.description), .text(name)]))
    }

    /// Lets an agency be called, belong and count as given; what was before stays a past state.
    public func change(_ agency: AgencyRow) throws {
        try refusing {
            try connection.run(
                Queries.changeAgency,
                [
                    .int64(agency.id), .text(day.description), .text(agency.name),
                    .text(agency.regionCode), .text(agency.agencyClass.rawValue),
                    .bool(agency.countsInTotal),
                ])
        }
    }

    public func add(_ agency: NewAgency) throws -> Int64 {
        try refusing { try RegistryWriter(connection: connection).add(agency) }
    }

    /// The day before is the agency's last one.
    public func close(_ agency: Int64) throws {
        try refusing {
            try connection.run(
                Queries.closeAgency,
                [
                    .int64(agency),
                    .text(CalendarDate(daysSinceEpoch: day.daysSinceEpoch - 1).description),
                ])
        }
    }

    /// A credit code is not kept by year: it holds for all of them.
    public func set(creditCode: String, of agency: Int64) throws {
        try refusing {
            try connection.run(Queries.setCreditCode, [.int64(agency), .text(creditCode)])
        }
    }

    /// Hands an agency's work over to another, all of it or a share.
    public func succeed(
        _ predecessor: Int64, by successor: Int64, share: String, authority: String
    ) throws {
        try refusing {
            try RegistryWriter(connection: connection).succeed(
                predecessor, by: successor, on: day, share: share, authority: authority)
        }
    }

    // MARK: Regions

    /// The regions directly below another today.
    public func children(of region: String) throws -> [Region] {
        let rows = try connection.run(Queries.readChildren, [.text(region)])
        return try (0..<rows.count).map { row in
            Region(
                code: try rows.requiredText(row, "code"),
                name: try rows.requiredText(row, "name"),
                level: try rows.required(row, "level", as: RegionLevel.self),
                parentCode: rows.text(row, "parent_code"))
        }
    }

    public func add(_ region: Region) throws {
        try refusing { try RegistryWriter(connection: connection).add(region) }
    }

    /// Lets a region be called and belong as given; what was before stays a past state.
    public func change(_ region: Region) throws {
        try refusing {
            try connection.run(
                Queries.changeRegion,
                [
                    .text(region.code), .text(day.description), .text(region.name),
                    .text(region.level.rawValue), .text(region.parentCode),
                ])
        }
    }

    /// Due and closing dates of a region from the day's year on become those of another.
    public func handOverDates(of region: String, to other: String) throws {
        let values: [Parameter] = [.text(region), .text(other), .int32(Int32(day.year))]
        try refusing {
            try connection.run(Queries.handOverDeadlines, values)
            try connection.run(Queries.handOverClosings, values)
        }
    }

    /// The states with which the database refuses a change: no such row, a wrong value, one that is
    /// there already, a condition that does not hold, the registry of somebody else.
    private static let refusals: Set = ["P0002", "22023", "23503", "23505", "23514"]

    @discardableResult
    private func refusing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch DatabaseError.server(let error) where Self.refusals.contains(error.sqlState) {
            throw StoreError.decisionRefused(error.message)
        }
    }

    private static func agencies(_ rows: Rows) throws -> [AgencyRow] {
        try (0..<rows.count).map { row in
            AgencyRow(
                id: try rows.requiredInt64(row, "agency_id"),
                name: try rows.requiredText(row, "name"),
                regionCode: try rows.requiredText(row, "region_code"),
                agencyClass: try rows.required(row, "class", as: AgencyClass.self),
                countsInTotal: try rows.requiredBool(row, "counts_in_total"),
                activeFrom: try rows.requiredDate(row, "active_from"),
                activeTo: try rows.date(row, "active_to"))
        }
    }
}

public import PostgresClient
import SQLTexts
public import Vocabulary

/// An agency on its way into `registry.agency`.
public struct NewAgency: Sendable {
    public var regionCode: String
    public var name: String
    public var agencyClass: AgencyClass
    public var countsInTotal: Bool
    public var activeFrom: CalendarDate
    public var activeTo: CalendarDate?

    public init(
        regionCode: String, name: String, agencyClass: AgencyClass, countsInTotal: Bool = true,
        activeFrom: CalendarDate, activeTo: CalendarDate? = nil
    ) {
        self.regionCode = regionCode
        self.name = name
        self.agencyClass = agencyClass
        self.countsInTotal = countsInTotal
        self.activeFrom = activeFrom
        self.activeTo = activeTo
    }
}

/// Fills the registry of a sample or test database.
public struct RegistryWriter {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Adds a region; one that exists stays as it is.
    public func add(_ region: Region) throws {
        try connection.run(
            Queries.insertRegion,
            [
                .text(region.code), .text(region.name), .text(region.level.rawValue),
                .text(region.parentCode),
            ])
    }

    /// How many agencies a region has, closed ones too.
    public func agencyCount(in region: String) throws -> Int64 {
        try connection.run(Queries.countAgencies, [.text(region)]).requiredInt64(0, "count")
    }

    /// - Returns: the agency's id.
    @discardableResult
    public func add(_ agency: NewAgency) throws -> Int64 {
        let rows = try connection.run(
            Queries.insertAgency,
            [
                .text(agency.regionCode), .text(agency.name), .text(agency.agencyClass.rawValue),
                .bool(agency.countsInTotal), .text(agency.activeFrom.description),
                .text(agency.activeTo?.description),
            ])
        return try rows.requiredInt64(0, "agency_id")
    }

    /// - Parameters:
    ///   - region: nil for every region.
    ///   - agencyClass: nil for every class.
    public func setDeadline(
        region: String?, year: Int, agencyClass: AgencyClass?, event: LatenessRow.Event,
        dueOn: CalendarDate
    ) throws {
        try connection.run(
            Queries.insertDeadline,
            [
                .text(region), .int32(Int32(year)), .text(agencyClass?.rawValue),
                .text(event.rawValue), .text(dueOn.description),
            ])
    }

    /// Hands the work of one agency over to another, all of it or a share; the shares of one
    /// predecessor must add to 1 by the end of the transaction.
    ///
    /// - Parameters:
    ///   - day: the first day of the successor's duty.
    ///   - share: a decimal such as `0.25`.
    public func succeed(
        _ predecessor: Int64, by successor: Int64, on day: CalendarDate, share: String = "1",
        authority: String? = nil, documentNumber: String? = nil
    ) throws {
        try connection.run(
            Queries.insertSuccession,
            [
                .int64(predecessor), .int64(successor), .text(day.description), .text(share),
                .text(authority), .text(documentNumber),
            ])
    }

    public func exempt(agency: Int64, year: Int, reason: String, grantedBy: String) throws {
        try connection.run(
            Queries.insertExemption,
            [.int64(agency), .int32(Int32(year)), .text(reason), .text(grantedBy)])
    }
}

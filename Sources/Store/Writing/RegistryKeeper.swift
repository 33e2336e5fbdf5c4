public import PostgresClient
import SQLTexts
public import Vocabulary

/// Changes the registry, each change in the transaction of the caller.
public struct RegistryKeeper {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Keeps everybody else from changing agencies until the transaction ends.
    public func holdAgencies() throws { try connection.run(Queries.lockRegistry) }

    /// Keeps everybody else from changing regions until the transaction ends.
    public func holdRegions() throws { try connection.run(Queries.lockRegions) }

    /// Adds an agency, without its contacts and former names.
    ///
    /// - Parameters:
    ///   - number: nil for the next free one.
    ///   - activeFrom: its first day.
    /// - Returns: its number.
    public func add(
        _ agency: RegistryAgency, number: Int64?, activeFrom: CalendarDate
    ) throws -> Int64 {
        let id: Int64
        if let number {
            try connection.run(
                Queries.insertNumberedAgency,
                [
                    .int64(number), .text(agency.regionCode), .text(agency.name),
                    .text(agency.agencyClass.rawValue), .bool(agency.countsInTotal),
                    .text(activeFrom.description), .text(agency.activeTo?.description),
                ])
            id = number
        } else {
            id = try RegistryWriter(connection: connection).add(
                NewAgency(
                    regionCode: agency.regionCode, name: agency.name,
                    agencyClass: agency.agencyClass, countsInTotal: agency.countsInTotal,
                    activeFrom: activeFrom, activeTo: agency.activeTo))
        }
        guard agency.creditCode != nil else { return id }
        var numbered = agency
        numbered.id = id
        try correct(numbered)
        return id
    }

    /// Writes an agency's row anew, for all years.
    public func correct(_ agency: RegistryAgency) throws {
        try connection.run(
            Queries.updateAgency,
            [
                .int64(agency.id), .text(agency.regionCode), .text(agency.name),
                .text(agency.agencyClass.rawValue), .bool(agency.countsInTotal),
                .text(agency.creditCode), .text(agency.activeFrom?.description),
                .text(agency.activeTo?.description),
            ])
    }

    /// Lets an agency be called, belong and count as given from a day on; what was before stays.
    public func change(_ agency: RegistryAgency, since day: CalendarDate) throws {
        try connection.run(
            Queries.changeAgency,
            [
                .int64(agency.id), .text(day.description), .text(agency.name),
                .text(agency.regionCode), .text(agency.agencyClass.rawValue),
                .bool(agency.countsInTotal),
            ])
    }

    public enum Role: String, Sendable { case contact, head }

    /// An empty contact is taken away.
    public func set(_ contact: AgencyContact, as role: Role, of agency: Int64) throws {
        guard !contact.isEmpty else {
            try connection.run(Queries.deleteContact, [.int64(agency), .text(role.rawValue)])
            return
        }
        try connection.run(
            Queries.setContact,
            [
                .int64(agency), .text(role.rawValue), .text(contact.name), .text(contact.phone),
            ])
    }

    public func add(_ name: FormerName, to agency: Int64) throws {
        guard let until = name.until else {
            try connection.run(Queries.insertFormerName, [.int64(agency), .text(name.name)])
            return
        }
        try connection.run(Queries.deleteFormerName, [.int64(agency), .text(name.name)])
        try connection.run(
            Queries.addDatedName, [.int64(agency), .text(name.name), .text(until.description)])
    }

    /// The date of every agency of a class in a region, or of a wider place.
    public func setDeadline(
        _ event: LatenessRow.Event, year: Int, at place: RegistryYear.Place, to day: CalendarDate
    ) throws {
        try connection.run(
            Queries.setDeadline,
            [
                .text(place.regionCode), .int32(Int32(year)), .text(place.agencyClass.rawValue),
                .text(event.rawValue), .text(day.description),
            ])
    }

    /// A date of one agency alone.
    public func extend(
        _ event: LatenessRow.Event, year: Int, agency: Int64, to day: CalendarDate,
        reason: String, grantedBy: String, on grantedOn: CalendarDate
    ) throws {
        try connection.run(
            Queries.setExtension,
            [
                .int64(agency), .int32(Int32(year)), .text(event.rawValue),
                .text(day.description), .text(reason), .text(grantedBy),
                .text(grantedOn.description),
            ])
    }

    public func exempt(_ exemption: RegistryYear.Exemption, year: Int, agency: Int64) throws {
        try connection.run(
            Queries.setExemption,
            [
                .int64(agency), .int32(Int32(year)), .text(exemption.reason),
                .text(exemption.grantedBy),
            ])
    }

    // MARK: Regions

    /// Writes a region's row anew, for all years.
    public func correct(_ region: Region) throws {
        try connection.run(
            Queries.updateRegion,
            [
                .text(region.code), .text(region.name), .text(region.level.rawValue),
                .text(region.parentCode),
            ])
    }

    /// Lets a region be called and belong as given from a day on; what was before stays.
    public func change(_ region: Region, since day: CalendarDate) throws {
        try connection.run(
            Queries.changeRegion,
            [
                .text(region.code), .text(day.description), .text(region.name),
                .text(region.level.rawValue), .text(region.parentCode),
            ])
    }
}

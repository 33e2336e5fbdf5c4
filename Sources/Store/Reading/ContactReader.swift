public import PostgresClient
import SQLTexts

/// Reads whom to call; always as it is today.
public struct ContactReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// By agency; without those of whom nobody is known.
    public func contacts(of agencies: [Int64]) throws -> [Int64: AgencyContact] {
        let rows = try connection.run(Queries.readContacts, [.int64Array(agencies)])
        var contacts: [Int64: AgencyContact] = [:]
        for row in 0..<rows.count {
            contacts[try rows.requiredInt64(row, "agency_id")] = AgencyContact(
                name: rows.text(row, "name"), phone: rows.text(row, "phone"))
        }
        return contacts
    }

    /// Of the government's office of a region; nil if nobody is known.
    public func office(of region: String) throws -> AgencyContact? {
        let rows = try connection.run(Queries.readOfficeContact, [.text(region)])
        guard rows.count > 0 else { return nil }
        return AgencyContact(name: rows.text(0, "name"), phone: rows.text(0, "phone"))
    }
}

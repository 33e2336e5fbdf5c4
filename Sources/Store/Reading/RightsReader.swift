public import PostgresClient
import SQLTexts

/// Whether roles, their rights, and the triggers and functions that hold them to these are as the
/// last migration left them. Roles belong to the server: a restore without them loses every right,
/// and the schema looks as it should.
public struct RightsReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Roles that are missing, or that may not even enter the schema; none before the first
    /// migration. Any login may ask.
    public func rolesWithoutRights() throws -> [String] {
        try texts(Queries.readRolesWithoutRights, "name")
    }

    /// Rights, triggers and functions that are gone or altered, or that were added.
    public func changed() throws -> [String] {
        try texts(Queries.readChangedRights, "held")
    }

    private func texts(_ query: SQLText, _ column: String) throws -> [String] {
        let rows = try connection.run(query)
        return try (0..<rows.count).map { try rows.requiredText($0, column) }
    }
}

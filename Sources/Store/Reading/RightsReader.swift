public import PostgresClient
import SQLTexts

/// Whether the roles are there. Roles belong to the server: a restore without them loses every
/// right, and the schema looks as it should.
public struct RightsReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Roles that are missing, or that may not even enter the schema; none before the first
    /// migration. Any login may ask.
    public func rolesWithoutRights() throws -> [String] {
        let rows = try connection.run(Queries.readRolesWithoutRights)
        return try (0..<rows.count).map { try rows.requiredText($0, "name") }
    }
}

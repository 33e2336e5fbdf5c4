import PostgresClient
import SQLTexts

/// The text of a stored report, as far as it is compared with others.
public struct StoredNarrative: Sendable {
    public let agencyName: String
    public let year: Int
    /// Text by section id.
    public let sections: [(id: String, text: String)]
}

/// Reads what reports say in words.
public struct NarrativeReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// The agency's last report before a year, and the other reports of its region for the year.
    public func textsToCompare(agencyID: Int64, year: Int) throws -> [StoredNarrative] {
        let rows = try connection.run(
            Queries.readTextsToCompare, [.int64(agencyID), .int32(Int32(year))])
        return try (0..<rows.count).map { row in
            StoredNarrative(
                agencyName: try rows.requiredText(row, "name"),
                year: Int(try rows.requiredInt64(row, "year")),
                sections: ["overview", "problems"].compactMap { id in
                    rows.text(row, id).map { (id, $0) }
                })
        }
    }
}

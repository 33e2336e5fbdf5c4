public import PostgresClient
import SQLTexts
public import Vocabulary

/// A decision as it is listed: a row that somebody made, with name, time and reason.
public struct DecisionRow: Sendable {
    /// `waiver`, `return`, `withdrawal`, `correction`, `publication`, `revocation`, `exemption`,
    /// `extension` or `registry`.
    public let kind: String
    /// Nil for one that has no number: it is known by its agency and year.
    public let number: Int64?
    public let at: String
    public let decidedBy: String?
    /// The login that stored it.
    public let storedBy: String?
    public let reason: String?
    public let agencyID: Int64?
    public let agencyName: String?
    public let year: Int64?
    public let submissionID: Int64?
    /// What it says, by name.
    public let details: [(String, String)]
    /// Whom or what a change of the registry is about, in few words.
    public let rowNames: [String]
    /// Whether it was taken back.
    public let isRevoked: Bool
}

/// Reads every kind of decision as one list.
public struct DecisionList {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Oldest first; nil means all.
    public func decisions(
        year: Int?, region: String?, agency: Int64?, since day: CalendarDate?
    ) throws -> [DecisionRow] {
        let rows = try connection.run(
            Queries.readDecisions,
            [
                .int32(year.map(Int32.init)), .text(region), .int64(agency),
                .text(day?.description),
            ])
        return try (0..<rows.count).map { row in
            let names = try rows.textArray(row, "detail_names") ?? []
            let values = try rows.textArray(row, "detail_values") ?? []
            return DecisionRow(
                kind: try rows.requiredText(row, "kind"),
                number: try rows.int64(row, "decision_id"),
                at: try rows.requiredText(row, "at"), decidedBy: rows.text(row, "decided_by"),
                storedBy: rows.text(row, "stored_by"), reason: rows.text(row, "reason"),
                agencyID: try rows.int64(row, "agency_id"),
                agencyName: rows.text(row, "agency_name"), year: try rows.int64(row, "year"),
                submissionID: try rows.int64(row, "submission_id"),
                details: Array(zip(names, values)),
                rowNames: try rows.textArray(row, "row_names") ?? [],
                isRevoked: try rows.requiredBool(row, "is_revoked"))
        }
    }
}

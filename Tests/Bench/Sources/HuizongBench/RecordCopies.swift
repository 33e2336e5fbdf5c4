import PostgresClient

/// Bare COPYs of everything that `audit verify` covers: what it is measured against.
extension BenchDatabase {
    private static let tables = [
        "intake.submission", "intake.document", "intake.waiver", "intake.return", "intake.ledger",
        "registry.region", "registry.agency", "registry.deadline", "registry.exemption",
        "registry.extension", "registry.closing", "registry.succession", "registry.account",
        "registry.change", "summary.edition", "summary.edition_year", "summary.total",
        "summary.roster", "summary.finding_row", "audit.event",
    ]

    /// Submissions hold their figures twice, packed and as an array, of which one is hashed.
    private static let figuresOnce = [
        "intake.submission": """
        (SELECT submission_id, agency_id, year, revision, form_id, submitted_at, published_on,
                packed, narrative, source, stored_at, stored_by FROM intake.submission)
        """
    ]

    /// COPY takes no table in partitions by its name alone.
    private static let inPartitions = ["intake.submission": "(TABLE intake.submission)"]

    /// - Parameter once: leaves out the figures that are stored a second time.
    /// - Returns: bytes of rows.
    func copyRecord(figuresOnce once: Bool) throws -> Int {
        let connection = try Connection(conninfo: conninfo)
        var bytes = 0
        for table in Self.tables {
            let source = (once ? Self.figuresOnce : Self.inPartitions)[table] ?? table
            let statement = Statement(
                name: "COPY \(table)", sql: "COPY \(source) TO STDOUT (FORMAT binary)")
            try connection.copyOut(statement) { bytes += $0.count }
        }
        return bytes
    }
}

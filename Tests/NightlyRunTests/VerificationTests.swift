import PostgresClient
import Store
import Testing

/// A verification over several connections tells what one over a single one tells.
@Suite struct VerificationTests {
    private func eventful() throws -> County {
        let county = try County(agencies: 4)
        let first = try county.file(0, granted: 1)
        try county.file(1, granted: 7, total: 8)
        try county.run()
        try county.file(0, granted: 2, on: "2023-01-20")
        try county.file(2, granted: 3)
        try county.run()
        try county.waive(1)
        try Decisions(connection: county.connection).sendBack(
            submission: first, reason: "有误", returnedBy: "县政府办")
        try county.run()
        return county
    }

    @Test func anyNumberOfConnectionsTellsTheSame() throws {
        let county = try eventful()
        try county.execute("SET session_replication_role = replica")
        for edit in [
            "UPDATE audit.event SET happened_at = now() WHERE event_id = 2",
            "UPDATE intake.submission SET cells[3] = 9 WHERE revision = 2",
            "UPDATE summary.edition SET catalogue_hash = 'x' WHERE edition_id = 2",
            "DELETE FROM summary.edition WHERE edition_id = 3",
            "UPDATE summary.total SET cell_values[4] = 99 WHERE scope = 'own'",
            "UPDATE summary.roster SET included_own = included_own || 4::bigint",
            "UPDATE summary.finding_row SET first_edition_id = 99",
            "UPDATE registry.agency SET name = 'x'",
        ] { try county.execute(edit) }
        let reader = HistoryReader(connection: county.connection)
        let alone = try reader.brokenRecords()
        #expect(Set(alone.map(\.subject)) == [.link, .seal, .edition, .row, .registry])
        for helpers in 1...3 {
            try county.connection.begin(isolation: .repeatableRead)
            #expect(try reader.brokenRecords(helpers: helpers) == alone)
            try county.connection.rollback()
        }
    }

    /// What is stored while it works belongs to nobody's snapshot.
    @Test func helpersSeeTheSameSnapshot() throws {
        let county = try eventful()
        try county.connection.begin(isolation: .repeatableRead)
        let reader = HistoryReader(connection: county.connection)
        let before = try reader.recordSize()
        let other = try Connection(conninfo: county.database)
        for sql in [
            "SET session_replication_role = replica", "UPDATE registry.agency SET name = 'x'",
            "UPDATE summary.total SET late = late + 1, received = received + 1, "
                + "expected = expected + 1",
        ] { try other.execute(Statement(name: "alter", sql: sql)) }
        #expect(try reader.brokenRecords(helpers: 2) == [])
        #expect(try reader.recordSize().events == before.events)
        try county.connection.rollback()
        #expect(try !reader.brokenRecords().isEmpty)
    }

    @Test func firstErrorStopsEveryone() throws {
        let county = try eventful()
        try county.execute("DROP FUNCTION audit.broken_registry()")
        try county.connection.begin(isolation: .repeatableRead)
        let reader = HistoryReader(connection: county.connection)
        #expect(throws: DatabaseError.self) { try reader.brokenRecords(helpers: 2) }
        try county.connection.rollback()
        #expect(try reader.recordSize().editions == 3)
    }

    /// A submission named in no list of a roster is not mistaken for the length of one.
    @Test func movedEntriesOfARosterAreFound() throws {
        let county = try eventful()
        let reader = HistoryReader(connection: county.connection)
        try county.execute("SET session_replication_role = replica")
        for edit in [
            "included_other = included_own, included_own = '{}'",
            "excluded_own = included_own || excluded_own, included_own = '{}'",
            "included_own = included_own || 999999::bigint",
            "included_own = included_own[2:] || included_own[1]",
            "included_own = array_fill(-1::bigint, ARRAY[cardinality(included_own)])",
        ] {
            try county.execute("BEGIN")
            try county.execute(
                "UPDATE summary.roster SET \(edit) WHERE cardinality(included_own) > 1")
            #expect(try reader.brokenRecords().contains { $0.subject == .row }, "\(edit)")
            try county.execute("ROLLBACK")
        }
        #expect(try reader.brokenRecords() == [])
    }

    /// What came since the last run is not sealed yet; what came before, must be, also if nobody
    /// told the run of it.
    @Test(arguments: [
        "intake.submission", "intake.document", "intake.waiver", "intake.return",
        "intake.ledger", "registry.change",
    ])
    func rowsFromBeforeTheLastRunAreSealed(table: String) throws {
        let county = try eventful()
        try county.file(3, granted: 7, total: 8)
        try county.run()
        let later = try county.file(2, granted: 4, on: "2023-01-25")
        try Intake(connection: county.connection).attachDocument(
            to: later, fileName: "a.txt", sha256: "00", cells: "[]")
        try county.waive(3)
        try Decisions(connection: county.connection).sendBack(
            submission: later, reason: "有误", returnedBy: "县政府办")
        try county.execute(
            """
            INSERT INTO intake.ledger (agency_id, kind, number, happened_on, year)
            VALUES (\(county.agencies[2]), 'request', '1', '2022-05-01', 2022)
            """)
        try county.execute(
            "UPDATE registry.agency SET name = '新名' WHERE agency_id = \(county.agencies[3])")
        let reader = HistoryReader(connection: county.connection)
        #expect(try reader.brokenRecords() == [])
        let kind = try #require(table.split(separator: ".").last)
        try county.execute("DELETE FROM work.inbox WHERE run_id IS NULL AND kind = '\(kind)'")
        try county.run()
        let broken = try reader.brokenRecords()
        #expect(broken.map(\.fault) == [.unsealed], "\(broken)")
    }
}

import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Vocabulary

/// A county whose history a test writes day by day: what happens is stored as if it had been
/// stored on its day, and a run publishes at its day, ten past two in the morning.
///
/// The clock of a run is a function that stands before PostgreSQL's own on the search path of that
/// run's connection, so nothing is altered afterwards and the record stays intact.
struct PastCounty {
    static let code = "990121"

    let database: String
    let catalogue: FormCatalogue
    let connection: Connection
    private(set) var agencies: [String: Int64] = [:]
    /// Called when the run of a day has published.
    private let afterNight: (PastCounty, String) throws -> Void

    init(afterNight: @escaping (PastCounty, String) throws -> Void = { _, _ in }) throws {
        self.afterNight = afterNight
        database = try TestServer.migratedDatabase()
        catalogue = try FormFiles.catalogue()
        connection = try Connection(conninfo: database)
        let registry = RegistryWriter(connection: connection)
        for region in RandomCountry.regions.prefix(4) { try registry.add(region) }
        try execute(
            """
            CREATE SCHEMA past
            """)
        try execute(
            """
            CREATE FUNCTION past.clock_timestamp() RETURNS timestamptz LANGUAGE sql STABLE
            AS $$ SELECT current_setting('past.now')::timestamptz $$
            """)
    }

    func execute(_ sql: String) throws {
        try connection.execute(Statement(name: "test", sql: sql))
    }

    func id(_ agency: String) -> Int64 { agencies[agency] ?? 0 }

    mutating func open(
        _ agency: String, _ agencyClass: AgencyClass = .department, from day: String = "2008-05-01",
        to lastDay: String? = nil
    ) throws {
        agencies[agency] = try RegistryWriter(connection: connection).add(
            NewAgency(
                regionCode: Self.code, name: agency, agencyClass: agencyClass,
                activeFrom: CalendarDate(day) ?? CalendarDate(daysSinceEpoch: 0),
                activeTo: lastDay.flatMap { CalendarDate($0) }))
    }

    /// Files a report of granted requests of natural persons, all other figures nought.
    ///
    /// - Parameters:
    ///   - total: what column 总计 says of them; another figure than `granted` is an error.
    ///   - carriedIn: from the year before.
    ///   - carriedOut: to the next year.
    ///   - storedOn: the day on which it is stored, if not on that of the filing.
    @discardableResult
    func file(
        _ agency: String, _ year: Int, granted: Int, total: Int? = nil, carriedIn: Int = 0,
        carriedOut: Int = 0, on day: String, storedOn: String? = nil
    ) throws -> Int64 {
        let form = year < 2021 ? "gid-2019" : "gid-2021"
        var figures: [String: Int] = [:]
        for cell in catalogue[form]?.cells ?? [] { figures[cell.name] = 0 }
        let rows = [
            "received": granted + carriedOut - carriedIn, "carried_in": carriedIn,
            "granted": granted, "handled_total": granted, "carried_out": carriedOut,
        ]
        for (row, figure) in rows {
            figures["requests.\(row).natural_person"] = figure
            figures["requests.\(row).total"] = figure
        }
        figures["requests.granted.total"] = total ?? granted
        let members = figures.map { "\"\($0)\": \($1)" }.joined(separator: ",")
        let id = try Intake(connection: connection).submit(
            NewSubmission(
                agencyID: id(agency), year: year, formID: form, cells: "{\(members)}",
                submittedAt: "\(day)T10:00:00+08:00")
        ).id
        try execute("SET session_replication_role = replica")
        try execute(
            "UPDATE intake.submission SET stored_at = '\(storedOn ?? day) 10:00+08' "
                + "WHERE submission_id = \(id)")
        try execute("SET session_replication_role = origin")
        return id
    }

    /// What the registry was told since the last run, it was told on the day of the next, an hour
    /// before it.
    private func dateChanges(_ day: String) throws {
        let instant = "TIMESTAMPTZ '\(day) 01:10+08'"
        let news = "(SELECT row_id FROM work.inbox WHERE kind = 'change' AND run_id IS NULL)"
        try execute("BEGIN")
        try execute("SET LOCAL session_replication_role = replica")
        try execute("SET LOCAL TimeZone = 'UTC'")
        try execute(
            "UPDATE registry.change SET changed_at = \(instant) WHERE change_id IN \(news)")
        try execute(
            """
            UPDATE registry.change
            SET detail = jsonb_set(detail, '{rows,0,recorded_at}', to_jsonb(\(instant)))
            WHERE subject = 'closing' AND change_id IN \(news)
            """)
        try execute(
            """
            UPDATE registry.closing SET recorded_at = \(instant)
            WHERE EXISTS (SELECT FROM registry.change WHERE subject = 'closing'
                            AND change_id IN \(news))
            """)
        try execute("COMMIT")
    }

    /// The run of a day's night.
    @discardableResult
    func run(_ day: String, isFull: Bool = false) throws -> RunOutcome {
        try dateChanges(day)
        let outcome = try publish(day, isFull: isFull)
        try afterNight(self, day)
        return outcome
    }

    private func publish(_ day: String, isFull: Bool) throws -> RunOutcome {
        let night: Instant = "\(day)T02:10:00+08:00"
        let connection = try Connection(conninfo: database)
        for setting in ["search_path = past, pg_catalog", "past.now = '\(night)'"] {
            try connection.execute(Statement(name: "set", sql: "SET \(setting)"))
        }
        return try NightlyRun(
            connection: connection, catalogue: catalogue,
            request: RunRequest(
                isFull: isFull,
                businessDate: CalendarDate(day) ?? CalendarDate(daysSinceEpoch: 0), wholeLimit: 0),
            startedAt: night, observer: StageHook()
        ).run()
    }

    /// Allows every open error of an agency's report, as `intake.waive` does today.
    func waive(_ agency: String, _ year: Int, until lastDay: String? = nil, on day: String) throws {
        try execute(
            """
            INSERT INTO intake.waiver (fingerprint, agency_id, year, rule, cells, left_value,
                right_value, reason, decided_by, holds_until, decided_at)
            SELECT fingerprint, agency_id, year, rule, cells, left_value, right_value, '已核实',
                   '县政府办', \(lastDay.map { "'\($0)'" } ?? "NULL"), '\(day) 15:00:00+08'
            FROM summary.finding
            WHERE agency_id = \(id(agency)) AND year = \(year) AND severity = 'error'
              AND verdict = 'failed'
            """)
    }

    /// Takes back a report that was stored by mistake.
    func withdraw(_ submission: Int64, on day: String) throws {
        try execute(
            """
            INSERT INTO intake.withdrawal (submission_id, reason, decided_by, decided_at)
            VALUES (\(submission), '误存', '县政府办', '\(day) 16:00:00+08')
            """)
    }

    /// Sends a revision back.
    func sendBack(_ agency: String, _ year: Int, revision: Int, on day: String) throws {
        try execute(
            """
            INSERT INTO intake.return (submission_id, reason, returned_by, returned_at)
            SELECT submission_id, '数字有误', '县政府办', '\(day) 16:00:00+08'
            FROM intake.submission WHERE agency_id = \(id(agency)) AND year = \(year)
              AND revision = \(revision)
            """)
    }
}

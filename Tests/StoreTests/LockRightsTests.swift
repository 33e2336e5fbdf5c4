import PostgresClient
import TestSupport
import Testing

/// What no login but the job's may lock, in any mode that another one would have to wait for.
@Suite struct LockRightsTests {
    private static let roles = [
        "huizong_office", "huizong_clerk", "huizong_auditor", "huizong_filer",
    ]
    private static let modes = [
        "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE",
        "EXCLUSIVE", "ACCESS EXCLUSIVE",
    ]

    @Test func locksOfTheJobAreTheJobsAlone() throws {
        let connection = try County().connection
        for table in ["work.run_lock", "work.turn"] {
            for role in Self.roles {
                for mode in Self.modes {
                    try connection.asRole(role) {
                        try connection.query("BEGIN")
                        expectRefusal("42501", "\(role) \(table) \(mode)") {
                            try connection.query("LOCK TABLE \(table) IN \(mode) MODE")
                        }
                    }
                }
            }
        }
        try connection.asRole("huizong_worker") {
            try connection.query("BEGIN")
            try connection.query("LOCK TABLE work.run_lock IN EXCLUSIVE MODE NOWAIT")
            expectRefusal("42501") { try connection.query("SELECT * FROM work.turn") }
        }
    }

    /// Also where no right on tables is needed: the functions ask for whom the login files.
    @Test func onlyWhoFilesForAnAgencyTakesItsTurn() throws {
        let county = try County()
        let agency = try county.agency()
        let connection = county.connection
        let process = try connection.query("SELECT pg_backend_pid()::bigint AS pid")
            .requiredInt64(0, "pid")
        let login = "turn_of_\(process)"
        try connection.query("CREATE ROLE \(login) LOGIN IN ROLE huizong_clerk")
        try connection.query(
            "INSERT INTO registry.account (login, region_code) VALUES ('\(login)', '990000')")
        let clerk = try Connection(
            conninfo: county.conninfo.replacing("user=huizong", with: "user=\(login)"))
        try clerk.query("SELECT intake.hold_filing(\(agency), 2022)")
        expectRefusal("42501") { try clerk.query("SELECT intake.hold_filing(999999, 2022)") }
        expectRefusal("42501") { try clerk.query("SELECT work.take_turn(\(agency), 2022)") }
    }
}

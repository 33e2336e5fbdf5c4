import PostgresClient
import Store
import TestSupport
import Vocabulary

/// What is done in 2026 about the ten years before: mistakes taken back, papers found, states of
/// the registry put right. Each is noted down on its day; the run of the next night publishes it.
extension PastCounty {
    mutating func notesOf2026() throws {
        try mistakes()
        try foundPapers()
        try lateExemption()
        try names()
        try regions()
        try merger()
    }

    /// A report under another agency, one for another year, and a trial.
    private func mistakes() throws {
        let wrongAgency = try file("档案馆", 2025, granted: 99, on: "2026-02-10")
        let wrongYear = try file("水务局", 2024, granted: 68, on: "2026-02-10")
        let trial = try file("政府办", 2025, granted: 1, on: "2026-02-10")
        try run("2026-02-11")
        try withdraw(wrongAgency, on: "2026-02-20")
        try run("2026-02-21")
        try withdraw(wrongYear, on: "2026-02-23")
        try run("2026-02-24")
        try withdraw(trial, on: "2026-02-26")
        try run("2026-02-27")
    }

    /// Years before the first, and a report that had been there in time.
    private func foundPapers() throws {
        for (agency, granted) in [("政府办", 2), ("水利局", 3), ("河东乡", 4)] {
            try file(
                agency, 2015, granted: granted, on: "2016-01-20", storedOn: "2026-04-01")
        }
        try file("河西乡", 2024, granted: 19, on: "2025-01-15", storedOn: "2026-04-01")
        try run("2026-04-02")
    }

    private func lateExemption() throws {
        try execute(
            """
            INSERT INTO registry.exemption (agency_id, year, reason, granted_by, granted_on)
            VALUES (\(id("档案馆")), 2025, '馆舍改造', '县政府办', '2026-01-10')
            """)
        try run("2026-04-12")
    }

    /// One new name of this year, and one of two years before.
    private func names() throws {
        for (agency, name, day) in [
            ("住建局", "住房城乡建设局", "2026-03-20"), ("交通局", "交通运输局", "2024-06-01"),
        ] {
            try execute(
                """
                SELECT registry.change_agency(agency_id, '\(day)', '\(name)', region_code, class,
                    counts_in_total) FROM registry.agency WHERE agency_id = \(id(agency))
                """)
        }
        try run("2026-04-22")
    }

    /// The county lies in another prefecture since 2025, and has another code since June of that
    /// year.
    private func regions() throws {
        try execute(
            """
            SELECT registry.change_region(code, '2025-01-01', name, level, '990200')
            FROM registry.region WHERE code = '\(Self.code)'
            """)
        try run("2026-05-02")
        try execute(
            "INSERT INTO registry.region VALUES ('990182', '一市', 'county', '990200')")
        try execute(
            """
            SELECT registry.change_agency(agency_id, '2025-06-01', name, '990182', class,
                counts_in_total)
            FROM registry.agency
            WHERE region_code = '\(Self.code)' AND active_to IS NULL
              AND agency_id NOT IN (SELECT agency_id FROM registry.agency_past)
            """)
        try run("2026-05-22")
    }

    /// In the middle of 2025, as it turns out.
    private func merger() throws {
        try execute("BEGIN")
        try execute(
            "UPDATE registry.agency SET active_to = '2025-06-30' WHERE agency_id = \(id("河西乡"))")
        try execute(
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on)
            VALUES (\(id("河西乡")), \(id("河东乡")), '2025-07-01')
            """)
        try execute("COMMIT")
        try run("2026-06-02")
    }
}

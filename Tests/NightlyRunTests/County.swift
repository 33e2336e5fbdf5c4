import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Vocabulary

/// One county whose history a test writes report by report.
struct County {
    static let code = "990121"
    static let year = 2022

    let database: String
    let catalogue: FormCatalogue
    let connection: Connection
    let agencies: [Int64]

    init(agencies count: Int = 3) throws {
        database = try TestServer.migratedDatabase()
        catalogue = try FormFiles.catalogue()
        connection = try Connection(conninfo: database)
        let registry = RegistryWriter(connection: connection)
        for region in RandomCountry.regions.prefix(4) { try registry.add(region) }
        agencies = try (0..<count).map { number in
            try registry.add(
                NewAgency(
                    regionCode: Self.code, name: "单位\(number)", agencyClass: .department,
                    activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
        }
    }

    /// Files a report about granted requests of natural persons.
    ///
    /// - Parameters:
    ///   - total: what column 总计 says of them; another figure than `granted` is an error.
    ///   - carriedIn: from the year before, at most as many as were granted or carried out.
    ///   - others: figures of other cells; nil leaves one blank.
    @discardableResult
    func file(
        _ agency: Int, granted: Int, total: Int? = nil, carriedIn: Int = 0, carriedOut: Int = 0,
        others: [String: Int?] = [:], words: [String: String] = [:], year: Int = County.year,
        on day: String = "2023-01-15"
    ) throws -> Int64 {
        let form = year < 2021 ? "gid-2019" : "gid-2021"
        var figures: [String: Int?] = [:]
        for cell in catalogue[form]?.cells ?? [] { figures[cell.name] = .some(0) }
        let rows = [
            "received": granted + carriedOut - carriedIn, "carried_in": carriedIn,
            "granted": granted, "handled_total": granted, "carried_out": carriedOut,
        ]
        for (row, figure) in rows {
            figures["requests.\(row).natural_person"] = figure
            figures["requests.\(row).total"] = figure + (total ?? granted) - granted
        }
        for row in ["carried_in", "carried_out"] { figures["requests.\(row).total"] = rows[row] }
        for (cell, figure) in others { figures[cell] = .some(figure) }
        let cells = figures.map { name, figure in
            "\"\(name)\": \(figure.map(String.init) ?? "null")"
        }
        let narrative = words.map { key, text in
            "\"\(key)\": \"\(text.replacing("\n", with: "\\n"))\""
        }
        return try Intake(connection: connection).submit(
            NewSubmission(
                agencyID: agencies[agency], year: year, formID: form,
                cells: "{\(cells.joined(separator: ","))}",
                submittedAt: "\(day)T10:00:00+08:00",
                narrative: "{\(narrative.joined(separator: ","))}")
        ).id
    }

    @discardableResult
    func run(
        on day: String = "2023-02-01", isFull: Bool = false, regions: [String] = []
    ) throws -> RunOutcome {
        try nightlyRun(
            database, catalogue, isFull: isFull, regions: regions,
            businessDate: CalendarDate(day) ?? CalendarDate(daysSinceEpoch: 0))
    }

    func execute(_ sql: String) throws {
        try connection.execute(Statement(name: "test", sql: sql))
    }

    /// What the county publishes of granted requests; nil if no report counts.
    func granted(at instant: Instant? = nil) throws -> String? {
        let total = try #require(
            try TotalsReader(connection: connection).total(
                region: Self.code, year: Self.year, scope: .all, at: instant))
        return total.cells.first { $0.cell == "requests.granted.natural_person" }?.value
    }

    func findings(year: Int = County.year) throws -> [OpenFinding] {
        try AuditReader(connection: connection).findings(
            year: year, region: nil, agency: nil, severity: nil)
    }

    /// Open findings of one rule.
    func findings(of rule: String, year: Int = County.year) throws -> [OpenFinding] {
        try findings(year: year).filter { $0.finding.rule == rule }
    }

    /// Whether a run over everything finds nothing that the run before left out, and the record is
    /// whole.
    func isWhole(on day: String = "2023-02-01") throws -> Bool {
        let broken = try HistoryReader(connection: connection).brokenRecords()
        return try !run(on: day, isFull: true).isPublished && broken.isEmpty
    }

    /// Allows findings.
    func waive(_ findings: [OpenFinding], until day: String? = nil) throws {
        for open in findings {
            _ = try Decisions(connection: connection).waive(
                fingerprint: open.fingerprint, reason: "已核实", decidedBy: "县政府办",
                holdsUntil: day.flatMap { CalendarDate($0) })
        }
    }

    /// Allows every open error of an agency.
    func waive(_ agency: Int, until day: String? = nil) throws {
        try waive(
            findings().filter { $0.agencyID == agencies[agency] && $0.finding.excludes },
            until: day)
    }

    /// Editions with the reasons for their change of the county's total, oldest first.
    func reasons() throws -> [Int64: [String]] {
        let causes = try HistoryReader(connection: connection).causes(
            region: Self.code, year: Self.year, scope: .all, at: nil)
        return Dictionary(grouping: causes, by: \.edition).mapValues { causes in
            causes.map(\.reason.rawValue)
        }
    }
}

import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Vocabulary

/// All cases of the registry in one country: judged, and judged again after an office has allowed
/// what the waived cases find.
struct RegistryRun: Sendable {
    /// By the county's code.
    let findings: [String: [OpenFinding]]

    private static let judged = Result { try RegistryRun() }
    private let database: String
    private let catalogue: FormCatalogue

    /// The run that all tests share.
    static func shared() throws -> RegistryRun { try judged.get() }

    static func code(_ index: Int) -> String { "9\(String(100_000 + index).dropFirst())" }

    private init() throws {
        database = try TestServer.migratedDatabase()
        let connection = try Connection(conninfo: database)
        catalogue = try FormFiles.catalogue()
        let intake = Filing(connection: connection, catalogue: catalogue)
        for (index, registryCase) in RuleRegistry.cases.enumerated() {
            try intake.set(registryCase, region: Self.code(index))
        }
        _ = try nightlyRun(database, catalogue)
        let first = try Self.findings(connection)
        for (index, registryCase) in RuleRegistry.cases.enumerated()
        where registryCase.kind == .waived {
            for open in first[Self.code(index)] ?? []
            where open.finding.rule == registryCase.rule && open.finding.verdict == .failed {
                _ = try Decisions(connection: connection).waive(
                    fingerprint: open.fingerprint, reason: "已核实", decidedBy: "县政府办",
                    holdsUntil: nil)
            }
        }
        _ = try nightlyRun(database, catalogue)
        findings = try Self.findings(connection)
    }

    private static func findings(
        _ connection: Connection
    ) throws -> [String: [OpenFinding]] {
        let reader = AuditReader(connection: connection)
        let all = try [2020, 2022].flatMap {
            try reader.findings(year: $0, region: nil, agency: nil, severity: nil)
        }
        return Dictionary(grouping: all, by: \.regionCode)
    }

    /// Whether a finding may be allowed.
    func isRefused(_ open: OpenFinding) throws -> Bool {
        do {
            _ = try Decisions(connection: Connection(conninfo: database)).waive(
                fingerprint: open.fingerprint, reason: "x", decidedBy: "y", holdsUntil: nil)
            return false
        } catch StoreError.decisionRefused {
            return true
        }
    }

    func fullRunFindsNothing() throws -> Bool {
        try !nightlyRun(database, catalogue, isFull: true).isPublished
    }
}

/// Sets up the cases.
private struct Filing {
    let connection: Connection
    let catalogue: FormCatalogue

    func set(_ registryCase: RegistryCase, region: String) throws {
        try RegistryWriter(connection: connection).add(
            Region(code: region, name: "县\(region)", level: .county, parentCode: nil))
        let agency = try connection.execute(
            Statement(
                name: "agency",
                sql: """
                    INSERT INTO registry.agency (region_code, name, class)
                    VALUES ('\(region)', '单位\(region)', 'department') RETURNING agency_id
                    """)
        ).requiredInt64(0, "agency_id")
        let year = registryCase.year
        if let before = registryCase.before {
            try file(agency, year - 1, before, registryCase.wordsBefore)
        }
        if let now = registryCase.now { try file(agency, year, now, registryCase.words) }
        for sql in registryCase.sql {
            try connection.execute(
                Statement(
                    name: registryCase.rule,
                    sql: sql.replacing("{agency}", with: String(agency))
                        .replacing("{region}", with: region)
                        .replacing("{year}", with: String(year))))
        }
    }

    private func file(
        _ agency: Int64, _ year: Int, _ changes: RegistryCase.Cells, _ words: [String: String]
    ) throws {
        guard let form = catalogue.form(forYear: year) else { return }
        let known = Set(form.cells.map(\.name))
        for name in changes.keys where !known.contains(name) {
            throw StoreError.unexpectedValue(column: "cell", value: name)
        }
        let cells = form.cells.map { cell in
            let figure = changes[cell.name, default: 0].map {
                ExactDecimal.format(Int128($0), scale: cell.unit.scale)
            }
            return "\"\(cell.name)\": \(figure ?? "null")"
        }
        let narrative = words.map { key, text in
            "\"\(key)\": \"\(text.replacing("\n", with: "\\n"))\""
        }
        try Intake(connection: connection).submit(
            NewSubmission(
                agencyID: agency, year: year, formID: form.id,
                cells: "{\(cells.joined(separator: ","))}",
                submittedAt: "\(year + 1)-01-15T10:00:00+08:00",
                narrative: "{\(narrative.joined(separator: ","))}"))
    }
}

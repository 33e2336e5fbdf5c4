import Forms
import NightlyRun
import PostgresClient
import SampleCounty
import Store
import TestSupport
import Vocabulary

@testable import HuizongBench

/// A province with one prefecture and three counties whose reports are right, wrong, partly blank,
/// corrected, late, missing, or of agencies that nobody expects.
struct SmallCountry {
    let database: String
    let year: Int
    private let catalogue: FormCatalogue
    private let form: Form
    private let connection: Connection

    private static let regions = [
        Region(code: "990000", name: "示例省", level: .province, parentCode: nil),
        Region(code: "990100", name: "示例市", level: .prefecture, parentCode: "990000"),
        Region(code: "990121", name: "一县", level: .county, parentCode: "990100"),
        Region(code: "990122", name: "二县", level: .county, parentCode: "990100"),
        Region(code: "990123", name: "三县", level: .county, parentCode: "990100"),
    ]

    init(seed: UInt64, year: Int) throws {
        self.year = year
        database = try TestServer.migratedDatabase()
        catalogue = try FormFiles.catalogue()
        form = try catalogue.requiredForm(forYear: year)
        connection = try Connection(conninfo: database)
        var random = SeededNumbers(seed: seed)
        let registry = RegistryWriter(connection: connection)
        for region in Self.regions { try registry.add(region) }
        // the third county has nobody
        for number in 0..<80 {
            let agency = try registry.add(
                NewAgency(
                    regionCode: Self.regions[number % 4].code, name: "单位\(number)",
                    agencyClass: AgencyClass.allCases.randomElement(using: &random)
                        ?? .department,
                    countsInTotal: number != 7,
                    activeFrom: CalendarDate(daysSinceEpoch: 15_000),
                    activeTo: number == 8 ? CalendarDate("\(year)-06-30") : nil))
            if number == 9 {
                try registry.exempt(agency: agency, year: year, reason: "a", grantedBy: "b")
            }
            for revision in 0..<Int.random(in: 0...3, using: &random) {
                try file(agency, revision: revision + 1, &random)
            }
        }
    }

    private func file(
        _ agency: Int64, revision: Int, _ random: inout SeededNumbers
    ) throws {
        let flaws: [SampleFigures.Flaw] = [.none, .wrongCell, .blankColumns, .blankTotal]
        let flaw = flaws[max(0, Int.random(in: -3..<flaws.count, using: &random))]
        var cells = SampleFigures(form: form).cells(
            agency: Int(agency), year: year, size: .medium, seed: 3, flaw: flaw)
        // blanks beside wrong figures, on either side of an identity, and in table II
        for _ in 0..<max(0, Int.random(in: -6...6, using: &random)) {
            let position = Int.random(in: cells.indices, using: &random)
            let isAdded = Bool.random(using: &random) && form.cells[position].table != "disclosure"
            cells[position] = isAdded ? cells[position].map { $0 + 300 } : nil
        }
        let figures = cells.map { $0.map(String.init) ?? "NULL" }.joined(separator: ",")
        let day = Bool.random(using: &random) ? "01-20" : "02-\(10 + revision)"
        try connection.execute(
            Statement(
                name: "file",
                sql: """
                    INSERT INTO intake.submission (
                        agency_id, year, revision, form_id, submitted_at, cells)
                    VALUES ($1::bigint, $2::integer, $3::integer, $4::text, $5::timestamptz,
                            $6::bigint[])
                    """),
            [
                .int64(agency), .int32(Int32(year)), .int32(Int32(revision)), .text(form.id),
                .text("\(year + 1)-\(day)T10:00:00+08:00"), .text("{\(figures)}"),
            ])
    }

    /// Publishes, as huizong does.
    func run() throws {
        _ = try NightlyRun(
            connection: connection, catalogue: catalogue,
            request: RunRequest(
                isFull: true, businessDate: CalendarDate(daysSinceEpoch: 20_000)),
            startedAt: "2024-10-04T02:10:00+08:00", observer: Unobserved()
        ).run()
    }

    /// The tables of the peers in the country's database.
    func peers() throws -> PeerDatabase {
        try PeerDatabase(conninfo: database, form: PeerForm(form, year: year))
    }

    func execute(_ sql: String) throws {
        try connection.execute(Statement(name: "test", sql: sql))
    }
}

private struct Unobserved: RunObserver {
    func stage(_ stage: RunStage, year: Int?) {}
    func progress(_ judged: Int, of expected: Int) {}
}

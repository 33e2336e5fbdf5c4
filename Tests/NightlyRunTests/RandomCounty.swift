import Forms
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Vocabulary

/// A small country of random reports that knows, without the code under test, what its totals are.
struct RandomCountry {
    /// A report as the test made it.
    struct Report {
        let agency: Int64
        let year: Int
        let cells: [Int64?]
        /// Whether it was made with an error that keeps it out of the totals.
        let isBroken: Bool
    }

    struct Agency {
        let id: Int64
        let region: String
        let agencyClass: AgencyClass
        var isExpected = true
    }

    static let regions = [
        Region(code: "990000", name: "测试省", level: .province, parentCode: nil),
        Region(code: "990100", name: "测试一市", level: .prefecture, parentCode: "990000"),
        Region(code: "990200", name: "测试二市", level: .prefecture, parentCode: "990000"),
        Region(code: "990121", name: "一县", level: .county, parentCode: "990100"),
        Region(code: "990122", name: "二县", level: .county, parentCode: "990100"),
        Region(code: "990221", name: "三县", level: .county, parentCode: "990200"),
    ]

    let connection: Connection
    let catalogue: FormCatalogue
    var random: SeededNumbers
    var agencies: [Agency] = []
    /// Revisions of each agency and year in order.
    var reports: [Key: [Report]] = [:]

    struct Key: Hashable {
        let agency: Int64
        let year: Int
    }

    init(conninfo: String, catalogue: FormCatalogue, seed: UInt64) throws {
        connection = try Connection(conninfo: conninfo)
        self.catalogue = catalogue
        random = SeededNumbers(seed: seed)
        let registry = RegistryWriter(connection: connection)
        for region in Self.regions { try registry.add(region) }
        for region in Self.regions {
            for _ in 0..<Int.random(in: 1...4, using: &random) { try addAgency(in: region.code) }
        }
    }

    mutating func addAgency(in region: String) throws {
        let agencyClass = AgencyClass.allCases.randomElement(using: &random) ?? .department
        let id = try RegistryWriter(connection: connection).add(
            NewAgency(
                regionCode: region, name: "单位\(agencies.count)", agencyClass: agencyClass,
                activeFrom: CalendarDate(daysSinceEpoch: 15_000)))
        agencies.append(Agency(id: id, region: region, agencyClass: agencyClass))
    }

    /// Files a report, or the next revision of one.
    mutating func file(agency: Agency, year: Int) throws {
        guard let form = catalogue.form(forYear: year) else { return }
        var cells = [Int64?](repeating: 0, count: form.cells.count)
        func position(_ name: String) -> Int { form.position(of: name) ?? 0 }
        let columns = [
            "natural_person", "business", "research", "public_welfare", "legal_service",
            "other_organisation",
        ]
        func add(_ row: String, _ column: String, _ figure: Int64) {
            let cell = position("requests.\(row).\(column)")
            let total = position("requests.\(row).total")
            cells[cell] = (cells[cell] ?? 0) + figure
            cells[total] = (cells[total] ?? 0) + figure
        }
        for column in columns where Bool.random(using: &random) {
            let granted = Int64.random(in: 0...300, using: &random)
            let repeated = Int64.random(in: 0...9, using: &random)
            let out = Int64.random(in: 0...5, using: &random)
            add("granted", column, granted)
            add("declined_repeated", column, repeated)
            add("handled_total", column, granted + repeated)
            add("carried_out", column, out)
            add("received", column, granted + repeated + out)
        }
        let fees = form.cells.firstIndex { $0.unit.isMoney } ?? 0
        cells[fees] =
            Int.random(in: 0...4, using: &random) == 0
            ? nil : Int64.random(in: 0...(1 << 54), using: &random)
        cells[position("disclosure.penalties.decisions")] = Int64.random(
            in: 0...100_000, using: &random)
        if year < 2021 {
            // a power is needed for decisions, and a decrease is a negative figure
            cells[position("disclosure.penalties.items_last_year")] = 9
            cells[position("disclosure.penalties.change")] = -Int64.random(
                in: 0...8, using: &random)
        }
        let isBroken = Int.random(in: 0...5, using: &random) == 0
        if isBroken {
            cells[position("requests.received.total")]? += 1
        }
        try submit(form: form, agency: agency, year: year, cells: cells)
        reports[Key(agency: agency.id, year: year), default: []].append(
            Report(agency: agency.id, year: year, cells: cells, isBroken: isBroken))
    }

    /// Files certain figures, perhaps with words.
    mutating func refile(
        _ cells: [Int64?], isBroken: Bool, agency: Agency, year: Int, overview: String? = nil
    ) throws {
        guard let form = catalogue.form(forYear: year) else { return }
        try submit(form: form, agency: agency, year: year, cells: cells, overview: overview)
        reports[Key(agency: agency.id, year: year), default: []].append(
            Report(agency: agency.id, year: year, cells: cells, isBroken: isBroken))
    }

    private func submit(
        form: Form, agency: Agency, year: Int, cells: [Int64?], overview: String? = nil
    ) throws {
        let members = zip(form.cells, cells).map { cell, value in
            let text = value.map { ExactDecimal.format(Int128($0), scale: cell.unit.scale) }
            return "\"\(cell.name)\": \(text ?? "null")"
        }
        try Intake(connection: connection).submit(
            NewSubmission(
                agencyID: agency.id, year: year, formID: form.id,
                cells: "{\(members.joined(separator: ","))}",
                submittedAt: "\(year + 1)-01-15T10:00:00+08:00",
                narrative: overview.map {
                    "{\"overview\": \"\($0.replacing("\n", with: "\\n"))\"}"
                } ?? "{}"))
    }

    /// What a total must be: figure, submissions that reported the cell, and that left it blank.
    struct Expected: Equatable {
        var figure: Int128 = 0
        var reported = 0
        var blank = 0
    }

    /// Every cell's total of one region, year and scope, added with a loop over the reports.
    func expected(region: String, year: Int, scope: Scope) -> [Expected] {
        let count = catalogue.form(forYear: year)?.cells.count ?? 0
        var totals = [Expected](repeating: Expected(), count: count)
        for agency in agencies where agency.isExpected && covers(region, agency, scope) {
            let revisions = reports[Key(agency: agency.id, year: year)] ?? []
            guard let counted = revisions.last(where: { !$0.isBroken }) else { continue }
            for (position, cell) in counted.cells.enumerated() {
                if let cell {
                    totals[position].figure += Int128(cell)
                    totals[position].reported += 1
                } else {
                    totals[position].blank += 1
                }
            }
        }
        return totals
    }

    func covers(_ region: String, _ agency: Agency, _ scope: Scope) -> Bool {
        // its report sums up the others
        guard agency.agencyClass != .government else { return false }
        return switch scope {
        case .own: agency.region == region && agency.agencyClass.countsInOwnScope
        case .all:
            agency.region == region
                || agency.region.hasPrefix(String(region.prefix(region.hasSuffix("0000") ? 2 : 4)))
                    && region.hasSuffix("00")
        }
    }
}

/// An observer that does something at certain stages.
struct StageHook: RunObserver {
    var atStage: (RunStage) -> Void = { _ in }

    func stage(_ stage: RunStage, year: Int?) { atStage(stage) }
    func progress(_ judged: Int, of expected: Int) {}
}

/// Runs the job on a connection of its own, as every night does; but a small year too by
/// difference.
func nightlyRun(
    _ conninfo: String, _ catalogue: FormCatalogue, isFull: Bool = false, isDryRun: Bool = false,
    isStaleOnly: Bool = false, years: [Int] = [], regions: [String] = [], checkLimit: Int = 5000,
    wholeLimit: Int = 0, workers: Int? = nil,
    businessDate: CalendarDate = CalendarDate(daysSinceEpoch: 20_000),
    startedAt: Instant = "2024-10-04T02:10:00+08:00",
    observer: (Connection) -> StageHook = { _ in StageHook() }
) throws -> RunOutcome {
    let connection = try Connection(conninfo: conninfo)
    let request = RunRequest(
        years: years, regions: regions, isFull: isFull, isStaleOnly: isStaleOnly,
        isDryRun: isDryRun, businessDate: businessDate, checkLimit: checkLimit,
        wholeLimit: wholeLimit, workers: workers)
    return try NightlyRun(
        connection: connection, catalogue: catalogue, request: request,
        startedAt: startedAt, observer: observer(connection)
    ).run()
}

import Forms
public import PostgresClient
import SQLTexts
public import Vocabulary

/// Where the last run left off.
public struct RunState: Sendable {
    /// Nil before the first edition.
    public let currentEdition: Int64?
    public let contentHash: String?
    /// Whether the last unrestricted run was made on this server, so that only what is new since
    /// then need be looked at.
    public let hasRunHere: Bool
    /// What that run was judged by; nil also if a run after it went by other forms or rules.
    public let lastCatalogueHash: String?
    public let lastBusinessDate: CalendarDate?
    /// The earliest and the latest business date of that run and those after it.
    public let datesSince: ClosedRange<CalendarDate>?
    /// Whether anything has come that no run has taken.
    public let hasNews: Bool
    /// What this run sees.
    public let seen: String
    public let systemIdentifier: Int64

    /// The one row of where a run stands.
    init(_ rows: Rows) throws {
        currentEdition = try rows.int64(0, "edition_id")
        contentHash = rows.text(0, "content_hash")
        hasRunHere = try rows.requiredBool(0, "has_run_here")
        lastCatalogueHash = rows.text(0, "last_catalogue_hash")
        lastBusinessDate = rows.text(0, "last_business_date").flatMap { CalendarDate($0) }
        datesSince = Self.dates(rows)
        hasNews = try rows.requiredBool(0, "has_news")
        seen = try rows.requiredText(0, "seen")
        systemIdentifier = try rows.requiredInt64(0, "system_identifier")
    }

    private static func dates(_ rows: Rows) -> ClosedRange<CalendarDate>? {
        guard let first = rows.text(0, "first_date").flatMap({ CalendarDate($0) }),
            let last = rows.text(0, "last_date").flatMap({ CalendarDate($0) })
        else { return nil }
        return first...last
    }
}

/// A region and year in which something may differ; nil means all of them.
public struct Touched: Sendable, Hashable {
    public let regionCode: String?
    public let year: Int?
    /// The agency whose own report is all that differs there; nil if more than one report may.
    public var filer: Int64?
}

/// What a run reads besides the submissions themselves.
public struct RunReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Asks at once what a run with news asks first.
    public func readAhead() throws {
        try connection.readAhead([
            Step(Queries.readYears.statement),
            Step(Queries.readRegions.statement, [.int32(nil)]),
            Step(Queries.hasPastRegions.statement),
        ])
    }

    /// Asks at once what judging a year asks; nothing that a run writes is among it.
    ///
    /// - Parameter isEvery: whether the reports of every agency will be read.
    public func readAhead(year: Int, on day: CalendarDate, isEvery: Bool) throws {
        let year = Parameter.int32(Int32(year))
        var ofYear = [
            Queries.readReturns, Queries.readClosings, Queries.readLedger, Queries.hasWords,
            Queries.hasSuccessions, Queries.hasCorrections, Queries.hasOddPublications,
        ]
        if isEvery { ofYear.append(Queries.readYearShape) }
        try connection.readAhead(
            [Queries.readWaivers, Queries.readDueDates].map {
                Step($0.statement, [year, .text(day.description)])
            } + ofYear.map { Step($0.statement, [year]) })
    }

    /// Where something may differ: because of what no run has taken yet, and because something
    /// came or ended with one of some days.
    public func touched(over dates: ClosedRange<CalendarDate>) throws -> Set<Touched> {
        let rows = try connection.run(
            Queries.readTouched,
            [.text(dates.lowerBound.description), .text(dates.upperBound.description)])
        return Set(
            try (0..<rows.count).map {
                Touched(
                    regionCode: rows.text($0, "region_code"),
                    year: try rows.int32($0, "year").map(Int.init),
                    filer: try rows.int64($0, "filer"))
            })
    }

    /// Business date of the last run of everything that published an edition.
    public func lastPublishedDate() throws -> CalendarDate? {
        try connection.run(Queries.readLastPublishedDate).text(0, "business_date")
            .flatMap { CalendarDate($0) }
    }

    /// Report years that have submissions or were published before, ascending, and whether every
    /// region of them was.
    public func years() throws -> [(year: Int, isPublished: Bool)] {
        let rows = try connection.run(Queries.readYears)
        return try (0..<rows.count).map {
            (Int(try rows.requiredInt32($0, "year")), try rows.requiredBool($0, "is_published"))
        }
    }

    /// Whether any region stood otherwise in an earlier year.
    public func hasPastRegions() throws -> Bool {
        try connection.run(Queries.hasPastRegions).requiredBool(0, "has_past")
    }

    /// - Parameter year: the tree as it stood at the end of this report year; nil for today's.
    public func regionTree(year: Int? = nil) throws -> RegionTree {
        let rows = try connection.run(Queries.readRegions, [.int32(year.map(Int32.init))])
        return RegionTree(
            try (0..<rows.count).map { row in
                Region(
                    code: try rows.requiredText(row, "code"),
                    name: try rows.requiredText(row, "name"),
                    level: try rows.required(row, "level", as: RegionLevel.self),
                    parentCode: rows.text(row, "parent_code"))
            })
    }

    /// Content hashes of what is published for a year, of some regions and those above, or all.
    ///
    /// - Parameter recomputing: whether those of totals are computed from what is stored now.
    public func currentHashes(
        year: Int, regions: RegionChoice, recomputing: Bool
    ) throws -> PublishedHashes {
        let rows = try connection.run(
            Queries.readCurrentHashes,
            [.int32(Int32(year)), .textArray(regions.affected), .bool(recomputing)])
        var published = PublishedHashes()
        for row in 0..<rows.count {
            let region = try rows.requiredText(row, "region_code")
            let hash = try rows.requiredBytes(row, "content_hash")
            if rows.text(row, "scope") == nil {
                published.rosters[region] = hash
            } else {
                let scope = try rows.totalScope(row, "scope")
                published.totals[TotalKey(regionCode: region, scope: scope)] = hash
            }
            if try rows.requiredBool(row, "is_altered") { published.alteredTotals += 1 }
        }
        return published
    }

    /// Published totals of a year: the whole area of some regions, and the own agencies of others,
    /// with or without townships and subdistricts.
    ///
    /// - Throws: ``StoreError/totalAltered(region:year:)`` for one that is not as it was published.
    public func currentTotals(
        year: Int, all: [String], direct: [String], own: [String] = []
    ) throws -> [TotalRow] {
        guard !all.isEmpty || !direct.isEmpty || !own.isEmpty else { return [] }
        try connection.run(
            Queries.setTotalsScope,
            [
                .text(String(year)), .text(all.joined(separator: ",")),
                .text(direct.joined(separator: ",")), .text(own.joined(separator: ",")),
            ])
        var totals: [TotalRow] = []
        try connection.copyOut(Queries.copyCurrentTotals.statement) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 10)
            func text() throws -> String { String(decoding: try reader.bytes(), as: UTF8.self) }
            let total = TotalRow(
                regionCode: try text(), year: year, scope: try TotalScope.known(try text()),
                formID: try text(),
                expected: Int(try reader.int32()), received: Int(try reader.int32()),
                included: Int(try reader.int32()), onTime: Int(try reader.int32()),
                values: try reader.int64Array(), blanks: try reader.optionalInt32Array() ?? [])
            guard total.contentHash.elementsEqual(try reader.bytes()) else {
                throw StoreError.totalAltered(region: total.regionCode, year: year)
            }
            totals.append(total)
        }
        return totals
    }
}

extension Rows {
    func totalScope(_ row: Int, _ column: String) throws -> TotalScope {
        try TotalScope.known(try requiredText(row, column))
    }
}

/// Which agencies of a region a stored total is about.
public enum TotalScope: String, Sendable, Comparable {
    /// The government office and its departments.
    case own
    /// With townships and everything below.
    case all
    /// Every agency of the region itself, kept for regions with others below.
    case direct

    public static func < (left: TotalScope, right: TotalScope) -> Bool {
        left.rawValue < right.rawValue
    }

    static func known(_ text: String) throws(StoreError) -> TotalScope {
        guard let known = TotalScope(rawValue: text) else {
            throw .unexpectedValue(column: "scope", value: text)
        }
        return known
    }
}

/// Which total of a year.
public struct TotalKey: Sendable, Hashable {
    public let regionCode: String
    public let scope: TotalScope

    public init(regionCode: String, scope: TotalScope) {
        self.regionCode = regionCode
        self.scope = scope
    }
}

/// What is published for a year, row by row.
public struct PublishedHashes: Sendable {
    public var totals: [TotalKey: [UInt8]] = [:]
    /// By region.
    public var rosters: [String: [UInt8]] = [:]
    /// Totals that are stored otherwise than they were published.
    public var alteredTotals = 0

    public var isEmpty: Bool { totals.isEmpty && rosters.isEmpty }
}

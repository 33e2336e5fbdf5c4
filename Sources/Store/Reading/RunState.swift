import Forms
import PostgresClient
import SQLTexts
import Vocabulary

/// Where the last run left off.
public struct RunState: Sendable {
    /// Nil before the first edition.
    public let currentEdition: Int64?
    public let contentHash: String?
    /// What the last unrestricted run saw; nil if there was none or if it ran on another server,
    /// whose transaction numbers mean nothing here.
    public let lastSeen: String?
    /// What it was judged by; nil also if a run after it went by other forms or rules.
    public let lastCatalogueHash: String?
    public let lastBusinessDate: CalendarDate?
    /// The earliest and the latest business date of that run and those after it.
    public let datesSince: ClosedRange<CalendarDate>?
    /// Whether no run of certain years or regions came after it.
    public let isUndisturbed: Bool
    /// What this run sees.
    public let seen: String
    public let systemIdentifier: Int64
}

/// A region and year with something new; nil means all of them.
public struct Change: Sendable, Hashable {
    public let regionCode: String?
    public let year: Int?
}

/// What a run reads besides the submissions themselves.
public struct RunReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    public func state() throws -> RunState {
        let rows = try connection.run(Queries.readRunState)
        let system = try rows.requiredInt64(0, "system_identifier")
        let isSameServer = try rows.int64(0, "last_system_identifier") == system
        return RunState(
            currentEdition: try rows.int64(0, "edition_id"),
            contentHash: rows.text(0, "content_hash"),
            lastSeen: isSameServer ? rows.text(0, "last_seen") : nil,
            lastCatalogueHash: rows.text(0, "last_catalogue_hash"),
            lastBusinessDate: rows.text(0, "last_business_date").flatMap { CalendarDate($0) },
            datesSince: Self.dates(rows),
            isUndisturbed: try rows.requiredBool(0, "is_last_run"),
            seen: try rows.requiredText(0, "seen"), systemIdentifier: system)
    }

    private static func dates(_ rows: Rows) -> ClosedRange<CalendarDate>? {
        guard let first = rows.text(0, "first_date").flatMap({ CalendarDate($0) }),
            let last = rows.text(0, "last_date").flatMap({ CalendarDate($0) })
        else { return nil }
        return first...last
    }

    /// Whether ``changes(since:over:)`` could name any, found without reading who they concern, and
    /// whether anything else has come that must be sealed.
    ///
    /// - Returns: `changes` is false only if there are none.
    public func news(
        since snapshot: String, over dates: ClosedRange<CalendarDate>
    ) throws -> (changes: Bool, unsealed: Bool) {
        let rows = try connection.run(
            Queries.hasChanges,
            [
                .text(snapshot), .text(dates.lowerBound.description),
                .text(dates.upperBound.description),
            ])
        let hasChanges = try rows.requiredBool(0, "has_changes")
        return (hasChanges, try hasChanges || rows.requiredBool(0, "has_unsealed"))
    }

    /// What is new since a snapshot, and where something came or ended with one of some days.
    public func changes(
        since snapshot: String, over dates: ClosedRange<CalendarDate>
    ) throws -> Set<Change> {
        let rows = try connection.run(
            Queries.readChanges,
            [
                .text(snapshot), .text(dates.lowerBound.description),
                .text(dates.upperBound.description),
            ])
        return Set(
            try (0..<rows.count).map {
                Change(
                    regionCode: rows.text($0, "region_code"),
                    year: try rows.int32($0, "year").map(Int.init))
            })
    }

    /// Report years that have submissions or were published before, ascending, and whether every
    /// region of them was.
    public func years() throws -> [(year: Int, isPublished: Bool)] {
        let rows = try connection.run(Queries.readYears)
        return try (0..<rows.count).map {
            (Int(try rows.requiredInt32($0, "year")), try rows.requiredBool($0, "is_published"))
        }
    }

    public func regionTree() throws -> RegionTree {
        let rows = try connection.run(Queries.readRegions)
        return RegionTree(
            try (0..<rows.count).map { row in
                let level = try rows.requiredText(row, "level")
                guard let known = RegionLevel(rawValue: level) else {
                    throw StoreError.unexpectedValue(column: "level", value: level)
                }
                return Region(
                    code: try rows.requiredText(row, "code"),
                    name: try rows.requiredText(row, "name"), level: known,
                    parentCode: rows.text(row, "parent_code"))
            })
    }

    /// Content hashes of what is published for a year, of some regions or all.
    ///
    /// - Parameter recomputing: whether those of totals are computed from what is stored now.
    public func currentHashes(
        year: Int, regions: [String]?, recomputing: Bool
    ) throws -> PublishedHashes {
        let rows = try connection.run(
            Queries.readCurrentHashes,
            [.int32(Int32(year)), .textArray(regions), .bool(recomputing)])
        var published = PublishedHashes()
        for row in 0..<rows.count {
            let region = try rows.requiredText(row, "region_code")
            published.hashes[region, default: [:]][try rows.requiredText(row, "scope")] =
                try rows.requiredBytes(row, "content_hash")
            if try rows.requiredBool(row, "is_altered") { published.alteredTotals += 1 }
        }
        return published
    }

    /// Published totals of a year: the whole area of some regions, and the own agencies of others.
    ///
    /// - Throws: ``StoreError/totalAltered(region:year:)`` for one that is not as it was published.
    public func currentTotals(
        year: Int, all: [String], direct: [String]
    ) throws -> [TotalRow] {
        guard !all.isEmpty || !direct.isEmpty else { return [] }
        try connection.run(
            Queries.setTotalsScope,
            [
                .text(String(year)), .text(all.joined(separator: ",")),
                .text(direct.joined(separator: ",")),
            ])
        var totals: [TotalRow] = []
        try connection.copyOut(Queries.copyCurrentTotals.statement) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 10)
            func text() throws -> String { String(decoding: try reader.bytes(), as: UTF8.self) }
            let total = TotalRow(
                regionCode: try text(), year: year, scope: try text(), formID: try text(),
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
    func agencyClass(_ row: Int, _ column: String) throws -> AgencyClass {
        let text = try requiredText(row, column)
        guard let known = AgencyClass(rawValue: text) else {
            throw StoreError.unexpectedValue(column: column, value: text)
        }
        return known
    }
}

/// What is published for a year, row by row.
public struct PublishedHashes: Sendable {
    /// By region and scope; a region's roster under `roster`.
    public var hashes: [String: [String: [UInt8]]] = [:]
    /// Totals that are stored otherwise than they were published.
    public var alteredTotals = 0
}

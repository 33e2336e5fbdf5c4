public import Messages
public import PostgresClient
import SQLTexts
public import Vocabulary

/// An edition as readers see it.
public struct EditionInfo: Sendable {
    public let id: Int64
    public let businessDate: CalendarDate
    public let publishedAt: Instant
    public let contentHash: String
}

/// One cell of a total, or of one year of a trend. Figures are decimals in the form's unit, as the
/// database writes them; nil is blank.
public struct TotalCell: Sendable {
    public let cell: String
    /// Row and column together.
    public let label: Phrase
    public let rowLabel: Phrase
    public let unit: Phrase
    public let value: String?
    /// Submissions that reported the cell, and that left it blank.
    public let reported: Int64
    public let blank: Int64
}

/// A region's totals of one year and scope.
public struct RegionTotal: Sendable {
    public let region: Region
    public let edition: EditionInfo
    public let formID: String
    public let expected: Int64
    public let received: Int64
    public let included: Int64
    public let excluded: Int64
    public let missing: Int64
    /// Of those received, by their due dates.
    public let onTime: Int64
    public let late: Int64
    public let cells: [TotalCell]
}

/// One year of a figure.
public struct TrendYear: Sendable {
    public let year: Int
    public let formID: String
    public let total: TotalCell
    public let expected: Int64
    public let included: Int64
}

/// Reads published totals.
public struct TotalsReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// - Parameters:
    ///   - year: as the region stood at its end; nil for today.
    ///   - known: as the database knew it then; nil for now.
    /// - Throws: ``StoreError/noSuchRegion(_:)``, or ``StoreError/regionNotSeen(_:)`` if the login
    ///   is bound to another region.
    public func region(
        _ code: String, year: Int? = nil, known: Instant? = nil
    ) throws -> Region {
        let rows = try regionRows(code, year: year.map { Int32($0) }, known: known)
        // one that was not known yet is called as it is now
        if rows.count == 0, known != nil { return try region(code, year: year) }
        guard rows.count > 0, let level = RegionLevel(rawValue: rows.text(0, "level") ?? "") else {
            throw StoreError.noSuchRegion(code)
        }
        guard try rows.requiredBool(0, "is_seen") else { throw StoreError.regionNotSeen(code) }
        return Region(
            code: code, name: try rows.requiredText(0, "name"), level: level,
            parentCode: rows.text(0, "parent_code"))
    }

    /// Past states are asked for only where there are any: what finds them has to be compiled in
    /// each session, which takes longer than all the rest.
    private func regionRows(_ code: String, year: Int32?, known: Instant?) throws -> Rows {
        if known == nil {
            let rows = try connection.run(Queries.readRegion, [.text(code), .int32(year)])
            guard rows.count > 0, try rows.requiredBool(0, "stood_otherwise") else { return rows }
        }
        return try connection.run(
            Queries.readRegionThen, [.text(code), .int32(year), .text(known?.description)])
    }

    /// The edition in force at an instant; the current one without.
    ///
    /// - Throws: ``StoreError/nothingPublished``, ``StoreError/beforeFirstEdition(instant:first:)``
    ///   or ``StoreError/instantInFuture(_:)``.
    public func edition(at instant: Instant? = nil) throws -> EditionInfo {
        let rows = try connection.run(Queries.readEditionAt, [.text(instant?.description)])
        guard rows.text(0, "first_published_at") != nil else { throw StoreError.nothingPublished }
        if let instant {
            if try rows.requiredBool(0, "is_future") { throw StoreError.instantInFuture(instant) }
            if try rows.int64(0, "edition_id") == nil {
                throw StoreError.beforeFirstEdition(
                    instant: instant, first: try rows.requiredInstant(0, "first_published_at"))
            }
        }
        return EditionInfo(
            id: try rows.requiredInt64(0, "edition_id"),
            businessDate: try rows.requiredDate(0, "business_date"),
            publishedAt: try rows.requiredInstant(0, "published_at"),
            contentHash: try rows.requiredText(0, "content_hash"))
    }

    /// - Returns: nil if the edition has nothing of this region, year and scope.
    public func total(
        region code: String, year: Int, scope: Scope, at instant: Instant?
    ) throws -> RegionTotal? {
        var region = try self.region(code, year: year)
        let edition = try self.edition(at: instant)
        if let instant { region = try self.region(code, year: year, known: instant) }
        return try total(of: region, year: year, scope: scope, edition: edition)
    }

    /// - Parameter region: as it was called then.
    /// - Returns: nil if the edition has nothing of this region, year and scope.
    public func total(
        of region: Region, year: Int, scope: Scope, edition: EditionInfo
    ) throws -> RegionTotal? {
        let rows = try connection.run(
            Queries.readTotalCells, Self.key(region.code, year, scope, edition))
        guard rows.count > 0 else { return nil }
        return RegionTotal(
            region: region, edition: edition, formID: try rows.requiredText(0, "form_id"),
            expected: try rows.requiredInt64(0, "expected"),
            received: try rows.requiredInt64(0, "received"),
            included: try rows.requiredInt64(0, "included"),
            excluded: try rows.requiredInt64(0, "excluded"),
            missing: try rows.requiredInt64(0, "missing"),
            onTime: try rows.requiredInt64(0, "on_time"),
            late: try rows.requiredInt64(0, "late"),
            cells: try (0..<rows.count).map { row in
                try Self.totalCell(rows, row, name: try rows.requiredText(row, "cell"))
            })
    }

    /// Reports that count in a region's totals although a finding speaks against them, because it
    /// was waived; by year, none for a year without any.
    public func waivedReports(
        in region: String, years: [Int], edition: EditionInfo
    ) throws -> [Int: [Scope: Int64]] {
        let rows = try connection.run(
            Queries.readWaivedReports,
            [.text(region), .int64Array(years.map(Int64.init)), .int64(edition.id)])
        var waived: [Int: [Scope: Int64]] = [:]
        for row in 0..<rows.count {
            waived[Int(try rows.requiredInt32(row, "year"))] = [
                .own: try rows.requiredInt64(row, "own"),
                .all: try rows.requiredInt64(row, "whole"),
            ]
        }
        return waived
    }

    /// Whether the edition has a total of this region, year and scope.
    public func hasTotal(
        region code: String, year: Int, scope: Scope, at instant: Instant?
    ) throws -> Bool {
        let edition = try self.edition(at: instant)
        return try connection.run(
            Queries.readTotalHead, Self.key(code, year, scope, edition)
        ).count > 0
    }

    private static func key(
        _ region: String, _ year: Int, _ scope: Scope, _ edition: EditionInfo
    ) -> [Parameter] {
        [.text(region), .int32(Int32(year)), .text(scope.rawValue), .int64(edition.id)]
    }

    private static func totalCell(_ rows: Rows, _ row: Int, name: String) throws -> TotalCell {
        TotalCell(
            cell: name,
            label: Phrase(
                try rows.requiredText(row, "label_zh"), en: try rows.requiredText(row, "label_en")),
            rowLabel: Phrase(
                try rows.requiredText(row, "row_label_zh"),
                en: try rows.requiredText(row, "row_label_en")),
            unit: Phrase(
                try rows.requiredText(row, "unit"), en: try rows.requiredText(row, "unit_en")),
            value: rows.text(row, "value"), reported: try rows.requiredInt64(row, "reported"),
            blank: try rows.requiredInt64(row, "blank"))
    }

    /// One cell over the years, ascending, as published in an edition.
    public func trend(
        cell: String, region: String, scope: Scope, edition: Int64
    ) throws -> [TrendYear] {
        let rows = try connection.run(
            Queries.readTrend,
            [.text(cell), .text(region), .text(scope.rawValue), .int64(edition)])
        return try (0..<rows.count).map { row in
            TrendYear(
                year: Int(try rows.requiredInt32(row, "year")),
                formID: try rows.requiredText(row, "form_id"),
                total: try Self.totalCell(rows, row, name: cell),
                expected: try rows.requiredInt64(row, "expected"),
                included: try rows.requiredInt64(row, "included"))
        }
    }
}

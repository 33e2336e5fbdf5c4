import Hashing
public import PostgresClient
import SQLTexts
public import Vocabulary

/// One total on its way into `summary.total`.
public struct TotalRow: Sendable {
    public let regionCode: String
    public let year: Int
    public let scope: TotalScope
    public let formID: String
    public let expected: Int
    public let received: Int
    public let included: Int
    public let onTime: Int
    public let values: [Int64]
    /// Empty if no submission left a cell blank.
    public let blanks: [Int32]

    public init(
        regionCode: String, year: Int, scope: TotalScope, formID: String, expected: Int,
        received: Int, included: Int, onTime: Int, values: [Int64], blanks: [Int32]
    ) {
        self.regionCode = regionCode
        self.year = year
        self.scope = scope
        self.formID = formID
        self.expected = expected
        self.received = received
        self.included = included
        self.onTime = onTime
        self.values = values
        self.blanks = blanks
    }

    /// Whether any agency is expected or has filed; only such a row is written.
    public var isAboutAnyone: Bool { expected > 0 || received > 0 }

    /// SHA-256 over the row: fields of text, then the figures and blanks as big-endian integers.
    ///
    /// The fields are region, year, scope, form, expected, received, included, on time, and the
    /// number of cells and of blank counts; the last one is not there if there are none.
    public var contentHash: [UInt8] {
        var head = RecordFields(capacity: 80)
        head.text(regionCode)
        head.number(year)
        head.text(scope.rawValue)
        head.text(formID)
        for count in [expected, received, included, onTime, values.count] { head.number(count) }
        head.number(blanks.isEmpty ? nil : blanks.count)
        var hasher = SHA256()
        hasher.update(head.bytes)
        let bigEndianValues = values.map { $0.bigEndian }
        bigEndianValues.withUnsafeBytes { hasher.update($0) }
        let bigEndianBlanks = blanks.map { $0.bigEndian }
        bigEndianBlanks.withUnsafeBytes { hasher.update($0) }
        return hasher.finish()
    }
}

/// A submission as part of a roster.
public struct RosterEntry: Sendable, Equatable {
    public let agencyID: Int64
    public let revision: Int32
    public let submissionID: Int64

    public init(agencyID: Int64, revision: Int32, submissionID: Int64) {
        self.agencyID = agencyID
        self.revision = revision
        self.submissionID = submissionID
    }
}

/// Which submissions of a region's own agencies count, and which errors keep out.
public struct RosterRow: Sendable {
    public let regionCode: String
    public let year: Int
    public let includedOwn: [RosterEntry]
    public let includedOther: [RosterEntry]
    public let excludedOwn: [RosterEntry]
    public let excludedOther: [RosterEntry]

    /// Every list is ordered by agency.
    public init(
        regionCode: String, year: Int, includedOwn: [RosterEntry], includedOther: [RosterEntry],
        excludedOwn: [RosterEntry], excludedOther: [RosterEntry]
    ) {
        self.regionCode = regionCode
        self.year = year
        self.includedOwn = includedOwn
        self.includedOther = includedOther
        self.excludedOwn = excludedOwn
        self.excludedOther = excludedOther
    }

    /// SHA-256 over region, year, and agency and revision of every entry; not over the numbers
    /// that submissions happen to have.
    public var contentHash: [UInt8] {
        var hasher = SHA256()
        var head = RecordFields(capacity: 32)
        head.text(regionCode)
        head.number(year)
        hasher.update(head.bytes)
        for list in [includedOwn, includedOther, excludedOwn, excludedOther] {
            var numbers: [Int64] = [Int64(list.count).bigEndian]
            for entry in list {
                numbers.append(entry.agencyID.bigEndian)
                numbers.append(Int64(entry.revision).bigEndian)
            }
            numbers.withUnsafeBytes { hasher.update($0) }
        }
        return hasher.finish()
    }
}

/// Writes the rows of an edition inside the run's transaction.
public struct EditionWriter {
    let connection: Connection
    public let edition: Int64

    public init(connection: Connection, edition: Int64) {
        self.connection = connection
        self.edition = edition
    }

    /// Ends the validity of current totals, so that the new ones can take their place.
    public func supersedeTotals(_ keys: [TotalKey], year: Int) throws {
        guard !keys.isEmpty else { return }
        try connection.run(
            Queries.supersedeTotals,
            [
                .int64(edition), .int32(Int32(year)), .textArray(keys.map(\.regionCode)),
                .textArray(keys.map(\.scope.rawValue)),
            ])
    }

    public func supersedeRosters(_ regionCodes: [String], year: Int) throws {
        guard !regionCodes.isEmpty else { return }
        try connection.run(
            Queries.supersedeRosters,
            [.int64(edition), .int32(Int32(year)), .textArray(regionCodes)])
    }

    /// - Parameter produce: calls its argument once for each row, in any order.
    public func writeTotals(
        _ produce: ((TotalRow, _ contentHash: [UInt8]) throws -> Void) throws -> Void
    ) throws {
        try connection.copyIn(Queries.copyTotals.statement) { writer in
            try produce { row, contentHash in
                try writer.beginRow(13)
                try writer.text(row.regionCode)
                try writer.int32(Int32(row.year))
                try writer.text(row.scope.rawValue)
                try writer.text(row.formID)
                for count in [
                    row.expected, row.received, row.included, row.onTime,
                    row.received - row.onTime,
                ] {
                    try writer.int32(Int32(count))
                }
                try writer.int64Array(row.values)
                if row.blanks.isEmpty {
                    try writer.null()
                } else {
                    try writer.int32Array(row.blanks)
                }
                try writer.bytes(contentHash)
                try writer.int64(edition)
            }
        }
    }

    /// - Parameter produce: calls its argument once for each row, in any order.
    public func writeRosters(
        _ produce: ((RosterRow, _ contentHash: [UInt8]) throws -> Void) throws -> Void
    ) throws {
        try connection.copyIn(Queries.copyRosters.statement) { writer in
            try produce { row, contentHash in
                try writer.beginRow(8)
                try writer.text(row.regionCode)
                try writer.int32(Int32(row.year))
                for list in [
                    row.includedOwn, row.includedOther, row.excludedOwn, row.excludedOther,
                ] {
                    try writer.int64Array(list.map(\.submissionID))
                }
                try writer.bytes(contentHash)
                try writer.int64(edition)
            }
        }
    }

    /// Runs every check over the current rows of some regions.
    ///
    /// - Parameters:
    ///   - businessDate: extensions granted later count for nothing.
    ///   - regions: regions whose own agencies are added again from the submissions.
    ///   - treeRegions: regions that are added again from the regions below them.
    /// - Throws: ``StoreError/checkFailed(check:detail:)`` with the first row that differs.
    public func check(
        year: Int, businessDate: CalendarDate, regions: [String], treeRegions: [String]
    ) throws {
        let year = Parameter.int32(Int32(year))
        try requireNoRow(of: [
            (Checks.ownSums, [year, .textArray(regions)]),
            (Checks.counts, [year, .textArray(regions), .text(businessDate.description)]),
            (Checks.countedRevisions, [year, .textArray(regions), .int64Array(nil)]),
            (Checks.treeSums, [year, .textArray(treeRegions)]),
        ])
    }

    /// Checks what the edition changed where a few agencies filed: that the change of every total
    /// is that of its reports, and that the right ones count.
    ///
    /// - Throws: as ``check(year:businessDate:regions:treeRegions:)``.
    public func checkChanges(
        year: Int, businessDate: CalendarDate, regions: RegionChoice
    ) throws {
        let year = Parameter.int32(Int32(year))
        let changed = Parameter.textArray(regions.judged)
        try requireNoRow(of: [
            (
                Checks.changes,
                [
                    year, changed, .textArray(regions.affected), .int64(edition),
                    .text(businessDate.description),
                ]
            ),
            (Checks.countedRevisions, [year, changed, .int64Array(regions.filedBy)]),
        ])
    }

    private func requireNoRow(of checks: [(SQLText, [Parameter])]) throws {
        let answers = try connection.execute(
            together: checks.map { Step($0.statement, $1) })
        for ((check, _), rows) in zip(checks, answers) where rows.count > 0 {
            let detail = (0..<rows.columnCount).map {
                "\(rows.columnName($0)) = \(rows.text(0, $0) ?? "NULL")"
            }
            throw StoreError.checkFailed(
                check: check.name, detail: detail.joined(separator: ", "))
        }
    }

    /// Makes the written rows an edition.
    ///
    /// - Parameter years: those of which rows may have changed.
    /// - Returns: the edition's content hash, hexadecimal.
    public func publish(
        businessDate: CalendarDate, catalogueHash: String, years: [Int], changedTotals: Int,
        changedFindings: Int
    ) throws -> String {
        let answers = try connection.execute(together: [
            Step(
                Queries.insertEditionYears.statement,
                [.int64(edition), .int32Array(years.map(Int32.init))]),
            Step(
                Queries.insertEdition.statement,
                [
                    .int64(edition), .text(businessDate.description), .text(catalogueHash),
                    .int32(Int32(changedTotals)), .int32(Int32(changedFindings)),
                ]),
            Step(Queries.recordEdition.statement, [.int64(edition)]),
        ])
        return try answers[1].requiredText(0, "content_hash")
    }
}

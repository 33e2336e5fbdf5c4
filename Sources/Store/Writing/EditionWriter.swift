import Crypto
import PostgresClient
import SQLTexts
import Submissions

/// One total on its way into `summary.total`.
public struct TotalRow: Sendable {
    public let regionCode: String
    public let year: Int
    /// `own`, `all` or `direct`.
    public let scope: String
    public let formID: String
    public let expected: Int
    public let received: Int
    public let included: Int
    public let onTime: Int
    public let values: [Int64]
    /// Empty if no submission left a cell blank.
    public let blanks: [Int32]

    public init(
        regionCode: String, year: Int, scope: String, formID: String, expected: Int,
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

    /// SHA-256 over the row: a line of text, then the figures and blanks as big-endian integers.
    ///
    /// The line is `region|year|scope|form|expected|received|included|on_time|cells|blanks`, with
    /// the number of cells and of blank counts, and a line feed.
    public var contentHash: [UInt8] {
        let head: [String] = [
            regionCode, String(year), scope, formID, String(expected), String(received),
            String(included), String(onTime), String(values.count), String(blanks.count),
        ]
        var hasher = SHA256()
        hasher.update(data: Array((head.joined(separator: "|") + "\n").utf8))
        let bigEndianValues = values.map { $0.bigEndian }
        bigEndianValues.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        let bigEndianBlanks = blanks.map { $0.bigEndian }
        bigEndianBlanks.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return Array(hasher.finalize())
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

    public init(
        regionCode: String, year: Int, includedOwn: [RosterEntry], includedOther: [RosterEntry],
        excludedOwn: [RosterEntry], excludedOther: [RosterEntry]
    ) {
        func sorted(_ entries: [RosterEntry]) -> [RosterEntry] {
            entries.sorted { $0.agencyID < $1.agencyID }
        }
        self.regionCode = regionCode
        self.year = year
        self.includedOwn = sorted(includedOwn)
        self.includedOther = sorted(includedOther)
        self.excludedOwn = sorted(excludedOwn)
        self.excludedOther = sorted(excludedOther)
    }

    /// SHA-256 over region, year, and agency and revision of every entry; not over the numbers
    /// that submissions happen to have.
    public var contentHash: [UInt8] {
        var hasher = SHA256()
        hasher.update(data: Array("\(regionCode)|\(year)\n".utf8))
        for list in [includedOwn, includedOther, excludedOwn, excludedOther] {
            var numbers: [Int64] = [Int64(list.count).bigEndian]
            for entry in list {
                numbers.append(entry.agencyID.bigEndian)
                numbers.append(Int64(entry.revision).bigEndian)
            }
            numbers.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        }
        return Array(hasher.finalize())
    }
}

/// A finding on its way into `summary.finding_row`.
public struct FindingRow: Sendable {
    public let submissionID: Int64
    public let agencyID: Int64
    public let regionCode: String
    public let year: Int
    public let revision: Int32
    public let finding: Finding
    /// The waiver that lets it pass.
    public let waiverID: Int64?

    public init(
        submissionID: Int64, agencyID: Int64, regionCode: String, year: Int, revision: Int32,
        finding: Finding, waiverID: Int64? = nil
    ) {
        self.submissionID = submissionID
        self.agencyID = agencyID
        self.regionCode = regionCode
        self.year = year
        self.revision = revision
        self.finding = finding
        self.waiverID = waiverID
    }

    var fingerprint: String { finding.fingerprint(agency: String(agencyID), year: year) }

    /// SHA-256 over everything the finding says, without the submission's number.
    var contentHash: [UInt8] {
        let parts = [
            regionCode, String(year), String(agencyID), String(revision), finding.rule,
            finding.severity.rawValue, finding.verdict.rawValue, finding.left ?? "",
            finding.right ?? "", finding.difference ?? "", finding.message.zh, finding.message.en,
            finding.cells.joined(separator: ","), waiverID.map(String.init) ?? "",
        ]
        return Array(SHA256.hash(data: Array(parts.joined(separator: "\u{0}").utf8)))
    }
}

/// Writes the rows of an edition inside the run's transaction.
public struct EditionWriter {
    private let connection: Connection
    public let edition: Int64

    public init(connection: Connection, edition: Int64) {
        self.connection = connection
        self.edition = edition
    }

    /// Ends the validity of current totals, so that the new ones can take their place.
    public func supersedeTotals(_ keys: [(regionCode: String, year: Int, scope: String)]) throws {
        guard !keys.isEmpty else { return }
        try connection.run(
            Queries.supersedeTotals,
            [
                .int64(edition), .textArray(keys.map(\.regionCode)),
                .int32Array(keys.map { Int32($0.year) }), .textArray(keys.map(\.scope)),
            ])
    }

    public func supersedeRosters(_ keys: [(regionCode: String, year: Int)]) throws {
        guard !keys.isEmpty else { return }
        try connection.run(
            Queries.supersedeRosters,
            [
                .int64(edition), .textArray(keys.map(\.regionCode)),
                .int32Array(keys.map { Int32($0.year) }),
            ])
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
                try writer.text(row.scope)
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

    public func writeRosters(_ rows: [(row: RosterRow, contentHash: [UInt8])]) throws {
        guard !rows.isEmpty else { return }
        try connection.copyIn(Queries.copyRosters.statement) { writer in
            for (row, contentHash) in rows {
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

    /// Replaces the findings of a year.
    ///
    /// - Parameters:
    ///   - regions: only findings of these regions are replaced; nil for every region.
    ///   - produce: calls its argument once for each finding that the run makes.
    /// - Returns: how many findings came or went.
    public func replaceFindings(
        year: Int, regions: [String]?,
        _ produce: ((FindingRow) throws -> Void) throws -> Void
    ) throws -> Int {
        try connection.run(Queries.dropNewFinding)
        try connection.run(Queries.makeNewFinding)
        try connection.copyIn(Queries.copyNewFindings.statement) { writer in
            try produce { row in
                try writer.beginRow(17)
                try writer.int64(row.submissionID)
                try writer.int64(row.agencyID)
                try writer.text(row.regionCode)
                try writer.int32(Int32(row.year))
                try writer.int32(row.revision)
                try writer.text(row.finding.rule)
                try writer.text(row.finding.severity.rawValue)
                try writer.text(row.finding.verdict.rawValue)
                try writer.textArray(row.finding.cells)
                try writer.text(row.finding.left)
                try writer.text(row.finding.right)
                try writer.text(row.finding.difference)
                try writer.text(row.finding.message.zh)
                try writer.text(row.finding.message.en)
                try writer.text(row.fingerprint)
                try writer.bytes(row.contentHash)
                if let waiverID = row.waiverID {
                    try writer.int64(waiverID)
                } else {
                    try writer.null()
                }
            }
        }
        let gone = try connection.run(
            Queries.supersedeFindings,
            [.int64(edition), .int32(Int32(year)), .textArray(regions)])
        let come = try connection.run(Queries.insertFindings, [.int64(edition)])
        return gone.affectedRows + come.affectedRows
    }

    /// Runs every check over the current rows of some regions.
    ///
    /// - Parameters:
    ///   - regions: regions whose own agencies are added again from the submissions.
    ///   - treeRegions: regions that are added again from the regions below them.
    /// - Throws: ``StoreError/checkFailed(check:detail:)`` with the first row that differs.
    public func check(year: Int, regions: [String], treeRegions: [String]) throws {
        let year = Parameter.int32(Int32(year))
        for check in [Checks.ownSums, Checks.counts, Checks.countedRevisions] {
            try requireNoRow(check, [year, .textArray(regions)])
        }
        try requireNoRow(Checks.treeSums, [year, .textArray(treeRegions)])
    }

    private func requireNoRow(_ check: SQLText, _ parameters: [Parameter]) throws {
        let rows = try connection.run(check, parameters)
        guard rows.count > 0 else { return }
        let detail = (0..<rows.columnCount).map {
            "\(rows.columnName($0)) = \(rows.text(0, $0) ?? "NULL")"
        }
        throw StoreError.checkFailed(check: check.name, detail: detail.joined(separator: ", "))
    }

    /// Makes the written rows an edition.
    ///
    /// - Returns: the edition's content hash, hexadecimal.
    public func publish(
        businessDate: CalendarDate, catalogueHash: String, changedTotals: Int,
        changedFindings: Int
    ) throws -> String {
        let rows = try connection.run(
            Queries.insertEdition,
            [
                .int64(edition), .text(businessDate.description), .text(catalogueHash),
                .int32(Int32(changedTotals)), .int32(Int32(changedFindings)),
            ])
        let hash = try rows.requiredText(0, "content_hash")
        try connection.run(
            Queries.recordEdition, [.int64(edition)])
        return hash
    }
}

import PostgresClient
import SQLTexts
public import Vocabulary

extension EditionWriter {
    /// Replaces the findings of a year.
    ///
    /// The rows are asked for twice if some are published already: first to see which are new,
    /// then to write those. What tells a few of them apart is sent along with the one question; of
    /// many it goes into a temporary table.
    ///
    /// - Parameters:
    ///   - regions: only findings of those that are judged are replaced; of those above, only
    ///     findings about their totals.
    ///   - compared: where only some agencies are judged, a rule by which those of some regions
    ///     were compared with one another, every one of them.
    ///   - count: how many findings the run makes.
    ///   - forEachList: calls its argument for each list of cells that the rows refer to, with the
    ///     names, commas between them.
    ///   - forEach: calls its argument once for each finding that the run makes, with the row as
    ///     ``FindingRow/encode(into:edition:)`` made it, in the same order every time.
    /// - Returns: how many findings came or went.
    public func replaceFindings(
        year: Int, regions: RegionChoice, compared: (rule: String, regions: [String]), count: Int,
        forEachList: ((String) throws -> Void) throws -> Void,
        _ forEach: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws -> Int {
        let scope: [Parameter] = [
            .int64(edition), .int32(Int32(year)), .textArray(regions.judged),
            .textArray(regions.above), .int64Array(regions.filedBy), .text(compared.rule),
            .textArray(compared.regions),
        ]
        if count <= Self.fewFindings {
            let (gone, firstEditions) = try replaceFew(scope, forEach)
            return try gone + write(firstEditions, forEachList: forEachList, forEach)
        }
        let published = try connection.run(Queries.hasFindings, [.int32(Int32(year))])
        guard try published.requiredBool(0, "has_findings") else {
            try writeCellLists(forEachList)
            return Int(
                try connection.copyIn(Queries.copyFindings.statement) { writer in
                    try forEach { try writer.encodedRow($0) }
                })
        }
        try connection.run(Queries.dropNewFinding)
        try connection.run(Queries.makeNewFinding)
        try connection.copyIn(Queries.copyNewFindings.statement) { writer in
            var number: Int32 = 0
            try forEach { row in
                try FindingRow.encodeKey(of: row, number: number, into: writer)
                number += 1
            }
        }
        try connection.run(Queries.analyzeNewFinding)
        let gone = try connection.run(Queries.supersedeFindings, scope).affectedRows
        let rows = try connection.run(Queries.readNewFindings, [.int64(edition)])
        return try gone
            + write(firstEditions(rows, 0..<rows.count), forEachList: forEachList, forEach)
    }

    /// Up to so many findings, comparing them as parameters takes less than making a table does.
    private static let fewFindings = 200

    /// - Returns: how many findings ended, and which are new.
    private func replaceFew(
        _ scope: [Parameter],
        _ forEach: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws -> (gone: Int, [Int32: Int64]) {
        var keys: [(fingerprint: String, contentHash: String)] = []
        try forEach { keys.append(try FindingRow.key(of: $0)) }
        let rows = try connection.run(
            Queries.replaceFewFindings,
            scope + [.textArray(keys.map(\.fingerprint)), .textArray(keys.map(\.contentHash))])
        let last = rows.count - 1
        return (
            Int(try rows.requiredInt64(last, "first_edition_id")),
            try firstEditions(rows, 0..<last)
        )
    }

    /// Writes the findings that are new.
    ///
    /// - Parameter firstEditions: by number, of each, the edition in which it was first seen.
    /// - Returns: how many these are.
    private func write(
        _ firstEditions: [Int32: Int64], forEachList: ((String) throws -> Void) throws -> Void,
        _ forEach: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws -> Int {
        guard !firstEditions.isEmpty else { return 0 }
        try writeCellLists(forEachList)
        try connection.copyIn(Queries.copyFindings.statement) { writer in
            var number: Int32 = 0
            try forEach { row in
                if let first = firstEditions[number] {
                    try writer.encodedRow(row, lastField: first)
                }
                number += 1
            }
        }
        return firstEditions.count
    }

    private static let listsAtOnce = 512

    /// Stores the lists that are not stored yet, some at a time.
    private func writeCellLists(_ forEach: ((String) throws -> Void) throws -> Void) throws {
        var waiting: [String] = []
        func store() throws {
            guard !waiting.isEmpty else { return }
            try connection.run(Queries.insertCellLists, [.textArray(waiting)])
            waiting.removeAll(keepingCapacity: true)
        }
        try forEach { list in
            waiting.append(list)
            if waiting.count == Self.listsAtOnce { try store() }
        }
        try store()
    }

    /// By number: of each finding that is new, the edition in which it was first seen.
    private func firstEditions(
        _ rows: Rows, _ numbers: Range<Int>
    ) throws -> [Int32: Int64] {
        var editions: [Int32: Int64] = [:]
        for row in numbers {
            editions[try rows.requiredInt32(row, "number")] =
                try rows.requiredInt64(row, "first_edition_id")
        }
        return editions
    }
}

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
            var keys: [(fingerprint: String, contentHash: String)] = []
            try forEach { keys.append(try FindingRow.key(of: $0)) }
            let outcome = try connection.run(
                Queries.replaceFindings.variant(.few),
                scope + [.textArray(keys.map(\.fingerprint)), .textArray(keys.map(\.contentHash))])
            return try write(outcome, forEachList: forEachList, forEach)
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
        let outcome = try connection.run(Queries.replaceFindings.variant(.many), scope)
        return try write(outcome, forEachList: forEachList, forEach)
    }

    /// Up to so many findings, comparing them as parameters takes less than making a table does.
    private static let fewFindings = 200

    /// Writes the findings that are new.
    ///
    /// - Parameter outcome: by number, of each, the edition in which it was first seen; without a
    ///   number, how many findings ended.
    /// - Returns: how many came or went.
    private func write(
        _ outcome: Rows, forEachList: ((String) throws -> Void) throws -> Void,
        _ forEach: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws -> Int {
        var gone = 0
        var firstEditions: [Int32: Int64] = [:]
        for row in 0..<outcome.count {
            let value = try outcome.requiredInt64(row, "first_edition_id")
            if let number = try outcome.int32(row, "number") {
                firstEditions[number] = value
            } else {
                gone = Int(value)
            }
        }
        guard !firstEditions.isEmpty else { return gone }
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
        return gone + firstEditions.count
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
}

import PostgresClient
import Store
import Vocabulary

/// Findings that wait in a temporary file until the stream of submissions has ended, so that a year
/// with many findings does not grow the worker's memory. They wait as the rows that will be sent;
/// the lists of cells that they refer to wait beside them.
final class FindingSpool {
    private let rows: SpoolFile
    private let cellLists: SpoolFile
    private let encoder = BinaryRowEncoder(statement: "copy_findings")
    /// The edition that the run makes.
    private let edition: Int64
    private var lists = CellLists()

    init(edition: Int64) throws {
        rows = try SpoolFile()
        cellLists = try SpoolFile()
        self.edition = edition
    }

    var count: Int { rows.count }

    func append(_ row: FindingRow) throws {
        if lists.isNew(row.cellList) {
            try row.cellList.json.withUnsafeBytes { try cellLists.append($0) }
        }
        try row.encode(into: encoder, edition: edition)
        try encoder.takeRows { try rows.append($0) }
    }

    /// Hands over every encoded row in the order of appending; the bytes are valid inside the call.
    func forEach(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try rows.replay(body)
    }

    /// Hands over the names of each list that rows refer to, commas between them; some twice.
    func forEachCellList(_ body: (String) throws -> Void) throws {
        try cellLists.replay { try body(String(decoding: $0, as: UTF8.self)) }
    }
}

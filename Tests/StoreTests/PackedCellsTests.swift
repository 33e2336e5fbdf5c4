import PostgresClient
import TestSupport
import Testing

/// The packed twin of the cells says exactly what the readable array says.
@Suite struct PackedCellsTests {
    /// Reads `intake.packed_cells` as its comment describes it.
    private func unpack(_ bytes: [UInt8]) throws -> [Int64?] {
        var cells: [Int64?] = []
        var rest = bytes[...]
        func integer(_ size: Int) throws -> Int64 {
            try #require(rest.count >= size)
            let negative = try #require(rest.first) & 0x80 != 0
            let value = rest.prefix(size).reduce(negative ? Int64(-1) : 0) { $0 << 8 | Int64($1) }
            rest = rest.dropFirst(size)
            return value
        }
        while let mark = rest.popFirst() {
            switch mark {
            case 0...247: cells.append(Int64(mark))
            case 248: cells.append(nil)
            case 249: cells.append(try integer(2))
            case 250: cells.append(try integer(4))
            case 251: cells.append(try integer(8))
            default: Issue.record("no encoding begins with \(mark)")
            }
        }
        return cells
    }

    private func packed(_ cells: [Int64?], _ connection: Connection) throws -> [UInt8] {
        let text = cells.map { $0.map(String.init) ?? "NULL" }.joined(separator: ",")
        return try connection.query(
            "SELECT intake.packed_cells($1::bigint[]) AS packed", [.text("{\(text)}")]
        ).requiredBytes(0, "packed")
    }

    @Test func everyBorderOfTheEncoding() throws {
        let connection = try County().connection
        var borders: [Int64?] = [nil, 0, 1, 247, 248, 249, 250, 251, 255, 256, -1, -247, -248]
        for power in [15, 16, 31, 32, 48, 62] {
            let border = Int64(1) << power
            borders += [border - 1, border, border + 1, -border + 1, -border, -border - 1]
        }
        borders += [.max, .max - 1, .min, .min + 1]
        #expect(try unpack(try packed(borders, connection)) == borders)
        for border in borders {
            #expect(try unpack(try packed([border], connection)) == [border])
        }
        #expect(try packed([], connection) == [])
        #expect(
            try packed([247, nil, 248, 32_768], connection) == [
                247, 248, 249, 0, 248, 250, 0, 0, 128, 0,
            ])
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func randomReportsComeBack(seed: UInt64) throws {
        let county = try County()
        let agency = try county.agency()
        var random = SeededNumbers(seed: seed)
        let cells: [Int64?] = (0..<200).map { _ in
            switch Int.random(in: 0...5, using: &random) {
            case 0: nil
            case 1: Int64.random(in: .min ... .max, using: &random)
            case 2: Int64.random(in: -40_000...40_000, using: &random)
            case 3: Int64.random(in: 240...260, using: &random)
            default: 0
            }
        }
        let text = cells.map { $0.map(String.init) ?? "NULL" }.joined(separator: ",")
        let row = try county.connection.query(
            """
            INSERT INTO intake.submission (agency_id, year, revision, form_id, submitted_at, cells)
            VALUES ($1::bigint, 2022, 1, 'gid-2021', now(), $2::bigint[])
            RETURNING packed, array_to_string(cells, ',', 'NULL') AS cells
            """, [.int64(agency), .text("{\(text)}")])
        #expect(row.text(0, "cells") == text)
        #expect(try unpack(try row.requiredBytes(0, "packed")) == cells)
    }

    @Test func packedCellsCannotBeSetByHand() throws {
        let county = try County()
        let agency = try county.agency()
        expectRefusal("428C9") {
            try county.connection.query(
                """
                INSERT INTO intake.submission
                    (agency_id, year, revision, form_id, submitted_at, cells, packed)
                VALUES ($1::bigint, 2022, 1, 'gid-2021', now(), '{1}', '\\x02')
                """, [.int64(agency)])
        }
    }
}

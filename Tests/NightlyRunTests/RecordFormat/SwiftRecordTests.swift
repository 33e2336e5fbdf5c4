import Forms
import Messages
import NightlyRun
import PostgresClient
import Store
import TestSupport
import Testing
import Validation
import Vocabulary

/// The hashes that Swift computes, against the vectors of the record's format.
@Suite struct SwiftRecordTests {
    private let vectors: RecordVectors

    init() throws { vectors = try RecordVectors.read() }

    @Test func packedCells() throws {
        for vector in vectors.packed {
            let figures = Figures(capacity: vector.cells.count)
            let bytes = try Self.bytes(vector.hex)
            try bytes.withUnsafeBytes { try figures.unpack($0, count: vector.cells.count) }
            let cells = (0..<vector.cells.count).map {
                figures.isBlank($0) ? nil : figures.values[$0]
            }
            #expect(cells == vector.cells)
        }
    }

    @Test func totals() throws {
        for vector in vectors.totals {
            let row = TotalRow(
                regionCode: vector.regionCode, year: vector.year,
                scope: try #require(TotalScope(rawValue: vector.scope)),
                formID: vector.formId, expected: vector.expected, received: vector.received,
                included: vector.included, onTime: vector.onTime, values: vector.cellValues,
                blanks: vector.blank ?? [])
            #expect(try row.contentHash == Self.bytes(vector.contentHash))
        }
    }

    @Test func rosters() throws {
        func entries(_ list: [RecordVectors.Entry]) -> [RosterEntry] {
            list.map {
                RosterEntry(
                    agencyID: $0.agencyId, revision: $0.revision, submissionID: $0.submissionId)
            }
        }
        for vector in vectors.rosters {
            let row = RosterRow(
                regionCode: vector.regionCode, year: vector.year,
                includedOwn: entries(vector.includedOwn),
                includedOther: entries(vector.includedOther),
                excludedOwn: entries(vector.excludedOwn),
                excludedOther: entries(vector.excludedOther))
            #expect(try row.contentHash == Self.bytes(vector.contentHash))
        }
    }

    /// A finding's hash and fingerprint are the first two fields of the row that is written.
    @Test func findings() throws {
        for vector in vectors.findings {
            let finding = Finding(
                rule: vector.rule, severity: try #require(Severity(rawValue: vector.severity)),
                verdict: try #require(Verdict(rawValue: vector.verdict)), cells: vector.cells,
                left: vector.leftValue, right: vector.rightValue, difference: vector.difference,
                message: Phrase(vector.messageZh, en: vector.messageEn))
            #expect(try finding.cellList.digest == Self.bytes(vector.cellListDigest))
            let row = FindingRow(
                try subject(vector), regionCode: vector.regionCode, year: vector.year,
                finding: finding, waiverID: vector.waiverId)
            let encoder = BinaryRowEncoder(statement: "test")
            try row.encode(into: encoder, edition: 1)
            try encoder.takeRows { bytes in
                let fields = Int16(bigEndian: bytes.loadUnaligned(as: Int16.self))
                var reader = try BinaryTupleReader(bytes, fieldCount: fields)
                let fingerprint = try reader.bytes()
                #expect(String(decoding: fingerprint, as: UTF8.self) == vector.fingerprint)
                #expect(try Array(reader.bytes()) == Self.bytes(vector.contentHash))
            }
        }
    }

    /// The catalogue's text has the form that the vector shows.
    @Test func catalogue() throws {
        let line = /(?:gid-\d+ [0-9a-f]{64}|R-[A-Z0-9-]+ \d+)/
        let own = RuleBook(try FormFiles.catalogue()).text
        for text in [own, vectors.catalogue.text] {
            for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
                #expect(part.wholeMatch(of: line) != nil, "\(part)")
            }
        }
        let connection = try Connection(conninfo: try TestServer.emptyDatabase())
        for (text, hash) in [
            (own, RuleBook(try FormFiles.catalogue()).hash),
            (vectors.catalogue.text, vectors.catalogue.hash),
        ] {
            let rows = try connection.execute(
                Statement(
                    name: "hash",
                    sql: "SELECT encode(sha256(convert_to($1::text, 'UTF8')), 'hex') AS hash"),
                [.text(text)])
            #expect(try rows.requiredText(0, "hash") == hash)
        }
    }

    private func subject(_ vector: RecordVectors.Finding) throws -> FindingRow.Subject {
        if let submission = vector.submissionId {
            return .report(
                submission: submission, agency: try #require(vector.agencyId),
                revision: try #require(vector.revision))
        }
        if let agency = vector.agencyId { return .agency(agency) }
        return .totals(try #require(vector.scope.flatMap { Scope(rawValue: $0) }))
    }

    private static func bytes(_ hex: String) throws -> [UInt8] {
        let digits = Array(hex)
        return try stride(from: 0, to: digits.count, by: 2).map { start in
            try #require(UInt8(String(digits[start..<start + 2]), radix: 16))
        }
    }
}

import Foundation
import TestSupport

/// What `docs/record-format-vectors.json` says: rows of the record and the hashes that each must
/// have, so that Swift, SQL and the shell are held to the same ones.
struct RecordVectors: Decodable {
    struct Packed: Decodable {
        let cells: [Int64?]
        let hex: String
    }

    struct Submission: Decodable {
        let submissionId: Int64
        let agencyId: Int64
        let year: Int
        let revision: Int
        let formId: String
        let submittedEpoch: String
        let publishedOn: String?
        let storedEpoch: String
        let storedBy: String
        let source: String?
        let cells: [Int64?]
        let narrative: String
        let rowHash: String
    }

    /// A sealed row of another kind, as JSON.
    struct Row: Decodable {
        let kind: String
        let id: Int64
        let text: String
        let rowHash: String
    }

    struct Total: Decodable {
        let regionCode: String
        let year: Int
        let scope: String
        let formId: String
        let expected: Int
        let received: Int
        let included: Int
        let onTime: Int
        let late: Int
        let cellValues: [Int64]
        let blank: [Int32]?
        let editionId: Int64
        let supersededBy: Int64?
        let contentHash: String
    }

    struct Entry: Decodable {
        let agencyId: Int64
        let revision: Int32
        let submissionId: Int64
    }

    struct Roster: Decodable {
        let regionCode: String
        let year: Int
        let includedOwn: [Entry]
        let includedOther: [Entry]
        let excludedOwn: [Entry]
        let excludedOther: [Entry]
        let editionId: Int64
        let supersededBy: Int64?
        let contentHash: String
    }

    struct Finding: Decodable {
        let submissionId: Int64?
        let agencyId: Int64?
        let regionCode: String
        let year: Int
        let revision: Int32?
        let scope: String?
        let rule: String
        let severity: String
        let verdict: String
        let cells: [String]
        let leftValue: String?
        let rightValue: String?
        let difference: String?
        let messageZh: String
        let messageEn: String
        let waiverId: Int64?
        let contentHash: String
        let fingerprint: String
        let cellListDigest: String
        let editionId: Int64
        let supersededBy: Int64?
    }

    struct Catalogue: Decodable {
        let text: String
        let hash: String
    }

    struct Edition: Decodable {
        let editionId: Int64
        let businessDate: String
        let publishedAt: String
        let catalogueHash: String
        let contentHash: String
        let changedTotals: Int
        let changedFindings: Int
    }

    struct Event: Decodable {
        let eventId: Int64
        let happenedAt: String
        let kind: String
        let previousHash: String
        let payload: String
        let eventHash: String
    }

    let packed: [Packed]
    let submissions: [Submission]
    let rows: [Row]
    let totals: [Total]
    let rosters: [Roster]
    let findings: [Finding]
    let catalogue: Catalogue
    let editions: [Edition]
    let events: [Event]

    /// The file as it is, for SQL.
    static func text() throws -> String {
        try String(
            contentsOfFile: "\(FormFiles.repository)/docs/record-format-vectors.json",
            encoding: .utf8)
    }

    static func read() throws -> RecordVectors {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(RecordVectors.self, from: Data(text().utf8))
    }
}

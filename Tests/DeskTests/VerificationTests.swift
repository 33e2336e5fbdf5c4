import Listings
import Messages
import Testing

@testable import Desk
@testable import Store

@Suite struct VerificationTests {
    private static let size = RecordSize(
        events: 6, editions: 2, submissions: 9, lastHash: "abc")

    @Test func anIntactRecord() {
        let result = VerificationListing([], Self.size)
        #expect(result.isIntact && result.listing.rows.isEmpty)
        #expect(result.verdict.en.contains("9"))
    }

    @Test func everyFaultHasWordsOfItsOwn() throws {
        let faults: [BrokenRecord.Fault] = [
            .link(.missing), .link(.previous), .link(.event), .edition(.event), .edition(.gone),
            .edition(.content), .unsealed, .sealed(kind: "submission"), .sealed(kind: "x"),
            .row("total 360926"), .registry("agency 1"),
        ]
        let result = VerificationListing(
            faults.map { BrokenRecord(number: 4, fault: $0) }, Self.size)
        #expect(!result.isIntact && result.listing.rows.count == faults.count)
        for text in [jsonText(result.listing.document ?? .blank, language: .en)] {
            #expect(text.contains("\"fault\": \"unsealed\""), "\(text)")
            #expect(text.contains("\"fault\": \"total 360926\"") && !text.contains("{row}"))
        }
        // as the database writes them, and back
        for fault in faults {
            let record = BrokenRecord(number: 4, fault: fault)
            #expect(BrokenRecord.Fault(record.subject, fault.text) == fault)
        }
        #expect(BrokenRecord.Fault(.link, "unknown") == nil)
        #expect(BrokenRecord.Fault(.edition, "missing") == nil)
    }
}

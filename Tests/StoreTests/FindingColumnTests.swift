import SQLTexts
import Testing

@testable import Store

/// The row of a finding as it is sent, and the statement that takes it.
@Suite struct FindingColumnTests {
    @Test func columnsAreThoseOfTheStatement() throws {
        let text = Queries.copyFindings.text
        let list = try #require(text.firstMatch(of: /finding_row \(([^)]*)\)/)).1
        let columns = list.matches(of: /\w+/).map { String($0.0) }
        #expect(columns == FindingRow.Column.allCases.map(\.rawValue))
    }

    /// A row is told from others by what it begins with, and its last field is patched.
    @Test func rowsBeginWithTheirKeyAndEndWithTheFirstEdition() {
        let columns = FindingRow.Column.allCases
        #expect(columns.prefix(2).elementsEqual([.fingerprint, .contentHash]))
        #expect(columns.last == .firstEditionID)
    }
}

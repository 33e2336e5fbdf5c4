import Documents
package import Messages
import Vocabulary

extension Workplace {
    /// Takes the cases of a file into the ledger, all or none.
    ///
    /// - Parameter year: refuses cases of other years; nil takes any year.
    /// - Returns: what changed; with `isDryRun`, what would.
    package func importLedger(_ path: String, year: Int?, isDryRun: Bool) throws -> [Phrase] {
        let year = try year.map { try Arguments.year($0) }
        let file: ListFile
        do {
            file = try ListFile(file: path)
        } catch {
            throw Refusal(.unreadableInput, error.message)
        }
        let sheet = try LedgerSheet(file, year: year, today: Clock.today)
        guard !sheet.entries.isEmpty || !sheet.faults.isEmpty else {
            throw Refusal(.unreadableInput, LedgerMessages.noEntries.filled(["file": path]))
        }
        return try withDatabase { connection in
            try LedgerImport(connection: connection).store(
                sheet, source: path.split(separator: "/").last.map(String.init) ?? path,
                isDryRun: isDryRun)
        }
    }
}

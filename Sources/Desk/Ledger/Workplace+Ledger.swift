package import Messages
import Vocabulary

extension Workplace {
    /// Takes the cases of a file into the ledger, all or none.
    ///
    /// - Parameter year: refuses cases of other years; nil takes any year.
    /// - Returns: what changed; with `isDryRun`, what would.
    package func importLedger(_ path: String, year: Int?, isDryRun: Bool) throws -> [Phrase] {
        let year = try year.map { try Arguments.year($0) }
        let sheet = try LedgerSheet(try list(path), name: path, year: year, today: Clock.today)
        return try withDatabase { connection in
            try LedgerImport(connection: connection).store(
                sheet, source: path.lastStep,
                isDryRun: isDryRun)
        }
    }
}

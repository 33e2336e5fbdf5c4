import PostgresClient
import SQLTexts

extension Connection {
    /// Runs one statement of `sql/`; errors name its file.
    @discardableResult
    func run(_ sql: SQLText, _ parameters: [Parameter] = []) throws -> Rows {
        try execute(sql.statement, parameters)
    }
}

extension SQLText {
    var statement: Statement { Statement(name: name, sql: text) }
}

import CPostgres

/// A statement with the values that are sent beside it.
public struct Step: Sendable {
    let statement: Statement
    let parameters: [Parameter]

    public init(_ statement: Statement, _ parameters: [Parameter] = []) {
        self.statement = statement
        self.parameters = parameters
    }

    public static func begin(isolation: Connection.Isolation = .readCommitted) -> Step {
        Step(Statement(name: "BEGIN", sql: "BEGIN ISOLATION LEVEL \(isolation.rawValue)"))
    }

    public static let commit = Step(Statement(name: "COMMIT", sql: "COMMIT"))
}

extension Connection {
    /// Runs statements one after the other and waits once, for all of them: for those whose words
    /// do not depend on what the ones before answer.
    ///
    /// After one that fails the server runs none of the others; a transaction that was begun among
    /// them stays open and failed.
    ///
    /// - Returns: the rows of each.
    /// - Throws: for the first that fails, what ``execute(_:_:)`` throws for it.
    @discardableResult
    public func execute(together steps: [Step]) throws(DatabaseError) -> [Rows] {
        for step in steps where step.parameters.contains(where: \.holdsNUL) {
            throw .misuse(
                statement: step.statement.name, reason: "a text parameter contains NUL")
        }
        guard let first = steps.first?.statement.name else { return [] }
        guard PQenterPipelineMode(handle) == 1 else { throw failure(nil, first) }
        var answers: [Rows] = []
        var failed: DatabaseError?
        if send(steps) {
            for step in steps {
                do throws(DatabaseError) {
                    answers.append(try answer(to: step))
                } catch {
                    // what follows only says that it was not run
                    if failed == nil { failed = error }
                    if PQstatus(handle) != CONNECTION_OK { break }
                }
            }
            // the end of all answers, which every step but the last one is followed by
            while let end = PQgetResult(handle) { PQclear(end) }
        } else {
            failed = failure(nil, first)
        }
        guard PQexitPipelineMode(handle) == 1, PQstatus(handle) == CONNECTION_OK else {
            throw failed ?? failure(nil, first)
        }
        if let failed { throw failed }
        return answers
    }

    private func send(_ steps: [Step]) -> Bool {
        for step in steps {
            let values = CStringList(step.parameters.map(\.text))
            let isSent = withExtendedLifetime(values) {
                PQsendQueryParams(
                    handle, step.statement.sql, Int32(step.parameters.count), nil,
                    values.pointers, nil, nil, 0)
            }
            guard isSent == 1 else { return false }
        }
        return PQpipelineSync(handle) == 1
    }

    /// Every answer ends with a null pointer.
    private func answer(to step: Step) throws(DatabaseError) -> Rows {
        let result = PQgetResult(handle)
        while let more = PQgetResult(handle) { PQclear(more) }
        return try rows(result, step.statement.name)
    }
}

extension Connection {
    /// Asks several questions at once and keeps the answers until ``execute(_:_:)`` is asked the
    /// same, so that whoever asks them one by one waits once. For questions of one transaction
    /// that nothing it does answers otherwise; each answer is given once.
    public func readAhead(_ steps: [Step]) throws(DatabaseError) {
        let answers = try execute(together: steps)
        for (step, rows) in zip(steps, answers) { answered[Question(step)] = rows }
    }

    /// What was asked ahead and not taken is forgotten: it may be otherwise in the next one.
    func forgetAnswers() { answered.removeAll() }

    func takeAnswer(_ statement: Statement, _ parameters: [Parameter]) -> Rows? {
        answered.isEmpty ? nil : answered.removeValue(forKey: Question(Step(statement, parameters)))
    }

    /// A statement with its values.
    struct Question: Hashable {
        private let sql: String
        private let values: [String?]

        init(_ step: Step) {
            sql = step.statement.sql
            values = step.parameters.map(\.text)
        }
    }
}

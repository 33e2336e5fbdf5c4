import Messages
import Vocabulary

/// What a rule about the writing of a report says, with the messages of a verdict that is not
/// passed.
struct Judgement: Equatable {
    let verdict: Verdict
    let messages: [Phrase]

    static let passed = Judgement(verdict: .passed, messages: [])

    /// Failed if there is anything to say.
    init(failures: [Phrase]) {
        self.init(verdict: failures.isEmpty ? .passed : .failed, messages: failures)
    }

    init(verdict: Verdict, messages: [Phrase]) {
        self.verdict = verdict
        self.messages = messages
    }

    /// Nil if the report passes.
    func finding(rule: CatalogueRule) -> Finding? {
        guard verdict != .passed else { return nil }
        let message = messages.joined(zh: "；", en: "; ")
        return Finding(
            rule: rule.id, severity: rule.severity, verdict: verdict, cells: [],
            message: message)
    }
}

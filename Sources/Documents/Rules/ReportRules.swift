import Messages
import Narratives
import Submissions

/// The rules about a document that the form does not state as data: of how it is written here, of
/// what its words say in ``Narratives/NarrativeRules``.
public enum ReportRules {
    /// Every rule of this kind, in the order of the catalogue.
    public static let all = [YearsAgree.rule, SectionsComplete.rule] + NarrativeRules.all

    /// What does not pass, in the order of the catalogue.
    ///
    /// - Parameter year: the report year if it was given apart from the document; else that of
    ///   the title.
    public static func findings(for report: Report, year: Int? = nil) -> [Finding] {
        let year = year ?? report.year
        let written = [
            YearsAgree.finding(for: report, year: year), SectionsComplete.finding(for: report),
        ].compactMap { $0 }
        return written
            + NarrativeRules.findings(
                for: report.text(year: year), form: report.form, values: report.values)
    }

    /// What a rule says, with the message of a verdict that is not passed.
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
            let message = Phrase(
                messages.map(\.zh).joined(separator: "；"),
                en: messages.map(\.en).joined(separator: "; "))
            return Finding(
                rule: rule.id, severity: rule.severity, verdict: verdict, cells: [],
                message: message)
        }
    }
}

import Messages
import Submissions

/// The rules about the text of a report; those about its figures are data of the form.
public enum ReportRules {
    /// The rules themselves, all of them warnings.
    public static let catalogue: [(id: String, title: Phrase, source: String)] = [
        (YearsAgree.rule, DocumentMessages.yearsAgreeTitle, "国办公开办函〔2021〕30号"),
        (SectionsComplete.rule, DocumentMessages.sectionsTitle, "国办公开办函〔2021〕30号（一）"),
    ]

    /// What does not pass, in the order of the catalogue.
    ///
    /// - Parameter year: the report year if it was given apart from the document; else that of
    ///   the title.
    public static func findings(for report: Report, year: Int? = nil) -> [Finding] {
        [
            YearsAgree.finding(for: report, year: year ?? report.year),
            SectionsComplete.finding(for: report),
        ].compactMap { $0 }
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

        /// A warning: the text must be explained, the figures count.
        func finding(rule: String) -> Finding? {
            guard verdict != .passed else { return nil }
            let message = Phrase(
                messages.map(\.zh).joined(separator: "；"),
                en: messages.map(\.en).joined(separator: "; "))
            return Finding(
                rule: rule, severity: .warning, verdict: verdict, cells: [], message: message)
        }
    }
}

import Documents
import Forms
import Messages
import Narratives
import Store
import Vocabulary

/// Compares the words of reports at hand with each other and with those stored.
enum OriginalityCheck {
    /// What is said against each of some documents because of the others, in their order.
    static func findings(among judgements: [ReportJudgement]) -> [Finding?] {
        let subjects = judgements.map {
            Originality.Subject($0.report.text(year: $0.year))
        }
        return judgements.indices.map { index in
            var others = subjects
            let subject = others.remove(at: index)
            return Originality.finding(
                for: subject, among: others,
                headings: headings(of: judgements[index].report.form))
        }
    }

    /// What is said against a report because of the stored ones.
    static func finding(
        for text: ReportText, among stored: [StoredNarrative], form: Form
    ) -> Finding? {
        Originality.finding(
            for: Originality.Subject(text),
            among: stored.map { narrative in
                Originality.Subject(
                    ReportText(
                        agencyName: narrative.agencyName, year: narrative.year,
                        sections: narrative.sections.map { .init(id: $0.id, text: $0.text) }))
            }, headings: headings(of: form))
    }

    private static func headings(of form: Form) -> [String: Phrase] {
        Dictionary(form.sections.map { ($0.id, $0.heading) }) { first, _ in first }
    }
}

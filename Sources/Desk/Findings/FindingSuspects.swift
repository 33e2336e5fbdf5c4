import Forms
import Store
import Vocabulary

/// Explains the submissions whose identities failed.
struct FindingSuspects {
    let reader: AuditReader
    let catalogue: FormCatalogue

    /// - Returns: by submission; nil if the database user may not read figures.
    func suspects(of findings: [OpenFinding]) throws -> [Int64: ReportSuspects]? {
        let failed = Set(findings.filter(isAboutSums).compactMap(\.submissionID)).sorted()
        guard !failed.isEmpty else { return [:] }
        guard let submissions = try reader.figures(of: failed) else { return nil }
        var suspects: [Int64: ReportSuspects] = [:]
        for submission in submissions {
            guard let form = catalogue[submission.formID] else { continue }
            suspects[submission.submissionID] = ReportSuspects(
                form: form, year: submission.year, figures: submission.figures)
        }
        return suspects
    }

    /// Whether a finding is one that suspects are about, in any form.
    private func isAboutSums(_ open: OpenFinding) -> Bool {
        open.finding.verdict == .failed
            && catalogue.forms.contains { form in
                form.rules.contains {
                    $0.id == open.finding.rule
                        && [.equal, .totalPresent, .notNegative].contains($0.check)
                }
            }
    }
}

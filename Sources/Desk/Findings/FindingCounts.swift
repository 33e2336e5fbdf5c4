import Messages
import Store
import Vocabulary

/// How many findings of each kind there are; those that a waiver lets pass are counted apart.
struct FindingCounts {
    private(set) var errors = 0
    private(set) var warnings = 0
    private(set) var hints = 0
    private(set) var undecided = 0
    private(set) var waived = 0

    init(_ findings: [OpenFinding]) {
        for open in findings {
            if open.waiverID != nil {
                waived += 1
            } else if open.finding.verdict == .undecided {
                undecided += 1
            } else {
                switch open.finding.severity {
                case .error: errors += 1
                case .warning: warnings += 1
                case .hint: hints += 1
                }
            }
        }
    }

    /// One line above a table: only what there is.
    var summary: Phrase {
        let parts = [
            (errors, AuditMessages.countErrors), (warnings, AuditMessages.countWarnings),
            (hints, AuditMessages.countHints), (undecided, AuditMessages.countUndecided),
            (waived, AuditMessages.countWaived),
        ].filter { $0.0 > 0 }.map { $1.filled(["count": String($0)]) }
        guard !parts.isEmpty else { return AuditMessages.noFindings }
        let list = parts.joined(zh: "，", en: ", ")
        return Phrase(list.zh + "。", en: list.en + ".")
    }
}

import Messages
import Store

/// The versions of one total with what changed and why, by edition.
struct TotalHistory {
    let versions: [TotalVersion]
    let changes: [Int64: [CellChange]]
    let causes: [Int64: [RevisionCause]]

    init(versions: [TotalVersion], changes: [CellChange], causes: [RevisionCause]) {
        self.versions = versions
        self.changes = Dictionary(grouping: changes, by: \.edition)
        self.causes = Dictionary(grouping: causes, by: \.edition)
    }

    /// Why a version differs from the one before although no submission came or went.
    func reasonWithoutReports(_ version: TotalVersion) -> RevisionCause.Reason {
        if version.edition == versions.first?.edition { return .first }
        if version.isGone { return .roster }
        if version.isOtherCatalogue { return .rules }
        if changes[version.edition] != nil { return .method }
        // a report that came in and does not count
        let before = versions.last { $0.edition < version.edition }
        return version.received > before?.received ?? 0 ? .lateReport : .roster
    }
}

extension RevisionCause.Reason {
    var label: Phrase {
        switch self {
        case .first: HistoryMessages.first
        case .lateReport: HistoryMessages.lateReport
        case .correction: HistoryMessages.correction
        case .waiver: HistoryMessages.waiver
        case .returned: HistoryMessages.returned
        case .withdrawn: HistoryMessages.withdrawn
        case .revoked: HistoryMessages.revoked
        case .dates: HistoryMessages.dates
        case .roster: HistoryMessages.roster
        case .rules: HistoryMessages.rules
        case .method: HistoryMessages.method
        case .region: HistoryMessages.regions
        }
    }
}

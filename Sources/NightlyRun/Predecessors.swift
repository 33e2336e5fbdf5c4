import Store

/// Last year's reports of the agencies that others succeeded in the year of a run.
struct Predecessors: Sendable {
    struct Part: Sendable {
        let isWhole: Bool
        let formID: [UInt8]
        let packed: [UInt8]
    }

    private var parts: [Int64: [Part]] = [:]

    mutating func insert(_ successor: Int64, isWhole: Bool, _ report: SubmissionRow.Before) {
        parts[successor, default: []].append(
            Part(
                isWhole: isWhole, formID: Array(report.formID), packed: Array(report.packed)))
    }

    var isEmpty: Bool { parts.isEmpty }

    /// The reports that an agency's own follows on from; empty for nearly every agency.
    subscript(successor: Int64) -> [Part] { parts[successor] ?? [] }
}

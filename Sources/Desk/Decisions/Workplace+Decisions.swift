package import Messages
import Store
import Vocabulary

extension Workplace {
    /// Lets a report count in spite of a finding.
    ///
    /// - Parameter until: the last day on which that holds, `YYYY-MM-DD`; nil for good.
    package func waive(
        fingerprint: String, reason: String, by: String, until: String?
    ) throws -> Phrase {
        let day = try Arguments.date(until, option: "--until")
        return try withDatabase { connection in
            let waiver = try Decisions(connection: connection).waive(
                fingerprint: fingerprint, reason: reason, decidedBy: by, holdsUntil: day)
            return HistoryMessages.waived.filled(["waiver": String(waiver)])
        }
    }

    /// Sends a report back for correction.
    package func sendBack(submission: Int64, reason: String, by: String) throws -> Phrase {
        try withDatabase { connection in
            try Decisions(connection: connection).sendBack(
                submission: submission, reason: reason, returnedBy: by)
            return HistoryMessages.sentBack.filled(["submission": String(submission)])
        }
    }
}

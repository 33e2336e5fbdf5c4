import Listings
import Messages
import Store
import Vocabulary

/// What is said of rows that rest on something noted down later than the day of their listing.
enum LateNotes {
    /// Above the listing; none if there is no such row.
    static func lines(_ rows: [LatenessRow]) -> [Phrase] {
        let noted = rows.count { $0.notedOn != nil }
        guard noted > 0 else { return [] }
        return [AuditMessages.noted.filled(["count": String(noted)])]
    }

    /// The day and the login.
    static func value(_ row: LatenessRow) -> Value {
        guard let day = row.notedOn else { return .blank }
        return .text([day.description, row.notedBy].compactMap { $0 }.joined(separator: " "))
    }
}

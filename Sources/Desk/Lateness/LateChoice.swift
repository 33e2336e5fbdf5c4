import Store
import Vocabulary

/// Which rows of a late list are asked for, as the options say it; nil means all.
package struct LateChoice {
    package var year: Int
    /// This region and those below.
    package var region: String?
    /// Only what is late or missing.
    package var isOpen = false
    /// A class by its name or code.
    package var classWords: String?
    /// `submit` or `publish`, or the word that offices use.
    package var eventWords: String?
    /// `YYYY-MM-DD`; nil for the day of `known`.
    package var asOf: String?
    /// A day or an instant; nil for now.
    package var known: String?
    /// What ``classWords`` and ``eventWords`` say.
    private(set) var agencyClass: AgencyClass?
    private(set) var event: LatenessRow.Event?

    package init(
        year: Int, region: String? = nil, isOpen: Bool = false, classWords: String? = nil,
        eventWords: String? = nil, asOf: String? = nil, known: String? = nil
    ) {
        self.year = year
        self.region = region
        self.isOpen = isOpen
        self.classWords = classWords
        self.eventWords = eventWords
        self.asOf = asOf
        self.known = known
    }

    /// - Throws: ``Refusal`` for a year, a class or an event that there is not.
    mutating func check() throws {
        _ = try Arguments.year(year)
        agencyClass = try Arguments.agencyClass(classWords)
        event = try Arguments.event(eventWords)
    }

    /// Of the class and the event that are asked for.
    func matching(_ rows: [LatenessRow]) -> [LatenessRow] {
        rows.filter { row in
            agencyClass.map { $0 == row.agencyClass } ?? true
                && event.map { $0 == row.event } ?? true
        }
    }
}

/// Which notice is asked for, as the options say it.
package struct NoticeChoice {
    package var year: Int
    /// Nil for what the day and the reports call for.
    package var kind: NoticeKind?
    /// Only filings (`submit`) or only publications (`publish`); nil for both.
    package var eventWords: String?
    /// `YYYY-MM-DD`; nil for the day of `known`.
    package var asOf: String?
    /// A day or an instant; nil for now.
    package var known: String?
    /// By when a correction is wanted, `YYYY-MM-DD`; nil for the day after which the region takes
    /// none, or a week.
    package var until: String?
    /// A file in place of the one that belongs to the kind.
    package var template: String?

    package init(
        year: Int, kind: NoticeKind? = nil, eventWords: String? = nil,
        asOf: String? = nil, known: String? = nil, until: String? = nil, template: String? = nil
    ) {
        self.year = year
        self.kind = kind
        self.eventWords = eventWords
        self.asOf = asOf
        self.known = known
        self.until = until
        self.template = template
    }
}

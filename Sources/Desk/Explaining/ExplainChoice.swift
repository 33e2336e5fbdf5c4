import Vocabulary

/// Which of a total's agencies are listed.
package struct ExplainChoice {
    /// Only the path down to this agency's report.
    package var agency: Int64?
    /// A class by its name or code, as `--class` gives it.
    package var agencyClass: String?
    /// Only so many, the largest figures first.
    package var top: Int?
    /// With the figures of the year before.
    package var hasLastYear = false

    package init(
        agency: Int64? = nil, agencyClass: String? = nil, top: Int? = nil,
        hasLastYear: Bool = false
    ) {
        self.agency = agency
        self.agencyClass = agencyClass
        self.top = top
        self.hasLastYear = hasLastYear
    }

    /// Whether agencies of the whole area are compared, and not a region's own and the regions
    /// below listed.
    var comparesAgencies: Bool { agencyClass != nil || top != nil || hasLastYear }
}

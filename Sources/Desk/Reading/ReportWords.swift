import Documents
package import Narratives

extension Report {
    /// Its words, for the rules that compare them.
    ///
    /// - Parameter year: the report year, where it is known apart from the title.
    package func text(year: Int? = nil) -> ReportText {
        ReportText(
            agencyName: agencyName, year: year ?? self.year, title: title,
            sections: [ReportText.Section(id: nil, text: preamble)]
                + narrative.map {
                    ReportText.Section(id: $0.sectionID, text: $0.text, hasTable: $0.hasTable)
                })
    }
}

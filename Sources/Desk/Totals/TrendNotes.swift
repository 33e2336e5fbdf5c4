import Messages
import Store
import Vocabulary

/// What a reader must know before comparing a year with one before.
enum TrendNotes {
    /// A figure of a year, as far as it can be compared.
    struct Point {
        let year: Int
        let formID: String
        let label: Phrase
        let unit: Phrase
    }

    static func breaks(from before: Point, to after: Point) -> [Phrase] {
        var notes: [Phrase] = []
        if after.year > before.year + 1 {
            let missing = (before.year + 1..<after.year).map(String.init)
            notes.append(
                TotalsMessages.yearMissing.filled([
                    "years": Phrase(
                        missing.joined(separator: "、"), en: missing.joined(separator: ", "))
                ]))
        }
        if after.unit != before.unit {
            notes.append(
                TotalsMessages.otherUnit.filled(["before": before.unit, "after": after.unit]))
        } else if after.label != before.label {
            notes.append(TotalsMessages.otherLabel.filled(["label": before.label]))
        } else if after.formID != before.formID {
            notes.append(TotalsMessages.newForm)
        }
        return notes
    }
}

extension TrendNotes.Point {
    init(_ year: TrendYear) {
        self.init(
            year: year.year, formID: year.formID, label: year.total.label, unit: year.total.unit)
    }

    init(_ figure: AgencyYearFigure) {
        self.init(
            year: figure.year, formID: figure.formID, label: figure.label, unit: figure.unit)
    }

    init(_ total: TotalExplanation.Total, year: Int) {
        self.init(
            year: year, formID: total.region.formID, label: total.cell.label,
            unit: total.cell.unit)
    }
}

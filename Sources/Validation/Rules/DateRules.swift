import Messages
public import Vocabulary

/// R-DATE: a report that was filed before its year had ended cannot hold the figures of the year.
///
/// It is an error, as nothing can be added to the totals of a year that is not over. A body that
/// was dissolved in the course of the year may have filed for good reason; its office allows that.
public enum FiledEarlyRule {
    public static let rule = CatalogueRule(
        id: "R-DATE", severity: .error, title: ValidationMessages.filedEarlyTitle,
        source: "《中华人民共和国政府信息公开条例》第四十九条")

    public static func finding(filedOn day: CalendarDate, year: Int) -> Finding? {
        guard day.year <= year else { return nil }
        return rule.failed(
            ValidationMessages.filedEarly.filled([
                "day": day.description, "year": String(year),
            ]))
    }
}

/// R-DATE-PUB: a day of publication before the end of the year cannot be, and does not make the
/// report punctual; one before the day of filing is odd, for a report is filed first.
public enum PublicationDayRule {
    public static let rule = CatalogueRule(
        id: "R-DATE-PUB", severity: .warning, title: ValidationMessages.publicationTitle,
        source: "《中华人民共和国政府信息公开条例》第四十九条")

    public static func beforeYearEnd(_ day: CalendarDate, year: Int) -> Finding {
        rule.failed(
            ValidationMessages.publishedEarly.filled([
                "day": day.description, "year": String(year),
            ]))
    }

    public static func beforeFiling(_ day: CalendarDate, filedOn: CalendarDate) -> Finding {
        Finding(
            rule: rule.id, severity: .hint, verdict: .failed, cells: [],
            message: ValidationMessages.publishedUnfiled.filled([
                "day": day.description, "filed": filedOn.description,
            ]))
    }
}

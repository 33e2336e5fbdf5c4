import Messages
public import Vocabulary

/// R-RETURN: a report that was sent back does not count until it is corrected.
public enum ReturnedRule {
    public static let rule = CatalogueRule(
        id: "R-RETURN", severity: .error, title: ValidationMessages.returnedTitle,
        source: "intake.return")

    public static func finding(returnedOn day: CalendarDate, reason: String) -> Finding {
        rule.failed(
            ValidationMessages.returned.filled(["day": day.description, "reason": reason]))
    }
}

/// R-CLOSE: a report that came in after the closing date is kept but does not count.
public enum ClosedRule {
    public static let rule = CatalogueRule(
        id: "R-CLOSE", severity: .error, title: ValidationMessages.closedTitle,
        source: "registry.closing", version: 2)

    /// - Parameters:
    ///   - isCorrection: whether the agency had filed before.
    ///   - lastDay: the last day on which such a report counts.
    ///   - storedOn: when it was stored, if it came in time by its date alone.
    public static func finding(
        isCorrection: Bool, lastDay: CalendarDate, submittedOn day: CalendarDate,
        storedOn: CalendarDate? = nil
    ) -> Finding {
        let message =
            switch (isCorrection, storedOn) {
            case (true, nil): ValidationMessages.closedCorrection
            case (false, nil): ValidationMessages.closedReport
            case (true, _?): ValidationMessages.closedCorrectionStored
            case (false, _?): ValidationMessages.closedReportStored
            }
        return rule.failed(
            message.filled([
                "last": lastDay.description, "day": day.description,
                "stored": storedOn?.description ?? "",
            ]))
    }
}

import Forms
import Messages
import PostgresClient
import Store
import Vocabulary

extension Workplace {
    /// The text of a reminder, a demand or a circular.
    ///
    /// - Throws: ``Refusal`` if there is nobody to write to.
    package func notice(region code: String, _ choice: NoticeChoice) throws -> String {
        let year = try Arguments.year(choice.year)
        let event = try Arguments.event(choice.eventWords)
        let known = try Arguments.instant(choice.known, option: "--known")
        let day =
            try Arguments.date(choice.asOf, option: "--as-of") ?? known?.chinaDay ?? Clock.today
        return try withDatabase { connection in
            let region = try TotalsReader(connection: connection).region(
                code, year: year, known: known)
            let rows = try AuditReader(connection: connection).lateness(
                year: year, region: code, asOf: day, known: known
            ).filter { row in event.map { $0 == row.event } ?? true }
            let reader = ContactReader(connection: connection)
            let contacts = NoticeContacts(
                office: try reader.office(of: code),
                byAgency: try reader.contacts(of: Set(rows.map(\.agencyID)).sorted()))
            let text = NoticeText(
                rows, region: region, year: year, day: day, language: language,
                contacts: contacts)
            let kind = choice.kind ?? text.usualKind
            guard text.concernsSomebody(kind) else {
                throw Refusal(.failed, kind.nobody)
            }
            return try text.rendered(byTemplate: try choice.template ?? template(of: kind))
        }
    }

    /// What must be put right in an agency's report.
    ///
    /// - Throws: ``Refusal`` if there is no such agency, or nothing to put right.
    package func correctionNotice(agency: Int64, _ choice: NoticeChoice) throws -> String {
        let year = try Arguments.year(choice.year)
        let known = try Arguments.instant(choice.known, option: "--known")
        let asOf = try Arguments.pastDay(choice.asOf)
        let day = asOf ?? known?.chinaDay ?? Clock.today
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        let until = try Arguments.date(choice.until, option: "--until")
        if let until, until < day {
            throw Refusal(
                .wrongUsage,
                NoticeMessages.untilPassed.filled([
                    "until": until.description, "day": day.description,
                ]))
        }
        // figures are taken by their place in the form file
        return try withDatabase(.schemaAndForms) { connection in
            let (name, region) = try name(of: agency, year: year, connection)
            let reader = AuditReader(connection: connection)
            let open = try reader.findings(
                year: year, region: nil, agency: agency, severity: nil, at: instant
            ).filter { open in
                open.submissionID != nil && open.waiverID == nil
                    && open.finding.verdict == .failed && open.finding.severity != .hint
            }
            guard let first = open.first, let submission = first.submissionID else {
                throw Refusal(
                    .failed,
                    NoticeMessages.nothingToCorrect.filled([
                        "name": name, "year": String(year),
                    ]))
            }
            let figures = try reader.figures(of: [submission])?.first
            let closing = try AuditReader(connection: connection).lastDayOfCorrections(
                region: region, year: year, known: known)
            return try CorrectionNotice(
                subject: CorrectionNotice.Subject(
                    agencyName: name, year: year, revision: first.revision ?? 1,
                    findings: open.filter { $0.submissionID == submission }.map(\.finding),
                    form: try figures.flatMap { try catalogue()[$0.formID] },
                    figures: figures?.figures,
                    written: try AgencyFigureReader(connection: connection).written(
                        submission: submission)),
                day: day, until: until ?? Self.until(closing, from: day), language: language,
                caller: try ContactReader(connection: connection).office(of: region)
            ).rendered(byTemplate: try choice.template ?? template(of: .correction))
        }
    }

    /// The day after which no corrections are taken, if that is still to come; else a week.
    private static func until(_ closing: CalendarDate?, from day: CalendarDate) -> CalendarDate {
        guard let closing, closing >= day else { return day.adding(days: 7) }
        return closing
    }

    private func name(
        of agency: Int64, year: Int, _ connection: Connection
    ) throws -> (name: String, region: String) {
        let found = try Intake(connection: connection).agencies(
            id: agency, name: nil, year: year)
        guard let found = found.first else {
            throw Refusal(
                .wrongUsage, NoticeMessages.noSuchAgency.filled(["agency": String(agency)]))
        }
        // a login that may not see the region is told so
        _ = try TotalsReader(connection: connection).region(found.regionCode)
        return (found.name, found.regionCode)
    }

    private func template(of kind: NoticeKind) throws -> String {
        try noticeTemplate(language == .zh ? kind.rawValue : "\(kind.rawValue).en")
    }
}

extension NoticeKind {
    /// Why none was written.
    fileprivate var nobody: Phrase {
        switch self {
        case .reminder: NoticeMessages.nobodyToRemind
        case .urge: NoticeMessages.nobodyToUrge
        case .circular, .correction: NoticeMessages.nobodyExpected
        }
    }
}

import Listings
import Messages
import Store
import Vocabulary

/// The findings and the late list as sheets of a workbook: every row whole, codes as texts.
enum WorkbookListings {
    static func findings(_ findings: [OpenFinding], year: Int, edition: EditionInfo) -> Listing {
        Listing(
            title: WorkbookMessages.findingsOf.filled([
                "year": String(year), "edition": String(edition.id),
            ]),
            linesAbove: findings.isEmpty ? [AuditMessages.noFindings] : [],
            columns: [
                Listing.Column("severity", AuditMessages.severity),
                Listing.Column("verdict", AuditMessages.verdict),
                Listing.Column("rule", AuditMessages.rule),
                Listing.Column("region", WorkbookMessages.code),
                Listing.Column("agency", AuditMessages.agency),
                Listing.Column("name", WorkbookMessages.subject),
                Listing.Column("revision", AuditMessages.revision),
                Listing.Column("message", AuditMessages.message),
                Listing.Column("left", WorkbookMessages.left),
                Listing.Column("right", WorkbookMessages.right),
                Listing.Column("difference", WorkbookMessages.difference),
                Listing.Column("waiver", WorkbookMessages.waiver),
                Listing.Column("first_edition", WorkbookMessages.firstEdition),
                Listing.Column("cells", WorkbookMessages.cells),
                Listing.Column("fingerprint", WorkbookMessages.fingerprint),
            ],
            rows: findings.map { open in
                let finding = open.finding
                return [
                    finding.severityValue, finding.verdictValue, .text(finding.rule),
                    .text(open.regionCode), .text(orBlank: open.agencyID.map(String.init)),
                    open.subjectValue, .integer(orBlank: open.revision), .phrase(finding.message),
                    Value(decimal: finding.left), Value(decimal: finding.right),
                    Value(decimal: finding.difference),
                    .text(orBlank: open.waiverID.map(String.init)), .integer(open.firstEdition),
                    .text(finding.cells.joined(separator: " ")), .text(open.fingerprint),
                ]
            })
    }

    /// - Parameter contacts: whom to call, as it is today.
    static func lateness(
        _ rows: [LatenessRow], contacts: [Int64: AgencyContact], year: Int, day: CalendarDate
    ) -> Listing {
        Listing(
            title: AuditMessages.lateTitle.filled([
                "year": String(year), "day": day.description,
            ]),
            linesAbove: [Punctuality(rows).summary(of: .submit), WorkbookMessages.latenessCounts]
                + LateNotes.lines(rows),
            columns: [
                Listing.Column("region", WorkbookMessages.code),
                Listing.Column("region_name", AuditMessages.region),
                Listing.Column("agency", AuditMessages.agency),
                Listing.Column("name", AuditMessages.name),
                Listing.Column("class", AuditMessages.agencyClass),
                Listing.Column("event", AuditMessages.event),
                Listing.Column("due_on", AuditMessages.dueOn),
                Listing.Column("happened_on", AuditMessages.happenedOn),
                Listing.Column("days_late", AuditMessages.daysLate),
                Listing.Column("status", AuditMessages.status),
                Listing.Column("contact", AuditMessages.contact),
                Listing.Column("phone", AuditMessages.phone),
                Listing.Column("noted", AuditMessages.notedHeading),
                Listing.Column("decided_by", AuditMessages.decidedBy),
                Listing.Column("document_number", AuditMessages.documentNumber),
            ],
            rows: rows.map { row in
                [
                    .text(row.regionCode), .text(row.regionName), .text(String(row.agencyID)),
                    .text(row.agencyName),
                    .code(row.agencyClass.rawValue, row.agencyClass.label),
                    .code(row.event.rawValue, row.event.label),
                    .text(row.dueOn.description), .text(orBlank: row.happenedOn?.description),
                    .integer(orBlank: row.daysLate), row.status.value(of: row.event),
                    .text(orBlank: contacts[row.agencyID]?.name),
                    .text(orBlank: contacts[row.agencyID]?.phone),
                    LateNotes.value(row), .text(orBlank: row.decidedBy),
                    .text(orBlank: row.documentNumber),
                ]
            })
    }
}

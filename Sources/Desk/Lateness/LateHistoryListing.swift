import Listings
import Messages
import Store
import Vocabulary

/// One agency's filings over the years.
struct LateHistoryListing {
    let listing: Listing

    /// - Parameter isTable: leaves out the columns that say nothing in a table for people.
    init(_ rows: [LatenessRow], agency: Int64, asOf: CalendarDate, isTable: Bool = false) {
        let all = Self.listing(rows, agency: agency, asOf: asOf)
        listing = isTable ? all.withoutEmptyColumns : all
    }

    private static func listing(
        _ rows: [LatenessRow], agency: Int64, asOf: CalendarDate
    ) -> Listing {
        Listing(
            title: AuditMessages.historyTitle.filled([
                "name": rows.last?.agencyName ?? String(agency), "day": asOf.description,
            ]),
            linesAbove: rows.isEmpty
                ? [AuditMessages.neverExpected]
                : [Punctuality(rows).summary(of: .submit)] + LateNotes.lines(rows),
            columns: [
                Listing.Column("year", TotalsMessages.year),
                Listing.Column("event", AuditMessages.event),
                Listing.Column("due_on", AuditMessages.dueOn),
                Listing.Column("due_from", AuditMessages.dueFromHeading),
                Listing.Column("happened_on", AuditMessages.happenedOn),
                Listing.Column("days_late", AuditMessages.daysLate),
                Listing.Column("status", AuditMessages.status),
                Listing.Column("closed_by", AuditMessages.closedByHeading),
                Listing.Column("decided_by", AuditMessages.decidedBy),
                Listing.Column("document_number", AuditMessages.documentNumber),
                Listing.Column("noted", AuditMessages.notedHeading),
            ],
            rows: rows.map { row in
                [
                    .integer(Int64(row.year)),
                    .code(row.event.rawValue, row.event.label),
                    .text(row.dueOn.description),
                    .code(row.dueFrom, AuditMessages.dueFrom(row.dueFrom)),
                    .text(orBlank: row.happenedOn?.description), .integer(orBlank: row.daysLate),
                    row.status.value(of: row.event),
                    row.closedBy.map { .code($0, AuditMessages.closedBy($0)) } ?? .blank,
                    .text(orBlank: row.decidedBy), .text(orBlank: row.documentNumber),
                    LateNotes.value(row),
                ]
            },
            facts: .asOf(asOf) + [
                .init(AuditMessages.agency, .text(String(agency))),
                .init(AuditMessages.name, .text(rows.last?.agencyName ?? "")),
            ])
    }
}

import Listings
import Messages
import Store
import Vocabulary

/// The late list.
struct LateListing {
    let listing: Listing
    /// One line a region, worst first; nil for a single region.
    let regionListing: Listing?

    init(_ rows: [LatenessRow], year: Int, region: String?, asOf: CalendarDate) {
        let punctuality = Punctuality(rows)
        let regions = Punctuality.byRegion(rows)
        let document = Value.object(
            [
                ("region", .text(orBlank: region)), ("year", .integer(Int64(year))),
                ("as_of", .text(asOf.description)),
            ] + punctuality.members + [
                (
                    "regions",
                    .list(
                        regions.map { region in
                            .object(
                                [
                                    ("region", .text(region.code)), ("name", .text(region.name)),
                                ] + region.punctuality.members)
                        })
                ),
                ("agencies", .list(rows.map(Self.object))),
            ])
        regionListing = regions.count > 1 ? Self.listing(of: regions) : nil
        listing = Listing(
            title: AuditMessages.lateTitle.filled([
                "year": String(year), "day": asOf.description,
            ]),
            linesAbove: [punctuality.summary] + LateNotes.lines(rows),
            columns: [
                Listing.Column("region", AuditMessages.region),
                Listing.Column("agency", AuditMessages.agency),
                Listing.Column("name", AuditMessages.name),
                Listing.Column("class", AuditMessages.agencyClass),
                Listing.Column("event", AuditMessages.event),
                Listing.Column("due_on", AuditMessages.dueOn),
                Listing.Column("happened_on", AuditMessages.happenedOn),
                Listing.Column("days_late", AuditMessages.daysLate),
                Listing.Column("status", AuditMessages.status),
                Listing.Column("noted", AuditMessages.notedHeading),
            ],
            rows: rows.map { row in
                [
                    .text(row.regionCode), .integer(row.agencyID), .text(row.agencyName),
                    .code(row.agencyClass.rawValue, row.agencyClass.label),
                    .code(
                        row.event.rawValue,
                        row.event == .submit ? AuditMessages.submit : AuditMessages.publish),
                    .text(row.dueOn.description), .text(orBlank: row.happenedOn?.description),
                    .integer(orBlank: row.daysLate), row.status.value(of: row.event),
                    LateNotes.value(row),
                ]
            }, document: document)
    }

    private static func object(_ row: LatenessRow) -> Value {
        .object([
            ("region", .text(row.regionCode)), ("agency", .integer(row.agencyID)),
            ("name", .text(row.agencyName)), ("class", .text(row.agencyClass.rawValue)),
            ("event", .text(row.event.rawValue)), ("due_on", .text(row.dueOn.description)),
            ("happened_on", .text(orBlank: row.happenedOn?.description)),
            ("days_late", .integer(orBlank: row.daysLate)), ("status", .text(row.status.rawValue)),
            ("due_from", .text(row.dueFrom)), ("closed_by", .text(orBlank: row.closedBy)),
            ("decided_by", .text(orBlank: row.decidedBy)),
            ("document_number", .text(orBlank: row.documentNumber)),
            ("stored_at", .text(orBlank: row.storedAt)),
            ("stored_by", .text(orBlank: row.storedBy)),
            ("declared_at", .text(orBlank: row.declaredAt)),
            ("evidence", .text(orBlank: row.evidence)),
            ("noted_on", .text(orBlank: row.notedOn?.description)),
            ("noted_by", .text(orBlank: row.notedBy)),
        ])
    }

    private static func listing(
        of regions: [(code: String, name: String, punctuality: Punctuality)]
    ) -> Listing {
        Listing(
            title: AuditMessages.regionsTitle,
            columns: [
                Listing.Column("region", AuditMessages.region),
                Listing.Column("name", AuditMessages.regionName),
                Listing.Column("expected", AuditMessages.expected),
                Listing.Column("on_time", AuditMessages.onTime),
                Listing.Column("late", AuditMessages.late),
                Listing.Column("missing", AuditMessages.missing),
                Listing.Column("pending", AuditMessages.pending),
                Listing.Column("exempt", AuditMessages.exempt),
                Listing.Column("on_time_rate", AuditMessages.rate, alignment: .right),
            ],
            rows: regions.map { region in
                let counts = region.punctuality
                return [
                    .text(region.code), .text(region.name), .integer(counts.expected),
                    .integer(counts.onTime), .integer(counts.late), .integer(counts.missing),
                    .integer(counts.pending), .integer(counts.exempt), .text(counts.percent),
                ]
            })
    }
}

/// One agency's filings over the years.
struct LateHistoryListing {
    let listing: Listing

    init(_ rows: [LatenessRow], agency: Int64, asOf: CalendarDate) {
        listing = Listing(
            title: AuditMessages.historyTitle.filled([
                "name": rows.last?.agencyName ?? String(agency), "day": asOf.description,
            ]),
            linesAbove: rows.isEmpty
                ? [AuditMessages.neverExpected]
                : [Punctuality(rows).summary] + LateNotes.lines(rows),
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
                    .code(
                        row.event.rawValue,
                        row.event == .submit ? AuditMessages.submit : AuditMessages.publish),
                    .text(row.dueOn.description),
                    .code(row.dueFrom, AuditMessages.dueFrom(row.dueFrom)),
                    .text(orBlank: row.happenedOn?.description), .integer(orBlank: row.daysLate),
                    row.status.value(of: row.event),
                    row.closedBy.map { .code($0, AuditMessages.closedBy($0)) } ?? .blank,
                    .text(orBlank: row.decidedBy), .text(orBlank: row.documentNumber),
                    LateNotes.value(row),
                ]
            })
    }
}

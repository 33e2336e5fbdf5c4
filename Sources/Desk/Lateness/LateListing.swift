import Listings
import Messages
import Store
import Vocabulary

/// The late list.
struct LateListing {
    let listing: Listing
    /// One line a region, worst first; nil for a single region.
    let regionListing: Listing?

    /// - Parameters:
    ///   - rows: of the class and event asked for.
    ///   - choice: which of these rows are listed.
    ///   - contacts: whom to call, by agency; told in lists of what is open.
    ///   - isTable: leaves out the columns that say nothing in a table for people.
    init(
        _ rows: [LatenessRow], _ choice: LateChoice, contacts: [Int64: AgencyContact] = [:],
        asOf: CalendarDate, isTable: Bool = false
    ) {
        let event = choice.event ?? .submit
        let punctuality = Punctuality(rows, event: event)
        let regions = Punctuality.byRegion(rows, event: event)
        let listed = choice.isOpen ? rows.filter(\.isOpen) : rows
        regionListing = regions.count > 1 ? Self.listing(of: regions) : nil
        var columns = Self.columns
        if choice.isOpen { columns += Self.columns(of: contacts, isTable: isTable) }
        if isTable {
            columns.removeAll { column in
                switch column.key {
                case "region": regions.count < 2
                case "class": choice.isOpen || choice.agencyClass != nil
                case "event": choice.event != nil
                case "noted": listed.allSatisfy { $0.notedOn == nil }
                case "contact": listed.allSatisfy { contacts[$0.agencyID] == nil }
                default: false
                }
            }
        }
        var linesAbove = [punctuality.summary(of: event)] + LateNotes.lines(listed)
        if choice.isOpen {
            linesAbove.append(
                AuditMessages.openRows.filled([
                    "count": String(listed.count), "all": String(rows.count),
                ]))
        }
        listing = Listing(
            title: AuditMessages.lateTitle.filled([
                "year": String(choice.year), "day": asOf.description,
            ]),
            linesAbove: linesAbove, columns: columns.map(\.column),
            rows: listed.map { row in columns.map { $0.value(row) } },
            facts: .year(choice.year) + .asOf(asOf) + [
                .init(FactMessages.expected, .integer(punctuality.expected)),
                .init(FactMessages.onTime, .integer(punctuality.onTime)),
                .init(FactMessages.missing, .integer(punctuality.missing)),
            ],
            document: .object(
                [
                    ("region", .text(orBlank: choice.region)),
                    ("year", .integer(Int64(choice.year))), ("as_of", .text(asOf.description)),
                ] + punctuality.members + [
                    ("regions", .list(regions.map(Self.object))),
                    (
                        "agencies",
                        .list(
                            listed.map { row in
                                .object(
                                    Self.members(row)
                                        + (choice.isOpen
                                            ? Self.members(contacts[row.agencyID]) : []))
                            })
                    ),
                ]))
    }

    private struct LateColumn: Sendable {
        let key: String
        let heading: Phrase
        let value: @Sendable (LatenessRow) -> Value

        var column: Listing.Column { Listing.Column(key, heading) }
    }

    private static let columns = [
        LateColumn(key: "region", heading: AuditMessages.region) { .text($0.regionCode) },
        LateColumn(key: "agency", heading: AuditMessages.agency) { .integer($0.agencyID) },
        LateColumn(key: "name", heading: AuditMessages.name) { .text($0.agencyName) },
        LateColumn(key: "class", heading: AuditMessages.agencyClass) {
            .code($0.agencyClass.rawValue, $0.agencyClass.label)
        },
        LateColumn(key: "event", heading: AuditMessages.event) {
            .code($0.event.rawValue, $0.event.label)
        },
        LateColumn(key: "due_on", heading: AuditMessages.dueOn) { .text($0.dueOn.description) },
        LateColumn(key: "happened_on", heading: AuditMessages.happenedOn) {
            .text(orBlank: $0.happenedOn?.description)
        },
        LateColumn(key: "days_late", heading: AuditMessages.daysLate) {
            .integer(orBlank: $0.daysLate)
        },
        LateColumn(key: "status", heading: AuditMessages.status) { $0.status.value(of: $0.event) },
        LateColumn(key: "noted", heading: AuditMessages.notedHeading) { LateNotes.value($0) },
    ]

    private static func object(
        _ region: (code: String, name: String, punctuality: Punctuality)
    ) -> Value {
        .object(
            [("region", .text(region.code)), ("name", .text(region.name))]
                + region.punctuality.members)
    }

    /// One column for people, two for programs.
    private static func columns(
        of contacts: [Int64: AgencyContact], isTable: Bool
    ) -> [LateColumn] {
        if isTable {
            return [
                LateColumn(key: "contact", heading: AuditMessages.contact) { row in
                    let contact = contacts[row.agencyID]
                    let words = [contact?.name, contact?.phone].compactMap { $0 }
                    return words.isEmpty ? .blank : .text(words.joined(separator: " "))
                }
            ]
        }
        return [
            LateColumn(key: "contact", heading: AuditMessages.contact) {
                .text(orBlank: contacts[$0.agencyID]?.name)
            },
            LateColumn(key: "phone", heading: AuditMessages.phone) {
                .text(orBlank: contacts[$0.agencyID]?.phone)
            },
        ]
    }

    private static func members(_ contact: AgencyContact?) -> [(String, Value)] {
        [
            ("contact", .text(orBlank: contact?.name)), ("phone", .text(orBlank: contact?.phone)),
        ]
    }

    private static func members(_ row: LatenessRow) -> [(String, Value)] {
        [
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
        ]
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

extension LatenessRow {
    /// What is still to be done, or was done too late.
    var isOpen: Bool { status == .missing || status == .late }
}

extension LatenessRow.Event {
    var label: Phrase {
        switch self {
        case .submit: AuditMessages.submit
        case .publish: AuditMessages.publish
        }
    }
}

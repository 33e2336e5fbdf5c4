import Listings
import Messages
import Store

/// One line a decision, oldest first.
struct DecisionsListing {
    let listing: Listing

    init(_ decisions: [DecisionRow]) {
        listing = Listing(
            title: DecisionMessages.title,
            linesAbove: decisions.isEmpty ? [DecisionMessages.none] : [],
            columns: [
                Listing.Column("kind", DecisionMessages.kindHeading),
                Listing.Column("number", HistoryMessages.number),
                Listing.Column("at", DecisionMessages.at),
                Listing.Column("by", AuditMessages.decidedBy),
                Listing.Column("reason", DecisionMessages.reason),
                Listing.Column("agency", HistoryMessages.agency),
                Listing.Column("name", HistoryMessages.name),
                Listing.Column("year", TotalsMessages.year),
                Listing.Column("submission", DecisionMessages.submission),
                Listing.Column("details", DecisionMessages.details),
            ],
            rows: decisions.map { decision in
                let details = decision.details.map { "\($0.0) \($0.1)" }.joined(separator: "; ")
                return [
                    .code(decision.kind, Self.kind(decision)),
                    .integer(orBlank: decision.number),
                    .text(String(decision.at.prefix(19))), .text(orBlank: decision.decidedBy),
                    .text(orBlank: decision.reason), .integer(orBlank: decision.agencyID),
                    .text(orBlank: decision.agencyName), .integer(orBlank: decision.year),
                    .integer(orBlank: decision.submissionID), .text(details),
                ]
            }, document: .list(decisions.map(Self.object)))
    }

    private static func kind(_ decision: DecisionRow) -> Phrase {
        let kind = DecisionMessages.kind(decision.kind)
        return decision.isRevoked ? DecisionMessages.takenBack.filled(["kind": kind]) : kind
    }

    private static func object(_ decision: DecisionRow) -> Value {
        .object([
            ("kind", .text(decision.kind)), ("number", .integer(orBlank: decision.number)),
            ("at", .text(decision.at)), ("by", .text(orBlank: decision.decidedBy)),
            ("stored_by", .text(orBlank: decision.storedBy)),
            ("reason", .text(orBlank: decision.reason)),
            ("agency", .integer(orBlank: decision.agencyID)),
            ("name", .text(orBlank: decision.agencyName)),
            ("year", .integer(orBlank: decision.year)),
            ("submission", .integer(orBlank: decision.submissionID)),
            ("revoked", .bool(decision.isRevoked)),
            ("details", .object(decision.details.map { ($0.0, .text($0.1)) })),
        ])
    }
}

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
                Listing.Column("decision", DecisionMessages.kindHeading),
                Listing.Column("at", DecisionMessages.at),
                Listing.Column("by", AuditMessages.decidedBy),
                Listing.Column("about", DecisionMessages.about),
                Listing.Column("reason", DecisionMessages.reason),
            ],
            rows: decisions.map { decision in
                [
                    .phrase(Self.kind(decision)), .text(String(decision.at.prefix(10))),
                    .text(orBlank: decision.decidedBy), .phrase(Self.about(decision)),
                    .phrase(Self.why(decision)),
                ]
            }, document: .list(decisions.map(Self.object)))
    }

    /// The kind with its number, as `huizong revoke` wants it.
    private static func kind(_ decision: DecisionRow) -> Phrase {
        var kind = DecisionMessages.kind(decision.kind)
        if let number = decision.number {
            kind = DecisionMessages.numbered.filled(["kind": kind]).filled([
                "number": String(number)
            ])
        }
        return decision.isRevoked ? DecisionMessages.takenBack.filled(["kind": kind]) : kind
    }

    /// Whose report of which year, or what of the registry.
    private static func about(_ decision: DecisionRow) -> Phrase {
        func plain(_ text: String) -> Phrase { Phrase(text, en: text) }
        var parts: [Phrase] = []
        if let agency = decision.agencyID {
            parts.append(plain("\(decision.agencyName ?? "")（\(agency)）"))
        }
        if decision.kind == "registry" {
            parts.append(DecisionMessages.subject(decision.detail("subject") ?? ""))
            parts.append(plain(decision.rowNames.joined(separator: "、")))
        }
        if let year = decision.year {
            parts.append(DecisionMessages.ofYear.filled(["year": String(year)]))
        }
        if let submission = decision.submissionID {
            parts.append(DecisionMessages.report.filled(["number": String(submission)]))
        }
        return parts.filter { !$0.zh.isEmpty }.joined(zh: " ", en: " ")
    }

    /// The reason, and what the decision says beyond whom it concerns.
    private static func why(_ decision: DecisionRow) -> Phrase {
        let said = decision.reason.map { [Phrase($0, en: $0)] } ?? []
        return (said + decision.details.compactMap { DecisionMessages.detail($0.0, $0.1) })
            .joined(zh: "；", en: "; ")
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

extension DecisionRow {
    fileprivate func detail(_ name: String) -> String? { details.first { $0.0 == name }?.1 }
}

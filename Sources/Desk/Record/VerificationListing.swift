package import Listings
package import Messages
import Store

/// What a verification found.
package struct VerificationListing {
    package let listing: Listing
    package let verdict: Phrase
    package let isIntact: Bool

    /// - Parameter isComplete: false if what computes the hashes was altered, so that it was not
    ///   asked.
    init(_ broken: [BrokenRecord], _ size: RecordSize, isComplete: Bool = true) {
        isIntact = broken.isEmpty && isComplete
        let faults = broken.map(Self.words)
        if let first = broken.first, let fault = faults.first {
            verdict = HistoryMessages.broken.filled([
                "first": Phrase(
                    "\(Self.subject(first).zh) \(first.number) \(fault.zh)",
                    en: "\(Self.subject(first).en) \(first.number) \(fault.en)")
            ]).filled(["count": String(broken.count)])
        } else {
            verdict = HistoryMessages.intact.filled([
                "events": String(size.events), "editions": String(size.editions),
                "submissions": String(size.submissions),
            ])
        }
        listing = Listing(
            title: verdict,
            linesAbove: (isComplete ? [] : [HistoryMessages.notComputed])
                + (size.lastHash.map { [HistoryMessages.head.filled(["hash": $0])] } ?? []),
            columns: [
                Listing.Column("subject", HistoryMessages.subject),
                Listing.Column("number", HistoryMessages.number),
                Listing.Column("fault", HistoryMessages.fault),
            ],
            rows: zip(broken, faults).map { record, fault in
                [.phrase(Self.subject(record)), .integer(record.number), .phrase(fault)]
            },
            document: .object([
                ("intact", .bool(isIntact)), ("complete", .bool(isComplete)),
                ("events", .integer(size.events)),
                ("editions", .integer(size.editions)), ("submissions", .integer(size.submissions)),
                ("last_hash", .text(orBlank: size.lastHash)),
                (
                    "broken",
                    .list(
                        zip(broken, faults).map { record, fault in
                            .object([
                                ("subject", .text(record.subject.rawValue)),
                                ("number", .integer(record.number)),
                                ("fault", .text(record.fault.text)), ("message", .phrase(fault)),
                            ])
                        })
                ),
            ]))
    }

    private static func subject(_ record: BrokenRecord) -> Phrase {
        switch record.subject {
        case .link: HistoryMessages.link
        case .seal: HistoryMessages.seal
        case .edition: HistoryMessages.editionSubject
        case .row: HistoryMessages.row
        case .registry: HistoryMessages.registryRow
        case .form: HistoryMessages.storedForm
        case .definition: HistoryMessages.definition
        case .anchor: HistoryMessages.anchorLine
        }
    }

    private static func words(_ record: BrokenRecord) -> Phrase {
        switch record.fault {
        case .link(.missing): HistoryMessages.linkMissing
        case .link(.previous): HistoryMessages.linkPrevious
        case .link(.event): HistoryMessages.linkEvent
        case .edition(.event): HistoryMessages.editionEvent
        case .edition(.gone): HistoryMessages.editionGone
        case .edition(.content): HistoryMessages.editionContent
        case .registry(let row): HistoryMessages.registryAltered.filled(["row": row])
        case .row(let row): HistoryMessages.rowAltered.filled(["row": row])
        case .unsealed: HistoryMessages.unsealed
        case .form(let id, let position):
            HistoryMessages.formAltered.filled(["form": id, "position": String(position)])
        case .definition(let difference): difference.phrase
        case .anchor(.cut): HistoryMessages.chainCut
        case .anchor(.other): HistoryMessages.chainRewritten
        case .anchor(.unreadable): HistoryMessages.anchorUnreadable
        case .sealed(let kind):
            HistoryMessages.sealed.filled(["kind": sealedKinds[kind] ?? Phrase(kind, en: kind)])
        }
    }

    private static let sealedKinds = [
        "submission": HistoryMessages.submissions, "document": HistoryMessages.documents,
        "waiver": HistoryMessages.waivers, "return": HistoryMessages.returns,
        "ledger": LedgerMessages.entries,
        "withdrawal": HistoryMessages.withdrawals, "correction": HistoryMessages.corrections,
        "publication": HistoryMessages.publications,
        "revocation": HistoryMessages.revocations,
        "change": HistoryMessages.registry, "run": HistoryMessages.runs,
    ]
}

import ArgumentParser
import Desk
import Listings
import Messages
import Store

struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "核对记录、导出审计包、列出旧规则的结果。"
            + "Checks the record, exports it, lists what older rules judged.",
        subcommands: [AuditVerify.self, AuditExport.self, AuditStale.self])
}

struct AuditVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "重新计算事件链、封存和各版次的哈希。Recomputes every hash of the record.",
        discussion: """
            退出码 0：完好；1：有改动，并指出第一处。上次运行之后存入的报告尚未封存，不在核对之列。
            Exit code 0: intact; 1: altered, the first place is named. What was stored since the
            last run is not sealed yet and not looked at.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            try workplace.withDatabase { connection in
                // one snapshot, so that a run that ends meanwhile looks like no alteration
                try connection.begin(isolation: .repeatableRead)
                let reader = HistoryReader(connection: connection)
                let size = try reader.recordSize()
                let broken = try reader.brokenRecords(
                    helpers: RecordVerification.helpersThatPay(for: size))
                try connection.rollback()
                let result = VerificationListing(broken, size)
                listing.print(result.listing, language: workplace.language)
                guard broken.isEmpty else {
                    throw CommandFailure(.failed, result.verdict, workplace.language)
                }
            }
        }
    }
}

/// What a verification found.
struct VerificationListing {
    let listing: Listing
    let verdict: Phrase

    init(_ broken: [BrokenRecord], _ size: RecordSize) {
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
            linesAbove: size.lastHash.map { [HistoryMessages.head.filled(["hash": $0])] } ?? [],
            columns: [
                Listing.Column("subject", HistoryMessages.subject),
                Listing.Column("number", HistoryMessages.number),
                Listing.Column("fault", HistoryMessages.fault),
            ],
            rows: zip(broken, faults).map { record, fault in
                [.phrase(Self.subject(record)), .integer(record.number), .phrase(fault)]
            },
            document: .object([
                ("intact", .bool(broken.isEmpty)), ("events", .integer(size.events)),
                ("editions", .integer(size.editions)), ("submissions", .integer(size.submissions)),
                ("last_hash", .text(orBlank: size.lastHash)),
                (
                    "broken",
                    .list(
                        zip(broken, faults).map { record, fault in
                            .object([
                                ("subject", .text(record.subject.rawValue)),
                                ("number", .integer(record.number)),
                                ("fault", .text(record.fault)), ("message", .phrase(fault)),
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
        }
    }

    private static func words(_ record: BrokenRecord) -> Phrase {
        switch (record.subject, record.fault) {
        case (.link, "missing"): HistoryMessages.linkMissing
        case (.link, "previous"): HistoryMessages.linkPrevious
        case (.link, _): HistoryMessages.linkEvent
        case (.edition, "event"): HistoryMessages.editionEvent
        case (.edition, "gone"): HistoryMessages.editionGone
        case (.edition, _): HistoryMessages.editionContent
        case (.registry, let row): HistoryMessages.registryAltered.filled(["row": row])
        case (.seal, "unsealed"): HistoryMessages.unsealed
        case (.row, let row): HistoryMessages.rowAltered.filled(["row": row])
        case (.seal, let kind):
            HistoryMessages.sealed.filled(["kind": sealedKinds[kind] ?? Phrase(kind, en: kind)])
        }
    }

    private static let sealedKinds = [
        "submission": HistoryMessages.submissions, "document": HistoryMessages.documents,
        "waiver": HistoryMessages.waivers, "return": HistoryMessages.returns,
        "change": HistoryMessages.registry,
    ]
}

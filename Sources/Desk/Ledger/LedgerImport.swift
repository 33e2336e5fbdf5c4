import Messages
import PostgresClient
import Store
import Vocabulary

/// Takes a ledger into the database, whole or not at all: first every row finds its agency, then
/// what would change is told, and only then it is stored.
struct LedgerImport {
    private let connection: Connection
    private let search: AgencySearch

    init(connection: Connection) {
        self.connection = connection
        search = AgencySearch(connection: connection)
    }

    /// A case by which entries are told apart: registers begin anew each year.
    private struct Key: Hashable {
        let agency: Int64
        let kind: LedgerKind
        let number: String
        let year: Int
    }

    private struct Change {
        let entry: LedgerCase
        let isVoid: Bool
    }

    /// - Returns: what changed, or would.
    /// - Throws: ``Refusal`` with every fault and its row and column; nothing is stored then.
    func store(_ sheet: LedgerSheet, source: String, isDryRun: Bool) throws -> [Phrase] {
        try connection.begin()
        do {
            let lines = try take(sheet, source: source, isDryRun: isDryRun)
            if isDryRun { try connection.rollback() } else { try connection.commit() }
            return lines
        } catch {
            // what went wrong first is what the clerk must hear
            try? connection.rollback()
            throw error
        }
    }

    private func take(_ sheet: LedgerSheet, source: String, isDryRun: Bool) throws -> [Phrase] {
        var faults = sheet.faults
        var remarks: [Phrase] = []
        let named = try cases(of: sheet, &faults, &remarks)
        let notKept = try LedgerWriter(connection: connection)
            .notKept(among: Set(named.map(\.entry.agencyID)).sorted())
        for (row, entry, _) in named where notKept.contains(entry.agencyID) {
            faults.append(
                LedgerSheet.Fault(
                    row: row, column: LedgerSheet.Column.agency.label,
                    reason: LedgerMessages.notKept))
        }
        let known = try known(in: Set(named.map(\.entry.day.year)))
        var counts = Counts()
        var changes: [Change] = []
        var details: [Phrase] = []
        for (row, entry, isVoid) in named {
            let before = known[Self.key(entry)]
            switch (before, isVoid) {
            case (nil, true):
                // a register keeps its void rows: they were taken back before, or never came in
                counts.known += 1
                details.append(
                    LedgerMessages.nothingToVoid.filled(["kind": entry.kind.label]).filled([
                        "row": String(row), "number": entry.number,
                    ]))
            case (nil, false):
                counts.added[entry.kind, default: 0] += 1
                changes.append(Change(entry: entry, isVoid: false))
            case (.some(let day), true):
                counts.voided += 1
                details.append(
                    LedgerMessages.wouldVoid.filled(["kind": entry.kind.label]).filled([
                        "row": String(row), "number": entry.number, "day": day.description,
                    ]))
                changes.append(Change(entry: entry, isVoid: true))
            case (.some(let day), false) where day != entry.day:
                counts.moved += 1
                details.append(
                    LedgerMessages.wouldMove.filled(["kind": entry.kind.label]).filled([
                        "row": String(row), "number": entry.number, "before": day.description,
                        "now": entry.day.description,
                    ]))
                changes.append(Change(entry: entry, isVoid: false))
            case (.some, false): counts.known += 1
            }
        }
        guard faults.isEmpty else { throw Self.refusal(faults, source) }
        if !isDryRun {
            let writer = LedgerWriter(connection: connection)
            for change in changes {
                try writer.note(change.entry, isVoid: change.isVoid, source: source)
            }
        }
        return remarks + details + [counts.line(source, isDryRun: isDryRun)]
    }

    private struct Counts {
        var added: [LedgerKind: Int] = [:]
        var moved = 0
        var voided = 0
        var known = 0

        func line(_ source: String, isDryRun: Bool) -> Phrase {
            let phrase = isDryRun ? LedgerMessages.wouldStore : LedgerMessages.stored
            return phrase.filled([
                "file": source, "requests": String(added[.request] ?? 0),
                "reconsiderations": String(added[.reconsideration] ?? 0),
                "suits": String(added[.litigation] ?? 0), "moved": String(moved),
                "voided": String(voided), "known": String(known),
            ])
        }
    }

    private static func key(_ entry: LedgerCase) -> Key {
        Key(
            agency: entry.agencyID, kind: entry.kind, number: entry.number, year: entry.day.year)
    }

    /// The entries with their agencies; each case once.
    private func cases(
        of sheet: LedgerSheet, _ faults: inout [LedgerSheet.Fault], _ remarks: inout [Phrase]
    ) throws -> [(row: Int, entry: LedgerCase, isVoid: Bool)] {
        var found: [Named: Found] = [:]
        var rows: [Key: Int] = [:]
        var cases: [(row: Int, entry: LedgerCase, isVoid: Bool)] = []
        for entry in sheet.entries {
            let named = Named(
                id: entry.agencyID, name: entry.agencyName, year: entry.day.year)
            let isFirst = found[named] == nil
            let agency = try found[named] ?? agency(named)
            found[named] = agency
            switch agency {
            case .none(let reason):
                let column = entry.agencyID == nil ? LedgerSheet.Column.agency : .agencyID
                faults.append(
                    LedgerSheet.Fault(row: entry.row, column: column.label, reason: reason))
            case .one(let number, let remark):
                if isFirst, let remark { remarks.append(remark.filled(["row": String(entry.row)])) }
                let known = LedgerCase(
                    agencyID: number, kind: entry.kind, number: entry.number, day: entry.day)
                if let first = rows[Self.key(known)] {
                    faults.append(
                        LedgerSheet.Fault(
                            row: entry.row, column: LedgerSheet.Column.number.label,
                            reason: LedgerMessages.doubled.filled([
                                "value": entry.number, "first": String(first),
                            ])))
                } else {
                    rows[Self.key(known)] = entry.row
                    cases.append((entry.row, known, entry.isVoid))
                }
            }
        }
        return cases
    }

    /// How a row names its agency.
    private struct Named: Hashable {
        let id: Int64?
        let name: String?
        let year: Int
    }

    private enum Found {
        case one(Int64, remark: Phrase?)
        case none(Phrase)
    }

    private func agency(_ named: Named) throws -> Found {
        let said = named.id.map(String.init) ?? named.name ?? ""
        func filled(_ phrase: Phrase, _ match: AgencyMatch? = nil) -> Phrase {
            phrase.filled([
                "value": said, "year": String(named.year), "agency": match?.name ?? "",
                "id": match.map { String($0.id) } ?? "",
            ])
        }
        if let id = named.id {
            guard let match = try search.agency(id, year: named.year) else {
                return .none(filled(LedgerMessages.unknownAgency))
            }
            if let name = named.name, try !search.isCalled(match, name, year: named.year) {
                return .none(filled(LedgerMessages.otherName, match))
            }
            guard match.isActive else { return .none(filled(LedgerMessages.inactiveAgency)) }
            return .one(match.id, remark: nil)
        }
        switch try search.find(said, year: named.year) {
        case .one(let match, let isFormer, let isBySpelling):
            guard match.isActive else { return .none(filled(LedgerMessages.inactiveAgency)) }
            let remark =
                isFormer
                ? LedgerMessages.byFormerName : isBySpelling ? LedgerMessages.byShortName : nil
            return .one(match.id, remark: remark.map { filled($0, match) })
        case .several(let matches):
            return .none(
                filled(LedgerMessages.ambiguousAgency)
                    .filled(["candidates": try search.list(matches.prefix(Self.shownNames))]))
        case .none(let similar):
            guard !similar.isEmpty else { return .none(filled(LedgerMessages.unknownAgency)) }
            return .none(
                filled(LedgerMessages.didYouMean).filled(["candidates": try search.list(similar)])
            )
        }
    }

    private static let shownNames = 5

    private func known(in years: Set<Int>) throws -> [Key: CalendarDate] {
        var known: [Key: CalendarDate] = [:]
        let reader = DecisionReader(connection: connection)
        for year in years.sorted() {
            for entry in try reader.ledger(year: year) { known[Self.key(entry)] = entry.day }
        }
        return known
    }

    private static let shownFaults = 20

    private static func refusal(_ faults: [LedgerSheet.Fault], _ source: String) -> Refusal {
        var lines = faults.sorted { $0.row < $1.row }.prefix(shownFaults).map {
            Phrase("\(source)：\($0.line.zh)", en: "\(source): \($0.line.en)")
        }
        if faults.count > shownFaults {
            lines.append(
                LedgerMessages.moreFaults.filled(["count": String(faults.count - shownFaults)]))
        }
        lines.append(LedgerMessages.nothingStored)
        return Refusal(.unreadableInput, lines.lines)
    }
}

import Documents
import Messages
import PostgresClient
import Store
import Vocabulary

/// Takes a ledger into the database, whole or not at all: first every row finds its agency, then
/// what would change is told, and only then it is stored.
struct LedgerImport {
    let connection: Connection

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
        let named = try cases(of: sheet, &faults)
        let known = try known(in: Set(named.map(\.entry.day.year)))
        var counts = Counts()
        var changes: [Change] = []
        var details: [Phrase] = []
        for (row, entry, isVoid) in named {
            let before = known[Self.key(entry)]
            switch (before, isVoid) {
            case (nil, true):
                faults.append(
                    LedgerSheet.Fault(
                        row: row, column: LedgerSheet.Column.number.label,
                        reason: LedgerMessages.voidUnknown.filled(["value": entry.number])))
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
        return details + [counts.line(source, isDryRun: isDryRun)]
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
        of sheet: LedgerSheet, _ faults: inout [LedgerSheet.Fault]
    ) throws -> [(row: Int, entry: LedgerCase, isVoid: Bool)] {
        var found: [String: Result<Int64, Refusal>] = [:]
        var rows: [Key: Int] = [:]
        var cases: [(row: Int, entry: LedgerCase, isVoid: Bool)] = []
        for entry in sheet.entries {
            let name =
                "\(entry.agencyID.map(String.init) ?? entry.agencyName ?? "") \(entry.day.year)"
            let agency = try found[name] ?? agency(of: entry)
            found[name] = agency
            switch agency {
            case .failure(let refusal):
                let column = entry.agencyID == nil ? LedgerSheet.Column.agency : .agencyID
                faults.append(
                    LedgerSheet.Fault(
                        row: entry.row, column: column.label, reason: refusal.message))
            case .success(let number):
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

    private func agency(of entry: LedgerSheet.Entry) throws -> Result<Int64, Refusal> {
        let name = entry.agencyName.flatMap { $0.isEmpty ? nil : $0 }
        let matches = try Intake(connection: connection).agencies(
            id: entry.agencyID, name: name, year: entry.day.year)
        func refused(_ phrase: Phrase) -> Result<Int64, Refusal> {
            .failure(
                Refusal(
                    .unreadableInput,
                    phrase.filled([
                        "value": entry.agencyID.map(String.init) ?? name ?? "",
                        "year": String(entry.day.year),
                        "ids": matches.map { String($0.id) }.joined(separator: ", "),
                    ])))
        }
        guard let first = matches.first else { return refused(LedgerMessages.unknownAgency) }
        if let name, entry.agencyID != nil, first.name != name {
            return refused(LedgerMessages.otherName.filled(["name": first.name]))
        }
        let active = matches.filter(\.isActive)
        guard let match = active.first else { return refused(LedgerMessages.inactiveAgency) }
        guard active.count == 1 else { return refused(LedgerMessages.ambiguousAgency) }
        return .success(match.id)
    }

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
        return Refusal(
            .unreadableInput,
            Phrase(
                lines.map(\.zh).joined(separator: "\n"), en: lines.map(\.en).joined(separator: "\n")
            ))
    }
}

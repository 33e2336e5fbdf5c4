import Documents
import Messages
import Store
import Vocabulary
import Wording

/// Reads one row of a sheet of agencies.
struct AgencyRowReader {
    private let sheetHead: SheetHead<AgencyColumn>
    /// Of columns whose heading names none.
    private let year: Int?
    private let row: ListFile.Row
    private(set) var entry: AgencySheet.Entry
    private(set) var faults: [SheetFault] = []

    init(head: SheetHead<AgencyColumn>, year: Int?, row: ListFile.Row) {
        sheetHead = head
        self.year = year
        self.row = row
        entry = AgencySheet.Entry(row: row.number)
    }

    mutating func read() {
        if let text = text(.id) {
            entry.id = Int64(CharacterFolding.folded(text)).flatMap { $0 > 0 ? $0 : nil }
            if entry.id == nil { fault(.id, RegistryMessages.badNumber) }
        }
        entry.name = text(.name)
        if text(.id) == nil, entry.name == nil {
            fault(sheetHead.places[.name] == nil ? .id : .name, RegistryMessages.missing)
        }
        entry.region = text(.region)
        readClass()
        readCreditCode()
        entry.activeFrom = day(.activeFrom)
        if let text = text(.activeTo) {
            if SheetCell.isNothing(text) {
                entry.activeTo = .clear
            } else if let day = day(.activeTo) {
                entry.activeTo = .set(day)
            }
        }
        entry.contact = words(.contact)
        entry.phone = words(.phone)
        entry.head = words(.head)
        entry.headPhone = words(.headPhone)
        for (column, phone) in [(AgencyColumn.phone, entry.phone), (.headPhone, entry.headPhone)] {
            guard case .set(let phone) = phone, !phone.contains(where: \.isNumber) else { continue }
            fault(column, RegistryMessages.badPhone)
        }
        readFormerNames()
        if let text = text(.since) {
            entry.since = Self.since(text)
            if entry.since == nil { fault(.since, RegistryMessages.badDay) }
        }
        readYears()
    }

    private func text(_ column: AgencyColumn) -> String? { sheetHead.text(column, row) }

    private mutating func fault(_ column: AgencyColumn, _ reason: Phrase) {
        faults.append(
            SheetFault(
                row: row.number, column: sheetHead.heading(column),
                reason: reason.filled(["value": text(column) ?? ""])))
    }

    private mutating func day(_ column: AgencyColumn) -> CalendarDate? {
        guard let text = text(column) else { return nil }
        let day = SheetCell.day(text)
        if day == nil { fault(column, RegistryMessages.badDay) }
        return day
    }

    private func words(_ column: AgencyColumn) -> SheetEdit<String> {
        let texts = sheetHead.texts(column, row)
        let given = texts.filter { !SheetCell.isNothing($0) }
        if given.isEmpty { return texts.isEmpty ? .keep : .clear }
        return .set(given.joined(separator: "、"))
    }

    private mutating func readClass() {
        if let text = text(.agencyClass) {
            entry.agencyClass = AgencyClassWords.agencyClass(text)
            if entry.agencyClass == nil {
                fault(
                    .agencyClass,
                    RegistryMessages.badClass.filled(["known": AgencyClassWords.known]))
            }
        }
        guard let text = text(.counts) else { return }
        entry.counts = SheetCell.yes(text)
        if entry.counts == nil { fault(.counts, RegistryMessages.badYesNo) }
        if entry.counts == true, entry.agencyClass == .government {
            fault(.counts, RegistryMessages.governmentCounts)
        }
    }

    private mutating func readCreditCode() {
        guard let text = text(.creditCode) else { return }
        if SheetCell.isNothing(text) {
            entry.creditCode = .clear
            return
        }
        let plain = CharacterFolding.folded(text).filter { !$0.isWhitespace }
        do throws(CreditCode.Fault) {
            entry.creditCode = .set(try CreditCode.checked(plain))
        } catch {
            let reason =
                switch error {
                case .length(let count):
                    RegistryMessages.codeLength.filled(["count": String(count)])
                case .character(let wrong):
                    RegistryMessages.codeCharacter.filled(["character": String(wrong)])
                case .checkDigit(let wanted):
                    RegistryMessages.codeDigit.filled(["wanted": String(wanted)])
                }
            fault(.creditCode, reason)
        }
    }

    /// 县水利局（2019-03-20更名）；县水电局: each may say from which day the next name held.
    private mutating func readFormerNames() {
        let names = sheetHead.texts(.formerNames, row).filter { !SheetCell.isNothing($0) }
            .flatMap { cell in
                // commas stand in names too, semicolons never
                let marks = cell.contains(where: { "；;".contains($0) }) ? "；;" : "、，,"
                return cell.split(whereSeparator: marks.contains)
            }
            .map { String($0).trimmed }.filter { !$0.isEmpty }
        for text in names {
            guard let match = text.wholeMatch(of: /(.+?)[（(]([^（()）]*\d[^（()）]*)[）)]/) else {
                entry.formerNames.append(FormerName(name: text, until: nil))
                continue
            }
            var words = String(match.2)
            for end in ["更名", "改名", "变更", "起"] where words.hasSuffix(end) {
                words = String(words.dropLast(end.count))
            }
            guard let until = Self.since(words) else {
                fault(.formerNames, RegistryMessages.badFormerName.filled(["name": text]))
                continue
            }
            entry.formerNames.append(FormerName(name: String(match.1).trimmed, until: until))
        }
        let dated = entry.formerNames.compactMap(\.until)
        if Set(dated).count < dated.count { fault(.formerNames, RegistryMessages.sameDay) }
    }

    /// A day, or a year alone, which is its first day.
    static func since(_ text: String) -> CalendarDate? {
        let plain = CharacterFolding.folded(text).trimmed
        if let match = plain.wholeMatch(of: /(20\d\d)年?/), let year = Int(match.1) {
            return CalendarDate(year: year, month: 1, day: 1)
        }
        return SheetCell.day(plain)
    }

    private mutating func readYears() {
        for column in sheetHead.columns {
            switch column {
            case .due(let event, let named):
                guard let year = named ?? year, let due = day(column) else { continue }
                if (year...year + 2).contains(due.year) {
                    entry.due[AgencySheet.DueKey(event: event, year: year)] = due
                } else {
                    fault(column, RegistryMessages.oddDue.filled(["year": String(year)]))
                }
            case .exempt(let named):
                guard let year = named ?? year, let text = text(column) else { continue }
                if SheetCell.isNothing(text) || SheetCell.yes(text) == false { continue }
                if SheetCell.yes(text) == true {
                    fault(column, RegistryMessages.exemptionReason)
                } else {
                    entry.exempt[year] = text
                }
            case .exemptBy(let named):
                guard let year = named ?? year, let text = text(column) else { continue }
                if !SheetCell.isNothing(text) { entry.exemptBy[year] = text }
            default: continue
            }
        }
        let unexplained = entry.exemptBy.keys.filter { entry.exempt[$0] == nil }
        for year in unexplained.sorted() where faults.isEmpty {
            let column = AgencyColumn.exemptBy(year)
            fault(
                sheetHead.places[column] == nil ? .exemptBy(nil) : column,
                RegistryMessages.exemptionReason)
        }
    }
}

import Documents
import Messages
import Store
import Vocabulary
import Wording

/// The rows of a ledger file, each as far as it can be read without a database.
struct LedgerSheet {
    struct Entry {
        let row: Int
        /// The agency's number if the sheet has one, else its name.
        let agencyID: Int64?
        let agencyName: String?
        let kind: LedgerKind
        let number: String
        let day: CalendarDate
        let isVoid: Bool
    }

    /// One thing that keeps the file from being taken in.
    struct Fault {
        let row: Int
        let column: Phrase
        let reason: Phrase

        var line: Phrase {
            LedgerMessages.fault.filled(["column": column, "reason": reason])
                .filled(["row": String(row)])
        }
    }

    private(set) var entries: [Entry] = []
    private(set) var faults: [Fault] = []

    enum Column: ListColumn {
        case agency, agencyID, kind, number, day, void

        var label: Phrase {
            switch self {
            case .agency: LedgerMessages.agencyColumn
            case .agencyID: LedgerMessages.agencyIDColumn
            case .kind: LedgerMessages.kindColumn
            case .number: LedgerMessages.numberColumn
            case .day: LedgerMessages.dayColumn
            case .void: LedgerMessages.voidColumn
            }
        }

        var headings: Set<String> {
            switch self {
            case .agency:
                [
                    "单位", "单位名称", "机关", "机关名称", "行政机关", "被申请单位", "被申请人", "被告", "承办单位", "agency",
                    "name",
                ]
            case .agencyID: ["单位编号", "单位代号", "agencyid", "agencynumber"]
            case .kind: ["类别", "种类", "类型", "案件类型", "案件类别", "kind", "type"]
            case .number: ["编号", "案号", "文号", "申请编号", "登记号", "登记编号", "收件编号", "number", "no", "no."]
            case .day:
                [
                    "日期", "收到日期", "登记日期", "受理日期", "申请日期", "收件日期", "立案日期", "时间", "收到时间", "登记时间",
                    "受理时间", "申请时间", "收件时间", "立案时间", "day", "date",
                ]
            case .void: ["作废", "撤销", "误登", "void"]
            }
        }
    }

    private static let kinds: [(LedgerKind, [String])] = [
        (.request, ["request", "requests", "申请", "依申请公开", "依申请", "信息公开申请", "政府信息公开申请"]),
        (.reconsideration, ["reconsideration", "复议", "行政复议", "行政复议案件"]),
        (.litigation, ["litigation", "lawsuit", "suit", "诉讼", "行政诉讼", "行政诉讼案件"]),
    ]
    private static let yes = ["是", "y", "yes", "true", "1", "作废", "void", "√"]
    private static let no = ["", "否", "n", "no", "false", "0"]

    /// - Parameters:
    ///   - name: names the sheet in messages.
    ///   - today: a case cannot be of a later day.
    /// - Throws: ``Refusal`` if the sheet has no headings that tell the columns, or nothing below
    ///   them.
    init(_ list: ListFile, name: String, year: Int?, today: CalendarDate) throws(Refusal) {
        let columns = try ListColumns<Column>(list, name: name) { named in
            !named.isDisjoint(with: [.agency, .agencyID])
                && named.isSuperset(of: [.kind, .number, .day])
        }
        guard let columns else {
            throw Refusal(.unreadableInput, LedgerMessages.noHeadings.filled(["file": name]))
        }
        guard !columns.rows.isEmpty else {
            throw Refusal(.unreadableInput, ListMessages.noRow.filled(["file": name]))
        }
        for row in columns.rows { read(row, columns, year: year, today: today) }
    }

    private mutating func read(
        _ row: ListFile.Row, _ columns: ListColumns<Column>, year: Int?, today: CalendarDate
    ) {
        func text(_ column: Column) -> String {
            CharacterFolding.folded(columns.text(column, of: row) ?? "").trimmed
        }
        let before = faults.count
        func fault(_ column: Column, _ reason: Phrase) {
            faults.append(
                Fault(
                    row: row.number, column: column.label,
                    reason: reason.filled(["value": text(column)])))
        }
        let name = columns.text(.agency, of: row)
        let identifier = text(.agencyID)
        let agencyID = Int64(identifier)
        if !identifier.isEmpty, agencyID == nil { fault(.agencyID, LedgerMessages.badNumber) }
        if identifier.isEmpty, name == nil {
            fault(columns.has(.agency) ? .agency : .agencyID, LedgerMessages.missing)
        }
        let word = text(.kind).lowercased()
        let kind = Self.kinds.first { $0.1.contains(word) }?.0
        if kind == nil {
            fault(.kind, word.isEmpty ? LedgerMessages.missing : LedgerMessages.badKind)
        }
        let number = text(.number)
        if number.isEmpty { fault(.number, LedgerMessages.missing) }
        let day = Self.day(text(.day))
        if let day {
            if day > today { fault(.day, LedgerMessages.dayToCome) }
            if let year, day.year != year {
                fault(.day, LedgerMessages.dayOutside.filled(["year": String(year)]))
            } else if day.year < 2008 {
                fault(.day, LedgerMessages.dayTooEarly)
            }
        } else {
            fault(.day, text(.day).isEmpty ? LedgerMessages.missing : LedgerMessages.badDay)
        }
        let void = text(.void).lowercased()
        if !(Self.yes + Self.no).contains(void) { fault(.void, LedgerMessages.badVoid) }
        guard faults.count == before, let kind, let day else { return }
        entries.append(
            Entry(
                row: row.number, agencyID: agencyID, agencyName: name, kind: kind, number: number,
                day: day, isVoid: Self.yes.contains(void)))
    }

    /// As ``FilingTime`` reads it, or 20240305; nil for anything else.
    static func day(_ text: String) -> CalendarDate? {
        guard text.utf8.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(text)
        else { return FilingTime(text)?.day }
        return CalendarDate(
            year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}

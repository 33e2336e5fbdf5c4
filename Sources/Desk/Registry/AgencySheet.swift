import Documents
import Messages
import Store
import Vocabulary

/// The rows of a sheet of agencies, each as far as it can be read without the registry.
struct AgencySheet {
    struct Entry {
        let row: Int
        var id: Int64?
        var name: String?
        var agencyClass: AgencyClass?
        /// A code or a name.
        var region: String?
        var creditCode = SheetEdit<String>.keep
        var counts: Bool?
        var activeFrom: CalendarDate?
        var activeTo = SheetEdit<CalendarDate>.keep
        var contact = SheetEdit<String>.keep
        var phone = SheetEdit<String>.keep
        var head = SheetEdit<String>.keep
        var headPhone = SheetEdit<String>.keep
        var formerNames: [FormerName] = []
        var since: CalendarDate?
        var due: [DueKey: CalendarDate] = [:]
        var exempt: [Int: String] = [:]
        var exemptBy: [Int: String] = [:]
    }

    struct DueKey: Hashable {
        let event: LatenessRow.Event
        let year: Int
    }

    let file: String
    let head: SheetHead<AgencyColumn>
    private(set) var entries: [Entry] = []
    private(set) var faults: [SheetFault] = []

    /// - Parameters:
    ///   - name: stands for the file in messages.
    ///   - year: of dates and exemptions whose headings name none.
    /// - Throws: ``Refusal`` if the sheet has no heading that tells its columns.
    init(_ list: ListFile, name: String, year: Int?) throws(Refusal) {
        let head = SheetHead(list, AgencyColumn.init) { columns in
            columns.count > 1 && (columns.contains(.name) || columns.contains(.id))
        }
        guard let head else {
            throw Refusal(
                .unreadableInput, RegistryMessages.noAgencyHead.filled(["file": name]))
        }
        file = name
        self.head = head
        faults = Self.faults(of: head, row: list.rows[head.index].number, year: year)
        for row in list.rows[(head.index + 1)...] {
            var reader = AgencyRowReader(head: head, year: year, row: row)
            reader.read()
            faults += reader.faults
            if reader.faults.isEmpty { entries.append(reader.entry) }
        }
        guard !entries.isEmpty || !faults.isEmpty else {
            throw Refusal(.unreadableInput, RegistryMessages.noRows.filled(["file": name]))
        }
    }

    private static func faults(
        of head: SheetHead<AgencyColumn>, row: Int, year: Int?
    ) -> [SheetFault] {
        var faults: [SheetFault] = []
        for column in head.columns {
            let places = head.places[column] ?? []
            if places.count > 1, !column.canRepeat {
                let other = head.heading(at: places[0])
                faults.append(
                    SheetFault(
                        row: row, column: head.heading(at: places[1]),
                        reason: RegistryMessages.columnTwice.filled(["other": other])))
            }
            if column.needsYear, year == nil {
                faults.append(
                    SheetFault(
                        row: row, column: head.heading(column), reason: RegistryMessages.noYear))
            }
        }
        return faults
    }

    /// The registry's own words for what a row of the sheet is at fault in.
    func fault(_ entry: Entry, _ column: AgencyColumn, _ reason: Phrase) -> SheetFault {
        let heading = head.heading(column)
        return SheetFault(
            row: entry.row, column: heading.isEmpty ? head.heading(.name) : heading,
            reason: reason)
    }
}

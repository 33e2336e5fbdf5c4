import Documents
import Messages
import Store
import Vocabulary
import Wording

/// A column of a sheet of regions.
enum RegionColumn: Hashable, CaseIterable {
    case code, name, level, parent, since

    init?(_ heading: String) {
        guard let column = Self.allCases.first(where: { $0.headings.contains(heading) }) else {
            return nil
        }
        self = column
    }

    private var headings: Set<String> {
        switch self {
        case .code: ["行政区划代码", "区划代码", "地区代码", "代码", "code", "regioncode"]
        case .name: ["行政区划名称", "行政区划", "区划名称", "地区", "地区名称", "名称", "name"]
        case .level: ["级别", "层级", "行政级别", "level"]
        case .parent:
            ["上级", "上级代码", "上级区划", "上级区划代码", "上级行政区划", "上级行政区划代码", "所属地区", "parent", "parentcode"]
        case .since: ["变更日期", "变更时间", "变更自", "changedon", "since"]
        }
    }
}

/// What a sheet of regions would change in the registry.
struct RegionPlan {
    struct Item {
        let row: Int
        /// Nil for a new region.
        let before: Region?
        let after: Region
        /// The first day of what is other; nil if nothing is, or if it is corrected for all years.
        let since: CalendarDate?

        var isChanged: Bool { before.map { $0 != after } ?? true }
    }

    private(set) var items: [Item] = []
    private(set) var faults: [SheetFault] = []
    let unusedHeadings: [String]
    private(set) var absent: [Region] = []

    var changed: [Item] { items.filter(\.isChanged) }
    func isUndecided(_ choice: RegistryChoice) -> Bool {
        !choice.isCorrection
            && items.contains { $0.before != nil && $0.isChanged && $0.since == nil }
    }

    private struct Row {
        let number: Int
        let code: String
        let name: String?
        let level: RegionLevel?
        let parent: String?
        let since: CalendarDate?
    }

    /// - Parameter lastDays: the last day until which a past state of each region is known.
    /// - Throws: ``Refusal`` if the sheet has no heading that tells its columns.
    init(
        _ list: ListFile, name: String, tree: RegionTree, lastDays: [String: CalendarDate],
        _ choice: RegistryChoice
    ) throws(Refusal) {
        let head = SheetHead(list, RegionColumn.init) { columns in
            columns.contains(.code) && columns.contains(.name)
        }
        guard let head else {
            throw Refusal(
                .unreadableInput, RegistryMessages.noRegionHead.filled(["file": name]))
        }
        unusedHeadings = head.unused
        var reader = Reader(head: head)
        for row in list.rows[(head.index + 1)...] { reader.read(row) }
        faults = reader.faults
        let rows = reader.rows
        guard !rows.isEmpty || !faults.isEmpty else {
            throw Refusal(.unreadableInput, RegistryMessages.noRows.filled(["file": name]))
        }
        for column in head.columns where (head.places[column] ?? []).count > 1 {
            faults.append(
                SheetFault(
                    row: list.rows[head.index].number, column: head.heading(column),
                    reason: RegistryMessages.columnTwice.filled([
                        "other": head.heading(column)
                    ])))
        }
        var maker = Maker(head: head, rows: rows, tree: tree, lastDays: lastDays, choice: choice)
        items = rows.compactMap { maker.item($0) }
        faults = (faults + maker.faults + maker.levelFaults(items)).sorted {
            ($0.row, $0.column) < ($1.row, $1.column)
        }
        let named = Set(rows.map(\.code))
        absent = faults.isEmpty ? tree.regions.filter { !named.contains($0.code) } : []
    }

    /// Reads the rows, each by itself.
    private struct Reader {
        let head: SheetHead<RegionColumn>
        var rows: [Row] = []
        var faults: [SheetFault] = []
        private var first: [String: Int] = [:]

        init(head: SheetHead<RegionColumn>) { self.head = head }

        mutating func read(_ row: ListFile.Row) {
            func text(_ column: RegionColumn) -> String? { head.text(column, row) }
            let code = text(.code).map { CharacterFolding.folded($0).trimmed }
            guard let code else { return fault(row, .code, RegistryMessages.missing) }
            guard code.utf8.count == 6, code.utf8.allSatisfy({ (48...57).contains($0) }),
                code.utf8.first != 48
            else { return fault(row, .code, RegistryMessages.badRegionCode) }
            if let other = first.updateValue(row.number, forKey: code) {
                first[code] = other
                return fault(
                    row, .code, RegistryMessages.doubled.filled(["row": String(other)]))
            }
            let level = text(.level).flatMap(Self.level)
            if text(.level) != nil, level == nil { fault(row, .level, RegistryMessages.badLevel) }
            let since = text(.since).flatMap(AgencyRowReader.since)
            if text(.since) != nil, since == nil { fault(row, .since, RegistryMessages.badDay) }
            rows.append(
                Row(
                    number: row.number, code: code, name: text(.name), level: level,
                    parent: text(.parent), since: since))
        }

        private mutating func fault(
            _ row: ListFile.Row, _ column: RegionColumn, _ reason: Phrase
        ) {
            faults.append(
                SheetFault(
                    row: row.number, column: head.heading(column),
                    reason: reason.filled(["value": head.text(column, row) ?? ""])))
        }

        private static func level(_ word: String) -> RegionLevel? {
            switch AgencyName.folded(word) {
            case "省", "省级", "自治区", "直辖市", "province": .province
            case "市", "市级", "地级", "地级市", "地市级", "州", "盟", "地区", "设区市", "设区的市", "prefecture":
                .prefecture
            case "县", "县级", "区", "区县", "县区", "县级市", "市辖区", "旗", "county": .county
            default: nil
            }
        }
    }

    /// Makes of each row what the region will be.
    private struct Maker {
        let head: SheetHead<RegionColumn>
        let rows: [Row]
        let tree: RegionTree
        let lastDays: [String: CalendarDate]
        let choice: RegistryChoice
        var faults: [SheetFault] = []

        private func known(_ code: String) -> Region? {
            tree.index(of: code).map { tree.regions[$0] }
        }

        private mutating func fault(_ row: Row, _ column: RegionColumn, _ reason: Phrase) {
            let heading = head.heading(column)
            faults.append(
                SheetFault(
                    row: row.number, column: heading.isEmpty ? head.heading(.code) : heading,
                    reason: reason))
        }

        mutating func item(_ row: Row) -> Item? {
            let before = known(row.code)
            guard let name = row.name ?? before?.name else {
                fault(row, .name, RegistryMessages.missing)
                return nil
            }
            let level = row.level ?? before?.level ?? Self.level(ofCode: row.code)
            guard let parent = parent(row, before, level) else { return nil }
            let sameName = before.map { AgencyName.folded($0.name) == AgencyName.folded(name) }
            let after = Region(
                code: row.code, name: sameName == true ? before?.name ?? name : name,
                level: level, parentCode: parent.code)
            var since: CalendarDate?
            if let before, before != after, !choice.isCorrection {
                since = row.since ?? choice.since
                if let since, let last = lastDays[row.code], since <= last {
                    fault(
                        row, row.since == nil ? .code : .since,
                        RegistryMessages.overlaps.filled([
                            "day": since.description, "last": last.description,
                        ]))
                    return nil
                }
            }
            return Item(row: row.number, before: before, after: after, since: since)
        }

        /// The region above, nil at the top of the tree.
        private struct Above { let code: String? }

        /// - Returns: nil if the row is at fault.
        private mutating func parent(
            _ row: Row, _ before: Region?, _ level: RegionLevel
        ) -> Above? {
            guard let text = row.parent else {
                if let before { return Above(code: before.parentCode) }
                return Above(code: usualParent(row.code, level))
            }
            if SheetCell.isNothing(text) { return Above(code: nil) }
            let folded = AgencyName.folded(text)
            let inSheet = rows.filter {
                $0.code == text || $0.name.map(AgencyName.folded) == folded
            }.map(\.code)
            let inTree = tree.regions.filter {
                $0.code == text || AgencyName.folded($0.name) == folded
            }.map(\.code)
            let found = Set(inSheet + inTree)
            if let code = found.first, found.count == 1 { return Above(code: code) }
            let list = found.sorted().joined(separator: "、")
            fault(
                row, .parent,
                found.isEmpty
                    ? RegistryMessages.noRegion.filled(["value": text])
                    : RegistryMessages.twoRegions.filled(["list": list]))
            return nil
        }

        /// The region above by the digits of the code, if it is known or stands in the sheet.
        private func usualParent(_ code: String, _ level: RegionLevel) -> String? {
            let above: [String] =
                switch level {
                case .province: []
                case .prefecture: [code.prefix(2) + "0000"]
                case .county: [code.prefix(4) + "00", code.prefix(2) + "0000"]
                }
            return above.first { above in
                above != code && (known(above) != nil || rows.contains { $0.code == above })
            }
        }

        private static func level(ofCode code: String) -> RegionLevel {
            if code.hasSuffix("0000") { return .province }
            return code.hasSuffix("00") ? .prefecture : .county
        }

        /// A parent that is not of a higher level; so there is no loop either.
        func levelFaults(_ items: [Item]) -> [SheetFault] {
            let levels: [RegionLevel: Int] = [.province: 1, .prefecture: 2, .county: 3]
            var after: [String: Region] = [:]
            for region in tree.regions { after[region.code] = region }
            for item in items { after[item.after.code] = item.after }
            let column = head.places[.parent] == nil ? RegionColumn.code : .parent
            let rows = Dictionary(items.map { ($0.after.code, $0.row) }) { first, _ in first }
            return after.values.compactMap { region in
                guard let parent = region.parentCode.flatMap({ after[$0] }),
                    (levels[parent.level] ?? 0) >= (levels[region.level] ?? 0),
                    let row = rows[region.code] ?? rows[parent.code]
                else { return nil }
                return SheetFault(
                    row: row, column: head.heading(column),
                    reason: RegistryMessages.parentNotHigher.filled([
                        "parent": parent.name, "name": region.name,
                    ]))
            }
        }
    }
}

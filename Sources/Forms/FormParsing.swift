import Hashing
import Messages
import Vocabulary

/// Reads one form file: tables become cells with positions, rules become sparse checks.
struct FormParser {
    private let root: YAMLReader
    private let bytes: [UInt8]
    private var units: [String: Unit] = [:]
    private var cells: [Cell] = []
    private var positions: [String: Int] = [:]

    init(file: String, bytes: [UInt8]) throws(FormError) {
        self.bytes = bytes
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FormError(
                file: file, reason: FormMessages.notYAML.filled(["detail": "UTF-8"]))
        }
        root = try YAMLReader(file: file, text: text)
    }

    /// - Throws: ``FormError`` naming the line of whatever is wrong.
    mutating func form() throws(FormError) -> Form {
        try root.allow([
            "id", "title", "notice", "years", "signature", "sections", "units", "tables", "rules",
            "texts", "comparison",
        ])
        for (name, reader) in try root.required("units").entries() {
            units[name] = try unit(reader)
        }
        var sections: [Section] = []
        for reader in try root.required("sections").elements() {
            let section = try section(reader)
            guard !sections.contains(where: { $0.id == section.id }) else {
                throw reader.failure(FormMessages.duplicate.filled(["value": section.id]))
            }
            sections.append(section)
        }
        var tables: [Table] = []
        for reader in try root.required("tables").elements() {
            let table = try table(reader)
            guard !tables.contains(where: { $0.id == table.id }) else {
                throw reader.failure(FormMessages.duplicate.filled(["value": table.id]))
            }
            tables.append(table)
        }
        let years = try root.required("years").yearRange()
        var ruleParser = RuleParser(
            tables: tables, cells: cells, positions: positions, formYears: years)
        let rules = try ruleParser.rules(root.required("rules"))
        return Form(
            id: try root.required("id").identifier(), title: try root.required("title").phrase(),
            notice: try root.required("notice").text(), years: years,
            signature: try root.required("signature").texts(), sections: sections,
            tables: tables, cells: cells, lastYearCells: ruleParser.lastYearCells, rules: rules,
            textRows: try textRows(), comparison: try comparison(),
            contentHash: Hexadecimal.text(SHA256.hash(bytes)), positions: positions)
    }

    /// Where the years stand, for complaints about two forms.
    func yearsLine() throws(FormError) -> Int? { try root.required("years").line }

    private func textRows() throws(FormError) -> [TextRole: [String]] {
        guard let reader = try root.optional("texts") else { return [:] }
        var rows: [TextRole: [String]] = [:]
        let known = Set(cells.map { "\($0.table).\($0.row)" }).union(positions.keys)
        for (name, value) in try reader.entries() {
            guard let role = TextRole(rawValue: name) else {
                throw value.failure(
                    FormMessages.noSuchText.filled([
                        "value": name,
                        "known": TextRole.allCases.map(\.rawValue).joined(separator: ", "),
                    ]))
            }
            for element in try value.elements() {
                let row = try element.text()
                guard known.contains(row) else {
                    throw element.failure(FormMessages.unknownCell.filled(["value": row]))
                }
                rows[role, default: []].append(row)
            }
        }
        return rows
    }

    private func comparison() throws(FormError) -> ReportComparison {
        var comparison = ReportComparison()
        for reader in try root.optional("comparison")?.elements() ?? [] {
            try reader.allow(["cells", "within", "below"])
            let canBeBelow = try reader.optional("below")?.flag() ?? false
            for element in try reader.required("cells").elements() {
                let name = try element.text()
                guard let position = positions[name] else {
                    throw element.failure(FormMessages.unknownCell.filled(["value": name]))
                }
                let within =
                    try reader.optional("within")?.decimal(scale: cells[position].unit.scale) ?? 0
                comparison.allowances[position] = ReportComparison.Allowance(
                    within: within, canBeBelow: canBeBelow)
            }
        }
        return comparison
    }

    private func unit(_ reader: YAMLReader) throws(FormError) -> Unit {
        try reader.allow(["zh", "en", "fen", "printed"])
        var scale: Int64 = 1
        let fen = try reader.optional("fen")
        if let fen {
            scale = try fen.wholeNumber()
            let powers = sequence(first: Int64(1)) { $0 < 1_000_000_000 ? $0 * 10 : nil }
            guard powers.contains(scale) else { throw fen.failure(FormMessages.fenNotPowerOfTen) }
        }
        return Unit(
            label: try reader.labels(), scale: scale, isMoney: fen != nil,
            isPrintedInForm: try reader.optional("printed")?.flag() ?? true)
    }

    private func section(_ reader: YAMLReader) throws(FormError) -> Section {
        try reader.allow(["id", "zh", "en", "aliases", "aspects"])
        return Section(
            id: try reader.required("id").identifier(), heading: try reader.labels(),
            aliases: try reader.optional("aliases")?.texts() ?? [],
            aspects: try reader.optional("aspects")?.texts() ?? [])
    }

    private mutating func table(_ reader: YAMLReader) throws(FormError) -> Table {
        try reader.allow([
            "id", "title", "headings", "layout", "blocks", "blank", "corner", "header", "widths",
        ])
        let id = try reader.required("id").identifier()
        // the view is named after the table
        try limit(id, to: Self.longestName - "_table".utf8.count, at: reader.required("id"))
        let isBlankZero = try self.isBlankZero(reader)
        var blocks: [Block] = []
        for block in try reader.required("blocks").elements() {
            blocks.append(try self.block(block, table: id, isBlankZero: isBlankZero))
        }
        let widths = try reader.optional("widths")
        let table = Table(
            id: id, title: try reader.required("title").phrase(),
            headings: try reader.required("headings").texts(),
            layout: try reader.required("layout").choice(Table.Layout.self), blocks: blocks,
            corner: try reader.optional("corner")?.phrase(),
            header: try reader.optional("header")?.phrase(), widths: try shares(widths))
        let columns = table.printed.columns
        if let widths, table.widths.count != columns {
            throw widths.failure(
                FormMessages.widthsCount.filled(["count": String(columns)]))
        }
        return table
    }

    private func shares(_ reader: YAMLReader?) throws(FormError) -> [Int] {
        var shares: [Int] = []
        for element in try reader?.elements() ?? [] {
            let share = try element.wholeNumber()
            guard (1...1000).contains(share) else {
                throw element.failure(FormMessages.widthOutOfRange)
            }
            shares.append(Int(share))
        }
        return shares
    }

    private mutating func block(
        _ reader: YAMLReader, table: String, isBlankZero: Bool
    ) throws(FormError) -> Block {
        try reader.allow(["caption", "columns", "rows", "blank"])
        let isBlankZero = try self.isBlankZero(reader) || isBlankZero
        let firstPosition = cells.count
        let columns = try reader.required("columns").elements()
        let rows = try reader.required("rows").elements()
        var columnLines: [Line] = []
        for column in columns {
            let line = try line(column, keys: ["unit", "signed", "total", "blank"])
            let place = try column.required("id")
            try limit(line.id, to: Self.longestName, at: place)
            guard !Self.columnsOfViews.contains(line.id) else {
                throw place.failure(FormMessages.takenColumn.filled(["value": line.id]))
            }
            columnLines.append(line)
        }
        var rowLines: [Line] = []
        for row in rows {
            let rowLine = try line(row, keys: [])
            rowLines.append(rowLine)
            for (column, columnLine) in zip(columns, columnLines) {
                try addCell(
                    column, row: rowLine, column: columnLine, table: table, at: row,
                    isBlankZero: isBlankZero)
            }
        }
        return Block(
            caption: try reader.optional("caption")?.phrase(), columns: columnLines,
            rows: rowLines, firstPosition: firstPosition)
    }

    /// Columns that the views of official tables have besides those of the form, and those of the
    /// views with a row a cell.
    private static let columnsOfViews: Set = [
        "region_code", "region_name", "year", "scope", "form_id", "row_number", "row", "label_zh",
        "label_en", "edition_id",
    ]
    /// PostgreSQL cuts longer names off.
    private static let longestName = 63

    private func limit(
        _ name: String, to most: Int, at place: YAMLReader
    ) throws(FormError) {
        guard name.utf8.count <= most else {
            throw place.failure(
                FormMessages.tooLong.filled(["value": name, "most": String(most)]))
        }
    }

    /// `blank: zero`, the only thing that can be said of blanks.
    private func isBlankZero(_ reader: YAMLReader) throws(FormError) -> Bool {
        guard let blank = try reader.optional("blank") else { return false }
        guard try blank.text() == "zero" else {
            throw blank.failure(
                FormMessages.notOneOf.filled([
                    "key": "blank", "value": try blank.text(), "known": "zero",
                ]))
        }
        return true
    }

    private func line(_ reader: YAMLReader, keys: [String]) throws(FormError) -> Line {
        try reader.allow(["id", "zh", "en", "group", "aliases", "match"] + keys)
        let label = try reader.labels()
        return Line(
            id: try reader.required("id").identifier(), label: label,
            groups: try groups(reader),
            aliases: try reader.optional("aliases")?.texts() ?? [],
            match: try reader.optional("match")?.texts() ?? [])
    }

    /// The headings that a line or a heading stands under, the outermost first.
    private func groups(_ reader: YAMLReader) throws(FormError) -> [LineGroup] {
        guard let group = try reader.optional("group") else { return [] }
        try group.allow(["id", "zh", "en", "group"])
        let id = try group.optional("id")?.identifier()
        return try groups(group) + [LineGroup(id: id, label: try group.labels())]
    }

    private mutating func addCell(
        _ reader: YAMLReader, row: Line, column: Line, table: String, at place: YAMLReader,
        isBlankZero: Bool
    ) throws(FormError) {
        let name = "\(table).\(row.id).\(column.id)"
        let unitReader = try reader.required("unit")
        let unitName = try unitReader.text()
        guard let unit = units[unitName] else {
            throw unitReader.failure(FormMessages.unknownUnit.filled(["value": unitName]))
        }
        guard positions[name] == nil else {
            throw place.failure(FormMessages.duplicate.filled(["value": name]))
        }
        positions[name] = cells.count
        let rowLabel = row.group.map {
            Phrase("\($0.zh) \(row.label.zh)", en: "\($0.en): \(row.label.en)")
        }
        let label = rowLabel ?? row.label
        cells.append(
            Cell(
                name: name, table: table, row: row.id, column: column.id,
                label: Phrase(
                    "\(label.zh)·\(column.label.zh)", en: "\(label.en), \(column.label.en)"),
                unit: unit, isSigned: try reader.optional("signed")?.flag() ?? false,
                isTotal: try reader.optional("total")?.flag() ?? false,
                isBlankZero: try self.isBlankZero(reader) || isBlankZero))
    }
}

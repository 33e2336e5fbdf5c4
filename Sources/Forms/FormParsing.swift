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
        ])
        for (name, reader) in try root.required("units").entries() {
            units[name] = try unit(reader)
        }
        var sections: [Section] = []
        for reader in try root.required("sections").elements() {
            sections.append(try section(reader))
        }
        var tables: [Table] = []
        for reader in try root.required("tables").elements() {
            tables.append(try table(reader))
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
            contentHash: Hexadecimal.text(SHA256.hash(bytes)), positions: positions)
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
            label: try reader.phrase(), scale: scale, isMoney: fen != nil,
            isPrintedInForm: try reader.optional("printed")?.flag() ?? true)
    }

    private func section(_ reader: YAMLReader) throws(FormError) -> Section {
        try reader.allow(["id", "zh", "en", "aliases", "aspects"])
        return Section(
            id: try reader.required("id").identifier(), heading: try reader.phrase(),
            aliases: try reader.optional("aliases")?.texts() ?? [],
            aspects: try reader.optional("aspects")?.texts() ?? [])
    }

    private mutating func table(_ reader: YAMLReader) throws(FormError) -> Table {
        try reader.allow(["id", "title", "headings", "layout", "blocks"])
        let id = try reader.required("id").identifier()
        var blocks: [Block] = []
        for block in try reader.required("blocks").elements() {
            blocks.append(try self.block(block, table: id))
        }
        return Table(
            id: id, title: try reader.required("title").phrase(),
            headings: try reader.required("headings").texts(),
            layout: try reader.required("layout").choice(Table.Layout.self), blocks: blocks)
    }

    private mutating func block(
        _ reader: YAMLReader, table: String
    ) throws(FormError) -> Block {
        try reader.allow(["caption", "columns", "rows"])
        let firstPosition = cells.count
        let columns = try reader.required("columns").elements()
        let rows = try reader.required("rows").elements()
        var columnLines: [Line] = []
        for column in columns {
            columnLines.append(
                try line(column, keys: ["unit", "signed", "total"]))
        }
        var rowLines: [Line] = []
        for row in rows {
            let rowLine = try line(row, keys: [])
            rowLines.append(rowLine)
            for (column, columnLine) in zip(columns, columnLines) {
                try addCell(
                    column, row: rowLine, column: columnLine, table: table, at: row)
            }
        }
        return Block(
            caption: try reader.optional("caption")?.phrase(), columns: columnLines,
            rows: rowLines, firstPosition: firstPosition)
    }

    private func line(_ reader: YAMLReader, keys: [String]) throws(FormError) -> Line {
        try reader.allow(["id", "zh", "en", "group", "aliases", "match"] + keys)
        let label = try reader.phrase()
        return Line(
            id: try reader.required("id").identifier(), label: label,
            group: try reader.optional("group")?.phrase(),
            aliases: try reader.optional("aliases")?.texts() ?? [],
            match: try reader.optional("match")?.texts() ?? [])
    }

    private mutating func addCell(
        _ reader: YAMLReader, row: Line, column: Line, table: String, at place: YAMLReader
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
                isTotal: try reader.optional("total")?.flag() ?? false))
    }
}

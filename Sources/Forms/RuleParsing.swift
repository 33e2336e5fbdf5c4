import Messages
import Vocabulary

/// Reads the `rules` of a form file into checks over cell positions.
struct RuleParser {
    let tables: [Table]
    let cells: [Cell]
    let positions: [String: Int]
    let formYears: YearRange
    /// Cells of last year's report that rules look at, in the order they are first named.
    private(set) var lastYearCells: [Cell] = []
    private var lastYearPositions: [String: Int] = [:]
    private static let lastYear = "last_year."

    init(tables: [Table], cells: [Cell], positions: [String: Int], formYears: YearRange) {
        self.tables = tables
        self.cells = cells
        self.positions = positions
        self.formYears = formYears
    }

    /// What `{row}`, `{column}` or `{cell}` stands for in one instance.
    private struct Binding {
        var row: Line?
        var column: Line?
        var cell: Cell?

        /// The names in braces that stand for something.
        var places: Set<String> {
            Set([row.map { _ in "row" }, column.map { _ in "column" }].compactMap { $0 })
        }
    }

    /// A side of a check: positions, and how often each counts.
    private typealias Side = (positions: [Int], factors: [Int64])

    mutating func rules(_ reader: YAMLReader) throws(FormError) -> [Rule] {
        var rules: [Rule] = []
        for element in try reader.elements() {
            let rule = try self.rule(element)
            let taken = rules.flatMap { [$0.id, $0.regionID] }
            for id in [rule.id, rule.regionID] where id != nil && taken.contains(id) {
                throw element.failure(FormMessages.duplicate.filled(["value": id ?? ""]))
            }
            rules.append(rule)
        }
        return rules
    }

    private mutating func rule(_ reader: YAMLReader) throws(FormError) -> Rule {
        try reader.allow([
            "id", "severity", "check", "each", "left", "right", "cells", "tables", "levels",
            "years", "regions", "title", "message", "source", "tolerance",
        ])
        let id = try reader.required("id").text()
        let check = try reader.required("check").choice(Rule.Check.self)
        var levels: [RegionLevel] = []
        for level in try reader.optional("levels")?.elements() ?? [] {
            levels.append(try level.choice(RegionLevel.self))
        }
        let instances =
            switch check {
            case .notNegative, .zero: try cellInstances(reader)
            case .steady: try steadyInstances(reader)
            case .equal, .atLeast, .positiveIf, .totalPresent: try sidedInstances(reader)
            }
        guard !instances.isEmpty, instances.allSatisfy({ !$0.left.isEmpty }) else {
            throw reader.failure(FormMessages.ruleWithoutCells.filled(["value": id]))
        }
        let scale = try scale(of: instances, id, at: reader)
        let known = cells + lastYearCells
        for instance in instances {
            if let reason = RuleSense(instance, known).fault(of: check) {
                throw reader.failure(reason.filled(["value": id]))
            }
        }
        let looksAtLastYear = instances.contains {
            ($0.left + $0.right).contains { $0 >= cells.count }
        }
        let regionID = try self.regionID(reader, looksAtLastYear)
        return Rule(
            id: id, severity: try reader.required("severity").choice(Severity.self),
            check: check, title: try reader.required("title").phrase(),
            message: try reader.required("message").phrase(
                places: try places(of: check, reader)),
            source: try reader.required("source").text(), years: try years(id, reader),
            tolerance: try tolerance(of: check, scale, reader), levels: levels,
            instances: instances, looksAtLastYear: looksAtLastYear, regionID: regionID)
    }

    /// The scale that all figures of a rule have in common.
    private func scale(
        of instances: [Rule.Instance], _ id: String, at reader: YAMLReader
    ) throws(FormError) -> Int64 {
        func cell(_ position: Int) -> Cell {
            position < cells.count ? cells[position] : lastYearCells[position - cells.count]
        }
        var scale: Int64 = 1
        for instance in instances {
            let positions = instance.left + instance.right
            let scales = Set(positions.map { cell($0).unit.scale })
            guard scales.count == 1 else {
                throw reader.failure(FormMessages.mixedUnits.filled(["value": id]))
            }
            scale = scales.first ?? 1
            var seen: Set<Int> = []
            if let twice = positions.first(where: { !seen.insert($0).inserted }) {
                throw reader.failure(
                    FormMessages.cellTwice.filled(["value": id, "cell": cell(twice).name]))
            }
        }
        return scale
    }

    /// What the message of a rule may have in braces.
    private func places(
        of check: Rule.Check, _ reader: YAMLReader
    ) throws(FormError) -> Set<String> {
        var places: Set = ["cell", "left"]
        switch check {
        case .notNegative, .zero, .totalPresent: break
        case .equal, .atLeast, .positiveIf, .steady: places.formUnion(["right", "difference"])
        }
        let bindings = try bindings(reader.optional("each"))
        return places.union(bindings.first?.places ?? [])
    }

    private func years(_ id: String, _ reader: YAMLReader) throws(FormError) -> YearRange {
        guard let element = try reader.optional("years") else { return formYears }
        let years = try element.yearRange()
        guard years.overlaps(formYears) else {
            throw element.failure(FormMessages.neverApplied.filled(["value": id]))
        }
        return years
    }

    private func tolerance(
        of check: Rule.Check, _ scale: Int64, _ reader: YAMLReader
    ) throws(FormError) -> Int64 {
        guard let element = try reader.optional("tolerance") else { return 0 }
        guard check == .equal || check == .atLeast else {
            throw element.failure(FormMessages.toleranceNotUsed)
        }
        return try element.decimal(scale: scale)
    }

    /// Within one year the totals of correct reports break no identity, so only rules across years
    /// are worth asking of them.
    private func regionID(
        _ reader: YAMLReader, _ looksAtLastYear: Bool
    ) throws(FormError) -> String? {
        guard let element = try reader.optional("regions") else { return nil }
        let id = try element.text()
        guard looksAtLastYear else {
            throw element.failure(FormMessages.regionsNeedLastYear.filled(["value": id]))
        }
        return id
    }

    /// One instance per cell that is named, or that stands unsigned in a named table.
    private mutating func cellInstances(_ reader: YAMLReader) throws(FormError) -> [Rule.Instance] {
        var found: [Int] = []
        if let names = try reader.optional("cells") {
            for name in try names.elements() {
                found.append(try position(of: try name.text(), at: name))
            }
        } else {
            for name in try reader.required("tables").elements() {
                let table = try self.table(name)
                found += cells.indices.filter {
                    cells[$0].table == table.id && !cells[$0].isSigned
                }
            }
        }
        return found.map { Rule.Instance(left: [$0], right: []) }
    }

    /// One instance per named cell, against the same cell of last year's report.
    private mutating func steadyInstances(
        _ reader: YAMLReader
    ) throws(FormError) -> [Rule.Instance] {
        var instances: [Rule.Instance] = []
        for name in try reader.required("cells").elements() {
            let cell = try name.text()
            instances.append(
                Rule.Instance(
                    left: [try position(of: cell, at: name)],
                    right: [try position(of: Self.lastYear + cell, at: name)]))
        }
        return instances
    }

    private mutating func sidedInstances(_ reader: YAMLReader) throws(FormError) -> [Rule.Instance]
    {
        let left = try reader.required("left")
        let right = try reader.required("right")
        var instances: [Rule.Instance] = []
        for binding in try bindings(reader.optional("each")) {
            let left = try side(left, binding)
            let right = try side(right, binding)
            instances.append(
                Rule.Instance(
                    left: left.positions, right: right.positions, row: binding.row?.label,
                    column: binding.column?.label, cell: binding.cell?.label,
                    factors: left.factors + right.factors))
        }
        return instances
    }

    private func bindings(_ reader: YAMLReader?) throws(FormError) -> [Binding] {
        guard let reader else { return [Binding()] }
        try reader.allow(["table", "over", "only", "cells"])
        if let names = try reader.optional("cells") {
            try reader.allow(["cells"])
            var bindings: [Binding] = []
            for name in try names.elements() {
                guard let position = positions[try name.text()] else {
                    throw name.failure(
                        FormMessages.unknownCell.filled(["value": try name.text()]))
                }
                bindings.append(Binding(cell: cells[position]))
            }
            return bindings
        }
        let table = try self.table(try reader.required("table"))
        let over = try reader.required("over")
        let only = try reader.optional("only")?.texts()
        let isOverRows: Bool
        switch try over.text() {
        case "rows": isOverRows = true
        case "columns": isOverRows = false
        case "cells":
            try reader.allow(["table", "over"])
            return cells.filter { $0.table == table.id }.map { Binding(cell: $0) }
        case let other:
            throw over.failure(
                FormMessages.notOneOf.filled([
                    "key": "over", "value": other, "known": "rows, columns, cells",
                ]))
        }
        var lines: [Line] = []
        var seen: Set<String> = []
        for line in table.blocks.flatMap({ isOverRows ? $0.rows : $0.columns })
        where only?.contains(line.id) ?? true && seen.insert(line.id).inserted {
            lines.append(line)
        }
        if let missing = only?.first(where: { id in !lines.contains { $0.id == id } }) {
            throw reader.failure(FormMessages.unknownCell.filled(["value": missing]))
        }
        return lines.map { isOverRows ? Binding(row: $0) : Binding(column: $0) }
    }

    /// Cells by their names, or as `{cell: name, times: 2}`.
    private mutating func side(
        _ reader: YAMLReader, _ binding: Binding
    ) throws(FormError) -> Side {
        var side: Side = ([], [])
        for element in try reader.elements() {
            var named = element
            var factor: Int64 = 1
            if element.isMapping {
                try element.allow(["cell", "times"])
                named = try element.required("cell")
                factor = try element.required("times").wholeNumber()
                guard factor != 0, factor.magnitude <= Self.largestFactor else {
                    throw element.failure(FormMessages.badFactor)
                }
            }
            let name = Phrase.filled(try named.text()) { blank in
                switch blank {
                case "row": binding.row?.id
                case "column": binding.column?.id
                case "cell": binding.cell?.name
                default: nil
                }
            }
            side.positions.append(try position(of: name, at: named))
            side.factors.append(factor)
        }
        return side
    }

    /// Sums of 64-bit figures, each this many times, stay far from the end of 128 bits.
    private static let largestFactor: UInt64 = 1_000_000

    private mutating func position(of name: String, at place: YAMLReader) throws(FormError) -> Int {
        if name.hasPrefix(Self.lastYear) { return try lastYearPosition(of: name, at: place) }
        guard let position = positions[name] else {
            throw place.failure(FormMessages.unknownCell.filled(["value": name]))
        }
        return position
    }

    /// A cell of last year's report goes by the name and unit that it has in this form.
    private mutating func lastYearPosition(
        of name: String, at place: YAMLReader
    ) throws(FormError) -> Int {
        if let known = lastYearPositions[name] { return known }
        guard let position = positions[String(name.dropFirst(Self.lastYear.count))] else {
            throw place.failure(FormMessages.unknownCell.filled(["value": name]))
        }
        lastYearPositions[name] = cells.count + lastYearCells.count
        lastYearCells.append(cells[position].ofLastYear(named: name))
        return cells.count + lastYearCells.count - 1
    }

    private func table(_ reader: YAMLReader) throws(FormError) -> Table {
        let id = try reader.text()
        guard let table = tables.first(where: { $0.id == id }) else {
            throw reader.failure(FormMessages.unknownTable.filled(["value": id]))
        }
        return table
    }
}

/// The conditional formats of a sheet that could hide or strike what a cell holds.
struct SheetConditions {
    enum Effect {
        case none, hidden
        /// Whether the format is in force cannot be told, or what is then seen.
        case doubtful
    }

    private struct Rule {
        let ranges: [SheetRange]
        let change: SheetStyles.Change
        /// Nil where only the program that shows the sheet can tell.
        let test: ((SheetDecimal) -> Bool)?
        /// Bars or signs are drawn in place of the number.
        let replaces: Bool
    }

    /// More rules than this are no report's, and every cell asks them all.
    private static let mostRanges = 500

    private var rules: [Rule] = []
    private var isTooMany = false

    init(sheet: XMLElement, styles: SheetStyles) {
        for block in sheet.children("conditionalFormatting") {
            let ranges = Self.ranges(block["sqref"])
            for rule in block.children("cfRule") {
                let number = rule.number("dxfId") ?? -1
                let change =
                    styles.changes.indices.contains(number)
                    ? styles.changes[number] : SheetStyles.Change()
                add(rule, ranges, change)
            }
        }
        for list in sheet.child("extLst")?.children("ext").flatMap(\.children) ?? []
        where list.name == "conditionalFormattings" {
            for block in list.children("conditionalFormatting") {
                let ranges = Self.ranges(block.child("sqref")?.text)
                for rule in block.children("cfRule") {
                    add(rule, ranges, rule.child("dxf").map(styles.change) ?? SheetStyles.Change())
                }
            }
        }
        isTooMany = rules.reduce(0) { $0 + $1.ranges.count } > Self.mostRanges
        if isTooMany { rules = [] }
    }

    private static func ranges(_ list: String?) -> [SheetRange] {
        (list ?? "").split(whereSeparator: \.isWhitespace).compactMap { SheetRange($0) }
    }

    private mutating func add(
        _ rule: XMLElement, _ ranges: [SheetRange], _ change: SheetStyles.Change
    ) {
        let replaces = rule.children.contains {
            $0["showValue"].map { $0 == "0" || $0 == "false" } ?? false
        }
        let formulas = (rule.children("formula") + rule.children("f")).map(\.text)
        rules.append(
            Rule(
                ranges: ranges, change: change,
                test: rule["type"] == "cellIs" ? Self.test(rule["operator"], formulas) : nil,
                replaces: replaces))
    }

    private static func test(
        _ comparison: String?, _ formulas: [String]
    ) -> ((SheetDecimal) -> Bool)? {
        let bounds = formulas.compactMap(SheetDecimal.init)
        guard let first = bounds.first, bounds.count == formulas.count, let last = bounds.last
        else { return nil }
        switch comparison {
        case "equal": return { $0 == first }
        case "notEqual": return { $0 != first }
        case "lessThan": return { $0 < first }
        case "lessThanOrEqual": return { !(first < $0) }
        case "greaterThan": return { first < $0 }
        case "greaterThanOrEqual": return { !($0 < first) }
        case "between": return { !($0 < first) && !(last < $0) }
        case "notBetween": return { $0 < first || last < $0 }
        default: return nil
        }
    }

    /// - Parameter number: nil for a text, also for one that looks like a number.
    func effect(
        at place: SheetPlace, number: SheetDecimal?, look: SheetStyles.Look
    ) -> Effect {
        if isTooMany { return .doubtful }
        var result = Effect.none
        for rule in rules where rule.ranges.contains(where: { $0.contains(place) }) {
            // Bars and signs stand for numbers only.
            if rule.replaces, number != nil { return .hidden }
            let contrast = contrast(rule.change, look)
            guard rule.change.mayStrike || rule.change.changesFormat || contrast != .clear
            else { continue }
            guard let number, let test = rule.test else {
                result = .doubtful
                continue
            }
            guard test(number) else { continue }
            if contrast == .none { return .hidden }
            result = .doubtful
        }
        return result
    }

    private func contrast(
        _ change: SheetStyles.Change, _ look: SheetStyles.Look
    ) -> SheetColor.Contrast {
        guard change.color != nil || change.fill != nil else { return .clear }
        guard let color = change.color ?? look.font.color, let fill = change.fill ?? look.fill
        else { return .weak }
        return color.contrast(to: fill)
    }
}

/// Pictures and drawings that lie over the cells of a sheet.
enum SheetDrawings {
    private static let drawn: Set<String> = ["pic", "sp", "cxnSp", "grpSp", "graphicFrame"]
    private static let most = 200

    /// - Returns: nil if there are too many to ask each of them for every cell.
    static func ranges(_ root: XMLElement) -> [SheetRange]? {
        let anchors = root.children.filter { anchor in
            anchor.children.contains { drawn.contains($0.name) && !isHidden($0) }
        }
        guard anchors.count <= most else { return nil }
        return anchors.compactMap(range)
    }

    private static func isHidden(_ object: XMLElement) -> Bool {
        object.children.contains { $0.child("cNvPr")?.isOn("hidden") ?? false }
    }

    /// A drawing that says its size in length covers as many cells of the usual size.
    private static func range(_ anchor: XMLElement) -> SheetRange? {
        let (row, column) = corner(anchor.child("from"), isEnd: false) ?? (0, 0)
        var (lastRow, lastColumn) = corner(anchor.child("to"), isEnd: true) ?? (row, column)
        if anchor.child("to") == nil, let size = anchor.child("ext") {
            lastRow = row + min(SheetPlace.lastRow, (size.number("cy") ?? 0) / 190_500)
            lastColumn = column + min(SheetPlace.lastColumn, (size.number("cx") ?? 0) / 609_600)
        }
        guard row >= 0, column >= 0, row <= lastRow, column <= lastColumn else { return nil }
        return SheetRange(rows: row + 1...lastRow + 1, columns: column + 1...lastColumn + 1)
    }

    /// Counts from 0; an end that only touches a cell does not cover it.
    private static func corner(_ element: XMLElement?, isEnd: Bool) -> (row: Int, column: Int)? {
        func count(_ name: String) -> Int? {
            element?.child(name).flatMap { Int($0.text) }.map { min($0, SheetPlace.lastRow) }
        }
        guard var row = count("row"), var column = count("col") else { return nil }
        if isEnd {
            if row > 0, count("rowOff") == 0 { row -= 1 }
            if column > 0, count("colOff") == 0 { column -= 1 }
        }
        return (row, column)
    }
}

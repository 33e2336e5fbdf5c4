import Testing

@testable import Documents
@testable import Handouts

/// What a workbook keeps in the cells of its sheets, formulas as they are written.
struct SheetXML {
    struct Cell {
        var formula: String?
        var number: String?
        var text: String?
        var style: Int
    }

    /// By name of the sheet, then by place: `B7`.
    private(set) var sheets: [String: [String: Cell]] = [:]
    /// Numbers of the styles whose cells can be changed on a protected sheet.
    private(set) var unlocked: Set<Int> = []
    private(set) var protected: Set<String> = []
    /// By name of the sheet.
    private(set) var pages: [String: Page] = [:]
    private var conditions: [String: [Condition]] = [:]

    /// How a sheet is printed.
    struct Page {
        var scale: Int?
        var isAsWideAsPage = false
        var isLandscape = false
        /// Rows and columns that end a page, counted from 1.
        var rowBreaks: [Int] = []
        var columnBreaks: [Int] = []
        /// `核查结果!$A$1:$K$9`.
        var area: String?
    }

    /// What a condition does to a cell.
    enum Paint: String {
        case good = "FFC6EFCE"
        case caution = "FFFFEB9C"
        case bad = "FFFFC7CE"
    }

    private struct Condition {
        let range: String
        let formula: String
        let fill: String
    }

    init(_ bytes: [UInt8]) throws {
        let file = try #require(ZipFile(bytes))
        func root(_ name: String) throws -> XMLElement {
            let part = try #require(file.parts.first { $0.name == name }, "\(name)")
            return try #require(XMLPart(part.bytes)?.root)
        }
        let workbook = try root("xl/workbook.xml")
        let names = workbook.child("sheets")?.children("sheet") ?? []
        let looks = try root("xl/styles.xml").child("dxfs")?.children("dxf") ?? []
        let fills = Dictionary(
            uniqueKeysWithValues: looks.enumerated().map { number, look in
                let fill = look.child("fill")?.child("patternFill")
                let paint = fill?.child("bgColor") ?? fill?.child("fgColor")
                return (number, paint?["rgb"] ?? "")
            })
        for (index, sheet) in names.enumerated() {
            let name = sheet["name"] ?? ""
            let content = try root("xl/worksheets/sheet\(index + 1).xml")
            if content.child("sheetProtection") != nil { protected.insert(name) }
            pages[name] = Self.page(content)
            for part in content.children("conditionalFormatting") {
                for rule in part.children("cfRule") {
                    conditions[name, default: []].append(
                        Condition(
                            range: part["sqref"] ?? "", formula: rule.child("formula")?.text ?? "",
                            fill: fills[rule.number("dxfId") ?? -1] ?? ""))
                }
            }
            let cells = (content.child("sheetData")?.children("row") ?? [])
                .flatMap { $0.children("c") }
            for cell in cells {
                sheets[name, default: [:]][cell["r"] ?? ""] = Cell(
                    formula: cell.child("f")?.text,
                    number: cell["t"] == nil ? cell.child("v")?.text : nil,
                    text: cell.child("is")?.child("t")?.text, style: cell.number("s") ?? 0)
            }
        }
        for name in workbook.child("definedNames")?.children("definedName") ?? [] {
            guard name["name"] == "_xlnm.Print_Area", let sheet = name.number("localSheetId"),
                let title = names[sheet]["name"]
            else { continue }
            pages[title]?.area = name.text.replacing("'", with: "")
        }
        let formats = try root("xl/styles.xml").child("cellXfs")?.children("xf") ?? []
        for (number, format) in formats.enumerated()
        where format.child("protection")?["locked"] == "0" { unlocked.insert(number) }
    }

    private static func page(_ sheet: XMLElement) -> Page {
        func breaks(_ name: String) -> [Int] {
            (sheet.child(name)?.children("brk") ?? []).compactMap { $0.number("id") }
        }
        let setup = sheet.child("pageSetup")
        return Page(
            scale: setup?.number("scale"),
            isAsWideAsPage: sheet.child("sheetPr")?.child("pageSetUpPr")?["fitToPage"] == "1",
            isLandscape: setup?["orientation"] == "landscape", rowBreaks: breaks("rowBreaks"),
            columnBreaks: breaks("colBreaks"))
    }

    /// How a cell that shows a number is painted: by the first condition that holds there.
    func paint(_ place: String, on sheet: String, shown number: Int64) -> Paint? {
        conditions[sheet]?.first { condition in
            guard Self.rows(of: condition.range)?.contains(Int(place.dropFirst()) ?? 0) == true,
                condition.range.hasPrefix(String(place.prefix(1))),
                let match = condition.formula.wholeMatch(
                    of: /AND\(ISNUMBER\((\w+)\),(ABS\()?(\w+)\)?(<-|>|<=)([\d.]+)\)/),
                match.1 == match.3, let allowed = Double(match.5)
            else { return false }
            let shown = Double(match.2 == nil ? number : abs(number))
            return switch match.4 {
            case "<-": shown < -allowed
            case ">": shown > allowed
            default: shown <= allowed
            }
        }.flatMap { Paint(rawValue: $0.fill) }
    }

    private static func rows(of range: String) -> ClosedRange<Int>? {
        let rows = range.matches(of: /\d+/).compactMap { Int($0.output) }
        guard let first = rows.first, let last = rows.last, first <= last else { return nil }
        return first...last
    }

    /// The value of a formula that adds and rounds, reckoned here from the numbers in the cells;
    /// nil for any other formula.
    func value(of formula: String, on sheet: String) -> SheetDecimal? {
        if let match = formula.wholeMatch(of: /ROUND\((.*),(\d+)\)/) {
            return value(of: String(match.1), on: sheet)
        }
        if let match = formula.wholeMatch(of: /(?:N|SUM)\((.*)\)/) {
            let parts = match.1.split(separator: ",").map { values(of: String($0), on: sheet) }
            return sum(parts.flatMap { $0 }).flatMap(SheetDecimal.init)
        }
        return nil
    }

    private func sum(_ numbers: [String]) -> String? {
        var total = Int128(0)
        for number in numbers {
            let parts = number.split(separator: ".", omittingEmptySubsequences: false)
            let fraction = parts.count > 1 ? String(parts[1]) : ""
            guard parts.count < 3, fraction.count <= 6,
                let value = Int128(parts[0] + fraction.padded)
            else { return nil }
            total += value
        }
        let size = String(total.magnitude)
        let digits = String(repeating: "0", count: max(0, 7 - size.count)) + size
        return (total < 0 ? "-" : "") + digits.dropLast(6) + "." + digits.suffix(6)
    }

    /// The numbers in a cell or a column of cells, possibly of another sheet.
    private func values(of reference: String, on sheet: String) -> [String] {
        guard
            let match = reference.wholeMatch(
                of: /(?:'([^']+)'!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?/)
        else { return ["?"] }
        let cells = sheets[match.1.map(String.init) ?? sheet] ?? [:]
        let first = Int(match.3) ?? 0
        let last = match.5.flatMap { Int($0) } ?? first
        guard match.4 == nil || match.4 == match.2 else { return ["?"] }
        // a spreadsheet takes 15 digits of what the file says
        return (first...max(first, last)).compactMap { row in
            cells["\(match.2)\(row)"]?.number.flatMap(SheetDecimal.init)?.plain
        }
    }
}

extension String {
    fileprivate var padded: String { self + String(repeating: "0", count: 6 - count) }
}

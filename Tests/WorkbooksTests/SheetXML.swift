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

    init(_ bytes: [UInt8]) throws {
        let file = try #require(ZipFile(bytes))
        func root(_ name: String) throws -> XMLElement {
            let part = try #require(file.parts.first { $0.name == name }, "\(name)")
            return try #require(XMLPart(part.bytes)?.root)
        }
        let names = try root("xl/workbook.xml").child("sheets")?.children("sheet") ?? []
        for (index, sheet) in names.enumerated() {
            let name = sheet["name"] ?? ""
            let content = try root("xl/worksheets/sheet\(index + 1).xml")
            if content.child("sheetProtection") != nil { protected.insert(name) }
            let cells = (content.child("sheetData")?.children("row") ?? [])
                .flatMap { $0.children("c") }
            for cell in cells {
                sheets[name, default: [:]][cell["r"] ?? ""] = Cell(
                    formula: cell.child("f")?.text,
                    number: cell["t"] == nil ? cell.child("v")?.text : nil,
                    text: cell.child("is")?.child("t")?.text, style: cell.number("s") ?? 0)
            }
        }
        let formats = try root("xl/styles.xml").child("cellXfs")?.children("xf") ?? []
        for (number, format) in formats.enumerated()
        where format.child("protection")?["locked"] == "0" { unlocked.insert(number) }
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

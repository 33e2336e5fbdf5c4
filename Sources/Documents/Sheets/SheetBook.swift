import Messages

/// Reads a workbook (xlsx, xlsm): every sheet a person can see, one after the other; of one that
/// says which sheet is the report, only that.
///
/// A form that `huizong template` wrote has sheets beside the report, with the same labels, and
/// says so by a defined name, ``reportName``, which spreadsheet programs keep.
/// - Source: ECMA-376, part 1, clause 18, in both its namespaces.
struct SheetBook {
    /// The name of the range that is the report.
    static let reportName = "huizong_report"
    /// How the names of ranges begin that belong to the form, so that nobody needs to be told that
    /// they are no report.
    static let formPrefix = "huizong_"

    private struct Entry {
        let name: String
        let path: String
        let isHidden: Bool
    }

    private let bytes: [UInt8]
    private let limits: Limits
    private let name: String
    /// Bytes that the parts of the workbook may still unpack to.
    private var budget: Int

    private init(_ bytes: [UInt8], limits: Limits, name: String) {
        self.bytes = bytes
        self.limits = limits
        self.name = name
        budget = limits.bytes
    }

    /// - Returns: nil if the container holds no workbook.
    /// - Throws: ``DocumentError`` if the workbook is broken, locked or too large.
    static func content(
        of bytes: [UInt8], limits: Limits, name: String
    ) throws(DocumentError) -> DocumentContent? {
        var book = SheetBook(bytes, limits: limits, name: name)
        return try book.content()
    }

    /// The sheets that a person can see, as they stand; nil if the container holds no workbook.
    static func sheets(
        of bytes: [UInt8], limits: Limits, name: String
    ) throws(DocumentError) -> [Sheet]? {
        var book = SheetBook(bytes, limits: limits, name: name)
        return try book.opened(isReport: false)?.sheets.map(\.sheet)
    }

    private mutating func content() throws(DocumentError) -> DocumentContent? {
        guard let opened = try opened(isReport: true) else { return nil }
        var content = try content(of: opened.entries, opened.sheets)
        if let remark = opened.remark { content.remarks.append(remark) }
        return content
    }

    private struct Opened {
        let entries: [Entry]
        /// Those that are seen.
        let sheets: [(entry: Entry, sheet: Sheet)]
        /// What was left aside.
        let remark: Phrase?
    }

    /// - Parameter isReport: whether only the sheet that is named as the report is wanted, where
    ///   there is one.
    private mutating func opened(isReport: Bool) throws(DocumentError) -> Opened? {
        let main = try relations(of: "", "").first { $0.kind.hasSuffix("/officeDocument") }?.target
        let path = main ?? "xl/workbook.xml"
        guard let head = try part(path), XMLPart.rootName(of: head) == "workbook" else {
            return nil
        }
        guard let workbook = XMLPart(head)?.root, workbook.name == "workbook" else { throw broken }
        let relations = try relations(of: path)
        let theme = try xml(of: "/theme", relations)
        var styles = SheetStyles()
        if let root = try xml(of: "/styles", relations) {
            styles = SheetStyles(root, theme: theme)
        }
        var strings = SheetStrings()
        if let root = try xml(of: "/sharedStrings", relations) {
            strings = SheetStrings(root, styles: styles)
        }
        var options = SheetCellText.Options()
        options.countsFrom1904 = workbook.child("workbookPr")?.isOn("date1904") ?? false
        let reckoning = workbook.child("calcPr")
        options.recalculates =
            reckoning.map { $0.isOn("fullCalcOnLoad") || $0.isOn("forceFullCalc") } ?? false
        let entries = entries(workbook, relations)
        let (chosen, remark) =
            isReport ? Self.chosen(of: entries, workbook) : (entries, nil)
        var sheets: [(entry: Entry, sheet: Sheet)] = []
        for entry in chosen where !entry.isHidden {
            sheets.append((entry, try sheet(entry, styles, strings, options)))
        }
        return Opened(entries: chosen, sheets: sheets, remark: remark)
    }

    /// The sheets to read: the one that is named as the report, if a person sees it, else all.
    private static func chosen(
        of entries: [Entry], _ workbook: XMLElement
    ) -> (entries: [Entry], remark: Phrase?) {
        var ranges: [String: String] = [:]
        for name in workbook.child("definedNames")?.children("definedName") ?? [] {
            // '年度报告'!$A$1:$W$80; a quote in the name of a sheet stands twice
            guard let key = name["name"], key.hasPrefix(formPrefix),
                let end = name.text.lastIndex(of: "!")
            else { continue }
            let sheet = name.text[..<end]
            let isQuoted = sheet.hasPrefix("'") && sheet.hasSuffix("'") && sheet.utf8.count > 1
            ranges[key] = (isQuoted ? String(sheet.dropFirst().dropLast()) : String(sheet))
                .replacing("''", with: "'")
        }
        let seen = entries.filter { !$0.isHidden }
        guard let report = seen.first(where: { $0.name == ranges[reportName] }) else {
            return (entries, nil)
        }
        let others = seen.map(\.name).filter { !ranges.values.contains($0) }
        guard !others.isEmpty else { return ([report], nil) }
        let names = Phrase(others.joined(separator: "、"), en: others.joined(separator: ", "))
        return (
            [report],
            DocumentMessages.sheetOtherSheets.filled(["sheets": names]).filled([
                "sheet": report.name
            ])
        )
    }

    private func entries(_ workbook: XMLElement, _ relations: [Relation]) -> [Entry] {
        (workbook.child("sheets")?.children("sheet") ?? []).compactMap { sheet in
            let relation = relations.first { $0.id == sheet["id"] }
            // Sheets of charts and dialogs hold no cells.
            guard let relation, relation.kind.hasSuffix("/worksheet") else { return nil }
            let state = sheet["state"] ?? "visible"
            return Entry(
                name: sheet["name"] ?? "", path: relation.target, isHidden: state != "visible")
        }
    }

    private mutating func sheet(
        _ entry: Entry, _ styles: SheetStyles, _ strings: SheetStrings,
        _ options: SheetCellText.Options
    ) throws(DocumentError) -> Sheet {
        guard let root = try xml(entry.path), root.name == "worksheet" else { throw broken }
        var drawn: [SheetRange] = []
        let relations = try relations(of: entry.path)
        for relation in relations where relation.kind.hasSuffix("/drawing") {
            guard let drawing = try xml(relation.target) else { throw broken }
            guard let ranges = SheetDrawings.ranges(drawing) else { throw tooMany }
            drawn += ranges
        }
        var reader = SheetReader(root, styles, strings, options, drawn, limits)
        guard let sheet = reader.read() else { throw broken }
        return sheet
    }

    private func content(
        of entries: [Entry], _ sheets: [(entry: Entry, sheet: Sheet)]
    ) throws(DocumentError) -> DocumentContent {
        var content = DocumentContent()
        var tables = SheetTables(limits: limits)
        for (entry, sheet) in sheets {
            guard let elements = tables.elements(of: sheet) else { throw tooMany }
            content.elements += elements
            if sheet.hasHidden {
                content.remarks.append(
                    DocumentMessages.sheetHiddenLines.filled(["sheet": entry.name]))
            }
        }
        let hidden = entries.filter(\.isHidden).map(\.name)
        if !hidden.isEmpty {
            let names = Phrase(hidden.joined(separator: "、"), en: hidden.joined(separator: ", "))
            content.remarks.append(DocumentMessages.sheetHiddenSheets.filled(["sheets": names]))
        }
        return content
    }

    // MARK: Parts

    private struct Relation {
        let id: String?
        let kind: String
        let target: String
    }

    private mutating func part(_ path: String) throws(DocumentError) -> [UInt8]? {
        var limits = limits
        limits.unpackedBytes = min(limits.unpackedBytes, max(budget, 0))
        let found = try ZipPart.bytes(of: path, in: bytes, limits: limits, name: name)
        budget -= found?.count ?? 0
        return found
    }

    private mutating func xml(_ path: String) throws(DocumentError) -> XMLElement? {
        guard let bytes = try part(path) else { return nil }
        guard let root = XMLPart(bytes)?.root else { throw broken }
        return root
    }

    private mutating func xml(
        of kind: String, _ relations: [Relation]
    ) throws(DocumentError) -> XMLElement? {
        guard let relation = relations.first(where: { $0.kind.hasSuffix(kind) }) else { return nil }
        return try xml(relation.target)
    }

    private mutating func relations(of path: String) throws(DocumentError) -> [Relation] {
        let cut = path.lastIndex(of: "/")
        let folder = cut.map { String(path[..<$0]) } ?? ""
        return try relations(of: folder, cut.map { String(path[path.index(after: $0)...]) } ?? path)
    }

    private mutating func relations(
        of folder: String, _ file: String
    ) throws(DocumentError) -> [Relation] {
        guard let root = try xml((folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels")
        else { return [] }
        return root.children("Relationship").compactMap { relation in
            guard let kind = relation["Type"], let target = relation["Target"],
                relation["TargetMode"] != "External"
            else { return nil }
            var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
            for step in target.split(separator: "/") where step != "." {
                if step == ".." { _ = steps.popLast() } else { steps.append(step) }
            }
            return Relation(
                id: relation["Id"], kind: kind, target: steps.joined(separator: "/"))
        }
    }

    // MARK: Faults

    private var broken: DocumentError {
        DocumentError(file: name, .brokenWorkbook, DocumentMessages.brokenWorkbook)
    }

    private var tooMany: DocumentError {
        let reason = DocumentMessages.tooManyCells.filled(["limit": String(limits.cells)])
        return DocumentError(file: name, .tooManyCells, reason)
    }
}

import Wording

/// The fields of a Word document that are open while it is read: a field has a code, which is not
/// shown, and mostly a result, which is.
struct WordFields {
    private struct Field {
        var isInCode = true
        var hasResult = false
        var code = ""
        /// What a field of a form shows without a result.
        var value: String?
    }

    /// Codes whose result Word draws without writing it into the document.
    private static let drawn = ["EQ", "SYMBOL", "ADVANCE", "MACROBUTTON", "GOTOBUTTON"]

    private var open: [Field] = []

    /// Whether what is read now belongs to a code.
    var isInCode: Bool { open.contains(where: \.isInCode) }

    mutating func addCode(_ text: String) {
        guard let last = open.indices.last, open[last].isInCode, open[last].code.utf8.count < 200
        else { return }
        open[last].code += text
    }

    /// - Returns: at the end of a field without a result, what it shows, and whether that is
    ///   drawn and cannot be read.
    mutating func pass(
        _ mark: MarkupTree.Index, _ tree: MarkupTree
    ) -> (value: String?, isDrawn: Bool) {
        switch tree.attribute(mark, "fldCharType") {
        case "begin":
            var field = Field()
            field.value = tree.child("ffData", of: mark).flatMap { Self.value($0, tree) }
            open.append(field)
        case "separate":
            guard let last = open.indices.last else { break }
            open[last].isInCode = false
            // a list shows what is chosen, whatever stands behind
            open[last].hasResult = true
        case "end":
            guard let field = open.popLast(), !isInCode else { break }
            let code = field.code.trimmed.uppercased()
            let isDrawn = Self.drawn.contains(where: code.hasPrefix)
            guard !field.hasResult else { return (nil, isDrawn) }
            return (field.value, field.value == nil && (isDrawn || code.hasPrefix("QUOTE")))
        default: break
        }
        return (nil, false)
    }

    /// What a list or a check box of a form shows.
    private static func value(_ data: MarkupTree.Index, _ tree: MarkupTree) -> String? {
        func number(_ name: String, of node: MarkupTree.Index) -> Int? {
            tree.child(name, of: node).flatMap { tree.attribute($0, "val") }.flatMap { Int($0) }
        }
        if let list = tree.child("ddList", of: data) {
            let entries = tree.children(list).filter { tree.name($0) == "listEntry" }
                .map { tree.attribute($0, "val") ?? "" }
            let chosen = number("result", of: list) ?? number("default", of: list) ?? 0
            return entries.indices.contains(chosen) ? entries[chosen] : ""
        }
        if let box = tree.child("checkBox", of: data) {
            func isOn(_ name: String) -> Bool? {
                tree.child(name, of: box).map {
                    tree.attribute($0, "val").map(WordProperties.isOn) ?? true
                }
            }
            return isOn("checked") ?? isOn("default") ?? false ? "☑" : "☐"
        }
        return nil
    }
}

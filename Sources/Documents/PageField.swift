import Wording

/// What a field of a form shows on a page.
struct PageField {
    /// Lines of the value that is shown.
    private(set) var lines: [String] = []
    /// True if it shows what no text says.
    private(set) var isPicture = false
    /// True if its value is longer than it is wide.
    private(set) var isCut = false
    /// True if it is empty and shows what should be filled in.
    private(set) var isPlaceholder = false

    init(_ node: MarkupTree.Index, _ tree: MarkupTree) {
        switch tree.name(node) {
        case "input": readInput(node, tree)
        case "select": readList(node, tree)
        default:
            let text = tree.text(of: node)
            lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        isPlaceholder =
            lines.allSatisfy(\.trimmed.isEmpty)
            && tree.attribute(node, "placeholder").map { !$0.trimmed.isEmpty } ?? false
    }

    private mutating func readInput(_ node: MarkupTree.Index, _ tree: MarkupTree) {
        let value = tree.attribute(node, "value") ?? ""
        let isOn = tree.attribute(node, "checked") != nil
        switch tree.attribute(node, "type")?.trimmed.lowercased() {
        case "hidden": break
        case "checkbox": lines = [isOn ? "☑" : "☐"]
        case "radio": lines = [isOn ? "◉" : "○"]
        // days and times are shown in the browser's own way
        case "image", "file", "range", "color", "password", "date", "month", "week", "time",
            "datetime-local":
            isPicture = true
        // a browser shows nothing in a field for numbers that holds none
        case "number": lines = Double(value) == nil ? [] : [value]
        default: lines = [value]
        }
        if let size = tree.attribute(node, "size").flatMap({ Int($0) }), size > 0 {
            isCut = lines.contains { $0.trimmed.count > size }
        }
    }

    /// The option that is chosen; a list that stands open shows them all.
    private mutating func readList(_ node: MarkupTree.Index, _ tree: MarkupTree) {
        let size = tree.attribute(node, "size").flatMap { Int($0) } ?? 1
        guard tree.attribute(node, "multiple") == nil, size < 2 else {
            isPicture = true
            return
        }
        let options = (node..<tree.end(of: node)).filter { tree.name($0) == "option" }
        let chosen =
            options.last { tree.attribute($0, "selected") != nil }
            ?? options.first { tree.attribute($0, "disabled") == nil }
        guard let chosen else { return }
        let label = tree.attribute(chosen, "label") ?? ""
        lines = [label.isEmpty ? tree.text(of: chosen).replacingLineBreaks : label]
    }
}

import Foundation
import TestSupport

@testable import Documents

/// Changes texts: their ends of lines, their coding, their sentences, or one line.
struct TextMutation {
    var numbers: SeededNumbers
    private(set) var changes: [String] = []
    private(set) var mayLose = false

    init(_ numbers: SeededNumbers) { self.numbers = numbers }

    // MARK: Nothing that is seen

    mutating func unseen(_ layout: ReportLayout, _ style: TextStyle) -> [UInt8] {
        var layout = layout
        if numbers.isLucky(2) {
            layout.sentence = "全年共召开会议3次，培训25人，公开目录更新12次。\n（二）加强信息管理，落实责任。"
            changes.append("sentences")
        }
        if numbers.isLucky(2) {
            layout = layout.mapped { $0.count < 2 ? $0 : invisible($0) }
            changes.append("invisible characters")
        }
        var text = layout.text(style)
        if numbers.isLucky(3) {
            text = text.replacing("\n", with: numbers.isLucky(2) ? " \n" : "\r\n")
            changes.append("ends of lines")
        }
        if numbers.isLucky(3) { text = "\u{FEFF}" + text }
        if numbers.isLucky(3) { text = "\n\n" + text + "\n\n\n" }
        if numbers.isLucky(3), let coded = text.data(using: .utf16) {
            changes.append("UTF-16")
            return Array(coded)
        }
        return Array(text.utf8)
    }

    private mutating func invisible(_ text: String) -> String {
        guard numbers.isLucky(4) else { return text }
        return text.inserting(numbers.pick(["\u{200B}", "\u{FEFF}", "\u{AD}"]) ?? "", &numbers)
    }

    // MARK: One line

    mutating func structure(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let place = numbers.below(lines.count)
        let line = lines[place]
        let choice = numbers.below(10)
        changes.append("\(choice) at line \(place + 1): \(line)")
        mayLose = true
        switch choice {
        case 0: lines.remove(at: place)
        case 1: lines.insert(line, at: place)
        case 2: lines.insert(numbers.pick(["", "\t", " ", "\u{3000}"]) ?? "", at: place)
        case 3:
            let words = ["今年工作平稳有序。", "- 3 -", "第 3 页", "|", "||", "---", "注：按文号统计。", "续表", "*"]
            lines.insert(numbers.pick(words) ?? "", at: place)
        case 4:
            guard place > 0 else { break }
            lines[place - 1] += numbers.pick(["", " ", "\t", " | "]) ?? ""
            lines[place - 1] += line
            lines.remove(at: place)
        case 5:
            guard let pipe = numbers.pick(Array(line.indices.filter { line[$0] == "|" })) else {
                break
            }
            lines[place].remove(at: pipe)
        case 6:
            guard let pipe = numbers.pick(Array(line.indices.filter { "|\t".contains(line[$0]) }))
            else {
                break
            }
            lines[place].insert(numbers.pick(["|", "\t", " "]) ?? "|", at: pipe)
        case 7: lines.removeSubrange(place...)
        case 8:
            // broken where no figure is
            let cuts = line.indices.dropFirst().filter {
                !line[$0].isNumber && !line[line.index(before: $0)].isNumber
            }
            guard let cut = numbers.pick(Array(cuts)) else { break }
            lines[place] = String(line[..<cut]) + "\n" + line[cut...]
        default: lines[place] = numbers.pick(["\t", "  ", "|", "| "]).map { $0 + line } ?? line
        }
        return lines.joined(separator: "\n")
    }
}

import Forms
import Messages
import Testing
import Vocabulary
import Wording

@testable import Documents

/// What a report prints otherwise than the form, whatever file it stands in.
enum Printing: String, CaseIterable, Sendable {
    case asTheForm
    // figures
    case blanks, blankEnds, blankRows, marks, wideFigures, groupedFigures, countersBehind
    case changesInWords
    // what stands around the tables
    case noTitles, noCaptions, notes
    // rows and headers
    case extraRows, extraRowAtEnd, lowerTotal, swappedColumns
    case twoRowHeaders, cutHeaders, mistypedHeaders
    case mistypedLabels, shortenedLabels, spacedLabels, unnumberedLabels
    case traditional
    // units
    case unitInHeader, unitAbove, unitInCell, unitBesideNumber
    // titles
    case titleOnTwoLines, titleWithYearAtTheEnd, titleWithoutYear, titleAmongLines
}

/// A report of distinct figures, printed in some way, and what is to be read of it.
struct PrintedReport {
    var layout: ReportLayout
    var expected: [ReportCell.State]
    /// Words that the remarks hold.
    var remarks: [String] = []
    var hasTitles = true
    var agency = "某县某局"
    var year = 2023
    private let form: Form

    /// - Returns: nil where the form has nothing of the kind.
    init?(_ form: Form, _ printing: Printing) {
        self.form = form
        var figures = form.cells.indices.map { String($0 + 101) }
        expected = form.cells.indices.map { .number(Int64($0 + 101) * form.cells[$0].unit.scale) }
        let changed = Self.figures(form, printing)
        if changed.isEmpty, Self.changesFigures.contains(printing) { return nil }
        for change in changed {
            figures[change.position] = change.text
            expected[change.position] = change.state
            if !change.remark.isEmpty, !remarks.contains(change.remark) {
                remarks.append(change.remark)
            }
        }
        layout = ReportLayout(form: form, figures: figures)
        switch printing {
        case .traditional:
            layout = layout.mapped { Self.traditional($0) }
            layout.title = "某县某局2023年政府信息公開工作年度報告"
        case .noTitles: hasTitles = false
        case .titleOnTwoLines, .titleWithYearAtTheEnd, .titleWithoutYear, .titleAmongLines:
            entitle(printing)
        case .noCaptions, .notes, .extraRows, .extraRowAtEnd, .lowerTotal, .swappedColumns:
            arrange(printing)
        case .twoRowHeaders, .cutHeaders, .mistypedHeaders: head(printing)
        case .mistypedLabels, .shortenedLabels, .spacedLabels, .unnumberedLabels: label(printing)
        case .unitInHeader, .unitAbove: state(printing)
        default: break
        }
    }

    // MARK: Figures

    private static let changesFigures: Set<Printing> = [
        .blanks, .blankEnds, .blankRows, .marks, .wideFigures, .groupedFigures, .countersBehind,
        .changesInWords, .unitInCell, .unitBesideNumber,
    ]

    private struct Change {
        let position: Int
        let text: String
        let state: ReportCell.State
        var remark = ""
    }

    private static func figures(_ form: Form, _ printing: Printing) -> [Change] {
        form.cells.indices.compactMap { position in
            let cell = form.cells[position]
            let number = Int64(position + 101)
            let state = ReportCell.State.number(number * cell.unit.scale)
            let place = cell.name.split(separator: ".").map(String.init)
            switch printing {
            case .blanks where position % 5 == 2:
                return Change(position: position, text: "", state: .blank)
            case .blankEnds where place[2] == "total" && place[0] == "requests":
                return Change(position: position, text: "", state: .blank)
            case .blankRows
            where [
                "granted", "declined_repeated", "carried_out", "penalties", "other_services",
            ].contains(place[1]):
                return Change(position: position, text: "", state: .blank)
            case .marks where position % 4 == 1:
                let marks = ["/", "—", "无", "-", "不适用"]
                return Change(
                    position: position, text: marks[position / 4 % marks.count], state: .blank,
                    remark: "按空白处理")
            case .wideFigures:
                let wide = String(number).unicodeScalars.map {
                    Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0)
                }
                return Change(position: position, text: String(wide), state: state)
            case .groupedFigures:
                let text = "1,\(number)"
                return Change(
                    position: position, text: text,
                    state: .number((1000 + number) * cell.unit.scale))
            case .countersBehind where !cell.unit.isMoney:
                return Change(
                    position: position, text: "\(number)\(cell.unit.label.zh)", state: state)
            case .changesInWords where cell.isSigned:
                let isLess = position.isMultiple(of: 2)
                return Change(
                    position: position, text: (isLess ? "减" : "增加") + String(number),
                    state: .number(isLess ? -number : number), remark: "按正负号读取")
            case .unitInCell where cell.unit.isMoney:
                // the header of 2021 names 万元 itself
                let text = form.id == "gid-2019" ? "1.25亿元" : "12500万元"
                return Change(
                    position: position, text: text, state: .number(12_500_000_000))
            case .unitBesideNumber where cell.unit.isMoney:
                return Change(
                    position: position, text: "125(万元)", state: .number(125_000_000))
            default: return nil
            }
        }
    }

    // MARK: Titles

    private mutating func entitle(_ printing: Printing) {
        switch printing {
        case .titleOnTwoLines: layout.titleLines = ["某县某局", "2023年政府信息公开工作年度报告"]
        case .titleWithYearAtTheEnd: layout.titleLines = ["某县某局2023年", "政府信息公开工作年度报告"]
        case .titleWithoutYear:
            layout.title = "某县某局政府信息公开工作年度报告"
            layout.sentence = "统计期限为2022年1月1日至12月31日。"
            year = 2022
            remarks.append("统计期限")
        default:
            layout.titleLines = [
                "当前位置：首页 > 政府信息公开 > 年报", "某局发〔2024〕3号", layout.title, "发布日期：2024年1月20日",
            ]
        }
    }

    // MARK: Rows and headers

    private mutating func arrange(_ printing: Printing) {
        switch printing {
        case .noCaptions:
            layout.tables[0].removeAll { $0.count == 1 && $0[0].text.hasPrefix("第二十条") }
        case .notes:
            layout.above[0] = ["（一）主动公开情况见下表，其中规范性文件按文号统计。"]
            layout.below[1] = ["注：本表只计本机关收到的申请。"]
            remarks.append("只计本机关收到的申请")
        case .extraRows:
            insert("其他主动公开文件", behind: "规范性文件", table: 0)
            insert("6.其他不予处理的情形说明", behind: "3.要求提供公开出版物", table: 1)
            remarks += ["其他主动公开文件", "其他不予处理的情形说明"]
        case .extraRowAtEnd:
            insert("其他收费", behind: "行政事业性收费", table: 0)
            remarks.append("其他收费")
        case .lowerTotal:
            let total = layout.tables[1][1].removeLast()
            layout.tables[1][2].append(ReportLayout.Printed(text: total.text))
            // the upper row reaches over the total as well
            layout.tables[1][1][1].columns += 1
        default:
            for row in layout.tables[1].indices.dropFirst(2) {
                let last = layout.tables[1][row].count - (row == 2 ? 1 : 2)
                layout.tables[1][row].swapAt(last, last - 1)
            }
        }
    }

    /// A row between those of the form, with figures of its own.
    private mutating func insert(_ label: String, behind other: String, table: Int) {
        let rows = layout.tables[table]
        guard let place = rows.firstIndex(where: { $0.contains { $0.text.hasSuffix(other) } })
        else { return }
        var row = rows[place]
        var number = 9000
        for cell in row.indices {
            if Int(row[cell].text) == nil {
                row[cell].text = label
            } else {
                number += 1
                row[cell].text = String(number)
            }
            row[cell].rows = 1
        }
        layout.tables[table].insert(row, at: place + 1)
        // what groups the rows reaches over one more
        for above in 0..<place {
            for cell in layout.tables[table][above].indices {
                let reach = layout.tables[table][above][cell].rows
                if reach > 1, above + reach > place { layout.tables[table][above][cell].rows += 1 }
            }
        }
    }

    private mutating func head(_ printing: Printing) {
        let isOld = form.id == "gid-2019"
        var header = layout.tables[0][1]
        switch printing {
        case .twoRowHeaders:
            let cuts =
                isOld
                ? [("本年新", "制作数量"), ("本年新", "公开数量"), ("对外公开", "总数量")]
                : [("本年", "制发件数"), ("本年", "废止件数"), ("现行", "有效件数")]
            var lower: [ReportLayout.Printed] = []
            for (index, cut) in cuts.enumerated() {
                header[index + 1].text = cut.0
                lower.append(
                    ReportLayout.Printed(text: cut.1, columns: header[index + 1].columns))
            }
            header[0].rows = 2
            layout.tables[0][1] = header
            layout.tables[0].insert(lower, at: 2)
        case .cutHeaders:
            let cuts = isOld ? ["本年新", "本年新", "对外公开总数量"] : ["本年制发", "本年废止", "现行有效"]
            for (index, cut) in cuts.enumerated() { layout.tables[0][1][index + 1].text = cut }
            remarks.append(cuts[0])
        default:
            let slips =
                isOld
                ? [("本年增/减", "本年增/"), ("采购总金额", "采购总额"), ("结果纠正", "结果纠证")]
                : [("现行有效件数", "现行有效件"), ("本年处理决定数量", "本年处理绝对数量"), ("科研机构", "科研机够")]
            replace(slips)
        }
    }

    private mutating func label(_ printing: Printing) {
        switch printing {
        case .mistypedLabels:
            replace([
                ("行政事业性收费", "行政事业型收费"), ("5.属于三类内部事务信息", "5.属于三类内容事务信息"),
                ("2.重复申请", "2.重复申清"), ("4.保护第三方合法权益", "4.保护第三方合法权宜"),
            ])
        case .shortenedLabels:
            replace([
                ("行政强制", "行政强"), ("1.信访举报投诉类申请", "1.信访举报投诉申请"), ("（一）予以公开", "（一）予公开"),
                ("8.属于行政查询事项", "8.属行政查询事"),
            ])
        case .unnumberedLabels:
            layout = layout.mapped { text in
                let pattern = /^(（[一二三四五六七]）|[1-9]\.|[一二四]、)/
                return text.replacing(pattern, with: "")
            }
        default:
            layout = layout.mapped { text in
                guard (2...8).contains(text.count), Int(text) == nil, !text.contains("（") else {
                    return text
                }
                return text.map(String.init).joined(separator: "\u{3000}")
            }
        }
    }

    private mutating func replace(_ slips: [(label: String, other: String)]) {
        layout = layout.mapped { text in
            slips.first { $0.label == text }?.other ?? text
        }
        remarks += slips.map(\.other)
    }

    // MARK: Units

    private mutating func state(_ printing: Printing) {
        let isOld = form.id == "gid-2019"
        let unit = isOld ? ("万元", Int64(1_000_000)) : ("元", 100)
        for position in form.cells.indices where form.cells[position].unit.isMoney {
            expected[position] = .number(Int64(position + 101) * unit.1)
        }
        if printing == .unitInHeader {
            let (label, other) =
                isOld ? ("采购总金额", "采购总金额（万元）") : ("本年收费金额（单位：万元）", "本年收费金额（单位：元）")
            layout = layout.mapped { $0 == label ? other : $0 }
        } else {
            // no unit in the header
            layout = layout.mapped { $0 == "本年收费金额（单位：万元）" ? "本年收费金额" : $0 }
            layout.above[0] = ["单位：件、\(unit.0)"]
        }
        remarks.append("按标题写的单位“\(unit.0)”读取")
    }

    // MARK: Traditional characters

    /// Characters that OpenCC's table folds, each by one that it folds to it.
    private static let traditionalForms: [Unicode.Scalar: Unicode.Scalar] = {
        var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
        for value in UInt32(0x3400)...0x9FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let simple = CharacterFolding.simplified(scalar)
            if simple != scalar, forms[simple] == nil { forms[simple] = scalar }
        }
        return forms
    }()

    private static func traditional(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(traditionalForms[scalar] ?? scalar) }
        return String(scalars)
    }
}

extension ReportLayout {
    /// The same with the text of every cell changed.
    func mapped(_ change: (String) -> String) -> ReportLayout {
        var layout = self
        for table in tables.indices {
            for row in tables[table].indices {
                for cell in tables[table][row].indices {
                    layout.tables[table][row][cell].text = change(tables[table][row][cell].text)
                }
            }
        }
        return layout
    }
}

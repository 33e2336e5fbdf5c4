import Forms
import Messages
import Mustache
import Vocabulary
import Wording

/// The sentences of a report that has no words of its own yet, made from a region's year by the
/// templates of `config/report`.
struct Draft {
    private let region: RegionYear
    private let values: [String: Any]

    /// How a template marks the heading of a part within a section.
    private static let headingMark = "# "
    /// What stands for it while names are filled in; no printable text holds it.
    private static let heading: Character = "\u{1}"

    init(_ region: RegionYear) {
        self.region = region
        values = Self.values(region)
    }

    /// The paragraphs that a template says.
    ///
    /// - Parameter file: named where the template is wrong.
    func paragraphs(template: String, file: String) throws(HandoutError) -> [Paragraph] {
        let marked = template.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix(Self.headingMark)
                ? "\(Self.heading)\($0.dropFirst(Self.headingMark.count))" : String($0)
        }.joined(separator: "\n")
        let text: String
        do {
            text = try MustacheTemplate(string: marked).render(values)
        } catch {
            throw .badTemplate(file: file, detail: "\(error)")
        }
        return text.split(separator: "\n").map { $0.trimmingBlanks }.filter { !$0.isEmpty }
            .map { line in
                line.first == Self.heading
                    ? Paragraph(String(line.dropFirst()), isHeading: true) : Paragraph(line)
            }
    }

    // MARK: What templates see

    private static func values(_ region: RegionYear) -> [String: Any] {
        let name = region.region.name.printable
        var values: [String: Any] = [
            "region": name, "region_code": region.region.code.printable,
            "area": area(name), "scope": region.scope.label.zh,
            "is_own": region.scope == .own, "year": String(region.year),
            "next_year": String(region.year + 1), "day": Paragraph.words(region.edition.day),
            "edition": String(region.edition.number), "gap": DraftFigure.gap,
        ]
        let now = counts(region.total.completeness)
        let before = region.before.map { counts($0.completeness) } ?? [:]
        for (name, count) in now {
            values[name] = DraftFigure(count, last: before[name])
        }
        if let before = region.before {
            values["last_year"] = [
                "year": String(region.year - 1),
                "is_complete": before.completeness.isComplete,
                "expected": DraftFigure(Int128(before.completeness.expected)),
                "included": DraftFigure(Int128(before.completeness.included)),
                "is_other_form": before.form.id != region.total.form.id,
            ]
        }
        for (table, rows) in figures(region) where values[table] == nil { values[table] = rows }
        return values
    }

    private static func counts(
        _ completeness: PublishedTotal.Completeness
    ) -> [String: Int128] {
        [
            "expected": completeness.expected, "received": completeness.received,
            "included": completeness.included, "excluded": completeness.excluded,
            "missing": completeness.missing, "on_time": completeness.onTime,
            "late": completeness.late,
        ].mapValues { Int128($0) }
    }

    /// By table, row and column.
    private static func figures(_ region: RegionYear) -> [String: [String: [String: DraftFigure]]] {
        let now = NamedFigures(region.total).entries
        let before = region.before.map { NamedFigures($0).entries } ?? [:]
        var figures: [String: [String: [String: DraftFigure]]] = [:]
        for (name, entry) in now {
            // another unit is another quantity, whatever its name
            let last = before[name].flatMap { $0.unit == entry.unit ? $0.value : nil }
            figures[name.table, default: [:]][name.row, default: [:]][name.column] = DraftFigure(
                entry.value, last: last, scale: entry.unit.scale)
        }
        return figures
    }

    /// 全县 for a county, by the last character of its name; a remark in brackets is none.
    private static func area(_ name: String) -> String {
        guard let last = name.prefix(while: { $0 != "（" }).last, "省市县区旗州盟".contains(last) else {
            return "本地区"
        }
        return "全\(last)"
    }
}

/// A paragraph of a report.
struct Paragraph: Sendable, Equatable {
    let text: String
    /// Whether it is the heading of a part of a section.
    let isHeading: Bool

    init(_ text: String, isHeading: Bool = false) {
        self.text = text
        self.isHeading = isHeading
    }

    /// The text cut where a gap begins or ends, which the office must fill.
    var pieces: [(text: String, isGap: Bool)] {
        var pieces: [(text: String, isGap: Bool)] = []
        var rest = text[...]
        while let gap = rest.firstMatch(of: /【待填[^】]*】/) {
            if gap.range.lowerBound > rest.startIndex {
                pieces.append((String(rest[..<gap.range.lowerBound]), false))
            }
            pieces.append((String(gap.output), true))
            rest = rest[gap.range.upperBound...]
        }
        if !rest.isEmpty { pieces.append((String(rest), false)) }
        return pieces
    }

    /// 2021-01-31 as 2021年1月31日.
    static func words(_ day: CalendarDate) -> String {
        "\(day.year)年\(day.month)月\(day.day)日"
    }
}

extension Substring {
    /// Without blanks at both ends, which a template may have for its own sake.
    fileprivate var trimmingBlanks: String {
        var text = self
        while text.first == " " || text.first == "\r" { text.removeFirst() }
        while text.last == " " || text.last == "\r" { text.removeLast() }
        return String(text)
    }
}

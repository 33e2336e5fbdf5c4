/// What a chart shows. The table beside a chart and the chart are both made of this, so that they
/// cannot differ.
struct ChartData: Sendable {
    /// Figures of one kind, one for each category.
    struct Series: Sendable {
        let name: String
        let ink: Ink
        /// Nil where nothing was reported.
        let values: [Int64?]
    }

    /// How figures are written and how far the axis goes.
    enum Measure: Sendable {
        case count
        /// Thousandths of a whole, up to one.
        case share
    }

    /// Letters and digits, once on a page.
    let id: String
    let title: String
    /// What a reader who cannot see it is told.
    let summary: String
    let unit: String
    let categoryHeading: String
    let categories: [String]
    let series: [Series]
    var measure: Measure = .count
    /// One a category, where each has its own and there is one series.
    var inks: [Ink] = []
    /// Shown as a ring at its height, besides the bars.
    var marker: Series?
    /// The heading of the sums; nil where sums mean nothing.
    var sumHeading: String?
    /// What is written at the end of each bar; the sums where there are none.
    var ends: [String] = []
    /// Columns of the table that the chart does not draw.
    var others: [(heading: String, values: [String])] = []
    /// Before which category another form begins, and what is said there.
    var breaks: [(before: Int, label: String)] = []

    /// The sum of a category; nil where nothing was reported.
    func sum(_ category: Int) -> Int128? {
        let values = series.compactMap { $0.values[category] }
        return values.isEmpty ? nil : values.reduce(Int128(0)) { $0 + Int128($1) }
    }

    func end(_ category: Int) -> String {
        if category < ends.count { return ends[category] }
        return sum(category).map { text($0) } ?? "–"
    }

    func text(_ value: Int128) -> String {
        switch measure {
        case .count: String(value)
        case .share: Share.text(permille: value)
        }
    }

    func ink(_ series: Series, _ category: Int) -> Ink {
        category < inks.count ? inks[category] : series.ink
    }

    /// The highest bar or ring.
    var highest: Int128 {
        let sums = categories.indices.map { category in
            // what is below zero is written but takes no room
            series.reduce(Int128(0)) { $0 + Int128(max(0, $1.values[category] ?? 0)) }
        }
        let marks = (marker?.values ?? []).map { Int128(max(0, $0 ?? 0)) }
        return max(1, (sums + marks).max() ?? 1)
    }

    /// The table of the same figures.
    var table: DataTable {
        var columns = [DataTable.Column(categoryHeading)]
        columns += others.map { .init($0.heading, isNumber: true) }
        columns += series.map { .init($0.name, isNumber: true) }
        if let sumHeading { columns.append(.init(sumHeading, isNumber: true)) }
        if let marker { columns.append(.init(marker.name, isNumber: true)) }
        let rows = categories.enumerated().map { number, category -> [DataTable.Field] in
            var row: [DataTable.Field] = [.text(category)]
            row += others.map { .text($0.values[number]) }
            row += series.map { field($0.values[number]) }
            if sumHeading != nil { row.append(field(sum(number))) }
            if let marker { row.append(field(marker.values[number])) }
            return row
        }
        return DataTable(caption: title, columns: columns, rows: rows)
    }

    private func field(_ value: Int64?) -> DataTable.Field { field(value.map { Int128($0) }) }

    private func field(_ value: Int128?) -> DataTable.Field {
        .number(value.map { text($0) } ?? "–", order: value)
    }
}

/// Shares without a fraction that could differ elsewhere.
enum Share {
    /// Rounded to the nearest thousandth, but 1000 only for all and 0 only for nothing; nil of
    /// nothing.
    static func permille(_ part: Int128, of whole: Int128) -> Int64? {
        guard whole > 0, part >= 0, part <= whole else { return nil }
        let rounded = (part * 2000 + whole) / (whole * 2)
        if part == whole { return 1000 }
        if part == 0 { return 0 }
        return Int64(min(999, max(1, rounded)))
    }

    /// 864 as 86.4%.
    static func text(permille: Int128) -> String { "\(number(permille: permille))%" }

    /// 864 as 86.4.
    static func number(permille: Int128) -> String { "\(permille / 10).\(permille % 10)" }
}

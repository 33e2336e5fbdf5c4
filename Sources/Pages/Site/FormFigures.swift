import Forms
import Handouts
import Vocabulary

/// The figures of a form, of a total or of one report.
struct FormFigures: Sendable {
    let form: Form
    /// Stored integers in form order; nil is blank.
    let values: [Int64?]

    init(form: Form, values: [Int64?]) {
        self.form = form
        // a stored report may be of any length
        self.values = form.cells.indices.map { $0 < values.count ? values[$0] : nil }
    }

    init(_ total: PublishedTotal) {
        self.init(form: total.form, values: total.figures.map(\.value))
    }

    subscript(name: String) -> Int64? { form.position(of: name).flatMap { values[$0] } }

    func text(_ position: Int) -> String? { values[position].map { form.text($0, position) } }

    /// Requests by what became of them, all applicants together; nil if nothing was reported.
    func requests(_ outcome: Outcome) -> Int64? {
        sum { $0.table == "requests" && $0.column == "total" && outcome.includes(row: $0.row) }
    }

    func proceedings(_ row: String, _ column: String) -> Int64? {
        self["proceedings.\(row).\(column)"]
    }

    private func sum(_ isWanted: (Cell) -> Bool) -> Int64? {
        var sum: Int64?
        for (cell, value) in zip(form.cells, values) where isWanted(cell) {
            guard let value else { continue }
            let (added, overflows) = (sum ?? 0).addingReportingOverflow(value)
            sum = overflows ? .max : added
        }
        return sum
    }
}

/// What became of a request, as the form groups its rows.
enum Outcome: String, Sendable, CaseIterable {
    case granted, partly, refused, unavailable, declined, other

    func includes(row: String) -> Bool {
        switch self {
        case .granted: row == "granted"
        case .partly: row == "partly_granted"
        case .refused: row.hasPrefix("refused_")
        case .unavailable: row.hasPrefix("unavailable_")
        case .declined: row.hasPrefix("declined_")
        case .other: row == "other" || row.hasPrefix("other_")
        }
    }

    var ink: Ink {
        switch self {
        case .granted: .granted
        case .partly: .partly
        case .refused: .refused
        case .unavailable: .unavailable
        case .declined: .declined
        case .other: .other
        }
    }
}

extension Form {
    /// A stored figure in the form's unit.
    func text(_ value: Int64, _ position: Int) -> String {
        ExactDecimal.format(Int128(value), scale: cells[position].unit.scale)
    }
}

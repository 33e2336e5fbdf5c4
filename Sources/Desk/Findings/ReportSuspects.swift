import Forms
import Listings
import Messages
import Suspects
import Vocabulary

/// The smallest sets of cells that could be wrong in one report, as lines under a table and as
/// members of JSON.
struct ReportSuspects {
    private let form: Form
    private let figures: [Int64?]
    private let parts: [SuspectPart]
    /// Of each cell the parts that it belongs to: a report can have thousands.
    private let partsByCell: [String: [Int]]

    /// - Parameters:
    ///   - figures: stored integers in form order; nil is blank.
    ///   - unread: cells whose figures are not known; what depends on them is not explained.
    init(form: Form, year: Int, figures: [Int64?], unread: Set<Int> = []) {
        self.form = form
        self.figures = figures
        parts = SuspectSearch(form: form, year: year).suspects(of: figures)
            .filter { unread.isDisjoint(with: $0.cells) }
        var partsByCell: [String: [Int]] = [:]
        for (number, part) in parts.enumerated() {
            for cell in part.cells.map({ form.cells[$0].name }) {
                partsByCell[cell, default: []].append(number)
            }
        }
        self.partsByCell = partsByCell
    }

    /// A heading for each part and a line for each set of suspects.
    ///
    /// - Parameter report: the file, or the agency and revision.
    func lines(_ report: Phrase) -> [Phrase] { parts.flatMap { lines($0, report) } }

    /// The first set of suspects of the first part, and how many more places there are; nil if
    /// nothing can be said.
    var likeliest: Phrase? {
        for part in parts {
            guard case .found(let suspects, _) = part.result, let first = suspects.first else {
                continue
            }
            let cells = statements(first)
            let others = parts.count - 1
            guard others > 0 else { return cells }
            return SuspectMessages.otherPlaces.filled(["cells": cells])
                .filled(["count": String(others)])
        }
        return nil
    }

    /// - Parameter finding: shows only the parts that all its cells belong to; nil shows all.
    /// - Returns: no member at all if there is nothing to explain.
    func members(for finding: Finding? = nil) -> [(String, Value)] {
        let numbers = finding.map(partsConcerned(by:)) ?? Array(parts.indices)
        let wanted = numbers.map { ($0, parts[$0]) }
        guard !wanted.isEmpty else { return [] }
        var items: [Value] = []
        var omitted = 0
        var hasTooMany = false
        for (number, part) in wanted {
            switch part.result {
            case .tooManyErrors: hasTooMany = true
            case .found(let suspects, let more):
                omitted += more
                items += suspects.map { object($0, part: number + 1) }
            }
        }
        return [
            ("explanations", .list(items)), ("explanations_omitted", .integer(Int64(omitted))),
            ("too_many_errors", .bool(hasTooMany)),
        ]
    }

    private func partsConcerned(by finding: Finding) -> [Int] {
        guard finding.verdict == .failed, let first = finding.cells.first else { return [] }
        return (partsByCell[first] ?? []).filter { number in
            finding.cells.allSatisfy { partsByCell[$0]?.contains(number) ?? false }
        }
    }

    private func object(_ suspect: SuspectSet, part: Int) -> Value {
        let values = zip(suspect.cells, suspect.values).compactMap { cell, value in
            value.map { (form.cells[cell].name, figure($0, cell)) }
        }
        let slips = zip(suspect.cells, suspect.slips).compactMap { cell, slip in
            slip.map { (form.cells[cell].name, Value.text($0.rawValue)) }
        }
        return .object([
            ("part", .integer(Int64(part))),
            ("cells", .list(suspect.cells.map { .text(form.cells[$0].name) })),
            ("suggestion", .text(orBlank: suspect.suggestion?.rawValue)),
            ("values", .object(values)), ("slips", .object(slips)),
        ])
    }

    private func figure(_ value: Int64, _ cell: Int) -> Value {
        .decimal(scaled: Int128(value), scale: form.cells[cell].unit.scale)
    }

    private func lines(_ part: SuspectPart, _ report: Phrase) -> [Phrase] {
        switch part.result {
        case .tooManyErrors:
            let first = part.cells.first.map { form.cells[$0].label }
            return [
                SuspectMessages.tooManyErrors.filled([
                    "report": report, "cell": first ?? Phrase("", en: ""),
                ])
            ]
        case .found(let suspects, let omitted):
            let title =
                suspects.count > 1 ? SuspectMessages.title : SuspectMessages.onlyTitle
            var lines = [
                title.filled(["report": report])
                    .filled(["size": String(suspects.first?.cells.count ?? 0)])
            ]
            for (number, suspect) in suspects.enumerated() {
                lines.append(line(suspect).filled(["number": String(number + 1)]))
            }
            if omitted > 0 {
                lines.append(SuspectMessages.omitted.filled(["count": String(omitted)]))
            }
            return lines
        }
    }

    private func line(_ suspect: SuspectSet) -> Phrase {
        SuspectMessages.item.filled(["cells": statements(suspect)])
    }

    /// What each cell of a set says and should say.
    private func statements(_ suspect: SuspectSet) -> Phrase {
        let cells = suspect.cells.indices.map { index in
            let cell = suspect.cells[index]
            let slip = suspect.slips[index].map {
                SuspectMessages.suggestion.filled(["slip": $0.label])
            }
            return statement(cell, value: suspect.values[index]).filled([
                "slip": slip ?? Phrase("", en: "")
            ])
        }
        return cells.joined(zh: "；", en: "; ")
    }

    private func statement(_ cell: Int, value: Int64?) -> Phrase {
        let label = form.cells[cell].label
        guard let written = figures[cell].map({ shown($0, cell) }) else {
            return SuspectMessages.isBlank.filled([
                "cell": label, "value": value.map { shown($0, cell) } ?? Phrase("", en: ""),
            ])
        }
        guard let value else {
            return SuspectMessages.isWrong.filled(["cell": label, "written": written])
        }
        return SuspectMessages.becomes.filled([
            "cell": label, "written": written, "value": shown(value, cell),
        ])
    }

    private func shown(_ value: Int64, _ cell: Int) -> Phrase {
        let text = ExactDecimal.format(Int128(value), scale: form.cells[cell].unit.scale)
        return Phrase(text, en: text)
    }
}

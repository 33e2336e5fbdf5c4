import Explanation
import Forms
import Messages
import Publishing
import Submissions

/// The smallest explanations of one report, as lines under a table and as members of JSON.
struct ReportExplanations {
    private let form: Form
    private let figures: [Int64?]
    private let parts: [PartExplanation]

    /// - Parameter figures: stored integers in form order; nil is blank.
    init(form: Form, year: Int, figures: [Int64?]) {
        self.form = form
        self.figures = figures
        parts = Explainer(form: form, year: year).explanations(of: figures)
    }

    /// A heading for each part and a line for each explanation.
    ///
    /// - Parameter report: the file, or the agency and revision.
    func lines(_ report: Phrase) -> [Phrase] { parts.flatMap { lines($0, report) } }

    /// - Parameter finding: shows only the parts that all its cells belong to; nil shows all.
    /// - Returns: no member at all if there is nothing to explain.
    func members(for finding: Finding? = nil) -> [(String, Value)] {
        let wanted = parts.enumerated().filter { _, part in
            finding.map { concerns(part, $0) } ?? true
        }
        guard !wanted.isEmpty else { return [] }
        var items: [Value] = []
        var omitted = 0
        var hasTooMany = false
        for (number, part) in wanted {
            switch part.result {
            case .tooManyErrors: hasTooMany = true
            case .explained(let explanations, let more):
                omitted += more
                items += explanations.map { object($0, part: number + 1) }
            }
        }
        return [
            ("explanations", .list(items)), ("explanations_omitted", .integer(Int64(omitted))),
            ("too_many_errors", .bool(hasTooMany)),
        ]
    }

    private func concerns(_ part: PartExplanation, _ finding: Finding) -> Bool {
        let names = Set(part.cells.map { form.cells[$0].name })
        return finding.verdict == .failed && !finding.cells.isEmpty
            && finding.cells.allSatisfy(names.contains)
    }

    private func object(_ explanation: Explanation, part: Int) -> Value {
        let values = zip(explanation.cells, explanation.values).compactMap { cell, value in
            value.map { (form.cells[cell].name, figure($0, cell)) }
        }
        let slips = zip(explanation.cells, explanation.slips).compactMap { cell, slip in
            slip.map { (form.cells[cell].name, Value.text($0.rawValue)) }
        }
        return .object([
            ("part", .integer(Int64(part))),
            ("cells", .list(explanation.cells.map { .text(form.cells[$0].name) })),
            ("suggestion", .text(orBlank: explanation.suggestion?.rawValue)),
            ("values", .object(values)), ("slips", .object(slips)),
        ])
    }

    private func figure(_ value: Int64, _ cell: Int) -> Value {
        .decimal(scaled: Int128(value), scale: form.cells[cell].unit.scale)
    }

    private func lines(_ part: PartExplanation, _ report: Phrase) -> [Phrase] {
        switch part.result {
        case .tooManyErrors:
            let first = part.cells.first.map { form.cells[$0].label }
            return [
                ExplanationMessages.tooManyErrors.filled([
                    "report": report, "cell": first ?? Phrase("", en: ""),
                ])
            ]
        case .explained(let explanations, let omitted):
            let title =
                explanations.count > 1 ? ExplanationMessages.title : ExplanationMessages.onlyTitle
            var lines = [
                title.filled(["report": report])
                    .filled(["size": String(explanations.first?.cells.count ?? 0)])
            ]
            for (number, explanation) in explanations.enumerated() {
                lines.append(line(explanation).filled(["number": String(number + 1)]))
            }
            if omitted > 0 {
                lines.append(ExplanationMessages.omitted.filled(["count": String(omitted)]))
            }
            return lines
        }
    }

    private func line(_ explanation: Explanation) -> Phrase {
        let cells = explanation.cells.indices.map { index in
            let cell = explanation.cells[index]
            let slip = explanation.slips[index].map {
                ExplanationMessages.suggestion.filled(["slip": $0.label])
            }
            return statement(cell, value: explanation.values[index]).filled([
                "slip": slip ?? Phrase("", en: "")
            ])
        }
        return ExplanationMessages.item.filled([
            "cells": Phrase(
                cells.map(\.zh).joined(separator: "；"), en: cells.map(\.en).joined(separator: "; "))
        ])
    }

    private func statement(_ cell: Int, value: Int64?) -> Phrase {
        let label = form.cells[cell].label
        guard let written = figures[cell].map({ shown($0, cell) }) else {
            return ExplanationMessages.isBlank.filled([
                "cell": label, "value": value.map { shown($0, cell) } ?? Phrase("", en: ""),
            ])
        }
        guard let value else {
            return ExplanationMessages.isWrong.filled(["cell": label, "written": written])
        }
        return ExplanationMessages.becomes.filled([
            "cell": label, "written": written, "value": shown(value, cell),
        ])
    }

    private func shown(_ value: Int64, _ cell: Int) -> Phrase {
        let text = ExactDecimal.format(Int128(value), scale: form.cells[cell].unit.scale)
        return Phrase(text, en: text)
    }
}

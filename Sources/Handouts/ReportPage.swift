import Forms
import Messages
import Mustache

/// The report as one page: no request, no script, A4 on paper.
public struct ReportPage {
    private let report: OfficialReport

    public init(_ report: OfficialReport) { self.report = report }

    /// - Throws: ``HandoutError`` if the template is missing or wrong.
    public func bytes(_ templates: ReportTemplates) throws(HandoutError) -> [UInt8] {
        let file = templates.path("page")
        let source = try templates.text("page")
        do {
            return Array(try MustacheTemplate(string: source).render(values).utf8)
        } catch {
            throw .badTemplate(file: file, detail: "\(error)")
        }
    }

    private var values: [String: Any] {
        [
            "title": report.title, "title_lines": report.titleLines, "warnings": report.warnings,
            "has_warnings": !report.warnings.isEmpty, "source": report.source,
            "sections": report.sections.map(values),
        ]
    }

    private func values(_ section: OfficialReport.Section) -> [String: Any] {
        var values: [String: Any] = ["id": section.id, "heading": section.heading]
        switch section.body {
        case .paragraphs(let paragraphs):
            values["paragraphs"] = paragraphs.map { paragraph in
                [
                    "is_heading": paragraph.isHeading,
                    "pieces": paragraph.pieces.map {
                        ["text": $0.text, "is_gap": $0.isGap] as [String: Any]
                    },
                ] as [String: Any]
            }
        case .table(let table): values["table"] = self.values(table)
        }
        return values
    }

    /// Tables with more columns are wider than a telephone.
    private static let narrowColumns = 6

    private func values(_ table: FilledTable) -> [String: Any] {
        let layout = table.layout
        let sum = layout.widths.reduce(0, +)
        return [
            "columns": layout.widths.map { ["percent": Self.percent($0, of: sum)] },
            "is_wide": layout.columns > Self.narrowColumns,
            "lines": layout.lines.map { line in
                [
                    "cells": line.map { cell in
                        [
                            "text": table.text(cell), "columns": cell.columns,
                            "lines": cell.lines, "is_head": cell.role == .columnHead,
                            "is_row_head": cell.role == .rowHead,
                            "is_long_label": table.isLongLabel(cell),
                            "is_caption": cell.role == .caption,
                            "is_figure": cell.role == .figure,
                        ] as [String: Any]
                    }
                ]
            },
        ]
    }

    /// A share in hundredths of a percent, without a fraction that could differ elsewhere.
    private static func percent(_ share: Int, of sum: Int) -> String {
        let hundredths = share * 10_000 / sum
        let rest = String(hundredths % 100)
        return "\(hundredths / 100).\(rest.count == 1 ? "0" : "")\(rest)%"
    }
}

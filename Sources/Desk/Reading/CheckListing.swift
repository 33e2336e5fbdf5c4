import Documents
import Forms
import Listings
import Messages
import Vocabulary

/// What `check` found in some documents.
struct CheckListing {
    let listing: Listing

    init(_ judgements: [(file: String, judgement: ReportJudgement)]) {
        var rows: [[Value]] = []
        var linesAbove: [Phrase] = []
        var linesBelow: [Phrase] = []
        let suspects = judgements.map(\.judgement.suspects)
        for ((file, judgement), suspect) in zip(judgements, suspects) {
            let report = judgement.report
            let filled = report.values.count { $0 != nil }
            linesAbove.append(
                DocumentCommandMessages.read.filled([
                    "agency": report.agencyName.map { Phrase($0, en: $0) }
                        ?? DocumentCommandMessages.unknownAgency,
                    "year": judgement.year.map { Phrase(String($0), en: String($0)) }
                        ?? DocumentCommandMessages.unknownYear,
                    "verdict": Self.verdict(judgement),
                ]).filled([
                    "file": file, "form": report.form.id, "filled": String(filled),
                    "cells": String(report.cells.count),
                ]))
            linesBelow += suspect.lines(Phrase(file, en: file))
            for finding in judgement.findings {
                rows.append([
                    .text(file), finding.severityValue, finding.verdictValue,
                    .text(finding.rule), .phrase(finding.message),
                ])
            }
            rows += ReportRemarks(report).rows(file)
        }
        listing = Listing(
            linesAbove: linesAbove,
            columns: [
                Listing.Column("file", DocumentCommandMessages.file),
                Listing.Column("severity", AuditMessages.severity),
                Listing.Column("verdict", AuditMessages.verdict),
                Listing.Column("rule", AuditMessages.rule),
                Listing.Column("message", AuditMessages.message),
            ], rows: rows, linesBelow: linesBelow,
            document: .list(zip(judgements, suspects).map(Self.object)))
    }

    private static func verdict(_ judgement: ReportJudgement) -> Phrase {
        if !judgement.report.unreadableCells.isEmpty {
            return DocumentCommandMessages.hasUnreadable
        }
        if judgement.hasErrors { return DocumentCommandMessages.hasErrors }
        return judgement.findings.allSatisfy { $0.severity == .hint }
            ? DocumentCommandMessages.clean : DocumentCommandMessages.hasWarnings
    }

    private static func object(
        _ item: (file: String, judgement: ReportJudgement), _ suspects: ReportSuspects
    ) -> Value {
        let report = item.judgement.report
        return .object(
            [
                ("file", .text(item.file)), ("form", .text(report.form.id)),
                ("agency_name", .text(orBlank: report.agencyName)),
                ("year", .integer(orBlank: item.judgement.year.map(Int64.init))),
                ("cells", CellsJSON.value(report.form, report.values)),
                ("findings", .list(item.judgement.findings.map { .object($0.members) })),
            ] + ReportRemarks(report).members + suspects.members())
    }
}

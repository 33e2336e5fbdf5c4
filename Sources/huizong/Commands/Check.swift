import ArgumentParser
import Desk
import Documents
import Forms
import Listings
import Messages
import Vocabulary

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "报送前自查：读取报告文件并核查，不需要数据库。Judges documents without a database.",
        discussion: """
            可读：Word 文档（docx）、网页（HTML）、纯文本、以 | 分隔的文本。给出几份报告时，还比较文字是否雷同。
            退出码 2 表示有错误，65 表示读不懂文件。
            Reads Word documents (docx), HTML, plain text, and text with | between cells; several \
            reports are compared for copied text. Exit code 2: errors were found; 65: a file \
            cannot be read.
            例 Example: huizong check 财政局2023.html
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    @Argument(help: ArgumentHelp("报告文件。Report files.", valueName: "file"))
    var files: [String]

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let catalogue = try workplace.catalogue()
            let reader = DocumentReader(catalogue: catalogue)
            var judgements: [(file: String, judgement: ReportJudgement)] = []
            var unreadable = false
            for file in files {
                do throws(DocumentError) {
                    let report = try reader.read(file: file)
                    judgements.append(
                        (file, ReportJudgement(report, year: nil, catalogue: catalogue)))
                    for cell in report.unreadableCells {
                        unreadable = true
                        Output.error(
                            DocumentFaults.message(cell, of: report, file: file)[
                                workplace.language])
                    }
                } catch {
                    unreadable = true
                    Output.error(error.message[workplace.language])
                }
            }
            let copies = OriginalityCheck.findings(among: judgements.map(\.judgement))
            for (index, copy) in copies.enumerated() {
                if let copy { judgements[index].judgement.findings.append(copy) }
            }
            // a table of no document at all would say nothing
            if !judgements.isEmpty || listing.format != .table {
                listing.print(CheckListing(judgements).listing, language: workplace.language)
            }
            if unreadable { throw CommandFailure(.unreadableInput, nil, workplace.language) }
            if judgements.contains(where: \.judgement.hasErrors) {
                throw CommandFailure(.checkFoundErrors, nil, workplace.language)
            }
        }
    }
}

/// Cells whose text is no figure, in the clerk's words.
enum DocumentFaults {
    static func message(_ cell: ReportCell, of report: Report, file: String) -> Phrase {
        DocumentCommandMessages.unreadableCell
            .filled([
                "cell": report.form.cells[cell.position].label, "place": cell.place.description,
                "note": cell.note ?? Phrase("", en: ""),
            ]).filled(["file": file, "raw": cell.rawText])
    }
}

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
        return judgement.findings.isEmpty
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

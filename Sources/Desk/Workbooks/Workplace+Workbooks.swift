import Forms
import FoundationEssentials
import Glibc
import Handouts
package import Messages
import PostgresClient
import SheetWriting
import Store
import Vocabulary
import Workbooks

extension Workplace {
    /// Writes the workbook of a region's year.
    ///
    /// - Parameters:
    ///   - file: ends with `.xlsx`.
    ///   - isOverwriting: whether another file of that name may go.
    /// - Returns: what was written, and what the office must deal with.
    package func workbook(
        _ choice: TotalChoice, year: Int, to file: String, isOverwriting: Bool
    ) throws -> (written: Phrase, faults: Phrase?) {
        let year = try Arguments.year(year)
        let instant = try Arguments.instant(choice.asOf, known: choice.known)
        try Self.checkEnding(file)
        let catalogue = try catalogue()
        let (region, workbook) = try withDatabase { connection in
            let region = try RegionYear.read(
                choice, year: year, at: instant, catalogue: catalogue, connection)
            return (region, try book(of: region, connection))
        }
        let written = try Self.write(file, isOverwriting: isOverwriting) {
            try workbook.write(to: $0)
        }
        var faults = region.warnings
        let differing = workbook.differing
        if !differing.isEmpty {
            faults.append(
                WorkbookMessages.differs.filled([
                    "count": String(differing.count),
                    "cells": differing.prefix(3).map(\.name).joined(separator: ", "),
                ]))
        }
        return (written, faults.isEmpty ? nil : ([WorkbookMessages.faults] + faults).lines)
    }

    /// Everything is of the region's edition; lateness is as of its business date and as it was
    /// known then, so that the same edition gives the same workbook on every day.
    func book(
        of region: RegionYear, _ connection: Connection
    ) throws -> RegionBook {
        let edition = try TotalsReader(connection: connection).edition(
            at: region.edition.publishedAt)
        let code = region.region.code
        let reports = try FiledReportReader(connection: connection).reports(
            region: code, year: region.year, scope: region.scope, edition: edition)
        let reader = AuditReader(connection: connection)
        func isInScope(_ regionCode: String, _ agencyClass: AgencyClass?) -> Bool {
            region.scope == .all || regionCode == code && agencyClass?.countsInOwnScope != false
        }
        let findings = try reader.findings(
            year: region.year, region: code, agency: nil, severity: nil,
            at: edition.publishedAt
        ).filter { $0.scope.map { $0 == region.scope } ?? isInScope($0.regionCode, nil) }
        let lateness = try reader.lateness(
            year: region.year, region: code, asOf: edition.businessDate,
            known: edition.publishedAt
        ).filter { isInScope($0.regionCode, $0.agencyClass) }
        let contacts = try ContactReader(connection: connection).contacts(
            of: Set(lateness.map(\.agencyID)).sorted())
        return RegionBook(
            region, reports: reports.map(RegionBook.FiledReport.init),
            findings: WorkbookListings.findings(findings, year: region.year, edition: edition),
            lateness: WorkbookListings.lateness(
                lateness, contacts: contacts, year: region.year, day: edition.businessDate),
            language: language)
    }

    /// Writes the form of a year as a workbook to fill in.
    ///
    /// - Parameter agency: whose name stands in the title; nil leaves it open and asks no database.
    package func template(
        year: Int, agency: Int64?, to file: String, isOverwriting: Bool
    ) throws -> Phrase {
        let year = try Arguments.year(year)
        try Self.checkEnding(file)
        guard let form = try catalogue().form(forYear: year) else {
            throw Refusal(
                .wrongUsage, WorkbookMessages.noForm.filled(["year": String(year)]))
        }
        let filer = try agency.map { try self.filer($0, year: year) }
        let report = BlankReport(
            form: form, year: year, agencyName: filer?.name, level: filer?.level)
        return try Self.write(file, isOverwriting: isOverwriting) { try report.write(to: $0) }
    }

    private func filer(_ agency: Int64, year: Int) throws -> (name: String, level: RegionLevel) {
        try withDatabase { connection in
            let found = try Intake(connection: connection).agencies(
                id: agency, name: nil, year: year)
            guard let found = found.first else {
                throw Refusal(
                    .wrongUsage, WorkbookMessages.noSuchAgency.filled(["agency": String(agency)]))
            }
            let region = try TotalsReader(connection: connection).region(found.regionCode)
            return (found.name, region.level)
        }
    }

    // MARK: Files

    private static func checkEnding(_ file: String) throws {
        guard file.lowercased().hasSuffix(".xlsx") else {
            throw Refusal(.wrongUsage, WorkbookMessages.notXlsx.filled(["file": file]))
        }
    }

    /// Writes a workbook beside its place, and puts it there unless another file would be lost.
    private static func write(
        _ file: String, isOverwriting: Bool, _ write: (String) throws -> Void
    ) throws -> Phrase {
        let draft = "\(file).draft-\(getpid())"
        defer { unlink(draft) }
        try write(draft)
        let bytes = Array(try Data(contentsOf: URL(filePath: draft)))
        let paths = try HandoutFiles([(file, bytes)]).write(isOverwriting: isOverwriting)
        return paths.map { ReportMessages.written.filled(["file": $0]) }.lines
    }
}

extension RegionBook.FiledReport {
    fileprivate init(_ report: FiledReport) {
        self.init(
            regionCode: report.regionCode, regionName: report.regionName,
            agencyID: report.agencyID, agencyName: report.agencyName,
            agencyClass: report.agencyClass, revision: report.revision,
            standing: report.isWaived ? .waived : report.isIncluded ? .included : .excluded,
            figures: report.figures)
    }
}

import Messages
public import PostgresClient
import SQLTexts
public import Vocabulary

/// Reads what the pages of regions say: a dozen statements a region, whatever its size, all of one
/// edition. Whoever calls holds the transaction whose snapshot they share.
public struct SiteReader {
    private let connection: Connection
    private let edition: EditionInfo

    public init(connection: Connection, edition: EditionInfo) {
        self.connection = connection
        self.edition = edition
    }

    /// Report years with totals, ascending.
    public func years() throws -> [Int] {
        let rows = try connection.run(Queries.readSiteYears, [.int64(edition.id)])
        return try (0..<rows.count).map { Int(try rows.requiredInt32($0, "year")) }
    }

    /// Regions with totals that the login may see, by code; of certain regions, if these are given.
    public func regions(years: [Int], among codes: [String]? = nil) throws -> [Region] {
        let rows = try connection.run(
            Queries.readSiteRegions,
            [.int64(edition.id), Self.array(years), .textArray(codes)])
        return try (0..<rows.count).map { row in
            Region(
                code: try rows.requiredText(row, "code"),
                name: try rows.requiredText(row, "name"),
                level: try rows.required(row, "level", as: RegionLevel.self),
                parentCode: rows.text(row, "parent_code"))
        }
    }

    public func region(_ region: Region, years: [Int]) throws -> SiteRegion {
        let below = try below(region.code, years)
        let codes = [region.code] + below.values.reduce(Set()) { $0.union($1) }.sorted()
        let agencies = try agencies(region.code, years)
        let numbers = Set(agencies.map(\.id)).sorted()
        return SiteRegion(
            region: region, editions: try editions(region.code, years),
            below: below, totals: try totals(codes, years), agencies: agencies,
            reports: try reports(region.code, years), filings: try filings(numbers, years),
            lateness: try lateness(region.code, years),
            findings: try findings(region.code, years),
            decisions: try decisions(numbers, years), histories: try histories(region.code, years),
            waived: try TotalsReader(connection: connection).waivedReports(
                in: region.code, years: years, edition: edition),
            contacts: try ContactReader(connection: connection).contacts(of: numbers))
    }

    private static func array(_ years: [Int]) -> Parameter { .int64Array(years.map(Int64.init)) }

    private func rows(_ query: SQLText, _ code: String, _ years: [Int]) throws -> Rows {
        try connection.run(query, [.text(code), Self.array(years), .int64(edition.id)])
    }

    private func editions(_ code: String, _ years: [Int]) throws -> [Int: EditionInfo] {
        let rows = try rows(Queries.readSiteEditions, code, years)
        var editions: [Int: EditionInfo] = [:]
        for row in 0..<rows.count {
            editions[Int(try rows.requiredInt32(row, "year"))] = EditionInfo(
                id: try rows.requiredInt64(row, "edition_id"),
                businessDate: try rows.requiredDate(row, "business_date"),
                publishedAt: try rows.requiredInstant(row, "published_at"),
                contentHash: try rows.requiredText(row, "content_hash"))
        }
        return editions
    }

    private func below(_ code: String, _ years: [Int]) throws -> [Int: Set<String>] {
        let rows = try rows(Queries.readSiteBelow, code, years)
        var below: [Int: Set<String>] = [:]
        for row in 0..<rows.count {
            below[Int(try rows.requiredInt32(row, "year")), default: []].insert(
                try rows.requiredText(row, "code"))
        }
        return below
    }

    private func totals(_ codes: [String], _ years: [Int]) throws -> [SiteTotal] {
        let rows = try connection.run(
            Queries.readSiteTotals, [.textArray(codes), Self.array(years), .int64(edition.id)])
        return try (0..<rows.count).map { row in
            SiteTotal(
                regionCode: try rows.requiredText(row, "region_code"),
                year: Int(try rows.requiredInt32(row, "year")),
                scope: try rows.required(row, "scope", as: Scope.self),
                formID: try rows.requiredText(row, "form_id"),
                expected: try rows.requiredInt64(row, "expected"),
                received: try rows.requiredInt64(row, "received"),
                included: try rows.requiredInt64(row, "included"),
                onTime: try rows.requiredInt64(row, "on_time"),
                late: try rows.requiredInt64(row, "late"),
                figures: try rows.int64Array(row, "cell_values") ?? [],
                blanks: try rows.int64Array(row, "blank") ?? [])
        }
    }

    private func agencies(_ code: String, _ years: [Int]) throws -> [SiteAgency] {
        let rows = try rows(Queries.readSiteAgencies, code, years)
        return try (0..<rows.count).map { row in
            let standing = Int(try rows.int32(row, "standing") ?? 0)
            return SiteAgency(
                year: Int(try rows.requiredInt32(row, "year")),
                id: try rows.requiredInt64(row, "agency_id"),
                name: try rows.requiredText(row, "name"),
                agencyClass: try rows.required(row, "class", as: AgencyClass.self),
                standing: SiteAgency.Standing(rawValue: standing) ?? .apart,
                activeFrom: try rows.date(row, "active_from"),
                activeTo: try rows.date(row, "active_to"))
        }
    }

    private func reports(_ code: String, _ years: [Int]) throws -> [SiteReport] {
        let rows = try rows(Queries.readSiteReports, code, years)
        return try (0..<rows.count).map { row in
            SiteReport(
                submissionID: try rows.requiredInt64(row, "submission_id"),
                agencyID: try rows.requiredInt64(row, "agency_id"),
                year: Int(try rows.requiredInt32(row, "year")),
                revision: try rows.requiredInt64(row, "revision"),
                formID: try rows.requiredText(row, "form_id"),
                submittedAt: try rows.requiredInstant(row, "submitted_at"),
                publishedOn: try rows.date(row, "published_on"),
                isCounted: try rows.requiredBool(row, "is_counted"),
                isOwn: try rows.requiredBool(row, "is_own"),
                figures: try rows.nullableInt64Array(row, "cells") ?? [],
                fileName: rows.text(row, "file_name"), places: try Self.places(rows, row),
                waivers: try rows.int64Array(row, "waivers") ?? [])
        }
    }

    /// The arrays name cells by their number in the form, from 1.
    private static func places(_ rows: Rows, _ row: Int) throws -> [Int: SiteReport.Place] {
        guard let positions = try rows.int64Array(row, "positions"),
            let raw = try rows.textArray(row, "raw_texts"),
            let zh = try rows.textArray(row, "places_zh"),
            let en = try rows.textArray(row, "places_en")
        else { return [:] }
        var places: [Int: SiteReport.Place] = [:]
        for (number, position) in positions.enumerated()
        where number < raw.count && number < zh.count && number < en.count {
            places[Int(position) - 1] = SiteReport.Place(
                raw: raw[number], place: Phrase(zh[number], en: en[number]))
        }
        return places
    }

    private func filings(_ agencies: [Int64], _ years: [Int]) throws -> [SiteFiling] {
        let rows = try connection.run(
            Queries.readSiteFilings,
            [.int64Array(agencies), Self.array(years), .int64(edition.id)])
        return try (0..<rows.count).map { row in
            SiteFiling(
                submissionID: try rows.requiredInt64(row, "submission_id"),
                agencyID: try rows.requiredInt64(row, "agency_id"),
                year: Int(try rows.requiredInt32(row, "year")),
                revision: try rows.requiredInt64(row, "revision"),
                submittedAt: try rows.requiredInstant(row, "submitted_at"),
                publishedOn: try rows.date(row, "published_on"),
                isReturned: try rows.requiredBool(row, "is_returned"),
                isWithdrawn: try rows.requiredBool(row, "is_withdrawn"))
        }
    }

    private func lateness(_ code: String, _ years: [Int]) throws -> [SiteLateness] {
        let rows = try connection.run(
            Queries.readSiteLateness,
            [
                .text(code), Self.array(years), .text(edition.businessDate.description),
                .text(edition.publishedAt.description),
            ])
        return try (0..<rows.count).map { row in
            SiteLateness(
                year: Int(try rows.requiredInt32(row, "year")),
                agencyID: try rows.requiredInt64(row, "agency_id"),
                event: try rows.required(row, "event", as: LatenessRow.Event.self),
                dueOn: try rows.requiredDate(row, "due_on"),
                happenedOn: try rows.date(row, "happened_on"),
                daysLate: try rows.int64(row, "days_late"),
                status: try rows.required(row, "status", as: LatenessRow.Status.self),
                dueFrom: try rows.requiredText(row, "due_from"),
                closedBy: rows.text(row, "closed_by"))
        }
    }

    private func findings(_ code: String, _ years: [Int]) throws -> [SiteFinding] {
        let rows = try rows(Queries.readSiteFindings, code, years)
        return try (0..<rows.count).map { row in
            SiteFinding(
                year: Int(try rows.requiredInt32(row, "year")),
                submissionID: try rows.int64(row, "submission_id"),
                revision: try rows.int64(row, "revision"),
                agencyID: try rows.int64(row, "agency_id"),
                scope: try rows.word(row, "scope", as: Scope.self),
                rule: try rows.requiredText(row, "rule"),
                severity: try rows.required(row, "severity", as: Severity.self),
                verdict: try rows.required(row, "verdict", as: Verdict.self),
                cells: try rows.textArray(row, "cells") ?? [],
                message: Phrase(
                    try rows.requiredText(row, "message_zh"),
                    en: try rows.requiredText(row, "message_en")),
                firstEdition: try rows.requiredInt64(row, "first_edition_id"),
                waiverID: try rows.int64(row, "waiver_id"))
        }
    }

    private func decisions(_ agencies: [Int64], _ years: [Int]) throws -> [SiteDecision] {
        let rows = try connection.run(
            Queries.readSiteDecisions,
            [.int64Array(agencies), Self.array(years), .int64(edition.id)])
        return try (0..<rows.count).map { row in
            SiteDecision(
                kind: try rows.requiredText(row, "kind"),
                number: try rows.int64(row, "decision_id"),
                submissionID: try rows.int64(row, "submission_id"),
                agencyID: try rows.requiredInt64(row, "agency_id"),
                year: Int(try rows.requiredInt32(row, "year")),
                at: try rows.requiredInstant(row, "at"), decidedBy: rows.text(row, "decided_by"),
                reason: rows.text(row, "reason"),
                isRevoked: try rows.requiredBool(row, "is_revoked"))
        }
    }

    /// Totals that never changed have no history to tell, so most regions ask one question.
    private func histories(_ code: String, _ years: [Int]) throws -> [SiteHistory] {
        let rows = try rows(Queries.readSiteVersions, code, years)
        let reader = HistoryReader(connection: connection)
        let instant = edition.publishedAt
        return try (0..<rows.count).map { row in
            let year = Int(try rows.requiredInt32(row, "year"))
            let scope = try rows.required(row, "scope", as: Scope.self)
            return SiteHistory(
                year: year, scope: scope,
                versions: try reader.versions(
                    region: code, year: year, scope: scope, at: instant),
                changes: try reader.cellChanges(
                    region: code, year: year, scope: scope, at: instant),
                causes: try reader.causes(region: code, year: year, scope: scope, at: instant))
        }
    }
}

import NightlyRun
import PostgresClient
import Store
import Testing
import Vocabulary

/// Ten years of lists, each printed on its day, and all of them again after everything that was
/// noted down later.
@Suite struct LaterNotesTests {
    /// What people could print on a day.
    private struct Lists {
        let county: PastCounty
        /// Nil on the day itself; its end when everything is asked again.
        let known: Instant?

        func text(_ day: String) throws -> [String] {
            var lines: [String] = []
            let audit = AuditReader(connection: county.connection)
            let history = HistoryReader(connection: county.connection)
            let totals = TotalsReader(connection: county.connection)
            for year in 2015...2025 {
                lines += try audit.lateness(
                    year: year, region: nil, asOf: CalendarDate(day), known: known
                ).map { "late \($0)" }
                lines += try audit.findings(
                    year: year, region: nil, agency: nil, severity: nil, at: known
                ).map { "finding \($0)" }
                for region in ["990000", "990100", "990200", PastCounty.code] {
                    let total = try totals.total(
                        region: region, year: year, scope: .all, at: known)
                    lines.append("total \(region) \(year) \(total.map { "\($0)" } ?? "-")")
                    lines += try told(history, region, year)
                    guard let total else { continue }
                    let composition = CompositionReader(
                        connection: county.connection, cell: "requests.granted.total", year: year,
                        scope: .all, edition: total.edition.id, known: known)
                    lines += try composition.contributions(region: region).map { "part \($0)" }
                    lines += try composition.below(region: region).map { "below \($0)" }
                    lines.append("sum \(try composition.sums(regions: [region]))")
                }
            }
            for agency in county.agencies.values.sorted() {
                lines += try audit.history(
                    agency: agency, asOf: CalendarDate(day), known: known
                ).map { "history \($0)" }
            }
            return lines
        }

        private func told(
            _ history: HistoryReader, _ region: String, _ year: Int
        ) throws -> [String] {
            try history.versions(region: region, year: year, scope: .all, at: known).map {
                "version \(region) \($0)"
            }
                + history.causes(region: region, year: year, scope: .all, at: known).map {
                    "cause \(region) \($0)"
                }
                + history.cellChanges(region: region, year: year, scope: .all, at: known).map {
                    "cell \(region) \($0)"
                }
        }
    }

    private final class Printed {
        var lists: [(day: String, lines: [String])] = []
    }

    @Test func everyPastListIsPrintedAgainAsItWas() throws {
        let printed = Printed()
        var county = try PastCounty.afterTenYears { county, day in
            printed.lists.append((day, try Lists(county: county, known: nil).text(day)))
        }
        try county.notesOf2026()
        #expect(printed.lists.count == 35)
        for (day, lines) in printed.lists {
            let known: Instant = "\(day)T23:59:59.999999+08:00"
            let again = try Lists(county: county, known: known).text(day)
            #expect(again.count == lines.count, "\(day)")
            for (old, new) in zip(lines, again) where old != new {
                Issue.record("\(day)\n\(old)\n\(new)")
                return
            }
        }
        // all that was done about one year after another is what a run of everything makes of it
        #expect(try !county.run("2026-06-02", isFull: true).isPublished)
        #expect(try HistoryReader(connection: county.connection).brokenRecords() == [])
    }

    /// What the lists of a past day are now, and what it says of them.
    @Test func whatWasNotedLaterShowsToday() throws {
        var county = try PastCounty.afterTenYears()
        try county.notesOf2026()
        let audit = AuditReader(connection: county.connection)
        func row(_ agency: String, _ year: Int, _ day: String) throws -> LatenessRow? {
            try audit.lateness(year: year, region: nil, asOf: CalendarDate(day)).first {
                $0.agencyID == county.id(agency) && $0.event == .submit
            }
        }
        // filed in time, as is known since April 2026
        let found = try #require(try row("河西乡", 2024, "2025-02-20"))
        #expect(found.status == .onTime && found.storedAt?.hasPrefix("2026-04-01") == true)
        // and that the agency had ended in another year is known since June
        #expect(found.notedOn?.description == "2026-06-02")
        #expect(try row("档案馆", 2025, "2026-02-15")?.status == .exempt)
        #expect(try row("交通局", 2023, "2024-02-15")?.agencyName == "交通局")
        #expect(try row("交通局", 2024, "2025-02-15")?.agencyName == "交通运输局")
        #expect(try row("住建局", 2025, "2026-02-15")?.agencyName == "住建局")
        #expect(try row("河西乡", 2025, "2026-02-15") == nil)
        func granted(_ region: String, _ year: Int) throws -> String? {
            try TotalsReader(connection: county.connection).total(
                region: region, year: year, scope: .all, at: nil
            )?.cells.first { $0.cell == "requests.granted.natural_person" }?.value
        }
        // 14 + 65 + 45 + 33 + 22 + 64 + 73 + 18
        #expect(try granted("990100", 2023) == "334" && granted("990200", 2023) == nil)
        #expect(try granted("990100", 2025) == nil)
        // 16 + 67 + 47 + 35 + 24 + 66, without 河西乡
        #expect(try granted("990200", 2025) == "255" && granted("990000", 2025) == "255")
        #expect(try granted(PastCounty.code, 2024) == granted("990100", 2024))
    }
}

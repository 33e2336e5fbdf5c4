import PostgresClient
import Store
import Testing
import Vocabulary

/// A day somebody asks about, and the answers, added up by hand from ``TenYears``.
struct PastDay: Sendable {
    /// What was published of granted requests of natural persons in the whole county.
    enum Published: Sendable, Equatable {
        /// Nothing had ever been published.
        case refused
        /// Nothing for this year.
        case nothing
        case total(String, included: Int64, of: Int64)
    }

    let day: String
    let year: Int
    /// On time, late, missing, pending, exempt.
    let filings: [Int]
    /// Share on time of those expected.
    let rate: String
    let published: Published
    /// Who changed the total last, and why.
    var causes: [String] = []
}

/// What a county's record answers about past days, against a history that is known.
@Suite struct TenYearsTests {
    /// Where a finished history is, and the numbers of its agencies.
    private struct Told: Sendable {
        let database: String
        let agencies: [String: Int64]
    }

    /// Made once; every test reads it by a connection of its own.
    private static let told = Result {
        let county = try PastCounty.afterTenYears()
        return Told(database: county.database, agencies: county.agencies)
    }

    private func connection() throws -> Connection {
        try Connection(conninfo: try Self.told.get().database)
    }

    static let days = [
        // eight agencies, 防汛办 files on 15 February; edition 1 came only in 2020
        PastDay(
            day: "2017-02-10", year: 2016, filings: [7, 0, 1, 0, 0], rate: "0.875000",
            published: .refused),
        PastDay(
            day: "2017-02-20", year: 2016, filings: [7, 1, 0, 0, 0], rate: "0.875000",
            published: .refused),
        // 粮食局 never files; for the next year it is closed and not expected
        PastDay(
            day: "2018-02-01", year: 2017, filings: [7, 0, 1, 0, 0], rate: "0.875000",
            published: .refused),
        PastDay(
            day: "2019-01-10", year: 2018, filings: [0, 0, 0, 7, 0], rate: "0.000000",
            published: .refused),
        PastDay(
            day: "2019-01-25", year: 2018, filings: [7, 0, 0, 0, 0], rate: "1.000000",
            published: .refused),
        // no form was valid for 2018, so nothing is added up for it
        PastDay(
            day: "2020-02-10", year: 2018, filings: [7, 0, 0, 0, 0], rate: "1.000000",
            published: .nothing),
        // 10 + 20 + 50 + 60 + 70; 防汛办 and 扶贫办 are missing: 5 of 7
        PastDay(
            day: "2020-02-10", year: 2019, filings: [5, 0, 2, 0, 0], rate: "0.714286",
            published: .total("210", included: 5, of: 7),
            causes: ["政府办 first", "水利局 first", "综合局 first", "河东乡 first", "档案馆 first"]),
        // + 30
        PastDay(
            day: "2020-02-25", year: 2019, filings: [5, 1, 1, 0, 0], rate: "0.714286",
            published: .total("240", included: 6, of: 7), causes: ["防汛办 late_report"]),
        // 扶贫办 has filed, but its report does not add up: received, not counted
        PastDay(
            day: "2020-03-15", year: 2019, filings: [5, 2, 0, 0, 0], rate: "0.714286",
            published: .total("240", included: 6, of: 7)),
        // + 40 by a waiver until the end of the year
        PastDay(
            day: "2020-12-31", year: 2019, filings: [5, 2, 0, 0, 0], rate: "0.714286",
            published: .total("280", included: 7, of: 7), causes: ["扶贫办 waiver"]),
        // - 40, the waiver has ended
        PastDay(
            day: "2021-01-03", year: 2019, filings: [5, 2, 0, 0, 0], rate: "0.714286",
            published: .total("240", included: 6, of: 7), causes: ["扶贫办 waiver"]),
        // + 41
        PastDay(
            day: "2021-01-08", year: 2019, filings: [5, 2, 0, 0, 0], rate: "0.714286",
            published: .total("281", included: 7, of: 7), causes: ["扶贫办 correction"]),
        // before 档案馆 was exempted it was expected like the others
        PastDay(
            day: "2021-01-05", year: 2020, filings: [0, 0, 0, 7, 0], rate: "0.000000",
            published: .nothing),
        // 11 + 42 + 52 + 61 + 31; 水利局 has time until 15 February: 5 of 6
        PastDay(
            day: "2021-02-05", year: 2020, filings: [5, 0, 0, 1, 1], rate: "0.833333",
            published: .total("197", included: 5, of: 6),
            causes: ["政府办 first", "防汛办 first", "扶贫办 first", "综合局 first", "河东乡 first"]),
        // + 21, in the extended time
        PastDay(
            day: "2021-02-12", year: 2020, filings: [6, 0, 0, 0, 1], rate: "1.000000",
            published: .total("218", included: 6, of: 6), causes: ["水利局 late_report"]),
        // - 52; sent back, it has been filed in time all the same
        PastDay(
            day: "2021-03-05", year: 2020, filings: [6, 0, 0, 0, 1], rate: "1.000000",
            published: .total("166", included: 5, of: 6), causes: ["综合局 returned"]),
        // + 54
        PastDay(
            day: "2021-03-31", year: 2020, filings: [6, 0, 0, 0, 1], rate: "1.000000",
            published: .total("220", included: 6, of: 6), causes: ["综合局 correction"]),
        // 12 + 53 + 71 + 43; 水务局 for the two that merged, not yet allowed; townships have time
        PastDay(
            day: "2022-02-05", year: 2021, filings: [5, 0, 0, 1, 0], rate: "0.833333",
            published: .total("179", included: 4, of: 6),
            causes: ["政府办 first", "扶贫办 first", "综合局 first", "档案馆 first"]),
        // + 62 + 60
        PastDay(
            day: "2022-02-15", year: 2021, filings: [6, 0, 0, 0, 0], rate: "1.000000",
            published: .total("301", included: 6, of: 6),
            causes: ["河东乡 late_report", "水务局 waiver"]),
        // revision 2 has other values, so the waiver does not hold for it; revision 1 still counts
        PastDay(
            day: "2022-03-02", year: 2021, filings: [6, 0, 0, 0, 0], rate: "1.000000",
            published: .total("301", included: 6, of: 6),
            causes: ["河东乡 late_report", "水务局 waiver"]),
        // - 60, revision 1 was sent back
        PastDay(
            day: "2022-03-05", year: 2021, filings: [6, 0, 0, 0, 0], rate: "1.000000",
            published: .total("241", included: 5, of: 6), causes: ["水务局 returned"]),
        // + 61
        PastDay(
            day: "2022-03-12", year: 2021, filings: [6, 0, 0, 0, 0], rate: "1.000000",
            published: .total("302", included: 6, of: 6), causes: ["水务局 correction"]),
        // 220 + 36 - 31, by a body that had been gone for ten months
        PastDay(
            day: "2022-05-15", year: 2020, filings: [6, 0, 0, 0, 1], rate: "1.000000",
            published: .total("225", included: 6, of: 6), causes: ["防汛办 correction"]),
        // 13 + 64 + 55 + 63 + 44; 档案馆 filed on 5 March, after the closing date
        PastDay(
            day: "2023-03-10", year: 2022, filings: [5, 1, 0, 0, 0], rate: "0.833333",
            published: .total("239", included: 5, of: 6)),
        // a correction after the closing date changes nothing
        PastDay(
            day: "2023-04-10", year: 2022, filings: [5, 1, 0, 0, 0], rate: "0.833333",
            published: .total("239", included: 5, of: 6)),
        // 14 + 65 + 45 + 33 + 22 + 64 + 73. 河西乡 was there, though nobody had registered it: the
        // list of today knows it (until 10 February), what was published then does not
        PastDay(
            day: "2024-02-05", year: 2023, filings: [7, 0, 0, 1, 0], rate: "0.875000",
            published: .total("316", included: 7, of: 7),
            causes: [
                "政府办 first", "河东乡 first", "档案馆 first", "水务局 first", "乡村振兴局 first",
                "住建局 first", "交通局 first",
            ]),
        PastDay(
            day: "2024-04-05", year: 2023, filings: [7, 0, 1, 0, 0], rate: "0.875000",
            published: .total("316", included: 7, of: 8)),
        // + 18
        PastDay(
            day: "2024-04-15", year: 2023, filings: [7, 1, 0, 0, 0], rate: "0.875000",
            published: .total("334", included: 8, of: 8), causes: ["河西乡 late_report"]),
        // 15 + 66 + 46 + 34 + 65 + 74; both late ones are in, the next run is to come: 6 of 8
        PastDay(
            day: "2025-02-11", year: 2024, filings: [6, 2, 0, 0, 0], rate: "0.750000",
            published: .total("300", included: 6, of: 8),
            causes: [
                "政府办 first", "河东乡 first", "档案馆 first", "水务局 first", "乡村振兴局 first",
                "住建局 first",
            ]),
        // + 23 + 19
        PastDay(
            day: "2025-02-12", year: 2024, filings: [6, 2, 0, 0, 0], rate: "0.750000",
            published: .total("342", included: 8, of: 8),
            causes: ["交通局 late_report", "河西乡 late_report"]),
        // 16 + 67 + 47 + 35 + 24 + 66 + 20; 档案馆 is missing: 7 of 8
        PastDay(
            day: "2026-03-31", year: 2025, filings: [7, 0, 1, 0, 0], rate: "0.875000",
            published: .total("275", included: 7, of: 8),
            causes: [
                "政府办 first", "河东乡 first", "水务局 first", "乡村振兴局 first", "住建局 first",
                "交通局 first", "河西乡 first",
            ]),
    ]

    private static func end(of day: String) -> Instant { "\(day)T23:59:59.999999+08:00" }

    @Test(arguments: days)
    func whoHadFiled(asked: PastDay) throws {
        let connection = try connection()
        let rows = try AuditReader(connection: connection).lateness(
            year: asked.year, region: PastCounty.code, asOf: CalendarDate(asked.day)
        ).filter { $0.event == .submit }
        let order: [LatenessRow.Status] = [.onTime, .late, .missing, .pending, .exempt]
        #expect(order.map { status in rows.count { $0.status == status } } == asked.filings)
        let rates = try connection.execute(
            Statement(
                name: "rate",
                sql: """
                    SELECT on_time_rate FROM audit.punctuality_as_of($1::integer, $2::date)
                    WHERE region_code = '990121'
                    """), [.int32(Int32(asked.year)), .text(asked.day)])
        #expect(rates.text(0, "on_time_rate") == asked.rate)
    }

    @Test(arguments: days)
    func whatWasPublished(asked: PastDay) throws {
        let connection = try connection()
        let published: PastDay.Published
        do {
            let total = try TotalsReader(connection: connection).total(
                region: PastCounty.code, year: asked.year, scope: .all,
                at: Self.end(of: asked.day))
            if let total {
                let cell = try #require(
                    total.cells.first { $0.cell == "requests.granted.natural_person" })
                published = .total(
                    cell.value ?? "", included: total.included, of: total.expected)
            } else {
                published = .nothing
            }
        } catch StoreError.beforeFirstEdition {
            published = .refused
        }
        #expect(published == asked.published)
    }

    @Test(arguments: days)
    func whoChangedItAndWhy(asked: PastDay) throws {
        let connection = try connection()
        let history = HistoryReader(connection: connection)
        let instant = Self.end(of: asked.day)
        let last = try history.versions(
            region: PastCounty.code, year: asked.year, scope: .all, at: instant
        ).last
        let causes = try history.causes(
            region: PastCounty.code, year: asked.year, scope: .all, at: instant
        ).filter { $0.edition == last?.edition }
        #expect(causes.map { "\($0.name) \($0.reason.rawValue)" } == asked.causes)
    }

    /// By revision, whether the errors of its figures were allowed.
    private func allowed(
        _ agency: String, _ year: Int, _ day: String
    ) throws -> [Int64?: Set<Bool>] {
        let errors = try AuditReader(connection: connection()).findings(
            year: year, region: nil, agency: Self.told.get().agencies[agency], severity: .error,
            at: Self.end(of: day)
        ).filter { $0.finding.rule.hasPrefix("R-T") }
        return Dictionary(grouping: errors, by: \.revision).mapValues { errors in
            Set(errors.map { $0.waiverID != nil })
        }
    }

    @Test func whichWaiverHeld() throws {
        #expect(try allowed("扶贫办", 2019, "2020-03-15") == [1: [false]])
        #expect(try allowed("扶贫办", 2019, "2020-03-21") == [1: [true]])
        #expect(try allowed("扶贫办", 2019, "2020-12-31") == [1: [true]])
        #expect(try allowed("扶贫办", 2019, "2021-01-03") == [1: [false]])
        // the corrected report is right, and the one before is no longer looked at
        #expect(try allowed("扶贫办", 2019, "2021-01-08") == [:])
        #expect(try allowed("水务局", 2021, "2022-02-05") == [1: [false]])
        #expect(try allowed("水务局", 2021, "2022-02-15") == [1: [true]])
        // given for 61 against 60, it does not hold for 62 against 60
        #expect(try allowed("水务局", 2021, "2022-03-02") == [1: [true], 2: [false]])
        #expect(try allowed("水务局", 2021, "2022-03-05") == [1: [true], 2: [false]])
        #expect(try allowed("水务局", 2021, "2022-03-12") == [:])
    }

    /// 3 and 4 requests were carried over to 水务局, which carried in 7; the correction of May 2022
    /// makes them 3 and 5. The new name of 扶贫办 carried in the 2 that were left; a part of 综合局
    /// cannot be compared.
    @Test func successorsFollowOnFromTheirPredecessors() throws {
        let connection = try connection()
        func carried(_ year: Int, _ day: String) throws -> [String] {
            try AuditReader(connection: connection).findings(
                year: year, region: nil, agency: nil, severity: nil, at: Self.end(of: day)
            ).filter { $0.finding.rule == "R-X-CARRY" && $0.finding.verdict == .failed }.map {
                "\($0.agencyName ?? "") \($0.finding.left ?? "") \($0.finding.right ?? "")"
            }
        }
        #expect(try carried(2021, "2022-05-10") == [])
        // in the column of natural persons and in the total
        #expect(try carried(2021, "2022-05-11") == ["水务局 7 8", "水务局 7 8"])
        #expect(try carried(2022, "2026-03-31") == [])
        #expect(try carried(2023, "2026-03-31") == [])
    }

    @Test func theDateThatBitIsNamed() throws {
        let connection = try connection()
        func row(_ agency: String, _ year: Int, _ day: String) throws -> LatenessRow {
            try #require(
                try AuditReader(connection: connection).lateness(
                    year: year, region: PastCounty.code, asOf: CalendarDate(day)
                ).first { $0.agencyName == agency && $0.event == .submit })
        }
        let before = try row("水利局", 2020, "2021-01-24")
        #expect(before.dueOn.description == "2021-01-31" && before.dueFrom == "default")
        let extended = try row("水利局", 2020, "2021-01-25")
        #expect(extended.dueOn.description == "2021-02-15" && extended.dueFrom == "extension")
        #expect(extended.decidedBy == "县政府办" && extended.documentNumber == "县政办函〔2021〕5号")
        let exempt = try row("档案馆", 2020, "2021-01-10")
        #expect(exempt.status == .exempt && exempt.documentNumber == "县政办函〔2021〕2号")
        let township = try row("河东乡", 2021, "2022-02-05")
        #expect(township.dueOn.description == "2022-02-10" && township.dueFrom == "deadline")
        let closed = try row("档案馆", 2022, "2023-03-10")
        #expect(closed.closedBy == "no_new_after" && closed.daysLate == 33)
        let corrected = try row("综合局", 2022, "2023-04-10")
        #expect(corrected.closedBy == "no_corrections_after" && corrected.status == .onTime)
    }

    /// What each year came to in the end, as the totals have it: on time and late as in the list,
    /// the extended one of 2020 on time.
    @Test func completenessAgreesWithTheLateList() throws {
        let rows = try connection().execute(
            Statement(
                name: "completeness",
                sql: """
                    SELECT concat_ws(' ', year, on_time, late, missing) AS counts
                    FROM summary.completeness WHERE region_code = '990121' AND scope = 'all'
                      AND year > 2018 ORDER BY year
                    """))
        #expect(
            (0..<rows.count).map { rows.text($0, "counts") } == [
                "2019 5 2 0", "2020 6 0 0", "2021 6 0 0", "2022 5 1 0", "2023 7 1 0",
                "2024 6 2 0", "2025 7 0 1",
            ])
    }

    @Test func theRecordIsIntactAfterTenYears() throws {
        let connection = try connection()
        let reader = HistoryReader(connection: connection)
        #expect(try reader.brokenRecords() == [])
        #expect(try reader.recordSize().editions == 25)
    }
}

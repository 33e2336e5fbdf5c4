import Store
import Vocabulary

/// Ten report years, 2016 to 2025, of one small county: who was there, what was filed and decided
/// on which day, and the nights that published. What all this comes to on twenty days and more is
/// worked out by hand in ``TenYearsTests``.
///
/// | agency | from | to | then |
/// |---|---|---|---|
/// | 政府办, 河东乡, 档案馆 | start | | 档案馆 exempt for 2020 |
/// | 粮食局 | start | 2018-11-30 | closed |
/// | 水利局, 防汛办 | start | 2021-06-30 | merged into 水务局 |
/// | 扶贫办 | start | 2022-03-31 | renamed 乡村振兴局 |
/// | 综合局 | start | 2023-08-31 | split into 住建局 (6/10) and 交通局 (4/10) |
/// | 河西乡 | 2023-01-01 | | entered in the registry only on 2024-04-01 |
extension PastCounty {
    static func afterTenYears(
        afterNight: @escaping (PastCounty, String) throws -> Void = { _, _ in }
    ) throws -> PastCounty {
        var county = try PastCounty(afterNight: afterNight)
        try county.open("政府办", .governmentOffice)
        try county.open("水利局", to: "2021-06-30")
        try county.open("防汛办", to: "2021-06-30")
        try county.open("扶贫办", to: "2022-03-31")
        try county.open("综合局", to: "2023-08-31")
        try county.open("河东乡", .township)
        try county.open("粮食局", to: "2018-11-30")
        try county.open("档案馆", .institution)
        try county.yearsWithoutAForm()
        try county.year2019()
        try county.year2020()
        try county.merge()
        try county.year2021()
        try county.rename()
        try county.year2022()
        try county.split()
        try county.year2023()
        try county.year2024()
        try county.year2025()
        return county
    }

    private func file(_ year: Int, _ granted: KeyValuePairs<String, Int>, on day: String) throws {
        for (agency, granted) in granted { try file(agency, year, granted: granted, on: day) }
    }

    /// No form was valid for these years: reports are kept, late ones are late, nothing is added.
    private func yearsWithoutAForm() throws {
        let old: KeyValuePairs = [
            "政府办": 1, "水利局": 1, "扶贫办": 1, "综合局": 1, "河东乡": 1, "档案馆": 1,
        ]
        try file(2016, old, on: "2017-01-20")
        try file(2016, ["粮食局": 1], on: "2017-01-20")
        try file(2016, ["防汛办": 1], on: "2017-02-15")
        try file(2017, old, on: "2018-01-20")
        try file(2017, ["防汛办": 1], on: "2018-01-20")
        try file(2018, old, on: "2019-01-20")
        try file(2018, ["防汛办": 1], on: "2019-01-20")
    }

    /// A late report; one that does not add up and is let in until the end of the year; when the
    /// waiver has ended it goes out again and is corrected.
    private func year2019() throws {
        try file(
            2019, ["政府办": 10, "水利局": 20, "综合局": 50, "河东乡": 60, "档案馆": 70],
            on: "2020-01-20")
        try run("2020-02-01")  // edition 1
        try file("防汛办", 2019, granted: 30, on: "2020-02-20")
        try run("2020-02-21")  // 2
        try file("扶贫办", 2019, granted: 40, total: 44, on: "2020-03-10")
        try run("2020-03-11")  // 3
        try waive("扶贫办", 2019, until: "2020-12-31", on: "2020-03-20")
        try run("2020-03-21")  // 4
        try run("2021-01-01")  // 5: the waiver has ended
        try file("扶贫办", 2019, granted: 41, on: "2021-01-05")
        try run("2021-01-06")  // 6
    }

    /// An exemption, an extension, and a report that is sent back and corrected.
    private func year2020() throws {
        try execute(
            """
            INSERT INTO registry.exemption
                (agency_id, year, reason, granted_by, document_number, granted_on)
            VALUES (\(id("档案馆")), 2020, '馆舍搬迁', '县政府办', '县政办函〔2021〕2号', '2021-01-10')
            """)
        try file(
            2020, ["政府办": 11, "扶贫办": 42, "综合局": 52, "河东乡": 61], on: "2021-01-20")
        try file("防汛办", 2020, granted: 31, carriedOut: 4, on: "2021-01-20")
        try execute(
            """
            INSERT INTO registry.extension (agency_id, year, event, due_on, reason, granted_by,
                document_number, granted_on)
            VALUES (\(id("水利局")), 2020, 'submit', '2021-02-15', '防汛', '县政府办',
                '县政办函〔2021〕5号', '2021-01-25')
            """)
        try run("2021-02-01")  // 7
        try file("水利局", 2020, granted: 21, carriedOut: 3, on: "2021-02-10")
        try run("2021-02-11")  // 8
        try sendBack("综合局", 2020, revision: 1, on: "2021-03-01")
        try run("2021-03-02")  // 9
        try file("综合局", 2020, granted: 54, on: "2021-03-08")
        try run("2021-03-09")  // 10
    }

    private mutating func merge() throws {
        try open("水务局", from: "2021-07-01")
        try execute(
            """
            INSERT INTO registry.succession
                (predecessor_id, successor_id, happened_on, authority, document_number)
            VALUES (\(id("水利局")), \(id("水务局")), '2021-07-01', '县委编委', '县编〔2021〕7号'),
                   (\(id("防汛办")), \(id("水务局")), '2021-07-01', '县委编委', '县编〔2021〕7号')
            """)
    }

    /// The form of 2021 and a later date for townships. A waiver holds for the figures it was given
    /// for and not for those of the next revision; a report of an agency long gone is corrected.
    private func year2021() throws {
        for year in 2021...2025 {
            try RegistryWriter(connection: connection).setDeadline(
                region: Self.code, year: year, agencyClass: .township, event: .submit,
                dueOn: CalendarDate(year: year + 1, month: 2, day: 10)
                    ?? CalendarDate(daysSinceEpoch: 0))
        }
        try file(2021, ["政府办": 12, "综合局": 53, "档案馆": 71], on: "2022-01-20")
        try file("扶贫办", 2021, granted: 43, carriedOut: 2, on: "2022-01-20")
        try file("水务局", 2021, granted: 60, total: 61, carriedIn: 7, on: "2022-01-20")
        try run("2022-02-01")  // 11
        try waive("水务局", 2021, on: "2022-02-05")
        try file("河东乡", 2021, granted: 62, on: "2022-02-09")
        try run("2022-02-10")  // 12
        try file("水务局", 2021, granted: 60, total: 62, carriedIn: 7, on: "2022-03-01")
        try run("2022-03-02")  // 13: revision 1 still counts, revision 2 is not allowed
        try sendBack("水务局", 2021, revision: 1, on: "2022-03-03")
        try run("2022-03-04")  // 14
        try file("水务局", 2021, granted: 61, carriedIn: 7, on: "2022-03-10")
        try run("2022-03-11")  // 15
        try file("防汛办", 2020, granted: 36, carriedOut: 5, on: "2022-05-10")
        try run("2022-05-11")  // 16
    }

    private mutating func rename() throws {
        try open("乡村振兴局", from: "2022-04-01")
        try execute(
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on)
            VALUES (\(id("扶贫办")), \(id("乡村振兴局")), '2022-04-01')
            """)
    }

    /// Closing dates: a first report and a correction come in too late to count.
    private func year2022() throws {
        try execute(
            """
            INSERT INTO registry.closing (region_code, year, no_new_after, no_corrections_after,
                set_by, document_number)
            VALUES ('\(Self.code)', 2022, '2023-02-28', '2023-03-31', '县政府办', '县政办函〔2023〕1号')
            """)
        try file(
            2022, ["政府办": 13, "水务局": 64, "综合局": 55, "河东乡": 63], on: "2023-01-20")
        try file("乡村振兴局", 2022, granted: 44, carriedIn: 2, on: "2023-01-20")
        try run("2023-02-01")  // 17
        try file("档案馆", 2022, granted: 72, on: "2023-03-05")
        try run("2023-03-06")  // 18
        try file("综合局", 2022, granted: 99, on: "2023-04-05")
        try run("2023-04-06")  // 19
    }

    private mutating func split() throws {
        try open("住建局", from: "2023-09-01")
        try open("交通局", from: "2023-09-01")
        try execute(
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on, share)
            VALUES (\(id("综合局")), \(id("住建局")), '2023-09-01', 0.6),
                   (\(id("综合局")), \(id("交通局")), '2023-09-01', 0.4)
            """)
    }

    /// An agency that had been forgotten in the registry.
    private mutating func year2023() throws {
        try file(
            2023,
            [
                "政府办": 14, "水务局": 65, "乡村振兴局": 45, "住建局": 33, "交通局": 22, "河东乡": 64,
                "档案馆": 73,
            ], on: "2024-01-20")
        try run("2024-02-01")  // 20
        try open("河西乡", .township, from: "2023-01-01")
        try run("2024-04-02")  // 21
        try file("河西乡", 2023, granted: 18, on: "2024-04-10")
        try run("2024-04-11")  // 22
    }

    private func year2024() throws {
        try file(
            2024,
            [
                "政府办": 15, "水务局": 66, "乡村振兴局": 46, "住建局": 34, "河东乡": 65, "档案馆": 74,
            ], on: "2025-01-20")
        try run("2025-02-01")  // 23
        try file("交通局", 2024, granted: 23, on: "2025-02-03")
        try file("河西乡", 2024, granted: 19, on: "2025-02-11")
        try run("2025-02-12")  // 24
    }

    private func year2025() throws {
        try file(
            2025,
            [
                "政府办": 16, "水务局": 67, "乡村振兴局": 47, "住建局": 35, "交通局": 24, "河东乡": 66,
                "河西乡": 20,
            ], on: "2026-01-20")
        try run("2026-02-01")  // 25
    }
}

import Foundation
import Testing

/// Agencies and regions that change from a day on, and what was before them.
@Suite struct RegistryChangeTests {
    private static let why = ["--reason", "机构改革", "--by", "县委编委"]

    /// Two report years of five agencies in two counties, published.
    private struct Registry {
        let office: Office
        var county: County { office.county }

        init() throws {
            office = try Office()
            for year in [2020, 2021] {
                for (id, _, name) in Office.agencies {
                    try office.county.execute(
                        """
                        SELECT intake.submit(\(id), \(year),
                            '\(year < 2021 ? "gid-2019" : "gid-2021")',
                            jsonb_build_object('requests.received.total', \(id)),
                            '\(year + 1)-01-20 09:00+08')
                        """)
                    _ = name
                }
            }
            #expect(try run().status == 0)
        }

        func run() throws -> Program.Result { try office.county.program("run") }

        func change(_ words: String..., from day: String, more: [String] = ["--yes"]) throws
            -> Program.Result
        {
            try office.county.program.start(
                ["registry"] + words + ["--from", day] + RegistryChangeTests.why + more
            ).wait()
        }

        func agencies(_ year: Int) throws -> String {
            try #require(
                try office.county.text(
                    """
                    SELECT string_agg(concat_ws(' ', agency_id, region_code, name), ', '
                                      ORDER BY agency_id)
                    FROM registry.agencies_in(\(year))
                    WHERE standing IS DISTINCT FROM 1
                    """))
        }

        func expected(_ region: String, _ year: Int) throws -> Int64 {
            try office.county.number(
                """
                SELECT coalesce(max(expected), 0) FROM summary.completeness
                WHERE region_code = '\(region)' AND year = \(year) AND scope = 'all'
                """)
        }
    }

    /// Before anything is written, it is said what changes in which years; without an answer
    /// nothing is.
    @Test func saysFirstWhatChangesInWhichYears() throws {
        let registry = try Registry()
        let before = try registry.agencies(2021)
        for more in [["--dry-run"], []] {
            let told = try registry.change(
                "rename", "--agency", "11", "--to", "铜鼓县财政和国资局", from: "2021-06-01", more: more)
            #expect(told.status == (more.isEmpty ? 64 : 0), "\(told)")
            #expect(
                told.output.contains("2021年度起：铜鼓县财政局（11） 名称 铜鼓县财政局 → 铜鼓县财政和国资局"), "\(told)")
            #expect(told.output.contains("2020年度不变。"), "\(told)")
            #expect(told.output.contains("已公布的合计不变。"))
            #expect(try registry.agencies(2021) == before)
        }
        let moved = try registry.change(
            "move", "--agency", "13", "--to", "360924", from: "2021-12-31",
            more: ["--dry-run", "--lang", "en"])
        #expect(moved.output.contains("from 2021 on:"), "\(moved)")
        #expect(moved.output.contains("Published totals of 2021 change"), "\(moved)")
        #expect(try registry.county.number("SELECT count(*) FROM registry.agency_past") == 0)
    }

    @Test func renamesAndMovesKeepWhatWasBefore() throws {
        let registry = try Registry()
        #expect(
            try registry.change(
                "rename", "--agency", "11", "--to", "铜鼓县财政和国资局", from: "2021-06-01"
            ).status == 0)
        #expect(
            try registry.change(
                "move", "--agency", "13", "--to", "360924", from: "2021-12-31"
            ).status == 0)
        #expect(
            try registry.change(
                "rename", "--region", "360924", "--to", "宜丰市", from: "2021-03-01"
            ).status == 0)
        #expect(try registry.run().status == 0)
        #expect(try registry.agencies(2020).contains("11 360926 铜鼓县财政局, "))
        #expect(try registry.agencies(2021).contains("11 360926 铜鼓县财政和国资局"))
        #expect(try registry.agencies(2020).contains("13 360926"))
        #expect(try registry.agencies(2021).contains("13 360924"))
        #expect(try registry.expected("360926", 2020) == 4)
        #expect(try registry.expected("360926", 2021) == 3)
        #expect(try registry.expected("360924", 2021) == 2)
        for (year, name) in [("2020", "宜丰县"), ("2021", "宜丰市")] {
            let totals = try registry.county.program(
                "totals", "--region", "360924", "--year", year, "--format", "json")
            #expect(try object(json(totals.output))["region_name"] as? String == name)
        }
        let decisions = try registry.county.program("decisions", "--format", "json")
        let made = try list(json(decisions.output)).filter { $0["kind"] as? String == "registry" }
        #expect(made.contains { $0["reason"] as? String == "机构改革" })
        #expect(made.contains { $0["by"] as? String == "县委编委" })
        // a report under the former name is told by it
        let path = try registry.office.report("a.txt", of: "铜鼓县财政局", year: 2020, made: 9)
        let stored = try registry.office.import(path, "--submitted-at", "2021-01-25")
        #expect(stored.status == 0 && stored.output.contains("11"), "\(stored)")
        #expect(try registry.run().status == 0)
        #expect(try registry.county.program("audit", "verify").status == 0)
    }

    @Test func mergersAndSplitsNameWhoTookOver() throws {
        let registry = try Registry()
        let merged = try registry.change(
            "merge", "--agency", "11", "--agency", "15", "--to", "铜鼓县财政民政局",
            from: "2021-07-01")
        #expect(merged.status == 0, "\(merged)")
        #expect(merged.output.contains("不再应报") && merged.output.contains("铜鼓县财政民政局 新增"))
        #expect(
            try registry.change(
                "split", "--agency", "13", "--to", "铜鼓县教育局", "--share", "0.7", "--to",
                "铜鼓县体育局", "--share", "0.3", from: "2021-09-01"
            ).status == 0)
        #expect(try registry.run().status == 0)
        #expect(
            try registry.agencies(2020) == "11 360926 铜鼓县财政局, 12 360926 铜鼓县永宁镇人民政府, "
                + "13 360926 铜鼓县教育体育局, 14 360924 宜丰县财政局, 15 360926 铜鼓县民政局")
        #expect(try registry.expected("360926", 2021) == 4)
        #expect(
            try registry.county.text(
                """
                SELECT string_agg(concat_ws(' ', predecessor_id, trim_scale(share)), ', '
                                  ORDER BY predecessor_id, share) FROM registry.succession
                """) == "11 1, 13 0.3, 13 0.7, 15 1")
        // a loop, and what is gone already
        let loop = try registry.change(
            "merge", "--agency", "12", "--to", "11", from: "2021-08-01")
        #expect(loop.status == 1 && loop.errors.contains("已于 2021-06-30 撤销"), "\(loop)")
        let again = try registry.change("close", "--agency", "15", from: "2021-10-01")
        #expect(again.status == 1 && again.errors.contains("已于 2021-06-30 撤销"), "\(again)")
        #expect(try registry.county.program("audit", "verify").status == 0)
    }

    @Test func aLoopOfMergersIsRefusedInWords() throws {
        let registry = try Registry()
        #expect(
            try registry.change("merge", "--agency", "11", "--to", "12", from: "2022-03-01")
                .status == 0)
        let loop = try registry.change(
            "merge", "--agency", "12", "--to", "11", from: "2022-02-01")
        #expect(loop.status == 1 && loop.errors.contains("沿革成环"), "\(loop)")
        #expect(try registry.county.number("SELECT count(*) FROM registry.succession") == 1)
    }

    @Test func aRegionsNewCodeKeepsTheYearsOfTheOldOne() throws {
        let registry = try Registry()
        try registry.county.execute(
            """
            INSERT INTO registry.deadline (region_code, year, event, due_on)
            VALUES ('360926', 2020, 'submit', '2021-02-10'),
                   ('360926', 2021, 'submit', '2022-02-10')
            """)
        #expect(try registry.run().status == 0)
        let done = try registry.change(
            "recode", "--region", "360926", "--to", "360983", from: "2021-05-01")
        #expect(done.status == 0, "\(done)")
        #expect(done.output.contains("360926 保留以前各年度"), "\(done)")
        #expect(try registry.run().status == 0)
        for (region, year, count) in [
            ("360926", 2020, 4), ("360983", 2020, 0), ("360926", 2021, 0), ("360983", 2021, 4),
            ("360900", 2020, 5), ("360900", 2021, 5),
        ] as [(String, Int, Int64)] {
            #expect(try registry.expected(region, year) == count, "\(region) \(year)")
        }
        let late = try registry.county.program(
            "late", "--year", "2021", "--region", "360983", "--format", "csv")
        #expect(late.output.contains("2022-02-10"))
        #expect(try registry.county.program("audit", "verify").status == 0)
    }

    @Test func whatCannotBeIsRefusedInWords() throws {
        let registry = try Registry()
        #expect(
            try registry.change("rename", "--agency", "11", "--to", "新名", from: "2021-06-01")
                .status == 0)
        func refused(
            _ said: String, _ words: String..., from day: String = "2021-08-01", status: Int32 = 1
        ) throws {
            let result = try registry.county.program.start(
                ["registry"] + words + ["--from", day] + Self.why + ["--yes"]
            ).wait()
            #expect(result.status == status, "\(words) \(result)")
            #expect(result.errors.contains(said), "\(words) \(result)")
        }
        // a past state that overlaps one that is known
        try refused("2021-06-01", "rename", "--agency", "11", "--to", "更早的", from: "2021-03-01")
        try refused("名称已是", "rename", "--agency", "11", "--to", "新名")
        try refused("同一地区已有“新名”（11）", "rename", "--agency", "15", "--to", "新名")
        try refused("不能作名称", "rename", "--agency", "15", "--to", " ", status: 64)
        try refused("没有单位 99", "rename", "--agency", "99", "--to", "甲")
        try refused("999999", "rename", "--region", "999999", "--to", "甲", status: 64)
        try refused("已属 360926", "move", "--agency", "15", "--to", "360926")
        try refused("上级", "move", "--region", "360926", "--to", "360924")
        try refused("才成立", "close", "--agency", "15", from: "2008-01-01")
        try refused("还有下级", "close", "--region", "360900")
        try refused("太远", "close", "--agency", "15", from: "2999-01-01", status: 64)
        try refused("6 位", "recode", "--region", "360926", "--to", "36092")
        try refused("已是 宜丰县 的", "recode", "--region", "360926", "--to", "360924")
        try refused("18 位", "recode", "--agency", "15", "--to", "123")
        try refused("请用 --agency", "merge", "--agency", "15", "--to", "15")
        try refused("至少", "split", "--agency", "15", "--to", "甲", status: 64)
        try refused(
            "1.2", "split", "--agency", "15", "--to", "甲", "--share", "0.6", "--to", "乙", "--share",
            "0.6")
        try refused("不能是分立出的单位之一", "split", "--agency", "15", "--to", "甲", "--to", "15")
        let both = try registry.county.program.start(
            ["registry", "close", "--agency", "15", "--region", "360926", "--from", "2021-08-01"]
                + Self.why
        ).wait()
        #expect(both.status == 64, "\(both)")
        let silent = try registry.county.program(
            "registry", "close", "--agency", "15", "--from", "2021-08-01", "--reason", " ", "--by",
            "甲", "--yes")
        #expect(silent.status == 64 && silent.errors.contains("写明理由"), "\(silent)")
        #expect(try registry.county.number("SELECT count(*) FROM registry.agency_past") == 1)
        #expect(try registry.county.number("SELECT count(*) FROM registry.succession") == 0)
        #expect(
            try registry.county.number(
                "SELECT count(*) FROM registry.agency WHERE active_to IS NOT NULL") == 0)
    }
}

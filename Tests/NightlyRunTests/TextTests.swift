import Messages
import Store
import Testing
import Vocabulary

/// What reports say in words, as the nightly run judges it.
@Suite struct TextTests {
    static let overview = """
        2022年，本局围绕预算决算和惠民资金两个重点，逐项核对公开目录，把三十八个乡镇的补贴清单放到同一栏目，方便群众按户查询。
        全年修订公开指南两次，新设办事一次告知专栏，每季度由分管副局长带队抽查网站内容，发现过期信息当天更换。
        主动公开、依申请公开、政府信息管理、平台建设、监督保障都已落实。
        """
    static let others = """
        2022年，本镇把村级财务、项目招标和低保评议作为公开重点，由驻村干部逐村上墙并拍照存档，请老党员和村民代表参加评议。
        镇里还在赶集日设立咨询点，解答农机补贴、建房审批方面的疑问，收集到的意见逐条登记并在次月集日答复。
        主动公开、依申请公开、政府信息管理、平台建设、监督保障都有专人负责。
        """

    private func words(_ overview: String) -> [String: String] {
        ["overview": overview, "problems": "个别栏目更新不够及时，已逐项改进。", "other": "无"]
    }

    @Test func wordsAreComparedWithFigures() throws {
        let county = try County()
        try county.file(0, granted: 3, words: words(Self.overview + "全年收到政府信息公开申请5件。"))
        try county.file(1, granted: 3, words: words(Self.others + "全年收到政府信息公开申请3件。"))
        try county.file(2, granted: 3)
        try county.run()
        let found = try county.findings()
        #expect(found.map(\.finding.rule) == ["R-TX-REQ"])
        #expect(found.map(\.agencyID) == [county.agencies[0]])
        #expect(found.first?.finding.left == "5" && found.first?.finding.right == "3")
        #expect(try county.granted() == "9", "words keep nothing out")
        // the correction is judged, not what it corrects
        try county.file(
            0, granted: 3, words: words(Self.overview + "全年收到政府信息公开申请3件。"), on: "2023-01-20")
        try county.run()
        #expect(try county.findings().isEmpty)
        #expect(try county.isWhole())
    }

    @Test func yearsAndSectionsAreLookedAt() throws {
        let county = try County(agencies: 1)
        let old = Self.overview.replacing("2022年", with: "2021年")
        try county.file(0, granted: 3, words: ["overview": old, "problems": "无"])
        try county.run()
        #expect(Set(try county.findings().map(\.finding.rule)) == ["R-YEAR", "R-SEC"])
    }

    @Test func copiesOfNeighboursAreNamedOnBothSides() throws {
        let county = try County()
        try county.file(0, granted: 3, words: words(Self.overview))
        try county.run()
        #expect(try county.findings(of: "R-X-SAME").isEmpty)
        try county.file(1, granted: 3, words: words(Self.overview))
        try county.file(2, granted: 3, words: words(Self.others))
        try county.run()
        let found = try county.findings(of: "R-X-SAME")
        #expect(found.map(\.agencyID) == [county.agencies[0], county.agencies[1]])
        #expect(found.first?.finding.message.zh == "“总体情况”与“单位1”的报告相同 100%")
        try county.execute("UPDATE registry.agency SET name = '县水利局' WHERE agency_id = 2")
        try county.run()
        #expect(
            try county.findings(of: "R-X-SAME").first?.finding.message.zh
                == "“总体情况”与“县水利局”的报告相同 100%")
        #expect(try county.isWhole())
        // what it was copied from is corrected
        try county.file(0, granted: 3, on: "2023-01-20")
        try county.run()
        #expect(try county.findings(of: "R-X-SAME").isEmpty)
        #expect(try county.isWhole())
    }

    @Test func copyOfLastYearIsNamedAndHeardWhenLastYearChanges() throws {
        let county = try County(agencies: 1)
        try county.file(0, granted: 3, words: words(Self.overview))
        try county.run()
        #expect(try county.findings(of: "R-X-SAME").isEmpty)
        try county.file(0, granted: 3, words: words(Self.overview), year: 2021, on: "2023-01-20")
        try county.run()
        let found = try county.findings(of: "R-X-SAME")
        #expect(found.map(\.finding.message.zh) == ["“总体情况”与本单位 2021 年报告相同 100%"])
        try county.waive(found)
        try county.run()
        #expect(try county.findings(of: "R-X-SAME").allSatisfy { $0.waiverID != nil })
        try county.file(0, granted: 3, words: words(Self.others), year: 2021, on: "2023-01-21")
        try county.run()
        #expect(try county.findings(of: "R-X-SAME").isEmpty)
        #expect(try county.isWhole())
    }

    @Test func reportsThatCannotBeReadAreStillJudgedByTheirWords() throws {
        let county = try County(agencies: 1)
        try county.execute(
            """
            INSERT INTO intake.submission
                (agency_id, year, revision, form_id, submitted_at, cells, narrative)
            VALUES (1, 2022, 1, 'gid-2021', '2023-01-15', '{1,2}', '{"problems": "无"}')
            """)
        try county.run()
        #expect(Set(try county.findings().map(\.finding.rule)) == ["R-CELLS", "R-SEC"])
    }

    /// R-ZERO would otherwise fill a nation's list with hints that are normal for small offices.
    @Test(arguments: [("{}", 0), ("{\"problems\": \"\"}", 1)])
    func zeroThroughoutIsSaidOfReportsWithText(narrative: String, hints: Int) throws {
        let county = try County(agencies: 1)
        try county.execute(
            """
            INSERT INTO intake.submission
                (agency_id, year, revision, form_id, submitted_at, cells, narrative)
            VALUES (1, 2022, 1, 'gid-2021', '2023-01-15', array_fill(0::bigint, ARRAY[200]),
                '\(narrative)')
            """)
        try county.run()
        #expect(try county.findings().count { $0.finding.rule == "R-ZERO" } == hints)
    }

    @Test(arguments: ["[]", "null", "\"text\"", "{\"overview\": 5}", "{\"a\": {\"b\": \"c\"}}"])
    func narrativesOfOtherShapesSayNothing(narrative: String) throws {
        let county = try County(agencies: 1)
        try county.execute(
            """
            INSERT INTO intake.submission
                (agency_id, year, revision, form_id, submitted_at, cells, narrative)
            VALUES (1, 2022, 1, 'gid-2021', '2023-01-15', array_fill(1::bigint, ARRAY[200]),
                '\(narrative)')
            """)
        try county.run()
        let rules = Set(try county.findings().map(\.finding.rule))
        #expect(rules.isDisjoint(with: ["R-SEC", "R-YEAR", "R-ZERO"]))
    }
}

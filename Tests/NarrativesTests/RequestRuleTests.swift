import Messages
import Testing
import Vocabulary

@testable import Narratives

/// R-TX-REQ, R-TX-DONE, R-TX-OUT and R-TEXT-OUT.
@Suite struct RequestRuleTests {
    /// 711 new and 36 carried in; 718 answered and 29 carried over.
    static let table: KeyValuePairs<String, Int64?> = [
        "requests.received.total": 711, "requests.carried_in.total": 36,
        "requests.handled_total.total": 718, "requests.carried_out.total": 29,
    ]

    @Test(
        arguments: [
            // both readings
            ("全年共收到政府信息公开申请711件。", .passed), ("全年共收到政府信息公开申请747件。", .passed),
            ("全年共收到政府信息公开申请712件。", .failed(712, 711)),
            ("全年共收到政府信息公开申请746件。", .failed(746, 747)),
            // wordings
            ("受理申请７１１件，均按时答复。", .passed), ("受理申请７１２件，均按时答复。", .failed(712, 711)),
            ("新收政府信息公开申请七百一十一件。", .passed), ("收到712件政府信息公开申请。", .failed(712, 711)),
            ("收到和处理政府信息依申请公开1,499件。", .failed(1499, 747)),
            ("收到公民、法人和其他组织提出的政府信息公开申请712件。", .failed(712, 711)),
            ("2023年1月1日至12月31日共收到政府信息公开申请712件。", .failed(712, 711)),
            ("未收到政府信息公开申请。", .failed(0, 711)), ("本年度没有收到公民提出的依申请公开政府信息申请。", .failed(0, 711)),
            // parts: never more than the whole, and their sum may be the whole
            ("收到政府信息公开申请711件，其中网上申请600件。", .passed), ("收到网上申请748件。", .failed(748, 747)),
            ("收到网上申请600件，收到信函申请111件。", .passed), ("未收到信函申请。", .passed),
            // other things and other years
            ("", .passed), ("2022年收到政府信息公开申请12件。", .passed),
            ("去年收到政府信息公开申请12件。", .passed), ("收到行政复议申请3件。", .passed),
            ("受理行政许可申请500件。", .passed), ("受理低保申请500件，审批及时。", .passed),
            ("收到群众来信12件。", .passed), ("收到政府信息公开申请约700件。", .passed),
            ("未收到因政府信息公开申请行政复议的案件。", .passed), ("收到申请人补正材料3份。", .passed),
            ("较上年收到的申请增加12件。", .passed),
        ] as [(String, Expected)])
    func requestsReceived(_ text: String, _ expected: Expected) throws {
        expected.check(try Sample.findings("R-TX-REQ", text, Self.table))
    }

    @Test(
        arguments: [
            ("收到申请747件，办结718件。", .passed), ("收到申请747件，办结717件。", .failed(717, 718)),
            ("答复政府信息公开申请七百一十八件。", .passed), ("共答复申请800件（含上年结转36件）。", .failed(800, 718)),
            ("完成政府信息依申请公开答复1453件。", .failed(1453, 718)),
            // parts
            ("收到申请747件，已办结718件。其中，按时答复700件，延期答复18件。", .passed),
            ("答复信函申请719件。", .failed(719, 718)),
            // other things
            ("收到申请747件。", .passed), ("依申请公开情况：予以公开答复966件。", .passed),
            ("办结人大建议12件、政协提案8件。", .passed), ("答复网民留言30件。", .passed), ("按时办结率100%。", .passed),
            // other business counted in the same sentence
            ("办理人大建议12件，办结12件。收到政府信息公开申请747件。", .passed),
            ("12345热线受理工单100件，办结100件。收到政府信息公开申请747件。", .passed),
            ("受理行政许可申请500件，办结500件。收到政府信息公开申请747件。", .passed),
            ("申请行政许可500件，办结500件。收到政府信息公开申请747件。", .passed),
            ("收到政府信息公开申请747件，办理人大建议12件，办结12件。", .passed),
            ("办理人大建议12件，收到政府信息公开申请747件，办结717件。", .failed(717, 718)),
            ("收到政府信息公开申请747件，涉及土地登记、社会保险，办结717件。", .failed(717, 718)),
            ("受理人大建议12件，答复政府信息公开申请717件。", .failed(717, 718)),
            ("受理人大建议12件，答复717件政府信息公开申请。", .failed(717, 718)),
        ] as [(String, Expected)])
    func requestsAnswered(_ text: String, _ expected: Expected) throws {
        expected.check(try Sample.findings("R-TX-DONE", text, Self.table))
    }

    @Test(
        arguments: [
            ("申请结转下年度继续办理29件。", .passed), ("申请结转下年度继续办理28件。", .failed(28, 29)),
            ("收到申请747件，除2件结转外均已办结。", .failed(2, 29)), ("申请已办结，29件结转下一年度。", .passed),
            ("结转至2024年办理的政府信息公开申请30件。", .failed(30, 29)), ("无申请结转下年度。", .failed(0, 29)),
            // other counts in the same sentence: the figure beside the verb is the one meant
            ("收到申请747件，办结718件，结转下年度继续办理29件。", .passed),
            ("收到申请747件，办结718件，结转下年28件。", .failed(28, 29)),
            ("收到申请747件，办结718件、结转下一年度29件。", .passed),
            ("收到申请747件，办结718件并结转下年29件。", .passed), ("收到申请747件，办结718件，结转29件。", .passed),
            ("办结申请718件，结转下年度（29件）。", .passed), ("办结申请718件，结转下年度：28件。", .failed(28, 29)),
            ("收到申请747件，29件结转下年度，718件已办结。", .passed),
            ("收到申请747件，28件结转下年度，718件已办结。", .failed(28, 29)),
            ("申请尚有28件未办结，结转下年度继续办理。", .failed(28, 29)),
            // other business
            ("受理热线工单100件，结转下年10件。收到政府信息公开申请747件。", .passed),
            // what came in from last year
            ("办理申请747件（含上年结转36件）。", .passed), ("上年结转信息公开申请36件。", .passed),
            ("2022年结转至2023年办理的政府信息公开申请36件。", .passed), ("收到申请747件。", .passed),
        ] as [(String, Expected)])
    func requestsCarriedOver(_ text: String, _ expected: Expected) throws {
        expected.check(try Sample.findings("R-TX-OUT", text, Self.table))
    }

    @Test(arguments: [
        ("R-TX-REQ", "收到政府信息公开申请12件。"), ("R-TX-DONE", "答复申请12件。"), ("R-TX-OUT", "申请结转下年度12件。"),
        ("R-TEXT-OUT", "收到政府信息公开申请12件。"),
    ]) func blankTablesAreUndecided(_ rule: String, _ text: String) throws {
        let found = try Sample.findings(rule, text, [:], blank: ["requests."])
        #expect(found.map(\.verdict) == [.undecided])
        let silent = try Sample.findings(rule, "工作有序。", [:], blank: ["requests."])
        #expect(silent.isEmpty, "a text that says nothing passes")
        let none = text.replacing("12", with: "0")
        #expect(
            try Sample.findings(rule, none, [:], blank: ["requests."]).isEmpty,
            "a blank is nothing to report")
    }

    @Test(
        arguments: [
            ("收到申请1件，办结1件。", .failed(1, 0)), ("收到网上申请一件。", .failed(1, 0)),
            ("收到申请0件。", .passed), ("未收到政府信息公开申请。", .passed), ("", .passed),
        ] as [(String, Expected)])
    func textBesideAnEmptyTable(_ text: String, _ expected: Expected) throws {
        expected.check(try Sample.findings("R-TEXT-OUT", text, [:]))
    }

    @Test func textBesideFiguresIsNoMatterOfAnEmptyTable() throws {
        #expect(try Sample.findings("R-TEXT-OUT", "收到申请1件。", Self.table).isEmpty)
    }

    @Test func totalsLeftBlankAreAddedUp() throws {
        let given: KeyValuePairs<String, Int64?> = [
            "requests.received.total": nil, "requests.received.natural_person": 9,
            "requests.received.business": 3,
        ]
        #expect(try Sample.findings("R-TX-REQ", "收到申请12件。", given).isEmpty)
        Expected.failed(13, 12).check(try Sample.findings("R-TX-REQ", "收到申请13件。", given))
    }

    @Test func figuresOfPublishedReportsAreJudgedAsTheyWereFound() throws {
        // 宿迁 2023 counts what was carried in, 淮安 2024 does not.
        let table: KeyValuePairs<String, Int64?> = [
            "requests.received.total": 3511, "requests.carried_in.total": 96,
        ]
        #expect(try Sample.findings("R-TX-REQ", "收到政府信息公开申请3607件。", table).isEmpty)
        #expect(try Sample.findings("R-TX-REQ", "新收政府信息公开申请3511件。", table).isEmpty)
    }

    @Test func aFindingTellsBothSidesAndTheSentence() throws {
        let finding = try #require(
            try Sample.findings("R-TX-REQ", "全年收到申请12件。", Self.table).first)
        #expect(finding.severity == .warning)
        #expect(finding.message.zh == "收到申请：正文写 12 件，表格为 711 / 747 件，请核对或说明（“全年收到申请12件”）")
        #expect(finding.message.en.contains("the text says 12, the table 711 / 747"))
        #expect(finding.cells == ["requests.received.total", "requests.carried_in.total"])
    }
}

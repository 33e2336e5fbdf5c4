import Documents
import Forms
import Messages
import Testing
import Vocabulary

@testable import Handouts

/// The sentences of drafts, and what stands on top of a report.
@Suite struct DraftTests {
    private func sentences(_ region: RegionYear, _ template: String) throws -> [Paragraph] {
        try Draft(region).paragraphs(template: template, file: "trial")
    }

    private func values(_ form: Form, _ named: [String: Int64?]) -> [Int64?] {
        form.cells.map { cell in
            guard let given = named[cell.name] else { return 0 }
            return given
        }
    }

    @Test func figuresAreNamedByTheirCellsAndGroups() throws {
        let form = try Made.form("gid-2021")
        let region = Made.region(
            form,
            values: values(
                form,
                [
                    "requests.refused_state_secret.total": 3,
                    "requests.refused_enforcement_file.total": 4,
                    "requests.other_reason.total": nil, "requests.received.business": 5,
                    "requests.received.research": 6, "requests.received.total": 90,
                    "disclosure.fees.amount": 592_372_449_00,
                ]))
        let template = """
            {{requests.refused.total}} {{requests.other.total}} \
            {{requests.received.organisations}} {{disclosure.fees.amount}} \
            {{requests.other_reason.total}}
            """
        #expect(try sentences(region, template).map(\.text) == ["7 0 11 59237.2449 【待填】"])
    }

    /// A sum whose parts are all blank is blank, and nobody says none where nothing is known.
    @Test func whatNobodyReportedIsAGap() throws {
        let form = try Made.form("gid-2019")
        let blank = Made.region(form, values: form.cells.map { _ in nil })
        let paragraphs = try Made.report(blank).sections.flatMap { section in
            if case .paragraphs(let list) = section.body { list } else { [Paragraph]() }
        }
        let text = paragraphs.map(\.text).joined()
        #expect(text.contains("新收政府信息公开申请【待填】件"))
        #expect(!text.contains("没有收到"))
        #expect(text.contains("不予公开【待填】件"))
    }

    @Test(
        arguments: [
            (110, 100, "多10 10%"), (90, 100, "少10 10%"), (100, 100, "同"), (3, 0, "多3"),
            (1000, 999, "多1 0.1%"), (2, 3, "少1 33.3%"), (1, 3, "少2 66.7%"),
        ] as [(Int64, Int64, String)])
    func lastYearIsCompared(now: Int64, before: Int64, expected: String) throws {
        let form = try Made.form("gid-2021")
        let name = "requests.received.total"
        let region = Made.region(
            form, values: values(form, [name: now]),
            before: Made.total(form, values(form, [name: before])))
        let template =
            [("more", "多"), ("less", "少")].map { word, sign in
                "{{#\(name).\(word)}}\(sign){{\(name).difference}} {{\(name).percent}}"
                    + "{{/\(name).\(word)}}"
            }.joined() + "{{#\(name).same}}同{{/\(name).same}}"
        #expect(try sentences(region, template).map(\.text) == [expected])
    }

    /// Where the forms differ, only what means the same is compared.
    @Test func anotherFormIsComparedWhereItMeansTheSame() throws {
        let (old, new) = (try Made.form("gid-2019"), try Made.form("gid-2021"))
        let before = Made.total(
            old, values(old, ["requests.other.total": 4, "disclosure.licensing.decisions": 7]))
        let region = Made.region(
            new,
            values: values(
                new, ["requests.other_reason.total": 6, "disclosure.licensing.decisions": 9]),
            before: before)
        let template = """
            {{requests.other.total.last}} {{disclosure.licensing.decisions.last}}\
            {{#disclosure.fees.amount.compared}} fees{{/disclosure.fees.amount.compared}}
            """
        #expect(try sentences(region, template).map(\.text) == ["4 7"])
    }

    @Test func headingsAreTheTemplatesOwn() throws {
        let form = try Made.form("gid-2021")
        let region = Made.region(form, values: values(form, [:]), name: "# 某\n# 县")
        let found = try sentences(region, "# （一）甲\n{{region}}\n\n乙")
        #expect(found.map(\.isHeading) == [true, false, false])
        #expect(found.map(\.text) == ["（一）甲", "# 某\u{FFFD}# 县", "乙"])
    }

    @Test func aTemplateThatIsWrongIsNamed() throws {
        let form = try Made.form("gid-2021")
        let region = Made.region(form, values: values(form, [:]))
        let error = #expect(throws: HandoutError.self) { try sentences(region, "{{#a}}") }
        #expect(error?.message.zh.contains("trial") == true)
    }

    @Test func gapsStandOut() {
        let pieces = Paragraph("甲【待填：乙】丙【待填】").pieces
        #expect(pieces.map(\.text) == ["甲", "【待填：乙】", "丙", "【待填】"])
        #expect(pieces.map(\.isGap) == [false, true, false, true])
    }

    // MARK: On top

    static let faults: [(RegionYear.Balance, Int64, Int64, [String])] = [
        (.addsUp, 60, 0, []), (.addsUp, 57, 0, ["数据不完整", "计入57个"]),
        (.broken([Phrase("表三不平", en: "III")]), 60, 0, ["共1处", "表三不平"]),
        (.open, 60, 0, ["空白"]), (.addsUp, 60, 2, ["有2份报告", "例外"]),
        (.broken([Phrase("甲", en: "a")]), 50, 1, ["不完整", "勾稽", "例外"]),
    ]

    @Test(arguments: faults.indices) func whatIsWrongIsSaidOnTop(_ number: Int) throws {
        let (balance, included, waived, words) = Self.faults[number]
        let form = try Made.form("gid-2021")
        let region = Made.region(
            form, values: values(form, [:]),
            counts: .init(expected: 60, received: 60, included: included, onTime: 60, late: 0),
            balance: balance, waived: waived)
        let report = try Made.report(region)
        #expect(report.warnings.isEmpty == words.isEmpty)
        #expect(report.faults.isEmpty == words.isEmpty)
        for word in words { #expect(report.warnings.joined().contains(word)) }
        for ending in Made.endings {
            let read = try Made.read(Made.document(region, ending), ending)
            for word in words { #expect(read.preamble.contains(word), "\(ending) \(word)") }
            let isTitleAlone = read.preamble == report.title
            #expect(isTitleAlone == words.isEmpty, "\(ending) \(read.preamble)")
        }
    }

    @Test func theSourceSaysWhatItIs() throws {
        let form = try Made.form("gid-2021")
        for scope in Scope.allCases {
            let region = Made.region(form, values: values(form, [:]), scope: scope)
            for ending in Made.endings {
                let read = try Made.read(Made.document(region, ending), ending)
                let text = try #require(read.narrative.last?.text)
                for word in [
                    "某县（360926）", "\(region.year)年度", scope.label.zh, "第12版", "2026年3月2日",
                    "ab12ab12ab12", "应报单位60个", "计入60个", "勾稽平衡",
                ] { #expect(text.contains(word), "\(ending) \(word)") }
            }
        }
    }

    @Test func filesAreNamedAfterTheTitle() throws {
        let form = try Made.form("gid-2021")
        let year = Made.year(of: form)
        func name(_ region: String, _ scope: Scope) throws -> String {
            try Made.report(
                Made.region(form, values: values(form, [:]), name: region, scope: scope)
            ).fileName
        }
        #expect(try name("某县", .all) == "某县\(year)年政府信息公开工作年度报告")
        #expect(try name("某县", .own) == "某县\(year)年政府信息公开工作年度报告（本级）")
        #expect(try name("../a/b\u{202E}$(x)`\n", .all) == "abx\(year)年政府信息公开工作年度报告")
    }
}

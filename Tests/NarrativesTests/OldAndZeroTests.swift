import Messages
import Testing
import Vocabulary

@testable import Narratives

/// R-TX-OLD and R-ZERO-T.
@Suite struct OldAndZeroTests {
    @Test(
        arguments: [
            ("2022年，我局收到政府信息公开申请12件，均已答复。", false), ("（一）2022年度主动公开信息30条。", false),
            ("2021年全年公开政府信息120条。", false),
            // history, comparisons, laws, plans, problems of last year
            ("2023年，我局收到政府信息公开申请12件。", true), ("2022年公开信息30条。2023年公开信息40条。", true),
            ("2022年收到申请12件，较上年增加2件。", true), ("2022年以来公开信息30条。", true),
            ("2019年修订的《条例》施行，公开信息3条。", true), ("2024年，将公开信息50条。", true),
            ("2022年存在的问题3项，公开信息不够，已整改。", true), ("2022年结转的申请3件已办结。", true),
            ("主动公开信息30条。", true), ("根据2022年工作要点公开信息3条。", true), ("2022年工作有序。", true),
            ("2022年1月1日至12月31日公开信息30条。", true), ("", true),
            ("2022年底前公开的30条信息已更新。", true), ("2022年12月成立小组，发布信息30条。", true),
            ("2022年公开信息30条。", false),
        ] as [(String, Bool)])
    func oldSentences(_ text: String, _ passes: Bool) throws {
        let found = NarrativeRules.writingFindings(
            for: ReadText(Sample.text(text)), form: try Sample.form()
        ).filter { $0.rule == "R-TX-OLD" }
        #expect(found.isEmpty == passes, "\(found.map(\.message.zh))")
        let undated = NarrativeRules.writingFindings(
            for: ReadText(Sample.text(text, year: nil)), form: try Sample.form())
        #expect(undated.allSatisfy { $0.rule != "R-TX-OLD" })
    }

    private static let permits: KeyValuePairs<String, Int64?> = [
        "disclosure.licensing.decisions": 120
    ]

    @Test(
        arguments: [
            // beside a busy table II: a hint, no more
            ("工作有序。", .hint), ("未收到政府信息公开申请。", .hint),
            ("未发生因政府信息公开引起的行政复议、行政诉讼。", .hint), ("2022年收到政府信息公开申请12件。", .hint),
            ("受理行政许可申请500件，办结500件。", .hint), ("收到行政复议申请3件。", .hint),
            // one statement: a warning
            ("收到政府信息公开申请12件。", .warning), ("因政府信息公开被申请行政复议1件。", .warning),
            ("收到政府信息公开申请12件。未收到政府信息公开申请。", .warning),
            // two that agree: an error
            ("收到政府信息公开申请12件，答复申请12件。", .error),
            ("收到政府信息公开申请12件。申请予以公开5件。", .error),
            ("收到政府信息公开申请12件。因政府信息公开被提起行政诉讼1件。", .error),
            ("收到政府信息公开申请12件，答复申请12件。未收到政府信息公开申请。", .warning),
        ] as [(String, Severity)])
    func zeroTables(_ text: String, _ severity: Severity) throws {
        let found = try Sample.findings("R-ZERO-T", text, Self.permits)
        #expect(found.map(\.severity) == [severity])
        #expect(found.map(\.verdict) == [.failed])
        #expect(found.first?.cells.contains("requests.received.total") == true)
        // with the figures there is nothing to say
        let full = try Sample.findings("R-ZERO-T", text, ["requests.received.total": 12])
        #expect(full.isEmpty)
    }

    @Test func aWholeReportOfZerosIsRZerosBusiness() throws {
        #expect(try Sample.findings("R-ZERO-T", "工作有序。", [:]).isEmpty)
        #expect(
            try Sample.findings(
                "R-ZERO-T", "工作有序。", ["disclosure.normative_documents.in_force": 3]
            ).isEmpty, "documents bring no requests as decisions do")
        let told = try Sample.findings("R-ZERO-T", "收到政府信息公开申请12件。", [:])
        #expect(told.map(\.severity) == [.warning])
    }

    @Test func whatIsBlankIsNoZero() throws {
        let blank = ["requests.", "proceedings."]
        #expect(
            try Sample.findings("R-ZERO-T", "工作有序。", Self.permits, blank: blank).isEmpty,
            "nothing to report may be left blank")
        let told = try Sample.findings(
            "R-ZERO-T", "收到政府信息公开申请12件，答复申请12件。", Self.permits, blank: blank)
        #expect(told.map(\.verdict) == [.undecided])
    }

    @Test func onlyTheSureReadingKeepsAReportOut() throws {
        let form = try Sample.form()
        let values = try Sample.values(form: form)
        for (text, excludes) in [
            ("收到政府信息公开申请12件。", false), ("收到政府信息公开申请12件，答复申请12件。", true), ("", false),
        ] {
            let found = NarrativeRules.excludingFinding(
                for: Sample.text(text), form: form, values: values)
            #expect((found != nil) == excludes, "\(text)")
        }
    }
}

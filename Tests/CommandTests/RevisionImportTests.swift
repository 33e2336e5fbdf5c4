import Foundation
import TestSupport
import Testing

/// What `import` does with a file whose report is stored already, and with doubtful ones.
@Suite struct RevisionImportTests {
    @Test func theSameFileIsComparedWithTheRevisionInForce() throws {
        let office = try Office()
        let file = try office.report("a.txt")
        let corrected = try office.report("b.txt", made: 4)
        #expect(try office.import(file, "--submitted-at", "2021-01-20").status == 0)
        for (language, words) in [("zh", "现行的第 1 版"), ("en", "already in force as revision 1")] {
            let again = try office.import(file, "--submitted-at", "2021-01-21", "--lang", language)
            #expect(again.status == 0 && again.output.contains(words), "\(again)")
        }
        #expect(try office.stored().count == 1)
        // after another revision the first file is news
        #expect(try office.import(corrected, "--submitted-at", "2021-01-22").status == 0)
        #expect(try office.import(file, "--submitted-at", "2021-01-23").status == 0)
        #expect(
            try office.stored() == [
                "11/2020/1 2021-01-20", "11/2020/2 2021-01-22", "11/2020/3 2021-01-23",
            ])
        // and after it was sent back as well
        try office.sendBack(revision: 3)
        let resent = try office.import(file, "--submitted-at", "2021-01-24")
        #expect(resent.status == 0, "\(resent)")
        #expect(try office.stored().last == "11/2020/4 2021-01-24")
    }

    /// What a correction leaves blank is said where it is stored, and stored all the same.
    @Test func lostFiguresAreNamed() throws {
        let office = try Office()
        let file = try office.report("a.txt")
        #expect(try office.import(file, "--submitted-at", "2021-01-20").status == 0)
        let text = try ReportFiles.replacing("\n\t3\n", with: "\n\t\n", after: "规范性文件")
            .replacingOccurrences(of: ReportFiles.agency, with: "铜鼓县财政局")
        let corrected = try office.scratch.write(text, "b.txt")
        for (language, words) in [("zh", "警告 R-LOST"), ("en", "R-LOST")] {
            let tried = try office.import(
                corrected, "--submitted-at", "2021-01-21", "--dry-run", "--lang", language)
            #expect(tried.status == 0 && tried.output.contains(words), "\(tried)")
        }
        let stored = try office.import(
            corrected, "--submitted-at", "2021-01-21", "--lang", "zh")
        #expect(stored.status == 0 && stored.output.contains("（原为 3）"), "\(stored)")
        #expect(try office.stored().count == 2)
    }

    @Test func anotherFileWithTheSameContentIsNoRevision() throws {
        let office = try Office()
        let file = try office.report("a.txt")
        let saved = try office.report("b.txt", more: "\n\n")
        #expect(try office.import(file, "--submitted-at", "2021-01-20").status == 0)
        let again = try office.import(saved, "--submitted-at", "2021-01-21", "--lang", "zh")
        #expect(again.status == 0 && again.output.contains("完全相同"), "\(again)")
        #expect(try office.stored().count == 1)
        // a day of publication that was not known is news
        let published = try office.import(
            file, "--submitted-at", "2021-01-21", "--published-on", "2021-01-25")
        #expect(published.status == 0, "\(published)")
        #expect(try office.stored().count == 2)
        let known = try office.import(
            file, "--submitted-at", "2021-01-21", "--published-on", "2021-01-25")
        #expect(known.status == 0 && known.output.contains("不再重复"))
        #expect(try office.stored().count == 2)
    }

    @Test func anEarlierFilingIsRefused() throws {
        let office = try Office()
        let file = try office.report("a.txt")
        let other = try office.report("b.txt", made: 4)
        #expect(try office.import(file, "--submitted-at", "2021-01-20 10:00").status == 0)
        let earlier = try office.import(other, "--submitted-at", "2021-01-19", "--lang", "zh")
        #expect(earlier.status == 65 && earlier.errors.contains("早于现行的第 1 版"), "\(earlier)")
        #expect(earlier.errors.contains("huizong return"))
        #expect(try office.stored().count == 1)
        // a day alone does not say that it was before ten
        #expect(try office.import(other, "--submitted-at", "2021-01-20").status == 0)
        try office.sendBack(revision: 2)
        #expect(try office.import(other, "--submitted-at", "2021-01-19").status == 0)
    }

    @Test func anotherNameThanTheAgencyGivenMustBeConfirmed() throws {
        let office = try Office()
        let file = try office.report("a.txt", of: "铜鼓县民政局")
        let options = ["--submitted-at", "2021-01-20", "--agency"]
        func attempt(_ more: String...) throws -> Program.Result {
            try office.county.program.start(["import", file] + options + more).wait()
        }
        let doubted = try attempt("11", "--lang", "zh")
        #expect(doubted.status == 65 && doubted.errors.contains("“铜鼓县民政局”"), "\(doubted)")
        #expect(doubted.errors.contains("铜鼓县财政局（编号 11）") && doubted.errors.contains("--yes"))
        let dry = try attempt("11", "--dry-run", "--lang", "en")
        #expect(dry.status == 65 && dry.errors.contains("not confirmed"), "\(dry)")
        #expect(try office.stored().isEmpty)
        #expect(try attempt("11", "--yes").status == 0)
        // the same name otherwise written is no doubt
        let own = try office.report("b.txt", of: "民政局")
        let result = try office.county.program.start(
            ["import", own] + options + ["15"]
        ).wait()
        #expect(result.status == 0, "\(result)")
        #expect(try office.stored() == ["11/2020/1 2021-01-20", "15/2020/1 2021-01-20"])
    }

    @Test func theSameFileForAnotherAgencyOrYearMustBeConfirmed() throws {
        let office = try Office()
        let file = try office.report("a.txt")
        #expect(try office.import(file, "--submitted-at", "2021-01-20").status == 0)
        let year = try office.import(
            file, "--submitted-at", "2021-01-20", "--year", "2019", "--lang", "zh")
        #expect(year.status == 65 && year.errors.contains("同一文件已存为铜鼓县财政局"), "\(year)")
        #expect(try office.stored().count == 1)
        #expect(
            try office.import(file, "--submitted-at", "2021-01-20", "--year", "2019", "--yes")
                .status == 0)
        #expect(try office.stored().last == "11/2019/1 2021-01-20")
        // what was sent back is no doubt any more
        let other = try office.report("b.txt", of: "铜鼓县教育体育局")
        #expect(
            try office.import(
                other, "--submitted-at", "2021-01-20", "--agency", "15", "--yes"
            ).status == 0)
        #expect(try office.import(other, "--submitted-at", "2021-01-20").status == 65)
        try office.sendBack(revision: 1, agency: 15)
        #expect(try office.import(other, "--submitted-at", "2021-01-20").status == 0)
    }

    @Test func namesThatLeaveMoreThanOneAgency() throws {
        let office = try Office()
        let file = try office.report("a.txt", of: "财政局")
        let several = try office.import(file, "--submitted-at", "2021-01-20", "--lang", "zh")
        #expect(several.status == 65, "\(several)")
        for words in ["11 铜鼓县财政局（铜鼓县）", "14 宜丰县财政局（宜丰县）", "--region"] {
            #expect(several.errors.contains(words), "\(several.errors)")
        }
        let one = try office.import(
            file, "--submitted-at", "2021-01-20", "--region", "360924")
        #expect(one.status == 0, "\(one)")
        #expect(try office.stored() == ["14/2020/1 2021-01-20"])
        let near = try office.report("b.txt", of: "铜鼓县教育局")
        let meant = try office.import(near, "--submitted-at", "2021-01-20", "--lang", "en")
        #expect(meant.status == 65 && meant.errors.contains("did you mean"), "\(meant)")
        #expect(meant.errors.contains("13 铜鼓县教育体育局"))
        let unknown = try office.import(file, "--region", "999999")
        #expect(unknown.status == 64 && unknown.errors.contains("999999"), "\(unknown)")
    }

    @Test func aFormerNameIsKnown() throws {
        let office = try Office()
        try office.county.execute(
            """
            INSERT INTO registry.agency (
                agency_id, region_code, name, class, active_from, active_to)
            VALUES (21, '360926', '铜鼓县文化局', 'department', '2010-01-01', '2020-02-29'),
                   (22, '360926', '铜鼓县文化旅游局', 'department', '2020-03-01', NULL)
            """)
        try office.county.execute(
            """
            INSERT INTO registry.succession (predecessor_id, successor_id, happened_on)
            VALUES (21, 22, '2020-03-01')
            """)
        let now = try office.report("a.txt", of: "铜鼓县文化局")
        let before = try office.report("b.txt", of: "铜鼓县文化局", year: 2019)
        let result = try office.import(now, before, "--submitted-at", "2021-01-20")
        #expect(result.status == 0 && result.output.contains("原名称"), "\(result)")
        #expect(try office.stored() == ["22/2020/1 2021-01-20", "21/2019/1 2021-01-20"])
    }
}

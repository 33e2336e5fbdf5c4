import Foundation
import TestSupport
import Testing

/// When reports that `import` stores were filed.
@Suite struct FilingDateTests {
    @Test func aPastYearWithoutADateIsRefused() throws {
        let office = try Office()
        let file = try office.report("a.txt")
        for (language, words) in [("zh", "不知道2020年度报告的报送时间"), ("en", "not known when")] {
            let result = try office.import(file, "--lang", language)
            #expect(result.status == 65 && result.errors.contains(words), "\(result)")
            for option in ["--submitted-at", "--dates", "--yes"] {
                #expect(result.errors.contains(option))
            }
        }
        #expect(try office.stored().isEmpty)
        let late = try office.import(file, "--yes", "--lang", "zh")
        #expect(late.status == 0 && late.output.contains("比期限 2021-01-31 晚"), "\(late)")
        #expect(try office.stored() == ["11/2020/1 \(office.today())"])
    }

    @Test func beforeTheDueDateNowIsRight() throws {
        let office = try Office()
        let file = try office.report("a.txt")
        try office.county.execute(
            """
            INSERT INTO registry.deadline (year, event, due_on)
            VALUES (2020, 'submit', '2990-01-31')
            """)
        let result = try office.import(file)
        #expect(result.status == 0 && !result.output.contains("期限"), "\(result)")
        #expect(try office.stored() == ["11/2020/1 \(office.today())"])
    }

    @Test func theDocumentGivesTheDay() throws {
        let office = try Office()
        let file = try office.scratch.write(
            "发布日期：2021-01-28\n\n"
                + String(
                    contentsOfFile: office.report("a.txt"), encoding: .utf8), "a.txt")
        let result = try office.import(file, "--lang", "en")
        #expect(result.status == 0 && result.output.contains("2021-01-28"), "\(result)")
        #expect(try office.stored() == ["11/2020/1 2021-01-28"])
        #expect(
            try office.county.text("SELECT published_on FROM intake.submission") == "2021-01-28")
    }

    @Test func aSheetGivesTheDates() throws {
        let office = try Office()
        try office.report("in/a.txt")
        try office.report("in/b.txt", of: "铜鼓县教育体育局")
        try office.report("in/c.txt", of: "铜鼓县民政局", year: 2019)
        try office.report("in/d.txt", of: "宜丰县财政局")
        let sheet = try office.scratch.write(
            """
            单位,文件,年度,公开日期,报送时间
            ,a.txt,,2021/1/28,2021/1/26
            教育体育局,,2020,,2021-02-03 17:30
            15,,2019,,2020年1月20日
            ,e.txt,,,2021-01-26

            """, "in/登记.csv")
        let folder = office.scratch.path("in")
        let result = try office.import(folder, "--dates", sheet, "--lang", "zh")
        #expect(result.status == 65, "\(result)")
        #expect(
            try office.stored().sorted() == [
                "11/2020/1 2021-01-26", "13/2020/1 2021-02-03", "15/2019/1 2020-01-20",
            ])
        #expect(
            try office.county.text(
                "SELECT published_on FROM intake.submission WHERE agency_id = 11") == "2021-01-28")
        #expect(result.errors.contains("登记.csv 第 5 行（e.txt）没有对上任何文件"), "\(result)")
        #expect(result.errors.contains("d.txt") && result.errors.contains("没有这份报告的行"))
        // one time for all that the sheet does not name
        let rest = try office.import(
            folder, "--dates", sheet, "--submitted-at", "2021-01-31", "--lang", "en")
        #expect(rest.status == 0 && rest.errors.contains("row 5"), "\(rest)")
        #expect(try office.stored().last == "14/2020/1 2021-01-31")
    }

    @Test func aWrongSheetStoresNothing() throws {
        let office = try Office()
        let file = try office.report("a.txt")
        let sheet = try office.scratch.write("文件,报送时间\na.txt,昨天\n", "dates.csv")
        let result = try office.import(file, "--dates", sheet)
        #expect(result.status == 65 && result.errors.contains("dates.csv 第 2 行"), "\(result)")
        let missing = try office.import(file, "--dates", office.scratch.path("no.csv"))
        #expect(missing.status == 65 && missing.errors.contains("no.csv"))
        let two = try office.scratch.write(
            "文件,报送时间\na.txt,2021-01-20\na.txt,2021-01-21\n", "two.csv")
        let differ = try office.import(file, "--dates", two)
        #expect(differ.status == 65 && differ.errors.contains("第 2, 3 行"), "\(differ)")
        #expect(try office.stored().isEmpty)
    }

    @Test func aDayBeforeTheReportYearIsRefused() throws {
        let office = try Office()
        let file = try office.report("a.txt")
        let result = try office.import(file, "--submitted-at", "2019-01-26")
        #expect(result.status == 65 && result.errors.contains("早于报告年度 2020"), "\(result)")
        #expect(try office.stored().isEmpty)
    }
}

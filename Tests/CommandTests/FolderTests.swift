import Foundation
import TestSupport
import Testing

/// `import` and `check` of folders.
@Suite struct FolderTests {
    private func filled() throws -> Office {
        let office = try Office()
        try office.report("in/b.txt")
        try office.report("in/a/镇.txt", of: "永宁镇")
        try office.report("in/c.txt", of: "铜鼓县教育体育局")
        try office.scratch.write("x", "in/.DS_Store")
        try office.scratch.write("x", "in/~$b.docx")
        try office.scratch.write("x", "in/图.png")
        return office
    }

    @Test func whatCanBeReadIsStoredAndTheRestIsListed() throws {
        let office = try filled()
        let bad = try office.scratch.write("不是报告", "in/z.txt")
        let unread = try office.report("in/y.txt", of: "铜鼓县民政局", more: "")
        try office.scratch.write(
            try ReportFiles.replacing("\n\t3\n", with: "\n\t三件\n", after: "规范性文件")
                .replacing(ReportFiles.agency, with: "铜鼓县民政局"), "in/y.txt")
        let stranger = try office.report("in/x.txt", of: "铜鼓县无此单位")
        let result = try office.import(
            office.scratch.path("in"), "--submitted-at", "2021-01-26", "--lang", "zh")
        #expect(result.status == 65, "\(result)")
        #expect(
            try office.stored() == [
                "12/2020/1 2021-01-26", "11/2020/1 2021-01-26", "13/2020/1 2021-01-26",
            ])
        #expect(result.output.contains("a/镇.txt：铜鼓县永宁镇人民政府（编号 12）2020年度第 1 版已入库"))
        #expect(result.output.contains("“永宁镇”认作铜鼓县永宁镇人民政府（编号 12）"))
        #expect(result.errors.contains("略过 3 个：隐藏的 1，临时文件 1，图片 1"), "\(result)")
        #expect(result.errors.contains("有 3 份没有入库"))
        for words in [bad, unread, "第4行", "三件", stranger, "铜鼓县无此单位"] {
            #expect(result.errors.contains(words), "\(words) \(result.errors)")
        }
        #expect(result.errors.contains("共 6 个文件：入库 3，已有 0，没有入库 3"))
        #expect(!result.errors.contains("一份也没有入库"))
    }

    @Test func theSameFolderAgainStoresOnlyWhatIsNew() throws {
        let office = try filled()
        let folder = office.scratch.path("in")
        #expect(try office.import(folder, "--submitted-at", "2021-01-26").status == 0)
        try office.report("in/d.txt", of: "铜鼓县民政局")
        let again = try office.import(folder, "--submitted-at", "2021-01-27", "--lang", "en")
        #expect(again.status == 0, "\(again)")
        #expect(try office.stored().count == 4 && office.stored().last == "15/2020/1 2021-01-27")
        #expect(again.output.components(separatedBy: "already in force").count == 4)
        #expect(again.errors.contains("4 files: 1 stored, 3 there already, 0 refused"), "\(again)")
        #expect(again.errors.contains("passed over 3"))
    }

    @Test func allOrNothingAndDryRunsStoreNothing() throws {
        let office = try filled()
        let folder = office.scratch.path("in")
        let dry = try office.import(folder, "--submitted-at", "2021-01-26", "--dry-run")
        #expect(dry.status == 0 && dry.output.contains("可以入库"), "\(dry)")
        #expect(dry.errors.contains("可以入库 3，已有 0"))
        #expect(try office.stored().isEmpty)
        try office.report("in/z.txt", of: "铜鼓县无此单位")
        let partly = try office.import(folder, "--submitted-at", "2021-01-26", "--dry-run")
        #expect(partly.status == 65 && partly.output.contains("可以入库"), "\(partly)")
        let nothing = try office.import(
            folder, "--submitted-at", "2021-01-26", "--all-or-nothing")
        #expect(nothing.status == 65 && nothing.output.isEmpty, "\(nothing)")
        #expect(nothing.errors.contains("一份也没有入库"))
        #expect(try office.stored().isEmpty)
        try FileManager.default.removeItem(atPath: "\(folder)/z.txt")
        let all = try office.import(folder, "--submitted-at", "2021-01-26", "--all-or-nothing")
        #expect(all.status == 0, "\(all)")
        #expect(try office.stored().count == 3)
    }

    /// What the database itself refuses takes nothing from the others.
    @Test func aRefusalOfTheDatabaseIsOneRefusedFile() throws {
        let office = try filled()
        let sheet = try office.scratch.write(
            "文件,报送时间\nb.txt,2021-01-26\n镇.txt,2021-01-26\nc.txt,2021-01-26\n", "dates.csv")
        try office.county.execute(
            """
            ALTER TABLE intake.submission_rest ADD CONSTRAINT not_this CHECK (agency_id <> 11)
            """)
        let result = try office.import(office.scratch.path("in"), "--dates", sheet)
        #expect(result.status == 1 && result.errors.contains("not_this"), "\(result)")
        #expect(try office.stored().count == 2)
        let together = try office.import(
            office.scratch.path("in"), "--dates", sheet, "--all-or-nothing")
        #expect(together.status == 1 && together.output.isEmpty, "\(together)")
        #expect(try office.stored().count == 2)
    }

    @Test func checkTakesFolders() throws {
        let office = try filled()
        let folder = office.scratch.path("in")
        let result = try Program()("check", folder, "--format", "json", "--lang", "zh")
        #expect(result.status == 0, "\(result)")
        #expect(
            try list(json(result.output)).map { $0["file"] as? String } == [
                "\(folder)/a/镇.txt", "\(folder)/b.txt", "\(folder)/c.txt",
            ])
        #expect(result.errors.contains("略过 3 个"))
        try office.scratch.write("不是报告", "in/z.txt")
        let bad = try Program()("check", folder, "--format", "json")
        #expect(bad.status == 65 && bad.errors.contains("\(folder)/z.txt"))
        #expect(try list(json(bad.output)).count == 3)
        mkdir(office.scratch.path("empty"), 0o755)
        let empty = try Program()("check", office.scratch.path("empty"))
        #expect(empty.status == 65 && empty.errors.contains("没有可读的报告文件"), "\(empty)")
    }

    /// Two files of one agency and year are a draft and its final form, and nobody said which.
    @Test func twoFilesForOneAgencyAndYear() throws {
        let office = try Office()
        let final = try office.report("in/定稿.txt", made: 4)
        try office.report("in/草稿.txt", made: 3)
        let folder = office.scratch.path("in")
        let result = try office.import(folder, "--submitted-at", "2021-01-26")
        #expect(result.status == 65 && result.errors.contains(final), "\(result)")
        #expect(try office.stored() == ["11/2020/1 2021-01-26"])
        // with a time of its own each is a revision, in the order of time and not of names
        let other = try Office()
        try other.report("in/a.txt", made: 4)
        try other.report("in/b.txt", made: 3)
        let sheet = try other.scratch.write(
            "文件,报送时间\na.txt,2021-01-28\nb.txt,2021-01-20\n", "dates.csv")
        let both = try other.import(other.scratch.path("in"), "--dates", sheet)
        #expect(both.status == 0, "\(both)")
        #expect(try other.stored() == ["11/2020/1 2021-01-20", "11/2020/2 2021-01-28"])
        // the same report in two formats is one
        let copies = try Office()
        try copies.report("in/a.txt")
        try copies.report("in/b.txt", more: "\n\n")
        let one = try copies.import(copies.scratch.path("in"), "--submitted-at", "2021-01-26")
        #expect(one.status == 0 && one.output.contains("完全相同"), "\(one)")
        #expect(try copies.stored().count == 1)
    }
}

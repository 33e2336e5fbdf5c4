import Foundation
import TestSupport
import Testing

/// A county of 60 from one sheet and a folder of documents, as docs/setting-up.md tells.
@Suite struct RegistryCommandTests {
    private let scratch: Scratch
    private let program: Program

    init() throws {
        scratch = try Scratch()
        program = Program(database: try TestServer.migratedDatabase())
    }

    /// Name and class.
    private static let names: [(name: String, kind: String)] = {
        var names = [("铜鼓县人民政府办公室", "政府办公室"), ("铜鼓县行政服务中心", "事业单位")]
        for number in 1...40 { names.append(("铜鼓县第\(number)局", "部门")) }
        for number in 1...12 { names.append(("第\(number)镇人民政府", "乡镇")) }
        for number in 1...3 { names.append(("第\(number)街道办事处", "街道")) }
        for number in 1...3 { names.append(("铜鼓县第\(number)税务局", "垂管")) }
        return names
    }()

    private func succeed(_ arguments: String...) throws -> String {
        let result = try program.start(arguments).wait()
        try #require(result.status == 0, "\(arguments) \(result)")
        return result.output
    }

    private func setUp() throws {
        let regions = try scratch.write(
            "代码,名称\n360000,江西省\n360900,宜春市\n360926,铜鼓县\n", "区划.csv")
        _ = try succeed("registry", "import", regions, "--regions", "--yes")
        let rows = Self.names.enumerated().map { number, agency in
            "\(number + 1),\(agency.kind),\(agency.name),联络员\(number),0795-87\(number)"
        }
        let roster = try scratch.write(
            "铜鼓县政府信息公开单位名录,,,,\n序号,类别,单位名称,联系人,联系电话\n"
                + rows.joined(separator: "\n"), "名录.csv")
        let region = ["--region", County.code]
        let preview = try program.start(
            ["registry", "import", roster, "--dry-run"] + region
        ).wait()
        #expect(preview.status == 0 && preview.output.contains("新增 60"))
        let unasked = try program.start(["registry", "import", roster] + region).wait()
        #expect(unasked.status == 64 && unasked.errors.contains("没有写入名录"))
        _ = try program.start(["registry", "import", roster, "--yes"] + region).wait()
    }

    @Test func aCountyOfSixty() throws {
        try setUp()
        let report = try ReportFiles.good()
        mkdir(scratch.path("报告"), 0o755)
        for (number, agency) in Self.names.enumerated() {
            try scratch.write(
                report.replacing(ReportFiles.agency, with: agency.name), "报告/\(number).txt")
        }
        let taken = try program(
            "import", scratch.path("报告"), "--region", County.code, "--submitted-at",
            "2021-01-20", "--published-on", "2021-01-20")
        #expect(taken.status == 0, "\(taken.errors)")
        _ = try succeed("run")
        let totals = try object(
            json(
                try succeed(
                    "totals", "--region", County.code, "--year", "2020", "--format", "json")))
        #expect(totals["expected"] as? Int == 60 && totals["received"] as? Int == 60)
        let late = try object(
            json(
                try succeed(
                    "late", "--region", County.code, "--year", "2020", "--format", "json")))
        #expect(late["on_time"] as? Int == 60)
        try handIn(try object(totals["cells"]))
    }

    /// Step 4: the county's report, read back, its workbook and its pages.
    private func handIn(_ totals: [String: Any]) throws {
        let year = ["--region", County.code, "--year", "2020", "--to"]
        let folder = scratch.path("年报")
        for command in [
            ["report"] + year + [folder], ["workbook"] + year + [scratch.path("2020汇总.xlsx")],
            ["site", "--to", scratch.path("网页")],
        ] {
            let made = try program.start(command).wait()
            #expect(made.status == 0 && made.errors.isEmpty, "\(made)")
        }
        for file in [
            "\(folder)/铜鼓县2020年政府信息公开工作年度报告.docx",
            "\(folder)/铜鼓县2020年政府信息公开工作年度报告.html", scratch.path("2020汇总.xlsx"),
        ] {
            let read = try program("check", file, "--format", "json")
            #expect(read.status == 0, "\(read.errors)")
            let cells = try object(try list(json(read.output)).first?["cells"])
            #expect(cells.count == totals.count)
            for (name, figure) in cells where !name.hasPrefix("disclosure.regulations.") {
                let total = try object(totals[name])["value"]
                #expect(figure as? NSNumber == total as? NSNumber, "\(file) \(name)")
            }
        }
        #expect(FileManager.default.fileExists(atPath: scratch.path("网页/360926/2020.html")))
    }

    @Test func listsAndExports() throws {
        try setUp()
        let all = try list(json(try succeed("registry", "list", "--format", "json")))
        #expect(all.count == 60)
        let keys: Set = [
            "agency", "region", "name", "class", "credit_code", "active_from", "active_to",
            "contact", "phone", "former_names",
        ]
        #expect(all.allSatisfy { Set($0.keys) == keys })
        #expect(all[0]["contact"] as? String == "联络员0")
        let towns = try list(
            json(
                try succeed(
                    "registry", "list", "--class", "乡镇", "--region", County.code, "--format",
                    "json")))
        #expect(towns.count == 12)
        for file in ["a.xlsx", "a.csv"].map(scratch.path) {
            _ = try succeed("registry", "export", "--to", file, "--region", County.code)
            let again = try succeed("registry", "import", file, "--region", County.code)
            #expect(again.contains("与名录一致"))
        }
    }

    @Test func refusalsNameRowAndColumn() throws {
        try setUp()
        let sheet = try scratch.write(
            "单位名称,类别,统一社会信用代码\n铜鼓县第1局,机关,\n铜鼓县新局,部门,91440300708461136U\n", "错.csv")
        let refused = try program("registry", "import", sheet, "--region", County.code, "--yes")
        #expect(refused.status == 65 && refused.output.isEmpty)
        #expect(refused.errors.contains("错.csv 有 2 处须改，名录没有改动"))
        #expect(refused.errors.contains("第 2 行“类别”列") && refused.errors.contains("第 3 行"))
        for call in [
            ["registry", "import", scratch.path("无.csv")],
            ["registry", "import", sheet, "--region", "999999"],
            ["registry", "list", "--class", "机关"], ["registry", "export", "--to", "a.ods"],
        ] {
            let result = try program.start(call).wait()
            #expect(result.status != 0 && !result.errors.isEmpty, "\(call)")
        }
    }
}

import ArgumentParser
import Desk
import Messages
import SampleCounty
import Store

struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "在数据库中建立一个合成的县，供试用和培训。A synthetic county, marked as such.",
        discussion: "例 Example: huizong sample --region 360926 --agencies 60 --years 2019-2024")

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("县级行政区划代码。A county's code.", valueName: "code"))
    var region: String

    @Option(help: "单位个数，1 到 5000；8 个起各类齐全。Number of agencies; from 8 on of every class.")
    var agencies: Int = 60

    @Option(help: ArgumentHelp("报告年度首尾。First and last year.", valueName: "A-B"))
    var years: String = "2019-2024"

    @Option(help: "随机种子；相同则数据相同。Same seed, same data.")
    var seed: UInt64 = 1

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            guard region.utf8.count == 6, Int(region) != nil, !region.hasSuffix("00") else {
                throw CommandFailure(
                    .wrongUsage, SampleMessages.notACounty.filled(["code": region]),
                    workplace.language)
            }
            guard (1...5000).contains(agencies) else {
                throw CommandFailure(.wrongUsage, SampleMessages.agencyCount, workplace.language)
            }
            let bounds = years.split(separator: "-").compactMap { Int($0) }
            guard let first = bounds.first, let last = bounds.last, bounds.count <= 2,
                first <= last, (2008...2999).contains(first), last <= 2999
            else {
                throw CommandFailure(
                    .wrongUsage, SampleMessages.badYears.filled(["value": years]),
                    workplace.language)
            }
            let catalogue = try workplace.catalogue()
            let county = SampleCounty(
                region: region, agencies: agencies, years: first...last, seed: seed,
                catalogue: catalogue)
            try workplace.withDatabase(.schemaAndForms) { connection in
                try SampleStore(connection: connection, catalogue: catalogue).store(county)
            }
            Output.result(SampleMessages.stored(county)[workplace.language] + "\n")
        }
    }
}

extension SampleMessages {
    /// What a sample put into the database.
    static func stored(_ county: SampleCounty) -> Phrase {
        stored.filled([
            "region": county.regions.last?.name ?? "", "agencies": String(county.agencies.count),
            "reports": String(county.reports.count),
        ])
    }
}

import ArgumentParser
import Desk
import Messages

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
        try common.work { workplace in
            Output.result(
                try workplace.fillSample(
                    region: region, agencies: agencies, years: years, seed: seed)[
                        workplace.language] + "\n")
        }
    }
}

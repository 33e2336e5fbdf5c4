import ArgumentParser
import Desk

/// What every change of the registry says.
struct RegistryChangeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "新状自哪一天起；报告年度按 12 月 31 日的状态。"
                + "First day of the new state; a report year goes by its 31 December.",
            valueName: "YYYY-MM-DD"))
    var from: String

    @OptionGroup var decision: DecisionOptions

    @Flag(help: "不再询问。Do not ask.")
    var yes = false

    @Flag(help: "只说明哪些年度有何变化，不写入。Tell what changes in which years only.")
    var dryRun = false

    func request(_ change: RegistryChange) -> RegistryChangeRequest {
        RegistryChangeRequest(
            change, from: from, reason: decision.reason, by: decision.by, isConfirmed: yes,
            isDryRun: dryRun)
    }
}

/// An agency or a region.
struct RegistrySubjectOptions: ParsableArguments {
    @Option(help: ArgumentHelp("单位编号。Agency.", valueName: "id"))
    var agency: Int64?

    @Option(help: ArgumentHelp("行政区划代码。Region.", valueName: "code"))
    var region: String?

    var subject: RegistrySubject {
        if let agency { .agency(agency) } else { .region(region ?? "") }
    }

    func validate() throws {
        guard (agency == nil) != (region == nil) else {
            throw ValidationError("请用 --agency 或 --region 写明一个。Give either --agency or --region.")
        }
    }
}

struct RegistryRename: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename",
        abstract: "自某日起更名，以前各年度仍用原名。Another name from a day on.",
        discussion: """
            名称原来就登错了的，是更正：huizong registry import 表格 --correction。
            A name that was never right is corrected by a sheet, for all years.
            例 Example: huizong registry rename --agency 17 --to 县水务局 --from 2026-03-20 \
            --reason 机构改革 --by 县委编委
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var who: RegistrySubjectOptions

    @Option(help: "新名称。The new name.")
    var to: String

    @OptionGroup var change: RegistryChangeOptions

    func run() throws {
        try common.work { workplace in
            try workplace.changeRegistry(change.request(.rename(who.subject, to: to)))
        }
    }
}

struct RegistryMove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "自某日起改属另一地区，以前各年度不动。Another region, or parent, from a day on.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var who: RegistrySubjectOptions

    @Option(
        help: ArgumentHelp(
            "单位改属的地区；地区改属的上级。The agency's new region; the region's new parent.",
            valueName: "code"))
    var to: String

    @OptionGroup var change: RegistryChangeOptions

    func run() throws {
        try common.work { workplace in
            try workplace.changeRegistry(change.request(.move(who.subject, to: to)))
        }
    }
}

struct RegistryClose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "自某日起撤销，不再应报。Gone from a day on, no longer expected.",
        discussion: """
            撤销一个地区，即撤销其全部单位；单位改属别处的，先用 move。
            Closing a region closes its agencies; those that go elsewhere are moved first.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var who: RegistrySubjectOptions
    @OptionGroup var change: RegistryChangeOptions

    func run() throws {
        try common.work { workplace in
            try workplace.changeRegistry(change.request(.close(who.subject)))
        }
    }
}

struct RegistryRecode: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recode",
        abstract: "改代码：地区的行政区划代码，单位的信用代码。Another code.",
        discussion: """
            地区：新代码另立一个地区，单位自该日起归它，旧代码保留以前各年度。单位的信用代码不分年度。
            A region's old code keeps the years before; its agencies go over to the new one. An \
            agency's credit code holds for all years.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var who: RegistrySubjectOptions

    @Option(help: ArgumentHelp("新代码。The new code.", valueName: "code"))
    var to: String

    @OptionGroup var change: RegistryChangeOptions

    func run() throws {
        try common.work { workplace in
            try workplace.changeRegistry(change.request(.recode(who.subject, to: to)))
        }
    }
}

struct RegistryMerge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "几个单位自某日起并为一个。Several agencies become one.",
        discussion: """
            --to 写并入的单位：编号，或名称（没有的则新增）。并入者本身也可在 --agency 之中。
            --to is the one that takes over: its number, or its name, which is added where there \
            is none so.
            例 Example: huizong registry merge --agency 17 --agency 23 --to 县水务局 \
            --from 2026-07-01 --reason 机构改革 --by 县委编委
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("并入的单位，可多次。Agencies that merge.", valueName: "id"))
    var agency: [Int64]

    @Option(help: ArgumentHelp("并入哪个单位。Who takes over.", valueName: "id|name"))
    var to: String

    @OptionGroup var change: RegistryChangeOptions

    func run() throws {
        try common.work { workplace in
            try workplace.changeRegistry(change.request(.merge(agency, to: to)))
        }
    }
}

struct RegistrySplit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "一个单位自某日起分为几个。One agency becomes several.",
        discussion: """
            --share 依 --to 的次序写各占多少，合计为 1；不写则平分。份额用于与上年比较。
            Shares follow the order of --to and add to 1; without them all are equal.
            例 Example: huizong registry split --agency 9 --to 县住建局 --share 0.6 \
            --to 县交通局 --share 0.4 --from 2026-09-01 --reason 机构改革 --by 县委编委
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("分立的单位。The agency that ends.", valueName: "id"))
    var agency: Int64

    @Option(help: ArgumentHelp("分出的单位，可多次。Those that take over.", valueName: "id|name"))
    var to: [String]

    @Option(help: "各占多少。Their shares.")
    var share: [String] = []

    @OptionGroup var change: RegistryChangeOptions

    func run() throws {
        try common.work { workplace in
            try workplace.changeRegistry(
                change.request(.split(agency, to: to, shares: share)))
        }
    }
}

import ArgumentParser
import Desk
import Messages

struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "撤销误存的报告，视为从未报送。Takes back what was stored by mistake.",
        discussion: """
            用于单位或年度有误、试导入等。数字有误的报告应退回（huizong return）或报送更正版本。
            For a wrong agency, a wrong year, a trial. A report with wrong figures is sent back \
            (`huizong return`) or filed again.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("报告编号。Submission.", valueName: "submission"))
    var submission: Int64

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        try common.work { workplace in
            let done = try workplace.withdraw(
                submission: submission, reason: decision.reason, by: decision.by)
            Output.result(done[workplace.language] + "\n")
        }
    }
}

struct Correct: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "更正报送时间或公开日期。Corrects the dates of a filing.")

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("报告编号。Submission.", valueName: "submission"))
    var submission: Int64

    @Option(
        help: ArgumentHelp("实际报送时间。When it was filed.", valueName: "instant"))
    var submittedAt: String?

    @Option(
        help: ArgumentHelp("实际公开日期。When it was published.", valueName: "YYYY-MM-DD"))
    var publishedOn: String?

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        try common.work { workplace in
            let done = try workplace.correct(
                submission: submission, submittedAt: submittedAt, publishedOn: publishedOn,
                reason: decision.reason, by: decision.by)
            Output.result(done[workplace.language] + "\n")
        }
    }
}

struct Published: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "published",
        abstract: "登记事后查到的公开。Records a publication that was seen later.",
        discussion: """
            给出网页文件则留存其 SHA-256，公开日期以此为证；否则只是登记的日期。
            With the page's file its SHA-256 is kept as evidence of the day.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var reportYear: ReportYearOption

    @Option(help: ArgumentHelp("单位编号。Agency.", valueName: "id"))
    var agency: Int64

    @Option(help: ArgumentHelp("公开日期。Day of publication.", valueName: "YYYY-MM-DD"))
    var on: String

    @Option(help: "网址。Where it was seen.")
    var url: String?

    @Option(help: ArgumentHelp("保存的网页。The page as kept.", valueName: "page"))
    var file: String?

    @Option(help: "登记人。Who saw it.")
    var by: String

    func run() throws {
        try common.work { workplace in
            let done = try workplace.recordPublication(
                agency: agency, year: reportYear.year, on: on, url: url, page: file, by: by)
            Output.result(done[workplace.language] + "\n")
        }
    }
}

struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "收回误作的决定。Takes a decision back.",
        discussion: """
            类别：waiver 例外、return 退回、withdrawal 撤销、correction 日期更正、publication 公开登记；\
            编号见 huizong decisions。
            The kind and number are those of `huizong decisions`.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("类别。Kind of decision.", valueName: "kind"))
    var kind: RevocableKind

    @Argument(help: ArgumentHelp("编号。Its number.", valueName: "number"))
    var number: Int64

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        try common.work { workplace in
            let done = try workplace.revoke(
                kind, number: number, reason: decision.reason, by: decision.by)
            Output.result(done[workplace.language] + "\n")
        }
    }
}

struct ListDecisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decisions",
        abstract: "各项决定：谁、何时、为何。Every decision with who, when and why.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var anyYear: AnyYearOption
    @OptionGroup var branch: BranchOption

    @Option(help: ArgumentHelp("单位编号。Agency.", valueName: "id"))
    var agency: Int64?

    @Option(help: ArgumentHelp("自某日起。Made since a day.", valueName: "YYYY-MM-DD"))
    var since: String?

    func run() throws {
        try common.work { workplace in
            listing.print(
                try workplace.decisions(
                    year: anyYear.year, region: branch.region, agency: agency, since: since),
                workplace.language)
        }
    }
}

extension RevocableKind: ExpressibleByArgument {}

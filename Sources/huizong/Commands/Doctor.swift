import ArgumentParser
import Desk

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "检查设置、连接、权限、表结构、时钟和锁，并说明该怎么办。"
            + "Checks settings, connection, rights, schema, clock and locks.",
        discussion: """
            列出每项设置的值和来源，再检查数据库；只要列出问题，退出码就不是 0。不建立任何东西。
            Lists every setting with its origin, then looks at the database. A problem that keeps \
            huizong from working gives the exit code that other commands would give, any other 1. \
            Makes nothing.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var listing: ListingOptions

    func run() throws {
        try common.work { workplace in
            let found = try workplace.examine()
            listing.print(found.listing, workplace.language)
            if let worst = found.worst { throw CommandFailure(worst) }
        }
    }
}

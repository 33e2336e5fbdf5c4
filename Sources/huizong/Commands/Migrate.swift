import ArgumentParser
import Desk
import Messages

struct Migrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "建立或升级数据库的表和表格目录。Brings the database to this version's schema.",
        discussion: """
            首次使用、升级 huizong 和恢复备份之后各运行一次；需要数据库所有者的权限。数据不会丢失。
            Run it once at first, after every upgrade and after a restore, as the owner of the \
            database: it also makes roles and rights that were lost. No data is lost.
            例 Example: huizong migrate --database-url "host=db.example dbname=huizong"
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "只说会做什么，不改动数据库。Do everything, then roll back.")
    var dryRun = false

    func run() throws {
        try common.work { workplace in
            Output.result(try workplace.migrate(isDryRun: dryRun)[workplace.language] + "\n")
        }
    }
}

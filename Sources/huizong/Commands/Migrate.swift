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

    @Flag(
        help: """
            只比较：表、函数、视图、触发器、权限和表格与本版本不一致的逐项列出，退出码 78。
            Compare only: whatever of tables, functions, views, triggers, rights and forms is not \
            this version's is listed, exit code 78.
            """)
    var check = false

    func validate() throws {
        guard !check || !dryRun else {
            throw ValidationError(
                "--check 不能与 --dry-run 同用。--check does not go with --dry-run.")
        }
    }

    func run() throws {
        try common.work { workplace in
            guard !check else {
                Output.result(try workplace.checkSchema()[workplace.language] + "\n")
                return
            }
            Output.result(try workplace.migrate(isDryRun: dryRun)[workplace.language] + "\n")
        }
    }
}

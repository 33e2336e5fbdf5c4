import ArgumentParser
import Desk
import Messages
import Store

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
        let workplace = try Workplace(common)
        try workplace.attempt {
            let catalogue = try workplace.catalogue()
            try workplace.withDatabase(.nothing) { connection in
                let outcome = try Migrator(connection: connection, catalogue: catalogue)
                    .migrate(dryRun: dryRun)
                Output.result(text(outcome)[workplace.language] + "\n")
            }
        }
    }

    private func text(_ outcome: Migrator.Outcome) -> Phrase {
        if outcome.isNothing { return MigrateMessages.nothing }
        func names(_ language: Language) -> String {
            let rights = outcome.rights.isEmpty ? [] : [MigrateMessages.rights[language]]
            return (outcome.applied + outcome.code + rights + outcome.forms)
                .joined(separator: ", ")
        }
        let phrase = dryRun ? MigrateMessages.wouldApply : MigrateMessages.applied
        return Phrase(
            phrase.filled(["names": names(.zh)]).zh, en: phrase.filled(["names": names(.en)]).en)
    }
}

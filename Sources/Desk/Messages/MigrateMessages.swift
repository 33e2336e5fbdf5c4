package import Messages

/// What `huizong migrate` says.
package enum MigrateMessages {
    package static let nothing = Phrase(
        "数据库已是最新，无需更改。", en: "The database is up to date; nothing to do.")
    package static let remaining = Phrase(
        "以下各项与本版本不一致，迁移不能自动恢复，请逐项查明并手工处理：\n{names}",
        en: "These are not as this version makes them and cannot be put back by migrate; find out "
            + "why and mend them by hand:\n{names}")
    package static let cannotApply = Phrase(
        "不能应用 {file}：{reason}。数据库中下列对象与本版本不一致，请查明来历，"
            + "确认无用后删去（DROP），再运行 huizong migrate：\n{names}",
        en: "{file} cannot be applied: {reason}. These objects of the database are not as this "
            + "version makes them; find out where they come from, drop them if nobody needs "
            + "them, and run huizong migrate again:\n{names}")
    package static let agrees = Phrase(
        "数据库的表、函数、视图、触发器、权限和表格与本版本一致。",
        en: "Tables, functions, views, triggers, rights and forms are this version's.")
    package static let differs = Phrase(
        "数据库有 {count} 处与本版本不一致：\n{names}",
        en: "The database differs from this version in {count} places:\n{names}")
    package static let form = Phrase(
        "被改动：表格 {form} 第 {position} 格", en: "altered: form {form}, cell {position}")
    package static let missing = Phrase("缺失：{name}", en: "missing: {name}")
    package static let altered = Phrase("被改动：{name}", en: "altered: {name}")
    package static let added = Phrase("多出：{name}", en: "added: {name}")
    package static let rights = Phrase("角色和权限", en: "roles and rights")
    package static let applied = Phrase("已应用：{names}", en: "Applied: {names}")
    package static let wouldApply = Phrase(
        "将应用（未作更改）：{names}", en: "Would apply (nothing was changed): {names}")
}

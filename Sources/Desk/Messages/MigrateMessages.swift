package import Messages

/// What `huizong migrate` says.
package enum MigrateMessages {
    package static let nothing = Phrase(
        "数据库已是最新，无需更改。", en: "The database is up to date; nothing to do.")
    package static let rights = Phrase("角色和权限", en: "roles and rights")
    package static let applied = Phrase("已应用：{names}", en: "Applied: {names}")
    package static let wouldApply = Phrase(
        "将应用（未作更改）：{names}", en: "Would apply (nothing was changed): {names}")
}

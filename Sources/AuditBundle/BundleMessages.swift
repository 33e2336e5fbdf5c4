public import Messages

/// What `huizong audit export` says.
public enum BundleMessages {
    public static let notEmpty = Phrase(
        "{path} 不是空目录，未导出。请用 --to 指定新目录或空目录。",
        en: "{path} is not empty; nothing was exported. Name a new or an empty directory with --to."
    )
    public static let system = Phrase(
        "写不进 {path}：{detail}。未留下不完整的审计包。",
        en: "{path} cannot be written: {detail}. No incomplete bundle is left.")
    public static let written = Phrase(
        "审计包已写入 {path}：{files} 个文件，第 {edition} 版（{date}）。",
        en: "The audit bundle is in {path}: {files} files, edition {edition} ({date}).")
    public static let hashes = Phrase(
        "请另行记下：链尾哈希 {head}，SHA256SUMS 的哈希 {sums}",
        en: "Note down elsewhere: head of the chain {head}, hash of SHA256SUMS {sums}")
    public static let recipe = Phrase(
        "核对（不需要 huizong）：cd {path} && sha256sum -c SHA256SUMS && sh check.sh",
        en: "To check it without huizong: cd {path} && sha256sum -c SHA256SUMS && sh check.sh")
}

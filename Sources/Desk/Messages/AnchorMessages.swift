package import Messages

/// Words about ends of the chain that are kept elsewhere.
package enum AnchorMessages {
    package static let notWritten = Phrase(
        "链尾没有记到 {target}：{detail}；请查明原因（设置 run.anchor），下次运行会再记",
        en: "the end of the chain was not noted down in {target}: {detail}; find out why (setting "
            + "run.anchor), the next run notes it down again")
    package static let commandFailed = Phrase(
        "设置 run.anchor 的命令 {command} 失败（{reason}），链尾没有另行记下",
        en: "the command of the setting run.anchor failed ({reason}), so that the end of the chain "
            + "was not noted down elsewhere: {command}")
    package static let exitCode = Phrase("退出码 {code}", en: "exit code {code}")
    package static let signal = Phrase("信号 {number}", en: "signal {number}")
    package static let unreadable = Phrase(
        "不能读取另行保存的链尾 {file}：{detail}", en: "cannot read the anchor {file}: {detail}")
    package static let empty = Phrase(
        "{file} 中没有另行保存的链尾，无从核对", en: "{file} holds no end of a chain to compare with")
}

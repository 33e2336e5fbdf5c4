package import Messages

/// Words about the templates of notices; the notices themselves are the templates' text.
package enum NoticeMessages {
    package static let noTemplate = Phrase(
        "读不到模板 {file}，请检查 --template 或安装目录中的 notices。",
        en: "The template {file} cannot be read; check --template or the installed notices.")
    package static let badTemplate = Phrase(
        "模板 {file} 有误：{detail}", en: "The template {file} is wrong: {detail}")
}

package import Messages

/// What `huizong report` says.
package enum ReportMessages {
    package static let written = Phrase("已写入 {file}", en: "{file} is written")
    package static let faults = Phrase(
        "注意，报告开头的红字说明了下列情况，请处理后再印发：",
        en: "Note: the red lines on top of the report say this; deal with it before handing it in:")
    package static let exists = Phrase(
        "{file} 已存在，内容不同（可能已有人修改），未写入任何文件。请换一个目录，或加 --overwrite 覆盖。",
        en: "{file} is there and differs (somebody may have worked in it); nothing was written. "
            + "Name another directory, or give --overwrite.")
    package static let cannotWrite = Phrase(
        "写不进 {file}：{detail}", en: "{file} cannot be written: {detail}")
}

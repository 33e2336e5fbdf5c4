package import Messages

/// What `huizong site` says.
package enum SiteCommandMessages {
    static let wordReport = Phrase("年度报告（Word）", en: "report (Word, in Chinese)")
    static let workbook = Phrase("工作簿（WPS、Excel）", en: "workbook")
    package static let written = Phrase(
        "已按第 {edition} 版生成 {regions} 个地区的网页，在 {folder}："
            + "写入 {written} 个文件，未变 {unchanged} 个，删去旧文件 {removed} 个。",
        en: "Pages of {regions} regions are in {folder}, from edition {edition}: {written} files "
            + "written, {unchanged} unchanged, {removed} old ones removed.")
    package static let notEmpty = Phrase(
        "目录 {folder} 中已有其他文件，未写入任何内容。请换一个新目录或空目录。",
        en: "{folder} holds files that are no site's; nothing was written. Name a new or empty "
            + "directory.")
    package static let cannotWrite = Phrase(
        "写不进或读不出 {file}：{detail}", en: "{file} cannot be written or read: {detail}")
    package static let noPages = Phrase(
        "地区 {region} 在所选年度没有已发布的数据。",
        en: "Nothing is published about region {region} in these years.")
    package static let nothing = Phrase(
        "所选年度没有已发布的数据，未写入任何网页。",
        en: "Nothing is published in these years; no page was written.")
    package static let years = Phrase(
        "--years 写成“{value}”不对，应为 2019-2025 或 2024 这样。",
        en: "--years cannot be “{value}”; write 2019-2025 or 2024.")
}

package import Messages

/// Headings of the form and rule catalogue.
package enum CatalogueMessages {
    package static let form = Phrase("表格", en: "form")
    package static let title = Phrase("名称", en: "title")
    package static let notice = Phrase("依据", en: "notice")
    package static let firstYear = Phrase("起用年度", en: "first year")
    package static let lastYear = Phrase("止用年度", en: "last year")
    package static let cells = Phrase("单元格", en: "cells")
    package static let identities = Phrase("勾稽关系", en: "identities")
    package static let cell = Phrase("单元格", en: "cell")
    package static let label = Phrase("名称", en: "label")
    package static let unit = Phrase("单位", en: "unit")
    package static let signed = Phrase("可为负", en: "signed")
    package static let isTotal = Phrase("合计列", en: "total")
    package static let rule = Phrase("规则", en: "rule")
    package static let severity = Phrase("级别", en: "severity")
    package static let check = Phrase("检查", en: "check")
    package static let instances = Phrase("条数", en: "instances")
    package static let source = Phrase("依据", en: "source")
    package static let message = Phrase("提示语", en: "message")
    package static let anyForm = Phrase("各种表格", en: "every form")
    package static let inCode = Phrase("程序", en: "code")
    package static let left = Phrase("左边", en: "left")
    package static let right = Phrase("右边", en: "right")
}

import Messages
import Store
import Vocabulary

/// What is said when the registry is read from a sheet.
enum RegistryMessages {
    // the sheet
    static let fault = Phrase("第 {row} 行“{column}”列：{reason}", en: "row {row}, {column}: {reason}")
    static let faults = Phrase(
        "{file} 有 {count} 处须改，名录没有改动：\n{list}",
        en: "{file} has {count} faults, nothing was changed:\n{list}")
    static let noAgencyHead = Phrase(
        "{file}：找不到表头；前十五行中须有一行写明“单位名称”（或“单位编号”），以及类别、行政区划代码、统一社会信用代码、联系人、联系电话等中的一列；"
            + "行政区划的表请加 --regions",
        en: "{file}: no headings; one of the first fifteen rows must name name (or agency_id) and "
            + "one more of class, region, credit_code, contact, phone …; give --regions for a "
            + "sheet of regions")
    static let noRegionHead = Phrase(
        "{file}：找不到表头；前十五行中须有一行写明“代码”和“名称”，可另有级别、上级",
        en: "{file}: no headings; one of the first fifteen rows must name code and name, and may "
            + "name level and parent")
    static let noRows = Phrase("{file}：表头之下没有内容", en: "{file}: nothing below the headings")
    static let columnTwice = Phrase(
        "与“{other}”一列意思相同，只能留一列", en: "means the same as {other}; keep one of them")
    static let noYear = Phrase(
        "没有写明是哪个报告年度：请把列名写成“2025年报送期限”之类，或加 --year",
        en: "says no report year; call it submit_due_2025 and the like, or give --year")
    static let missing = Phrase("没有填写", en: "nothing is filled in")
    static let badNumber = Phrase("“{value}”不是单位编号", en: "“{value}” is no agency's number")
    static let badClass = Phrase(
        "“{value}”不是单位类别，应为：{known}", en: "“{value}” is no class; use one of {known}")
    static let badYesNo = Phrase("“{value}”请写是或否", en: "“{value}” should be yes or no")
    static let badDay = Phrase(
        "“{value}”不是日期，请写成 2024-03-05", en: "“{value}” is no day; write it like 2024-03-05")
    static let badPhone = Phrase("“{value}”中没有号码", en: "“{value}” has no number in it")
    static let codeLength = Phrase(
        "“{value}”有 {count} 位，统一社会信用代码应为 18 位（表格软件可能已把它当成数字，请设为文本）",
        en: "“{value}” has {count} characters, a credit code has 18 (a spreadsheet may have taken "
            + "it for a number; make the cell a text)")
    static let codeCharacter = Phrase(
        "“{value}”中有“{character}”，统一社会信用代码只用数字和 I、O、S、V、Z 以外的大写字母",
        en: "“{value}” has {character}, which no credit code has")
    static let codeDigit = Phrase(
        "“{value}”的校验位不对（前 17 位若无误，末位应为 {wanted}），请核对",
        en: "“{value}”: the check digit is wrong (it would be {wanted} if the others are right)")
    static let badFormerName = Phrase(
        "“{name}”括号中应为改名日期，如（2019-03-20更名）",
        en: "“{name}”: in brackets belongs the day of the change, as (2019-03-20)")
    static let sameDay = Phrase("有两个曾用名写了同一个改名日期", en: "two former names end on one day")
    static let oddDue = Phrase(
        "“{value}”不像{year}年度报告的期限", en: "“{value}” is no likely due date of {year}")
    static let exemptionReason = Phrase(
        "豁免须写明理由，不能只写“是”或批准机关", en: "an exemption needs its reason, in words")
    static let governmentCounts = Phrase(
        "人民政府的报告汇总各单位，从不计入合计", en: "a government's report counts in no total")

    // which agency
    static let outsideRegion = Phrase(
        "编号 {id} 是{region}的{name}，不在 --region 之内",
        en: "number {id} is {name} of {region}, which is not in --region")
    static let codeOfOther = Phrase(
        "这个信用代码是{name}（编号 {id}）的", en: "this code is {name}'s (number {id})")
    static let nameOfOther = Phrase(
        "同一地区已有{name}（编号 {id}）", en: "the region has {name} already (number {id})")
    static let otherNumber = Phrase(
        "名录中没有这个编号；这一行是{name}，编号 {id}",
        en: "the registry has no such number; this row is {name}, number {id}")
    static let formerNameOf = Phrase(
        "是{name}（编号 {id}）的曾用名；若是同一单位，请填单位编号",
        en: "is a former name of {name} (number {id}); if that is meant, give its number")
    static let ambiguous = Phrase(
        "名录中不止一个：{list}；请填单位编号", en: "the registry has several: {list}; give the number")
    static let closedAlready = Phrase(
        "同名的{name}（编号 {id}）已于 {day} 撤销；新设的请填成立日期，恢复的请填单位编号并在撤销日期填“-”",
        en: "{name} (number {id}) was closed on {day}; a new one needs its first day, to reopen "
            + "that one give its number and “-” as its last day")
    static let doubled = Phrase("与第 {row} 行重复", en: "stands in row {row} already")
    static let newNeedsClass = Phrase(
        "名录中没有这个单位；新单位须填类别", en: "the registry has no such agency; a new one needs a class")
    static let newNeedsRegion = Phrase(
        "名录中没有这个单位；新单位须填行政区划代码，或用 --region 指明",
        en: "the registry has no such agency; a new one needs a region, here or in --region")
    static let noRegion = Phrase(
        "名录中没有行政区划“{value}”，请先用 --regions 导入",
        en: "the registry has no region “{value}”; import it first, with --regions")
    static let twoRegions = Phrase(
        "不止一个行政区划叫这个名字：{list}；请填代码",
        en: "several regions are called so: {list}; give the code")
    static let regionOutside = Phrase(
        "“{value}”不在 --region {region} 之内", en: "“{value}” is not in --region {region}")

    // days
    static let endsBeforeStart = Phrase(
        "撤销日期 {end} 早于成立日期 {start}", en: "it would end on {end}, before its first day {start}")
    static let formerIsPresent = Phrase("曾用名与现名相同", en: "a former name is the present one")
    static let stateKnown = Phrase(
        "到 {day} 为止的情况名录中已有记载", en: "what it was until {day} is known already")
    static let inFuture = Phrase("{day} 还没有到", en: "{day} is yet to come")
    static let overlaps = Phrase(
        "变更日期 {day} 须晚于名录已记载的 {last}",
        en: "the change on {day} must come after {last}, which is known")
    static let beforeStart = Phrase(
        "变更日期 {day} 须晚于成立日期 {start}",
        en: "the change on {day} must come after its first day, {start}")
    static let formerAfterChange = Phrase(
        "曾用名的改名日期须早于这次变更的日期", en: "former names must end before the change of this sheet")
    static let notThere = Phrase(
        "该单位{year}年末不在名录中，没有期限", en: "it was not there at the end of {year} and has no due date")
    static let whoExempts = Phrase(
        "豁免须写明批准机关：加一列“豁免批准机关”，或用 --by",
        en: "an exemption needs who granted it: a column exempt_by, or --by")
    static let whoExtends = Phrase(
        "与同类单位的期限不同，是单列的期限，须用 --by 写明批准机关",
        en: "differs from others of its class, which needs who granted it: --by")

    // regions
    static let badRegionCode = Phrase(
        "“{value}”不是行政区划代码，应为六位数字", en: "“{value}” is no code of six digits")
    static let badLevel = Phrase(
        "“{value}”应为省、市或县", en: "“{value}” should be province, prefecture or county")
    static let parentNotHigher = Phrase(
        "{name}的上级{parent}级别不高于它", en: "{parent} is not of a higher level than {name}")

    // the difference
    static let name = Phrase("名称", en: "name")
    static let region = Phrase("地区", en: "region")
    static let agencyClass = Phrase("类别", en: "class")
    static let counts = Phrase("计入汇总", en: "counts in totals")
    static let creditCode = Phrase("统一社会信用代码", en: "credit code")
    static let activeFrom = Phrase("成立日期", en: "first day")
    static let activeTo = Phrase("撤销日期", en: "last day")
    static let contact = Phrase("联系人", en: "contact")
    static let phone = Phrase("联系电话", en: "phone")
    static let head = Phrase("负责人", en: "head")
    static let headPhone = Phrase("负责人电话", en: "head's phone")
    static let formerNames = Phrase("曾用名", en: "former names")
    static let level = Phrase("级别", en: "level")
    static let parent = Phrase("上级", en: "parent")
    static let yes = Phrase("是", en: "yes")
    static let no = Phrase("否", en: "no")
    static let submitDue = Phrase("报送期限", en: "filing due")
    static let publishDue = Phrase("公开期限", en: "publication due")

    static let change = Phrase("{field} {before} → {after}", en: "{field} {before} → {after}")
    static let fieldValue = Phrase("{field} {value}", en: "{field} {value}")
    static let numbered = Phrase("编号 {id}", en: "number {id}")
    static let from = Phrase("{day} 起", en: "from {day}")
    static let since = Phrase("（自 {day} 起，此前的报告年度不变）", en: " (from {day} on, years before stay)")
    static let sinceUnknown = Phrase("（从何时起未定）", en: " (from when is not said)")
    static let forAllYears = Phrase("（历年一并更正）", en: " (corrected for all years)")
    static let formerName = Phrase("曾用名 {name}", en: "formerly {name}")
    static let datedName = Phrase(
        "曾用名 {name}（{day} 更名，此前的报告年度用此名）",
        en: "until {day} called {name}, in the years before")
    static let newRow = Phrase("新增 第 {row} 行 {name}：{what}", en: "new, row {row}, {name}: {what}")
    static let changedRow = Phrase(
        "变更 第 {row} 行 {name}（编号 {id}）：{what}",
        en: "changed, row {row}, {name} (number {id}): {what}")
    static let shortName = Phrase(
        "第 {row} 行的“{short}”认作{name}（编号 {id}），名称不改；要改名请填单位编号",
        en: "row {row}: “{short}” was taken for {name} (number {id}), which keeps its name; to "
            + "rename it give its number")
    static let deadline = Phrase(
        "期限 {year}年度 {region}{class} {event} {before} → {after}（{count} 个单位）",
        en: "due dates of {year}, {region}, {class}, {event}: {before} → {after} ({count} agencies)"
    )
    static let extended = Phrase(
        "单列期限 {year}年度 {name} {event} {before} → {after}",
        en: "a date of its own in {year}, {name}, {event}: {before} → {after}")
    static let exempted = Phrase(
        "豁免 {year}年度 {name}：{reason}（{by}）", en: "exempt in {year}, {name}: {reason} ({by})")
    static let absent = Phrase(
        "名录中有、表中没有的（不删除）：{list}", en: "in the registry but not in the sheet (they stay): {list}")
    static let absentAndMore = Phrase(
        "名录中有、表中没有的（不删除）：{list}，另有 {rest} 个，见 huizong registry list",
        en: "in the registry but not in the sheet (they stay): {list}, and {rest} more; see "
            + "huizong registry list")
    static let unused = Phrase("没有用到的列：{list}", en: "columns that say nothing here: {list}")
    static let summary = Phrase(
        "共 {rows} 行：新增 {new}，变更 {changed}，不变 {same}；期限和豁免 {dates} 项；名录中有、表中没有 {absent}",
        en: "{rows} rows: {new} new, {changed} changed, {same} as they were; {dates} dates and "
            + "exemptions; {absent} in the registry only")
    static let regionSummary = Phrase(
        "共 {rows} 行：新增 {new}，变更 {changed}，不变 {same}；名录中有、表中没有 {absent}",
        en: "{rows} rows: {new} new, {changed} changed, {same} as they were; {absent} in the "
            + "registry only")
    static let newRegion = Phrase(
        "新增 第 {row} 行 {code} {name}：{what}", en: "new, row {row}, {code} {name}: {what}")
    static let changedRegion = Phrase(
        "变更 第 {row} 行 {code} {name}：{what}", en: "changed, row {row}, {code} {name}: {what}")

    // asking and ending
    static let fromWhen = Phrase(
        "名称、地区、类别等从哪个报告年度起变更？输入年度（如 2025）或日期；c 为更正，历年一并改；回车不写入。",
        en: "From which report year do the other names, regions and classes hold? Enter a year "
            + "(2025) or a day; c if they are a correction for all years; or return to leave it.")
    static let undecided = Phrase(
        "不知道名称、地区、类别等从何时起变更，没有写入；请用 --year 写明从哪个报告年度起，或加一列“变更日期”，"
            + "原来就登记错了的用 --correction",
        en: "It is not known from when the other names, regions and classes hold; nothing was "
            + "changed. Give --year, or a column since, or --correction if it was never right.")
    static let sure = Phrase("写入名录吗？[y/N]", en: "Write this into the registry? [y/N]")
    static let unconfirmed = Phrase(
        "没有写入名录；确认无误请加 --yes", en: "Nothing was changed; give --yes if it is meant so")
    static let dryRun = Phrase("试运行，没有写入。", en: "A dry run, nothing was changed.")
    static let same = Phrase("与名录一致，没有要写入的。", en: "The registry says so already.")
    static let written = Phrase(
        "已写入名录。各年度的汇总由下次 huizong run 更新。",
        en: "Written. The next `huizong run` brings the totals up to date.")
    static let changedMeanwhile = Phrase(
        "名录刚被别人改动，没有写入；请再运行一次，重新核对差异",
        en: "Somebody changed the registry meanwhile; nothing was written. Run it again.")
    static let notAsWanted = Phrase(
        "写入后名录与表格仍不一致，已全部撤回：\n{list}",
        en: "After writing, the registry still differed from the sheet; all was taken back:\n{list}"
    )

    // lists
    static let listTitle = Phrase("单位名录", en: "Registry of agencies")
    static let none = Phrase("没有单位", en: "no agencies")
    static let exported = Phrase(
        "已写到 {file}：{count} 个单位", en: "{count} agencies written to {file}")
    static let sheetTitle = Phrase(
        "单位名录（{region}，{count} 个单位，{day} 导出）", en: "Agencies of {region}: {count}, as of {day}")
    static let everywhere = Phrase("全部地区", en: "all regions")
    static let badSuffix = Phrase(
        "{file}：只能写成 .xlsx 或 .csv", en: "{file}: write .xlsx or .csv")
    static let cannotWrite = Phrase("写不了 {file}：{reason}", en: "cannot write {file}: {reason}")

    static let province = Phrase("省级", en: "province")
    static let prefecture = Phrase("市级", en: "prefecture")
    static let county = Phrase("县级", en: "county")

    static func level(_ level: RegionLevel) -> Phrase {
        switch level {
        case .province: province
        case .prefecture: prefecture
        case .county: county
        }
    }

    static func yesNo(_ flag: Bool) -> Phrase { flag ? yes : no }

    static func event(_ event: LatenessRow.Event) -> Phrase {
        switch event {
        case .submit: submitDue
        case .publish: publishDue
        }
    }
}

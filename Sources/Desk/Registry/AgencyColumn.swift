import Messages
import Store
import Vocabulary

/// A column of a sheet of agencies.
enum AgencyColumn: Hashable {
    case id, name, agencyClass, region, creditCode, counts, activeFrom, activeTo
    case contact, phone, head, headPhone, formerNames
    /// From when the row's new name, class or region holds.
    case since
    /// Of a report year; nil where the heading names none.
    case due(LatenessRow.Event, Int?)
    case exempt(Int?)
    case exemptBy(Int?)

    /// What a folded heading stands for; nil for one that says nothing here.
    init?(_ heading: String) {
        if let column = Self.byHeading[heading] {
            self = column
            return
        }
        guard let yearly = Self.yearly(heading) else { return nil }
        self = yearly
    }

    private static let byHeading: [String: AgencyColumn] = {
        let headings: [(AgencyColumn, [String])] = [
            (.id, ["单位编号", "单位代号", "agency", "agencyid", "agencynumber"]),
            (
                .name,
                [
                    "单位名称", "单位", "单位全称", "机关名称", "机构名称", "部门名称", "报告单位", "名称", "name",
                    "agencyname",
                ]
            ),
            (.agencyClass, ["类别", "单位类别", "单位类型", "类型", "单位性质", "性质", "机构类别", "class"]),
            (
                .region,
                [
                    "行政区划代码", "区划代码", "地区代码", "行政区划", "区划", "地区", "所属地区", "所在地区", "region",
                    "regioncode",
                ]
            ),
            (.creditCode, ["统一社会信用代码", "社会信用代码", "统一信用代码", "信用代码", "creditcode"]),
            (.counts, ["计入汇总", "是否计入汇总", "计入合计", "是否计入合计", "countsintotal"]),
            (.activeFrom, ["成立日期", "设立日期", "成立时间", "起始日期", "启用日期", "activefrom"]),
            (.activeTo, ["撤销日期", "撤并日期", "撤销时间", "终止日期", "停用日期", "activeto"]),
            (.contact, ["联系人", "经办人", "填报人", "联络员", "联系人姓名", "contact"]),
            (.phone, ["联系电话", "电话", "联系方式", "手机", "手机号", "手机号码", "办公电话", "phone", "telephone"]),
            (.head, ["负责人", "单位负责人", "分管领导", "分管负责人", "head"]),
            (.headPhone, ["负责人电话", "单位负责人电话", "分管领导电话", "headphone"]),
            (.formerNames, ["曾用名", "曾用名称", "原名称", "原名", "formernames", "formername"]),
            (.since, ["变更日期", "变更时间", "更名日期", "变更自", "changedon", "since"]),
        ]
        var byHeading: [String: AgencyColumn] = [:]
        for (column, names) in headings { for name in names { byHeading[name] = column } }
        return byHeading
    }()

    /// 2024年报送期限, 2024年度公开期限, 2024年豁免, 2024年豁免批准机关; submit_due_2024, exempt_2024.
    private static func yearly(_ heading: String) -> AgencyColumn? {
        let chinese = /(?:(20\d\d)年?度?)?(?:年报|年度报告|报告)?(.+)/
        if let match = heading.wholeMatch(of: chinese),
            let column = ofYear(String(match.2), match.1.flatMap { Int($0) })
        {
            return column
        }
        guard let match = heading.wholeMatch(of: /([a-z]+)(20\d\d)/) else { return nil }
        return ofYear(String(match.1), Int(match.2))
    }

    private static func ofYear(_ words: String, _ year: Int?) -> AgencyColumn? {
        switch words {
        case "报送期限", "报送截止日期", "报送截止", "报送截止时间", "submitdue": .due(.submit, year)
        case "公开期限", "公开截止日期", "公开截止", "公布期限", "公开截止时间", "publishdue":
            .due(.publish, year)
        case "豁免", "豁免理由", "免报", "免报理由", "exempt": .exempt(year)
        case "豁免批准", "豁免批准机关", "免报批准机关", "exemptby": .exemptBy(year)
        default: nil
        }
    }

    /// Whether it says something of a year and names none.
    var needsYear: Bool {
        switch self {
        case .due(_, nil), .exempt(nil), .exemptBy(nil): true
        default: false
        }
    }

    /// Columns of which a sheet may have several, read together: two telephones.
    var canRepeat: Bool {
        switch self {
        case .phone, .contact, .head, .headPhone, .formerNames: true
        default: false
        }
    }
}

/// The words that offices use for classes of agencies.
enum AgencyClassWords {
    private static let words: [(AgencyClass, [String])] = [
        (
            .governmentOffice,
            ["政府办公室", "政府办", "人民政府办公室", "县政府办公室", "县政府办", "市政府办公室", "区政府办公室", "办公室"]
        ),
        (
            .department,
            ["部门", "政府部门", "工作部门", "政府工作部门", "县直部门", "县直单位", "市直部门", "区直部门", "职能部门", "组成部门"]
        ),
        (.township, ["乡镇", "乡", "镇", "乡镇政府", "乡镇人民政府", "民族乡", "苏木"]),
        (.subdistrict, ["街道", "街道办", "街道办事处"]),
        (
            .dispatched,
            ["派出机关", "派出机构", "垂管", "垂管部门", "垂管单位", "垂直管理", "垂直管理部门", "垂直管理单位", "垂管机构"]
        ),
        (
            .institution,
            ["法律法规授权组织", "授权组织", "事业单位", "直属事业单位", "政府直属事业单位", "企事业单位"]
        ),
        (.government, ["人民政府", "政府", "县政府", "县人民政府", "市人民政府", "区人民政府", "本级政府"]),
    ]

    private static let byWord: [String: AgencyClass] = {
        var byWord: [String: AgencyClass] = [:]
        for (agencyClass, names) in words { for name in names { byWord[name] = agencyClass } }
        for agencyClass in AgencyClass.allCases {
            byWord[agencyClass.rawValue] = agencyClass
            byWord[AgencyName.folded(agencyClass.label.zh)] = agencyClass
            byWord[AgencyName.folded(agencyClass.label.en)] = agencyClass
        }
        return byWord
    }()

    static func agencyClass(_ word: String) -> AgencyClass? { byWord[AgencyName.folded(word)] }

    /// One word for each class.
    static var known: String { words.map { $0.1[0] }.joined(separator: "、") }
}

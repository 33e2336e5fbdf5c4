public import Messages

/// A level of the administrative division.
public enum RegionLevel: String, Sendable, CaseIterable {
    case province, prefecture, county
}

/// What kind of body an agency is; decides its scope and, by table, its deadlines.
public enum AgencyClass: String, Sendable, CaseIterable {
    case governmentOffice = "government_office"
    case department
    case township
    case subdistrict
    case dispatched
    case institution
    /// The people's government of the region. Its own report sums up the region's; it counts in no
    /// total and is compared with them.
    case government

    /// Place among all classes, from 0.
    public var number: Int {
        switch self {
        case .governmentOffice: 0
        case .department: 1
        case .township: 2
        case .subdistrict: 3
        case .dispatched: 4
        case .institution: 5
        case .government: 6
        }
    }

    /// Townships and subdistricts count in scope ``Scope/all`` only.
    public var countsInOwnScope: Bool { self != .township && self != .subdistrict }

    /// The word a county office uses for the class.
    public var label: Phrase {
        switch self {
        case .governmentOffice: Phrase("政府办公室", en: "government office")
        case .department: Phrase("部门", en: "department")
        case .township: Phrase("乡镇", en: "township")
        case .subdistrict: Phrase("街道", en: "subdistrict")
        case .dispatched: Phrase("派出机关", en: "dispatched organ")
        case .institution: Phrase("法律法规授权组织", en: "authorised institution")
        case .government: Phrase("人民政府", en: "people's government")
        }
    }
}

/// Which bodies a total covers.
public enum Scope: String, Sendable, CaseIterable {
    /// 本级: the government office and its departments.
    case own
    /// 全域: with townships, subdistricts and all regions below.
    case all

    public var label: Phrase {
        switch self {
        case .own: Phrase("本级", en: "own level")
        case .all: Phrase("全域", en: "whole area")
        }
    }
}

/// What kind of case the office's ledger knows of.
public enum LedgerKind: String, Sendable, CaseIterable {
    case request, reconsideration, litigation

    public var label: Phrase {
        switch self {
        case .request: Phrase("政府信息公开申请", en: "requests")
        case .reconsideration: Phrase("行政复议", en: "reconsideration")
        case .litigation: Phrase("行政诉讼", en: "litigation")
        }
    }
}

/// What a failed rule means for a submission.
public enum Severity: String, Sendable, CaseIterable {
    /// Keeps the submission out of the totals.
    case error
    /// Must be explained; the figures count.
    case warning
    /// Informs.
    case hint

    public var label: Phrase {
        switch self {
        case .error: Phrase("错误", en: "error")
        case .warning: Phrase("警告", en: "warning")
        case .hint: Phrase("提示", en: "hint")
        }
    }
}

/// What a rule says of one submission; a missing figure is neither right nor wrong.
public enum Verdict: String, Sendable, CaseIterable {
    case passed, failed, undecided

    public var label: Phrase {
        switch self {
        case .passed: Phrase("通过", en: "passed")
        case .failed: Phrase("不通过", en: "failed")
        case .undecided: Phrase("无法判定", en: "undecided")
        }
    }
}

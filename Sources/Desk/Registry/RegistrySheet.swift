import Messages
import Store
import Vocabulary

/// The registry as the sheet that `registry import` reads: the same sheet again.
struct RegistrySheet {
    /// Stands above the head.
    let title: String
    let headings: [String]
    let rows: [[String]]

    /// - Parameter years: whose dates and exemptions have columns, in order.
    init(
        _ agencies: [RegistryAgency], years: [(Int, RegistryYear)], region: Region?,
        today: CalendarDate
    ) {
        title =
            RegistryMessages.sheetTitle.filled([
                "region": region.map { "\($0.name) \($0.code)" } ?? RegistryMessages.everywhere.zh,
                "count": String(agencies.count), "day": today.description,
            ]).zh
        var headings = [
            "单位编号", "单位名称", "类别", "行政区划代码", "统一社会信用代码", "计入汇总", "成立日期", "撤销日期", "联系人", "联系电话",
            "负责人", "负责人电话", "曾用名",
        ]
        for (year, _) in years {
            headings += ["报送期限", "公开期限", "豁免", "豁免批准机关"].map { "\(year)年\($0)" }
        }
        self.headings = headings
        rows = agencies.map { agency in
            Self.row(agency) + years.flatMap { Self.dates(of: agency, in: $0.0, $0.1) }
        }
    }

    private static func row(_ agency: RegistryAgency) -> [String] {
        let cells: [String?] = [
            String(agency.id), agency.name, agency.agencyClass.label.zh, agency.regionCode,
            agency.creditCode, RegistryMessages.yesNo(agency.countsInTotal).zh,
            agency.activeFrom?.description, agency.activeTo?.description, agency.contact.name,
            agency.contact.phone, agency.head.name, agency.head.phone,
            // each ends with the mark that commas in names are no ends beside
            agency.formerNames.map { name in
                (name.until.map { "\(name.name)（\($0)更名）" } ?? name.name) + "；"
            }.joined(),
        ]
        return cells.map { $0 ?? "" }
    }

    private static func dates(
        of agency: RegistryAgency, in reportYear: Int, _ year: RegistryYear
    ) -> [String] {
        let exemption = year.exemptions[agency.id]
        let due = [LatenessRow.Event.submit, .publish].map { event -> String in
            guard let place = year.places[agency.id] else { return "" }
            let day = year.extended[event]?[agency.id] ?? year.due(event, at: place)
            return day?.description ?? ""
        }
        return due + [exemption?.reason ?? "", exemption?.grantedBy ?? ""]
    }
}

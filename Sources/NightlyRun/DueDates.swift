import Store
import Vocabulary

/// The last day of filing for each region and class: the nearest region with a deadline wins, and
/// within it a named class before every class; 31 January of the next year without any. An
/// extension of the agency's own goes before all of them.
struct DueDates: Sendable {
    /// Days since 1970-01-01: of each region one date a class.
    private let dates: [Int32]
    private let extensions: [Int64: CalendarDate]
    private let classCount = AgencyClass.allCases.count

    /// - Parameter extensions: by agency.
    init(
        _ deadlines: [SubmitDeadline], extensions: [Int64: CalendarDate], year: Int,
        tree: RegionTree
    ) {
        self.extensions = extensions
        let standard = CalendarDate(year: year + 1, month: 1, day: 31)
        let everywhere = AgencyClass.allCases.map { agencyClass in
            Self.date(deadlines, region: nil, agencyClass)?.daysSinceEpoch
                ?? standard?.daysSinceEpoch ?? 0
        }
        var dates = tree.regions.flatMap { _ in everywhere.map { Int32($0) } }
        let named = Set(deadlines.compactMap(\.regionCode))
        for index in named.isEmpty ? [] : Array(tree.regions.indices) {
            for agencyClass in AgencyClass.allCases {
                var place: Int? = index
                while let region = place {
                    let code = tree.regions[region].code
                    if named.contains(code),
                        let date = Self.date(deadlines, region: code, agencyClass)
                    {
                        dates[index * classCount + agencyClass.number] = Int32(date.daysSinceEpoch)
                        break
                    }
                    place = tree.parents[region]
                }
            }
        }
        self.dates = dates
    }

    private static func date(
        _ deadlines: [SubmitDeadline], region: String?, _ agencyClass: AgencyClass
    ) -> CalendarDate? {
        let here = deadlines.filter { $0.regionCode == region }
        return
            (here.first { $0.agencyClass == agencyClass }
            ?? here.first { $0.agencyClass == nil })?.dueOn
    }

    func isOnTime(
        _ day: CalendarDate, agency: Int64, region: Int, _ agencyClass: AgencyClass
    ) -> Bool {
        if !extensions.isEmpty, let dueOn = extensions[agency] { return day <= dueOn }
        return day.daysSinceEpoch <= Int(dates[region * classCount + agencyClass.number])
    }
}

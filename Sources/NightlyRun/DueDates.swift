import Store
import Vocabulary

/// The last day of filing of every agency, as the database says it.
struct DueDates: Sendable {
    /// Days since 1970-01-01: of each region one date a class.
    private var dates: [Int32]
    private var extended: [Int64: CalendarDate] = [:]
    private let classCount = AgencyClass.allCases.count

    init(_ dueDates: [DueDate], tree: RegionTree) {
        var usual = [Int32](repeating: 0, count: classCount)
        for date in dueDates {
            guard case .everywhereElse(let agencyClass) = date.holdsFor else { continue }
            usual[agencyClass.number] = Int32(date.dueOn.daysSinceEpoch)
        }
        dates = tree.regions.flatMap { _ in usual }
        for date in dueDates {
            switch date.holdsFor {
            case .agency(let id): extended[id] = date.dueOn
            case .region(let code, let agencyClass):
                guard let region = tree.index(of: code) else { continue }
                dates[region * classCount + agencyClass.number] = Int32(date.dueOn.daysSinceEpoch)
            case .everywhereElse: continue
            }
        }
    }

    func isOnTime(
        _ day: CalendarDate, agency: Int64, region: Int, _ agencyClass: AgencyClass
    ) -> Bool {
        if !extended.isEmpty, let dueOn = extended[agency] { return day <= dueOn }
        return day.daysSinceEpoch <= Int(dates[region * classCount + agencyClass.number])
    }
}

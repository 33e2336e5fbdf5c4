import FoundationEssentials
import Messages
import Mustache
import Store
import Vocabulary

/// What a notice is for; the raw value names its template.
package enum NoticeKind: String, CaseIterable {
    case reminder, urge, circular
}

/// What a notice says, as its template sees it.
struct NoticeText {
    private let filings: [LatenessRow]
    private let region: Region
    private let year: Int
    private let day: CalendarDate

    init(_ rows: [LatenessRow], region: Region, year: Int, day: CalendarDate) {
        filings = rows.filter { $0.event == .submit && $0.status != .exempt }
        self.region = region
        self.year = year
        self.day = day
    }

    var usualKind: NoticeKind {
        if filings.contains(where: { $0.status == .missing }) { return .urge }
        return filings.contains { $0.status == .pending } ? .reminder : .circular
    }

    func rendered(byTemplate file: String) throws -> String {
        let source: String
        do {
            source = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw Refusal(.wrongSettings, NoticeMessages.noTemplate.filled(["file": file]))
        }
        do {
            return try MustacheTemplate(string: source).render(values)
        } catch {
            throw Refusal(
                .wrongSettings,
                NoticeMessages.badTemplate.filled(["file": file, "detail": "\(error)"]))
        }
    }

    private var values: [String: Any] {
        let onTime = with(.onTime).count
        let dueDates = Set(filings.map(\.dueOn)).sorted()
        return [
            "region": region.name, "year": String(year), "day": Self.words(day),
            "due_on": dueDates.first.map(Self.words) ?? "",
            "expected": filings.count, "on_time": onTime,
            "received": onTime + with(.late).count,
            "rate": Punctuality(filings).percent,
            "late": entries(.late), "missing": entries(.missing), "pending": entries(.pending),
        ].merging(
            // a section over a count of nothing must not be shown
            ["late", "missing", "pending"].compactMap { name in
                let count = with(LatenessRow.Status(rawValue: name)).count
                return count == 0 ? nil : ("\(name)_count", count)
            }
        ) { first, _ in first }
    }

    private func with(_ status: LatenessRow.Status?) -> [LatenessRow] {
        filings.filter { $0.status == status }
    }

    private func entries(_ status: LatenessRow.Status) -> [[String: Any]] {
        with(status).enumerated().map { number, row in
            [
                "number": number + 1, "name": row.agencyName, "due_on": Self.words(row.dueOn),
                "happened_on": row.happenedOn.map(Self.words) ?? "",
                "days_late": row.daysLate.map { String($0) } ?? "",
            ]
        }
    }

    /// 2021-01-31 as 2021年1月31日.
    private static func words(_ day: CalendarDate) -> String {
        "\(day.year)年\(day.month)月\(day.day)日"
    }
}

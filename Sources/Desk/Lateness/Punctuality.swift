import Listings
import Messages
import Store
import Vocabulary

/// How many of those expected filed on time; a share of them, so it cannot exceed 1.
struct Punctuality {
    let onTime: Int64
    let late: Int64
    let missing: Int64
    let pending: Int64
    let exempt: Int64
    /// Everybody who is not exempt.
    let expected: Int64

    /// - Parameters:
    ///   - rows: filings and publications.
    ///   - event: the ones that count.
    init(_ rows: [LatenessRow], event: LatenessRow.Event = .submit) {
        func count(_ status: LatenessRow.Status) -> Int64 {
            Int64(rows.count { $0.event == event && $0.status == status })
        }
        onTime = count(.onTime)
        late = count(.late)
        missing = count(.missing)
        pending = count(.pending)
        exempt = count(.exempt)
        expected = onTime + late + missing + pending
    }

    /// Each region's own agencies, the worst rate first.
    static func byRegion(
        _ rows: [LatenessRow], event: LatenessRow.Event = .submit
    ) -> [(code: String, name: String, punctuality: Punctuality)] {
        Dictionary(grouping: rows, by: \.regionCode).map { code, rows in
            (code, rows[0].regionName, Punctuality(rows, event: event))
        }.sorted { a, b in
            // compared as fractions, so that no rounding decides
            let left = a.punctuality.onTime * max(b.punctuality.expected, 1)
            let right = b.punctuality.onTime * max(a.punctuality.expected, 1)
            return (left, a.code) < (right, b.code)
        }
    }

    /// - Parameter event: what was counted.
    func summary(of event: LatenessRow.Event) -> Phrase {
        let summary =
            event == .submit ? AuditMessages.lateSummary : AuditMessages.publishedSummary
        return summary.filled([
            "expected": String(expected), "on_time": String(onTime), "late": String(late),
            "missing": String(missing), "pending": String(pending), "exempt": String(exempt),
            "rate": percent,
        ])
    }

    /// The members that every JSON document about punctuality has.
    var members: [(String, Value)] {
        [
            ("expected", .integer(expected)), ("on_time", .integer(onTime)),
            ("late", .integer(late)), ("missing", .integer(missing)),
            ("pending", .integer(pending)), ("exempt", .integer(exempt)), ("on_time_rate", rate),
        ]
    }

    /// A share between 0 and 1 to six digits; without anybody expected there is none.
    private var rate: Value {
        guard expected > 0 else { return .blank }
        return .decimal(scaled: Int128(share(of: 1_000_000)), scale: 1_000_000)
    }

    var percent: String {
        guard expected > 0 else { return "–" }
        return ExactDecimal.format(Int128(share(of: 1000)), scale: 10) + "%"
    }

    /// Rounded, but the whole only if all were on time, and nothing only if none was.
    private func share(of whole: Int64) -> Int64 {
        let rounded = (onTime * 2 * whole / expected + 1) / 2
        if onTime == 0 || onTime == expected { return rounded }
        return min(max(rounded, 1), whole - 1)
    }
}

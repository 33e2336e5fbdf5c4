import Messages
import Store
import Vocabulary

/// What a notice is for; the raw value names its template.
package enum NoticeKind: String, CaseIterable {
    case reminder, urge, circular
    /// What is wrong in one agency's report.
    case correction
}

/// What a notice about a region's reports says, as its template sees it.
struct NoticeText {
    private let filings: [LatenessRow]
    private let publications: [LatenessRow]
    private let region: Region
    private let year: Int
    private let day: CalendarDate
    private let language: Language
    private let contacts: NoticeContacts

    init(
        _ rows: [LatenessRow], region: Region, year: Int, day: CalendarDate,
        language: Language = .zh, contacts: NoticeContacts = NoticeContacts()
    ) {
        self.contacts = contacts
        let expected = rows.filter { $0.status != .exempt }
        filings = expected.filter { $0.event == .submit }
        publications = expected.filter { $0.event == .publish }
        self.region = region
        self.year = year
        self.day = day
        self.language = language
    }

    /// What the day and the reports call for.
    var usualKind: NoticeKind {
        if has(.missing) { return .urge }
        return has(.pending) ? .reminder : .circular
    }

    /// Whether there is anybody to write to.
    func concernsSomebody(_ kind: NoticeKind) -> Bool {
        switch kind {
        case .reminder: has(.pending)
        case .urge: has(.missing)
        case .circular, .correction: !filings.isEmpty || !publications.isEmpty
        }
    }

    func rendered(byTemplate file: String) throws -> String {
        try NoticeTemplate(file: file).rendered(values)
    }

    private func has(_ status: LatenessRow.Status) -> Bool {
        (filings + publications).contains { $0.status == status }
    }

    private var values: [String: Any] {
        var values: [String: Any] = [
            "region": region.name, "year": String(year), "day": day.words(in: language),
            "expected": String(max(filings.count, publications.count)),
            "any_filing": !filings.isEmpty, "any_publication": !publications.isEmpty,
            "rate": Punctuality(filings).percent,
            "publication_rate": Punctuality(publications, event: .publish).percent,
            "received": String(count(filings, .onTime) + count(filings, .late)),
            "missing_agencies": agencies(.missing), "pending_agencies": agencies(.pending),
            "missing_agencies_count": String(agencies(.missing).count),
            "pending_agencies_count": String(agencies(.pending).count),
            "any_complaint": has(.missing) || has(.late),
        ]
        values["caller"] = contacts.office.map(NoticeContacts.values)
        for status in [LatenessRow.Status.onTime, .late, .missing, .pending] {
            // a number is printed, nought as well; whether there is anybody is asked apart
            for (prefix, rows) in [("", filings), ("publication_", publications)] {
                let name = prefix + status.rawValue
                values[name] = entries(rows, status)
                values["\(name)_count"] = String(count(rows, status))
                values["any_\(name)"] = count(rows, status) > 0
            }
        }
        return values
    }

    private func count(_ rows: [LatenessRow], _ status: LatenessRow.Status) -> Int {
        rows.count { $0.status == status }
    }

    private func entries(
        _ rows: [LatenessRow], _ status: LatenessRow.Status
    ) -> [[String: Any]] {
        rows.filter { $0.status == status }.enumerated().map { number, row in
            event(row).merging(["number": String(number + 1), "name": row.agencyName]) { $1 }
        }
    }

    private func event(_ row: LatenessRow) -> [String: Any] {
        [
            "due_on": row.dueOn.words(in: language),
            "happened_on": row.happenedOn?.words(in: language) ?? "",
            "days_late": row.daysLate.map { String($0) } ?? "",
        ]
    }

    /// Each agency once, with what it has not done: `filing`, `publication`, and `both` if both are
    /// due on one day.
    private func agencies(_ status: LatenessRow.Status) -> [[String: Any]] {
        let open = (filings + publications).filter { $0.status == status }
        var order: [Int64] = []
        for row in open where !order.contains(row.agencyID) { order.append(row.agencyID) }
        let byAgency = Dictionary(grouping: open, by: \.agencyID)
        return order.enumerated().map { number, agency in
            let rows = byAgency[agency] ?? []
            let filing = rows.first { $0.event == .submit }
            let publication = rows.first { $0.event == .publish }
            var entry: [String: Any] = [
                "number": String(number + 1), "name": rows.first?.agencyName ?? "",
            ]
            entry["contact"] = contacts.byAgency[agency].map(NoticeContacts.values)
            if let filing, let publication, filing.dueOn == publication.dueOn {
                entry["both"] = event(filing)
                return entry
            }
            entry["filing"] = filing.map(event)
            entry["publication"] = publication.map(event)
            entry["and"] = filing != nil && publication != nil
            return entry
        }
    }
}

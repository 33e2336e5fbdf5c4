import Listings
import Messages
import Testing
import Vocabulary

@testable import Desk
@testable import Store

/// Rates and notices from rows as the database gives them.
@Suite struct LatenessTests {
    private func row(
        _ status: LatenessRow.Status, region: String = "360926",
        event: LatenessRow.Event = .submit, name: String = "财政局"
    ) throws -> LatenessRow {
        LatenessRow(
            year: 2020, regionCode: region, regionName: region, agencyID: 1, agencyName: name,
            agencyClass: .department, event: event,
            dueOn: try #require(CalendarDate("2021-01-31")),
            happenedOn: status == .late ? CalendarDate("2021-02-03") : nil,
            daysLate: status == .late ? 3 : nil, status: status, dueFrom: "default",
            closedBy: nil, decidedBy: nil, documentNumber: nil)
    }

    @Test func onlyFilingsOfThoseExpectedCount() throws {
        let counts = Punctuality([
            try row(.onTime), try row(.onTime), try row(.late), try row(.exempt),
            try row(.missing, event: .publish),
        ])
        #expect(counts.expected == 3 && counts.onTime == 2 && counts.late == 1)
        #expect(counts.missing == 0 && counts.exempt == 1)
        #expect(counts.percent == "66.7%")
        #expect(Punctuality([try row(.exempt)]).percent == "–")
    }

    /// 100 % only if all were on time, 0 % only if none was, whatever the number.
    @Test(arguments: [1, 2, 3, 7, 60, 199, 200, 201, 999, 1999, 2000, 2001, 19_999])
    func noRateIsRoundedToAllOrNone(expected: Int) throws {
        let onTime = try row(.onTime)
        let late = try row(.late)
        for punctual in Set([0, 1, expected / 2, expected - 1, expected]).sorted() {
            let rows =
                Array(repeating: onTime, count: punctual)
                + Array(repeating: late, count: expected - punctual)
            let counts = Punctuality(rows)
            #expect((counts.percent == "100%") == (punctual == expected), "\(punctual)")
            #expect((counts.percent == "0%") == (punctual == 0), "\(punctual)")
            let rate = try #require(counts.members.last?.1)
            let listing = Listing(columns: [], rows: [], document: rate)
            let text = listing.text(as: .json, Presentation(language: .zh))
            #expect((text == "1\n") == (punctual == expected), "\(text)")
            #expect((text == "0\n") == (punctual == 0), "\(text)")
        }
    }

    @Test func theWorstRegionComesFirst() throws {
        let rows =
            try [row(.onTime, region: "1"), row(.missing, region: "1")]
            + [row(.onTime, region: "2"), row(.onTime, region: "2"), row(.late, region: "2")]
            + [row(.late, region: "3")]
        #expect(Punctuality.byRegion(rows).map(\.code) == ["3", "1", "2"])
        let day = try #require(CalendarDate("2021-02-15"))
        let late = LateListing(rows, LateChoice(year: 2020), asOf: day)
        #expect(late.regionListing?.rows.count == 3 && late.listing.rows.count == rows.count)
        #expect(
            LateListing([rows[0]], LateChoice(year: 2020), asOf: day).regionListing == nil)
    }

    /// In a terminal of 80 columns dates and numbers stay whole, and no line is longer.
    @Test(arguments: Language.allCases)
    func aListFitsATerminal(language: Language) throws {
        let rows = try LatenessRow.Status.allCases.flatMap { status in
            try LatenessRow.Event.allCases.map {
                try row(status, event: $0, name: "铜鼓县人民政府地方志编纂委员会办公室")
            }
        }
        let day = try #require(CalendarDate("2021-02-15"))
        let choices = [
            LateChoice(year: 2020), LateChoice(year: 2020, isOpen: true),
            LateChoice(year: 2020, classWords: "部门"), LateChoice(year: 2020, eventWords: "publish"),
        ]
        for var choice in choices {
            try choice.check()
            let shown = choice.matching(rows)
            let contacts = [Int64(1): AgencyContact(name: "欧阳联络员", phone: "0795-8722123")]
            let listing = LateListing(
                shown, choice, contacts: contacts, asOf: day, isTable: true
            ).listing
            let text = listing.text(as: .table, Presentation(language: language, maxWidth: 80))
            let table = text.split(separator: "\n").drop { !$0.hasPrefix("---") }
            for line in table {
                let width = line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
                #expect(width <= 80, "\(text)")
            }
            let listed = choice.isOpen ? shown.filter(\.isOpen) : shown
            #expect(text.matches(of: /0795-8722123/).count == (choice.isOpen ? listed.count : 0))
            #expect(text.matches(of: /2021-01-31/).count == listed.count, "\(text)")
            #expect(
                text.matches(of: /2021-02-03/).count == listed.count { $0.happenedOn != nil })
        }
    }

    @Test(
        arguments: [
            ([.onTime, .late], .circular), ([.pending, .onTime], .reminder),
            ([.pending, .missing], .urge), ([.exempt], .circular),
        ] as [([LatenessRow.Status], NoticeKind)])
    func theNoticeThatIsCalledFor(statuses: [LatenessRow.Status], kind: NoticeKind) throws {
        let region = Region(code: "360926", name: "铜鼓县", level: .county, parentCode: nil)
        let day = try #require(CalendarDate("2021-02-05"))
        let text = NoticeText(
            try statuses.map { try row($0) }, region: region, year: 2020, day: day)
        #expect(text.usualKind == kind)
        let rendered = try text.rendered(
            byTemplate: try workplace().noticeTemplate(kind.rawValue))
        #expect(rendered.contains("2020年度") && rendered.contains("2021年2月5日"))
        // a demand names those who are missing, not the region
        #expect(rendered.contains(kind == .urge ? "财政局" : "铜鼓县"))
        if kind == .circular, statuses.contains(.late) {
            #expect(rendered.contains("按时率50%"))
        }
        #expect(
            try refusal { _ = try text.rendered(byTemplate: "/nonexistent") }.status
                == .wrongSettings)
    }
}

import Listings
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

    @Test func theWorstRegionComesFirst() throws {
        let rows =
            try [row(.onTime, region: "1"), row(.missing, region: "1")]
            + [row(.onTime, region: "2"), row(.onTime, region: "2"), row(.late, region: "2")]
            + [row(.late, region: "3")]
        #expect(Punctuality.byRegion(rows).map(\.code) == ["3", "1", "2"])
        let day = try #require(CalendarDate("2021-02-15"))
        let late = LateListing(rows, year: 2020, region: nil, asOf: day)
        #expect(late.regionListing?.rows.count == 3 && late.listing.rows.count == rows.count)
        #expect(
            LateListing([rows[0]], year: 2020, region: nil, asOf: day).regionListing == nil)
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

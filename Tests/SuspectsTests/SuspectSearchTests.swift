import Forms
import Testing

@testable import Suspects

/// Reports with a known slip, on the official forms.
@Suite struct SuspectSearchTests {
    @Test(arguments: ["gid-2019", "gid-2021"])
    func aReportWithoutFaultHasNoSuspects(form: String) throws {
        var report = try TestReport(form)
        #expect(report.parts().isEmpty)
        report.grant(12, "natural_person")
        #expect(report.parts().isEmpty)
    }

    @Test func theCrossingOfRowAndColumnNamesTheCell() throws {
        var report = try TestReport("gid-2021")
        report.grant(12, "natural_person")
        report.grant(30, "business")
        report["requests.granted.business"] = 37
        let parts = report.parts()
        #expect(parts.map { $0.named(report.form) } == [[Named(["requests.granted.business": 30])]])
    }

    @Test func partsAreExplainedApart() throws {
        var report = try TestReport("gid-2019")
        report.grant(5, "research")
        report["requests.received.research"] = 8
        report["proceedings.reconsideration.upheld"] = 2
        report["proceedings.reconsideration.total"] = 4
        let parts = report.parts()
        #expect(
            parts.map { $0.named(report.form) } == [
                [Named(["requests.received.research": 5])],
                // ties in form order: each of the four could be larger, the total smaller
                [
                    Named(["proceedings.reconsideration.upheld": 4]),
                    Named(["proceedings.reconsideration.corrected": 2]),
                    Named(["proceedings.reconsideration.other_outcome": 2]),
                    Named(["proceedings.reconsideration.pending": 2]),
                    Named(["proceedings.reconsideration.total": 2]),
                ],
            ])
    }

    @Test func whatCannotShrinkIsNotBlamed() throws {
        var report = try TestReport("gid-2019")
        // two upheld, no total: lowering 2 by 3 is impossible, so only the total is left
        report["proceedings.litigation_direct.upheld"] = 2
        report["proceedings.litigation_direct.other_outcome"] = 1
        #expect(
            report.parts().map { $0.named(report.form) } == [
                [Named(["proceedings.litigation_direct.total": 3], .missingTotal)]
            ])
    }

    @Test func aCountBelowZeroIsAlwaysWrong() throws {
        var report = try TestReport("gid-2021")
        report.grant(4, "natural_person")
        report["requests.granted.natural_person"] = -4
        #expect(
            report.parts().map { $0.named(report.form) } == [
                [Named(["requests.granted.natural_person": 4])]
            ])
        // the other figures of its row and column say that it is 0
        report = try TestReport("gid-2021")
        report["proceedings.reconsideration.pending"] = -1
        report["proceedings.reconsideration.upheld"] = 1
        let values = try #require(report.parts().first).named(report.form).map(\.values)
        #expect(
            values.first == [
                "proceedings.reconsideration.upheld": 0, "proceedings.reconsideration.pending": 0,
            ])
        #expect(values.allSatisfy { $0.keys.contains("proceedings.reconsideration.pending") })
    }

    @Test func suggestionsComeFirst() throws {
        var report = try TestReport("gid-2021")
        report["proceedings.litigation_direct.upheld"] = 36
        report["proceedings.litigation_direct.pending"] = 1
        report["proceedings.litigation_direct.total"] = 64
        let named = try #require(report.parts().first).named(report.form)
        #expect(named.first == Named(["proceedings.litigation_direct.upheld": 63], .swappedDigits))
        #expect(named.dropFirst().allSatisfy { $0.suggestion == nil })
        #expect(named.count == 5)
    }

    @Test func aBlankTotalIsFilledIn() throws {
        var report = try TestReport("gid-2021")
        report.grant(4, "natural_person")
        report["requests.carried_out.total"] = nil
        report["requests.granted.total"] = nil
        // carried_out adds up to 0, which needs no reminder beside the rule about blanks
        #expect(
            report.parts().map { $0.named(report.form) } == [
                [Named(["requests.granted.total": 4], .missingTotal)]
            ])
    }

    @Test func blanksMayStandForAnything() throws {
        var report = try TestReport("gid-2021")
        report.grant(9, "natural_person")
        report["requests.granted.total"] = 11
        report["requests.granted.business"] = nil
        report["requests.granted.research"] = nil
        // row and column ask for different figures in the total, whatever is in the blanks
        let parts = report.parts()
        #expect(
            parts.map { $0.named(report.form) } == [[Named(["requests.granted.total": 9])]])
    }

    /// No identity fails by itself: only their sum does.
    @Test func blanksThatCannotAllBeFilledAreFound() throws {
        var report = try TestReport("gid-2021")
        report.grant(9, "natural_person")
        for row in ["received", "handled_total"] {
            report["requests.\(row).business"] = 5
            report["requests.\(row).total"] = nil
        }
        // the rows say 3 and 4, the column says 5 in all
        report["requests.granted.business"] = nil
        report["requests.granted.total"] = 12
        report["requests.partly_granted.business"] = nil
        report["requests.partly_granted.total"] = 4
        #expect(try brokenIdentities(report.figures, report.form).isEmpty)
        #expect(
            report.parts().map { $0.named(report.form) } == [
                [
                    Named(["requests.granted.total": 10]),
                    Named(["requests.partly_granted.total": 2]),
                ]
            ])
    }

    @Test func tooManyErrorsAreSaidToBeTooMany() throws {
        var report = try TestReport("gid-2021")
        let rows = ["received", "carried_in", "granted", "partly_granted", "carried_out"]
        let columns = ["natural_person", "business", "research", "public_welfare", "total"]
        for (row, column) in zip(rows, columns) { report["requests.\(row).\(column)"] = 7 }
        #expect(report.parts().map(\.result) == [.tooManyErrors])
        report["requests.received.natural_person"] = 0
        #expect(report.parts().map(\.result) != [.tooManyErrors])
    }

    @Test func theListIsCapped() throws {
        var report = try TestReport("gid-2021")
        report.grant(9, "natural_person")
        report.grant(9, "business")
        // one request entered for the other kind of applicant, in any of the rows with some
        report["requests.granted.natural_person"] = 10
        report["requests.granted.business"] = 8
        var limits = SearchLimits()
        let all = try #require(report.parts(limits).first)
        guard case .found(let listed, let omitted) = all.result else {
            Issue.record("not explained")
            return
        }
        limits.listed = 1
        let capped = try #require(report.parts(limits).first)
        #expect(
            capped.result
                == .found([listed[0]], omitted: listed.count + omitted - 1))
    }

    @Test func fewStepsEndInTooManyErrors() throws {
        var report = try TestReport("gid-2021")
        report.grant(9, "natural_person")
        report["requests.granted.natural_person"] = 10
        var limits = SearchLimits()
        limits.steps = 1
        #expect(report.parts(limits).map(\.result) == [.tooManyErrors])
    }

    @Test func anotherNumberOfFiguresIsNotExplained() throws {
        let report = try TestReport("gid-2021")
        let search = SuspectSearch(form: report.form, year: 2024)
        #expect(search.suspects(of: [1, 2, 3]).isEmpty)
    }

    @Test func figuresAtTheEndOfTheRangeDoNotOverflow() throws {
        var report = try TestReport("gid-2021")
        for column in ["upheld", "corrected", "other_outcome", "pending"] {
            report["proceedings.reconsideration.\(column)"] = .max
        }
        report["proceedings.reconsideration.total"] = .max
        let values = report.parts().flatMap { $0.named(report.form) }.map(\.values)
        // a total of four times the maximum cannot be stored, so no figure is given for it
        #expect(values == [["proceedings.reconsideration.total": Int64?.none]])
    }
}

import Forms
import Listings
import Messages
import Testing
import Vocabulary

@testable import Desk

/// What `check` and the catalogue say without a process around them.
@Suite struct CheckTests {
    @Test func aCleanReport() throws {
        let checked = try workplace().check([try reportFile("tonggu-2020.txt")])
        #expect(!checked.isUnreadable && !checked.hasErrors && !checked.isNothing)
        #expect(checked.faults.isEmpty)
        #expect(checked.listing.linesAbove.first?.en.contains("tonggu-2020.txt") == true)
    }

    /// A file that cannot be read takes nothing from the one that can.
    @Test func aMissingFileBesideAReport() throws {
        let checked = try workplace().check(
            ["/nonexistent.txt", try reportFile("tonggu-2020.txt")])
        #expect(checked.isUnreadable && !checked.isNothing)
        #expect(checked.faults.count == 1)
        #expect(checked.faults.first?.zh.contains("/nonexistent.txt") == true)
        #expect(checked.listing.linesAbove.count == 1)
    }

    @Test func importIsRefusedBeforeAFileIsRead() throws {
        func attempt(
            _ files: [String], agency: Int64? = nil, year: Int? = nil, at: String? = nil,
            day: String? = nil
        ) throws -> Refusal {
            try refusal {
                try workplace().importDocuments(
                    files,
                    ImportRequest(
                        agency: agency, year: year, submittedAt: at, publishedOn: day,
                        isDryRun: true))
            }
        }
        #expect(try attempt(["a", "b"], agency: 1).message == DocumentCommandMessages.oneFileOnly)
        #expect(try attempt(["a"], at: "yesterday").message.en.contains("yesterday"))
        #expect(try attempt(["a"], year: 1999).message.en.contains("1999"))
        #expect(try attempt(["a"], day: "soon").message.en.contains("--published-on"))
        #expect(try attempt(["/nonexistent.txt"]).status == .unreadableInput)
    }

    @Test func formsAndRulesAreLookedUp() throws {
        let workplace = try workplace()
        let forms = try workplace.forms(id: nil)
        #expect(try forms.rows.count == workplace.catalogue().forms.count)
        #expect(try !workplace.forms(id: "gid-2021").rows.isEmpty)
        #expect(try refusal { _ = try workplace.forms(id: "gid-1999") }.status == .wrongUsage)
        #expect(try workplace.rules(id: "R-T3-BAL").rows.count > 1)
        #expect(try refusal { _ = try workplace.rules(id: "R-NONE") }.status == .wrongUsage)
    }

    @Test(arguments: [
        ("360900", 60, "2019-2024"), ("36092", 60, "2019"), ("360926", 0, "2019"),
        ("360926", 5001, "2019"), ("360926", 60, "2024-2019"), ("360926", 60, "1999"),
        ("360926", 60, "2019-2020-2021"),
    ])
    func samplesThatAreRefused(region: String, agencies: Int, years: String) throws {
        let refusal = try refusal {
            _ = try workplace().fillSample(
                region: region, agencies: agencies, years: years, seed: 1)
        }
        #expect(refusal.status == .wrongUsage)
    }
}

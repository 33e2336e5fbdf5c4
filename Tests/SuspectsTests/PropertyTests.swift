import Forms
import SampleCounty
import TestSupport
import Testing

@testable import Suspects

/// Random correct reports with one to three figures changed.
@Suite struct PropertyTests {
    static let cases = ["gid-2019", "gid-2021"].flatMap { form in
        [SampleFigures.Size.small, .medium, .large].map { (form, $0) }
    }

    @Test(arguments: cases)
    func explanationsAreSmallAndRepairTheReport(
        formID: String, size: SampleFigures.Size
    ) throws {
        let form = try #require(try FormFiles.catalogue()[formID])
        let year = form.years.first
        let search = SuspectSearch(form: form, year: year)
        let tied = form.cells.indices.filter { form.cells[$0].table != "disclosure" }
        var random = SeededNumbers(seed: UInt64(form.cells.count) + UInt64("\(size)".utf8.count))
        for agency in 0..<60 {
            let right = SampleFigures(form: form).cells(
                agency: agency, year: year, size: size, seed: 11)
            #expect(search.suspects(of: right).isEmpty)
            var wrong = right
            let count = agency % 3 + 1
            for position in tied.shuffled(using: &random).prefix(count) {
                wrong[position] = changed(right[position] ?? 0, &random)
            }
            let parts = search.suspects(of: wrong)
            #expect(try brokenIdentities(wrong, form).isEmpty == parts.isEmpty)
            for part in parts {
                guard case .found(let suspects, _) = part.result else {
                    Issue.record("agency \(agency): \(count) errors are not explained")
                    continue
                }
                let corrupted = part.cells.filter { wrong[$0] != right[$0] }
                #expect(suspects.allSatisfy { (1...corrupted.count).contains($0.cells.count) })
                for suspect in suspects {
                    try expectRepair(wrong, part, suspect, form)
                }
            }
        }
    }

    /// The same report is explained by the same list, again and again.
    @Test func tiesKeepTheirOrder() throws {
        let form = try #require(try FormFiles.catalogue()["gid-2021"])
        var figures = SampleFigures(form: form).cells(agency: 3, year: 2024, size: .large, seed: 5)
        let first = try #require(form.position(of: "requests.granted.natural_person"))
        let second = try #require(form.position(of: "requests.granted.business"))
        figures[first] = (figures[first] ?? 0) + 3
        figures[second] = max(0, (figures[second] ?? 0) - 3)
        let search = SuspectSearch(form: form, year: 2024)
        let parts = search.suspects(of: figures)
        #expect(!parts.isEmpty)
        for _ in 0..<5 {
            #expect(SuspectSearch(form: form, year: 2024).suspects(of: figures) == parts)
        }
    }

    private func changed(_ figure: Int64, _ random: inout SeededNumbers) -> Int64 {
        switch Int.random(in: 0...4, using: &random) {
        case 0: figure * 10 + 1
        case 1: figure == 0 ? 2 : 0
        case 2: figure + 1
        case 3: figure + Int64.random(in: 1...500, using: &random)
        default: figure > 1 ? figure - 1 : figure + 9
        }
    }

    /// Enters the implied values, or, where there are several, searches the remaining cells for
    /// values: blanked, they must leave nothing that fails.
    private func expectRepair(
        _ wrong: [Int64?], _ part: SuspectPart, _ suspect: SuspectSet, _ form: Form
    ) throws {
        var repaired = wrong
        for (cell, value) in zip(suspect.cells, suspect.values) { repaired[cell] = value }
        let isComplete = !suspect.values.contains(nil)
        let broken = try brokenIdentities(repaired, form).filter {
            !$0.isDisjoint(with: part.cells)
        }
        #expect(broken.isEmpty)
        if isComplete {
            #expect(suspect.values.allSatisfy { $0 ?? 0 >= 0 })
            #expect(zip(suspect.cells, suspect.values).allSatisfy { wrong[$0] != $1 })
        } else {
            // a blank that can be filled explains itself
            let search = SuspectSearch(form: form, year: form.years.first)
            #expect(
                !search.suspects(of: repaired).contains { other in
                    other.cells == part.cells && other.result == .tooManyErrors
                })
        }
    }
}

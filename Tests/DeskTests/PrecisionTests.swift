import Foundation
import Listings
import Messages
import TestSupport
import Testing
import Vocabulary

@testable import Desk

/// The rules about words accuse no real report that is right.
@Suite struct PrecisionTests {
    /// Rules that hold words against tables, but for those whose faults the reports really have.
    private static let rules: Set = [
        "R-TX-DOC", "R-TX-DECISION", "R-TX-CHANNEL", "R-TX-RATE", "R-TX-FEE", "R-TX-OLD",
    ]

    /// Where more real reports are kept, on machines that have them.
    private static let folder = ProcessInfo.processInfo.environment["HUIZONG_REAL_REPORTS"]

    private func accusations(_ file: String) throws -> [String] {
        let checked = try workplace().check([file])
        return checked.listing.rows.compactMap { row in
            let words = row.map { "\($0)" }.joined(separator: " ")
            return Self.rules.contains { words.contains("\"\($0)\"") } ? words : nil
        }
    }

    @Test(arguments: [
        "tonggu-2020.txt", "shanghai-2019.js", "city-2025-rows.txt", "city-2025.html",
        "shuyang-2023.html", "department-2023.txt", "department-2023-plain.txt",
    ])
    func publishedReports(_ name: String) throws {
        #expect(try accusations(try reportFile(name)) == [])
    }

    @Test(
        .enabled(
            if: PrecisionTests.folder != nil,
            "set HUIZONG_REAL_REPORTS to a folder of published reports to judge them as well"))
    func moreReports() throws {
        let folder = try #require(Self.folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { [".txt", ".html", ".docx"].contains(where: $0.hasSuffix) }.sorted()
        for name in names {
            #expect(try accusations("\(folder)/\(name)") == [], "\(name)")
        }
    }
}

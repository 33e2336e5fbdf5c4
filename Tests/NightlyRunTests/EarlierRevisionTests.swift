import PostgresClient
import Store
import Testing
import Validation
import Vocabulary

@testable import NightlyRun

/// Somebody may file thousands of corrections: earlier ones are read until one counts, and their
/// words only where their figures would count.
@Suite struct EarlierRevisionTests {
    private enum Filing: CaseIterable {
        case right, wrongFigures, contradictedByWords
    }

    /// One agency's reports of one year, in the order of filing.
    private struct Filed {
        let county: County
        let reader: SubmissionReader
        let context: YearContext

        init(_ filings: [Filing]) throws {
            county = try County(agencies: 1)
            let sure = ["overview": "2022年收到政府信息公开申请12件，答复申请12件。"]
            for filing in filings {
                switch filing {
                case .right: try county.file(0, granted: 7, words: sure)
                case .wrongFigures: try county.file(0, granted: 7, total: 8, words: sure)
                case .contradictedByWords: try county.file(0, granted: 0, words: sure)
                }
            }
            let connection = county.connection
            try connection.begin(isolation: .repeatableRead)
            reader = SubmissionReader(connection: connection)
            let tree = try RunReader(connection: connection).regionTree()
            context = try YearContext(
                year: County.year, regions: .every, catalogue: county.catalogue, tree: tree,
                decisions: YearDecisions(
                    DecisionReader(connection: connection), year: County.year,
                    businessDate: CalendarDate(daysSinceEpoch: 20_000), tree: tree),
                edition: 1, excludedByWords: [], submissions: reader)
        }

        /// Reads the year.
        ///
        /// - Returns: the revisions whose words were asked for, and the one that counts.
        func read() throws -> (asked: [Int32], counted: [Int32]) {
            let texts = try YearTexts(
                year: County.year, tree: context.tree, catalogue: county.catalogue,
                decisions: context.decisions, spool: FindingSpool(edition: 1))
            var asked: [Int32] = []
            let tally = try YearTally.read(
                context, regions: .every, from: reader, beside: [],
                words: { submission, said in
                    asked.append(submission.revision)
                    return try texts.excludingFinding(submission, said)
                }, published: { _ in }, progress: { _, _ in })
            let lists = context.tree.regions.count * 2
            return (asked, (0..<lists).flatMap { tally.lists.included[$0] }.map(\.revision))
        }
    }

    /// The last report has wrong figures; of those before it the words are read from behind until
    /// one counts.
    @Test(
        arguments: [
            [.right, .wrongFigures], [.wrongFigures, .wrongFigures],
            [.contradictedByWords, .right, .wrongFigures],
            [.right, .contradictedByWords, .wrongFigures],
            Array(repeating: .right, count: 40) + [.wrongFigures],
            [.right] + Array(repeating: .wrongFigures, count: 40),
            [.right] + Array(repeating: .contradictedByWords, count: 21) + [.wrongFigures],
            Array(repeating: .wrongFigures, count: 33),
        ] as [[Filing]])
    private func wordsAreReadOnlyWhereTheyDecide(_ filings: [Filing]) throws {
        var (expected, counted): ([Int32], [Int32]) = ([], [])
        for (index, filing) in filings.dropLast().enumerated().reversed()
        where filing != .wrongFigures {
            expected.append(Int32(index + 1))
            if filing == .right {
                counted = [Int32(index + 1)]
                break
            }
        }
        let read = try Filed(filings).read()
        #expect(read.asked == expected)
        #expect(read.counted == counted)
    }

    /// Ranges, however they are cut, bring each report once, those filed last first.
    @Test func rangesMakeTheWhole() throws {
        let filed = try Filed(Array(repeating: .wrongFigures, count: 23))
        func revisions(_ filedLater: Range<Int>) throws -> [Int32] {
            var read: [Int32] = []
            try filed.reader.earlier(
                year: County.year, agencies: filed.county.agencies, filedLater: filedLater
            ) { submission, _ in read.append(submission.revision) }
            return read
        }
        let whole = Array((1...22).reversed()).map(Int32.init)
        #expect(try revisions(1..<1000) == whole)
        #expect(try revisions(1..<4) == Array(whole.prefix(3)))
        #expect(try [1..<4, 4..<16, 16..<64].flatMap(revisions) == whole)
        #expect(try revisions(64..<256) == [])
    }
}

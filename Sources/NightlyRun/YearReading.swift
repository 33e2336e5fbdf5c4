import Dispatch
import PostgresClient
import Store
import Synchronization
import Vocabulary

/// A part of a year's latest reports, read over one connection by one thread.
enum YearSlice: Sendable {
    /// The reports of some agencies.
    case some([Int64])
    /// The reports of agencies whose numbers lie in a range.
    case range(Range<Int64>)
}

extension SubmissionReader {
    fileprivate func latest(
        year: Int, _ slice: YearSlice, _ body: (SubmissionRow) throws -> Void
    ) throws {
        switch slice {
        case .some(let agencies): try latest(year: year, agencies: agencies, body)
        case .range(let numbers): try latest(year: year, agencies: numbers, body)
        }
    }
}

extension YearTally {
    /// Reads and judges one report year: the latest revisions, then the earlier ones of agencies
    /// whose latest has errors.
    ///
    /// - Parameters:
    ///   - others: readers that see the same. The reports of every region are divided among all
    ///     readers; those of some regions or agencies, which are few, are read by the first alone.
    ///   - published: completes the lists of the reports that count, where a few are judged.
    ///   - words: what the words of an earlier revision say against it.
    ///   - progress: submissions judged so far, and how many agencies are expected.
    static func read(
        _ context: YearContext, regions: RegionChoice, from reader: SubmissionReader,
        beside others: [SubmissionReader], words: WordsOfEarlier,
        published: (YearTally) throws -> Void, progress: (Int, Int) -> Void
    ) throws -> YearTally {
        let slices =
            regions == .every
            ? context.agencies.ranges(others.count + 1).map(YearSlice.range)
            : [YearSlice.some(context.agencies.ids)]
        let whole = try YearTally(context)
        let expected = context.isOfFew ? context.agencies.count : whole.addExpected()
        let judged = JudgedCount()
        let threads = try SliceThreads(
            context, Array(zip(others, slices.dropFirst())), judged)
        do {
            try whole.take(slices[0], from: reader) { progress(judged.add($0), expected) }
        } catch {
            threads.abandon()
            throw error
        }
        for tally in try threads.wait() { try whole.merge(tally) }
        try whole.takeEarlier(from: reader, words: words)
        try published(whole)
        whole.finish()
        return whole
    }

    /// What the words of an earlier revision say against it.
    typealias WordsOfEarlier = (SubmissionRow, EarlierWords) throws -> Finding?

    /// Takes earlier revisions of agencies whose latest has errors until one counts, those filed
    /// last first: a few of each agency, then ever more of those of which none counted. Somebody
    /// may have filed thousands.
    func takeEarlier(from reader: SubmissionReader, words: WordsOfEarlier) throws {
        var agencies = agenciesWithEarlierRevisions
        var places = 1..<4
        while !agencies.isEmpty {
            var read: [Int64: Int] = [:]
            try reader.earlier(year: year, agencies: agencies, filedLater: places) {
                submission, said in
                read[submission.agencyID, default: 0] += 1
                try takeEarlier(submission) { try words(submission, said) }
            }
            let left = Set(agenciesWithEarlierRevisions)
            agencies = agencies.filter { read[$0] == places.count && left.contains($0) }
            places = places.upperBound..<places.upperBound * 4
        }
    }

    /// Takes the latest revisions of a slice.
    ///
    /// - Parameter onJudged: hears now and then how many more have been judged.
    func take(
        _ slice: YearSlice, from reader: SubmissionReader, onJudged: (Int) -> Void = { _ in }
    ) throws {
        try reader.latest(year: year, slice) { submission in
            try take(submission)
            if submissions & 0xFFF == 0 { onJudged(0x1000) }
        }
    }
}

/// Slices of a year that are read at the same time, each by a thread and a connection of its own.
private final class SliceThreads: Sendable {
    private let group = DispatchGroup()
    private let cancellers: [Canceller]
    private let results: Mutex<[Result<YearTally, any Error>?]>
    /// Set by the first reader that fails: those that have not begun need not.
    private let hasFailed = Atomic<Bool>(false)

    /// Starts reading.
    ///
    /// - Parameter judged: counts the submissions of all slices together.
    init(
        _ context: YearContext, _ slices: [(SubmissionReader, YearSlice)], _ judged: JudgedCount
    ) throws {
        results = Mutex(Array(repeating: nil, count: slices.count))
        cancellers = slices.compactMap { reader, _ in reader.canceller() }
        // all of them before the first one reads: nothing can fail from then on
        let tallies = try slices.map { _ in try YearTally(context) }
        for (number, (reader, slice)) in slices.enumerated() {
            let tally = tallies[number]
            let handed = HandedOver(reader)
            DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
                let result = Result {
                    if !hasFailed.load(ordering: .relaxed) {
                        try tally.take(slice, from: handed.value) { judged.add($0) }
                    }
                    return tally
                }
                if case .failure = result { hasFailed.store(true, ordering: .relaxed) }
                results.withLock { $0[number] = result }
            }
        }
    }

    /// Waits for every slice.
    ///
    /// - Throws: the error of the first slice that has one.
    func wait() throws -> [YearTally] {
        group.wait()
        return try results.withLock { try $0.compactMap { try $0?.get() } }
    }

    /// Cancels what is still being read, and waits until nobody reads.
    func abandon() {
        for canceller in cancellers { canceller.cancel() }
        group.wait()
    }
}

/// Submissions judged so far, counted by several threads.
private final class JudgedCount: Sendable {
    private let value = Atomic<Int>(0)

    /// - Returns: the count after adding.
    @discardableResult
    func add(_ more: Int) -> Int {
        value.wrappingAdd(more, ordering: .relaxed).newValue
    }
}

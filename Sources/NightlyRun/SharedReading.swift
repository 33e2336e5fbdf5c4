import Dispatch
import PostgresClient
import Store
import Synchronization

/// Shares of a year that are read at the same time, each by a thread and a connection of its own.
final class SharedReading: Sendable {
    private let group = DispatchGroup()
    private let cancellers: [Canceller]
    private let results: Mutex<[Int: Result<YearShare, any Error>]>
    private let count: Int
    /// Set by the first reader that fails: the others read no further share.
    private let hasFailed = Atomic<Bool>(false)

    /// Starts reading.
    ///
    /// - Parameters:
    ///   - judged: counts the submissions of all shares together.
    ///   - next: the agencies that a reader, given by its place, reads next; nil ends its work.
    init(
        _ context: YearContext, _ readers: [CandidateReader], _ judged: SharedCount,
        next: @escaping @Sendable (_ reader: Int, _ turn: Int) throws -> Range<Int64>?
    ) throws {
        results = Mutex([:])
        count = readers.count
        cancellers = readers.compactMap { $0.canceller() }
        // all of them before the first one reads: nothing can fail from then on
        let shares = try readers.map { _ in try YearShare(context) }
        for (number, reader) in readers.enumerated() {
            let share = shares[number]
            let handed = HandedOver(reader)
            let year = context.year
            DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
                let result = Result {
                    var turn = 0
                    while let agencies = isLost ? nil : try next(number, turn) {
                        try handed.value.latest(year: year, agencies: agencies) { candidate in
                            try share.take(candidate)
                            if share.submissions & 0xFFF == 0 { judged.add(0x1000) }
                        }
                        turn += 1
                    }
                    return share
                }
                if case .failure = result { hasFailed.store(true, ordering: .relaxed) }
                results.withLock { $0[number] = result }
            }
        }
    }

    /// Whether nothing that is still read will be of use.
    var isLost: Bool { hasFailed.load(ordering: .relaxed) }

    /// Waits for every share.
    ///
    /// - Throws: the error of the first share that has one.
    func wait() throws -> [YearShare] {
        group.wait()
        return try results.withLock { results in
            try (0..<count).compactMap { try results[$0]?.get() }
        }
    }

    /// Cancels what is still being read, and waits until nobody reads.
    func abandon() {
        for canceller in cancellers { canceller.cancel() }
        group.wait()
    }
}

/// A count that several threads add to.
final class SharedCount: Sendable {
    private let value = Atomic<Int>(0)

    /// - Returns: the count after adding.
    @discardableResult
    func add(_ more: Int) -> Int {
        value.wrappingAdd(more, ordering: .relaxed).newValue
    }
}

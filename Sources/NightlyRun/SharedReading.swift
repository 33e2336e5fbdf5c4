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

    /// Starts reading.
    ///
    /// - Parameter judged: counts the submissions of all shares together.
    init(
        _ context: YearContext, _ parts: [(reader: CandidateReader, agencies: Range<Int64>)],
        _ judged: SharedCount
    ) throws {
        results = Mutex([:])
        count = parts.count
        cancellers = parts.compactMap { $0.reader.canceller() }
        // all of them before the first one reads: nothing can fail from then on
        let shares = try parts.map { _ in try YearShare(context) }
        for (number, part) in parts.enumerated() {
            let share = shares[number]
            let handed = HandedOver(part.reader)
            let year = context.year
            let agencies = part.agencies
            DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
                let result = Result {
                    try handed.value.latest(year: year, agencies: agencies) { candidate in
                        try share.take(candidate)
                        if share.submissions & 0xFFF == 0 { judged.add(0x1000) }
                    }
                    return share
                }
                results.withLock { $0[number] = result }
            }
        }
    }

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

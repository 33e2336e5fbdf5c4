import Dispatch
import Glibc
import PostgresClient
import SQLTexts
import Synchronization

/// Recomputes the hashes of the record, its parts at the same time over several connections that
/// see one snapshot.
public struct RecordVerification {
    private let connection: Connection

    init(connection: Connection) { self.connection = connection }

    /// What is looked at by itself, in the order in which faults are told.
    fileprivate enum Part: String, CaseIterable, Sendable {
        case links, seals, editions, rows, places, figures, registry

        /// Those that take longest come first, so that the connections end together.
        static let inOrderOfWork: [Part] = [
            .seals, .rows, .registry, .places, .figures, .editions, .links,
        ]
    }

    /// Below so many submissions a second connection costs more than it gains.
    private static let worthSharing = 20_000
    /// No part is divided, and three take nearly all the time.
    private static let mostHelpers = 2

    /// How many connections beside the first one are of use.
    public static func helpersThatPay(for size: RecordSize) -> Int {
        guard size.submissions >= worthSharing else { return 0 }
        return min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) - 1, mostHelpers)
    }

    /// Everything that is no longer what it was; empty if all agree.
    func brokenRecords(helpers: Int) throws -> [BrokenRecord] {
        let others = try connection.others(helpers)
        let work = SharedWork(
            others.isEmpty ? [Part.allCases] : Part.inOrderOfWork.map { [$0] },
            cancellers: ([connection] + others).compactMap { $0.canceller() })
        let group = DispatchGroup()
        for other in others {
            let handed = HandedOver(other)
            DispatchQueue.global(qos: .userInitiated).async(group: group) {
                work.perform(on: handed.value)
            }
        }
        work.perform(on: connection)
        group.wait()
        return try work.outcome()
    }
}

/// Parts that several threads take one after the other, and what they found.
private final class SharedWork: Sendable {
    private typealias Part = RecordVerification.Part

    private struct State {
        var waiting: ArraySlice<[Part]>
        var found: [Part: [BrokenRecord]] = [:]
        var error: (any Error)?
    }

    private let state: Mutex<State>
    private let cancellers: [Canceller]

    /// - Parameter batches: each is one statement.
    init(_ batches: [[RecordVerification.Part]], cancellers: [Canceller]) {
        state = Mutex(State(waiting: batches[...]))
        self.cancellers = cancellers
    }

    /// Works until nothing is left or something failed.
    func perform(on connection: Connection) {
        while let batch = state.withLock({ $0.waiting.popFirst() }) {
            do {
                let found = try Self.broken(batch, connection)
                state.withLock { $0.found.merge(found) { first, _ in first } }
            } catch {
                fail(error)
            }
        }
    }

    /// Notes the first error and stops the others.
    private func fail(_ error: any Error) {
        let isFirst = state.withLock { state in
            state.waiting = []
            guard state.error == nil else { return false }
            state.error = error
            return true
        }
        if isFirst { for canceller in cancellers { canceller.cancel() } }
    }

    private static func broken(
        _ batch: [Part], _ connection: Connection
    ) throws -> [Part: [BrokenRecord]] {
        let rows = try connection.run(Queries.readBroken, [.textArray(batch.map(\.rawValue))])
        var found: [Part: [BrokenRecord]] = [:]
        for row in 0..<rows.count {
            let part = try rows.required(row, "part", as: Part.self)
            let subject = try rows.required(row, "subject", as: BrokenRecord.Subject.self)
            let text = try rows.requiredText(row, "fault")
            guard let fault = BrokenRecord.Fault(subject, text) else {
                throw StoreError.unexpectedValue(column: "fault", value: text)
            }
            found[part, default: []].append(
                BrokenRecord(number: try rows.requiredInt64(row, "number"), fault: fault))
        }
        return found
    }

    /// Faults in the order of the parts, whoever found them.
    ///
    /// - Throws: the first error.
    func outcome() throws -> [BrokenRecord] {
        try state.withLock { state in
            if let error = state.error { throw error }
            return Part.allCases.flatMap { state.found[$0] ?? [] }
        }
    }
}

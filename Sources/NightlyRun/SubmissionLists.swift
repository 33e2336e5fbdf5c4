import Store

/// Lists of submissions, one for each region and part, in one piece of memory: a run appends to
/// them in any order and reads each as a whole at the end.
struct SubmissionLists {
    /// As they came, until they are put in order.
    private var unordered: [(list: Int32, entry: RosterEntry)] = []
    private var entries: [RosterEntry] = []
    /// Where each list begins in ``entries``, and behind the last one the end.
    private var starts: [Int] = []

    var count: Int { unordered.count + entries.count }

    mutating func append(_ entry: RosterEntry, list: Int) {
        unordered.append((Int32(list), entry))
    }

    mutating func append(_ other: SubmissionLists) { unordered += other.unordered }

    /// Puts the entries in order, list by list and then by agency. Nothing may be appended after.
    mutating func arrange(lists: Int) {
        starts = Array(repeating: 0, count: lists + 1)
        for (list, _) in unordered { starts[Int(list) + 1] += 1 }
        for list in 0..<lists { starts[list + 1] += starts[list] }
        var next = starts
        entries = Array(unsafeUninitializedCapacity: unordered.count) { buffer, count in
            for (list, entry) in unordered {
                buffer.initializeElement(at: next[Int(list)], to: entry)
                next[Int(list)] += 1
            }
            count = unordered.count
        }
        unordered = []
        // reports come by agency, but those of the earlier revisions behind all others
        for list in 0..<lists {
            let range = starts[list]..<starts[list + 1]
            let isInOrder = zip(entries[range], entries[range].dropFirst())
                .allSatisfy { $0.agencyID < $1.agencyID }
            if !isInOrder { entries[range].sort { $0.agencyID < $1.agencyID } }
        }
    }

    /// The submissions of one list, by agency.
    subscript(list: Int) -> [RosterEntry] { Array(entries[starts[list]..<starts[list + 1]]) }
}

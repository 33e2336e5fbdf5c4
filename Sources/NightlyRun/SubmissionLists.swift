import Store

/// Lists of submissions, one for each region and part, in one piece of memory: a run appends to
/// them in any order and reads each as a whole at the end.
struct SubmissionLists {
    private var entries: [(list: Int32, entry: RosterEntry)] = []
    /// Where each list begins, and behind the last one the end.
    private var starts: [Int] = []

    var count: Int { entries.count }

    mutating func append(_ entry: RosterEntry, list: Int) {
        entries.append((Int32(list), entry))
    }

    mutating func append(_ other: SubmissionLists) { entries += other.entries }

    /// Every entry with the number of its list, in the order of appending.
    var listed: [(list: Int, entry: RosterEntry)] { entries.map { (Int($0.list), $0.entry) } }

    /// Puts the entries in order, list by list and then by agency. Nothing may be appended after.
    mutating func arrange(lists: Int) {
        entries.sort { ($0.list, $0.entry.agencyID) < ($1.list, $1.entry.agencyID) }
        starts = []
        starts.reserveCapacity(lists + 1)
        var next = 0
        for list in 0...lists {
            while next < entries.count, entries[next].list < Int32(list) { next += 1 }
            starts.append(next)
        }
    }

    /// The submissions of one list, by agency.
    subscript(list: Int) -> [RosterEntry] {
        entries[starts[list]..<starts[list + 1]].map(\.entry)
    }
}

import Rollup
import Store
import Vocabulary

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

/// Which reports count and which errors keep out, of every region and part.
struct ReportLists {
    private(set) var included = SubmissionLists()
    private(set) var excluded = SubmissionLists()

    mutating func append(
        _ entry: RosterEntry, region: Int, part: RegionSums.Part, isIncluded: Bool
    ) {
        let list = part.index(of: region)
        if isIncluded {
            included.append(entry, list: list)
        } else {
            excluded.append(entry, list: list)
        }
    }

    /// Takes over those that count in another; what is kept out is known at the end.
    mutating func appendIncluded(_ other: ReportLists) { included.append(other.included) }

    /// Puts the lists in order. Nothing may be appended after.
    mutating func arrange(regions: Int) {
        let lists = regions * RegionSums.Part.allCases.count
        included.arrange(lists: lists)
        excluded.arrange(lists: lists)
    }

    /// The lists of one region, once they are in order.
    func roster(of region: Int, in tree: RegionTree, year: Int) -> RosterRow {
        let own = RegionSums.Part.own.index(of: region)
        let other = RegionSums.Part.other.index(of: region)
        return RosterRow(
            regionCode: tree.regions[region].code, year: year, includedOwn: included[own],
            includedOther: included[other], excludedOwn: excluded[own],
            excludedOther: excluded[other])
    }
}

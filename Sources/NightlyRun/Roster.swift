import Store
import Submissions

/// The agencies of a run by id: an open-addressing table of fixed-size entries, because a run looks
/// one up for every submission.
struct Roster {
    private var slots: [Slot]
    private var count = 0
    private let classes = AgencyClass.allCases

    private struct Slot {
        /// 0 is free; ids of agencies begin at 1.
        var id: Int64 = 0
        var region: Int32 = 0
        var agencyClass: Int16 = 0
        var standing: Int16 = 0
    }

    init() { slots = Array(repeating: Slot(), count: 1024) }

    mutating func insert(_ agency: RosterAgency) {
        if (count + 1) * 2 > slots.count { grow() }
        put(
            Slot(
                id: agency.id, region: Int32(agency.region),
                agencyClass: Int16(classes.firstIndex(of: agency.agencyClass) ?? 0),
                standing: agency.standing.rawValue))
        count += 1
    }

    subscript(id: Int64) -> RosterAgency? {
        var index = start(id)
        while true {
            let slot = slots[index]
            if slot.id == id {
                guard let standing = RosterAgency.Standing(rawValue: slot.standing) else {
                    return nil
                }
                return RosterAgency(
                    id: id, region: Int(slot.region),
                    agencyClass: classes[Int(slot.agencyClass)], standing: standing)
            }
            if slot.id == 0 { return nil }
            index = (index + 1) & (slots.count - 1)
        }
    }

    private func start(_ id: Int64) -> Int {
        // Fibonacci hashing spreads the consecutive ids of an identity column
        let mixed = UInt64(bitPattern: id) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 20) & (slots.count - 1)
    }

    private mutating func put(_ slot: Slot) {
        var index = start(slot.id)
        while slots[index].id != 0, slots[index].id != slot.id {
            index = (index + 1) & (slots.count - 1)
        }
        slots[index] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.id != 0 { put(slot) }
    }
}

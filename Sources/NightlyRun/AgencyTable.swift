import Store
import Vocabulary

/// The agencies of a run by id: an open-addressing table of fixed-size entries, because a run looks
/// one up for every submission.
struct AgencyTable: Sendable {
    private var slots: [Slot]
    private(set) var count = 0

    private static let sampledPlaces = 4096

    private struct Slot: Sendable {
        /// 0 is free; ids of agencies begin at 1.
        var id: Int64 = 0
        var region: Int32 = 0
        var agencyClass = AgencyClass.department
        var standing = KnownAgency.Standing.expected

        var agency: KnownAgency {
            KnownAgency(
                id: id, region: Int(region), agencyClass: agencyClass, standing: standing)
        }
    }

    init() { slots = Array(repeating: Slot(), count: 1024) }

    mutating func insert(_ agency: KnownAgency) {
        if (count + 1) * 5 > slots.count * 4 { grow() }
        put(
            Slot(
                id: agency.id, region: Int32(agency.region), agencyClass: agency.agencyClass,
                standing: agency.standing))
        count += 1
    }

    /// An agency, and its place among ``placeCount``.
    func find(_ id: Int64) -> (agency: KnownAgency, place: Int)? {
        var index = start(id)
        while true {
            let slot = slots[index]
            if slot.id == id { return (slot.agency, index) }
            if slot.id == 0 { return nil }
            index = (index + 1) & (slots.count - 1)
        }
    }

    /// Places are below this number; not every one is taken.
    var placeCount: Int { slots.count }

    /// Agencies at the places that are not marked, in no order.
    func agencies(notIn marked: PlaceMarks) -> [KnownAgency] {
        slots.indices.compactMap { place in
            slots[place].id == 0 || marked.contains(place) ? nil : slots[place].agency
        }
    }

    /// Every agency, in no order.
    var agencies: some Sequence<KnownAgency> {
        slots.lazy.filter { $0.id != 0 }.map(\.agency)
    }

    /// Their numbers, ascending.
    var ids: [Int64] { agencies.map(\.id).sorted() }

    /// Whether a government is among them, whose report is compared with the totals.
    var hasGovernments: Bool { slots.contains { $0.id != 0 && $0.agencyClass == .government } }

    /// Cuts the numbers of agencies into ranges that hold about as many each; together they cover
    /// every number.
    func ranges(_ count: Int) -> [Range<Int64>] {
        // of many agencies a few tell where the others lie
        let step = max(1, slots.count / Self.sampledPlaces)
        let sample = stride(from: 0, to: slots.count, by: step)
            .compactMap { slots[$0].id == 0 ? nil : slots[$0].id }.sorted()
        let cuts = Set(
            (1..<max(count, 1)).compactMap { part -> Int64? in
                let index = sample.count * part / count
                return index > 0 ? sample[index] : nil
            })
        let bounds = [Int64.min] + cuts.sorted() + [Int64.max]
        return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    }

    private func start(_ id: Int64) -> Int {
        // ids come from an identity column: neighbours in the registry are neighbours here, and a
        // report filed in the order of the registry finds its agency in the processor's cache
        Int(truncatingIfNeeded: id ^ (id >> 32)) & (slots.count - 1)
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

/// Some of the places of a table of agencies.
struct PlaceMarks {
    private var words: [UInt64]

    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

    func contains(_ place: Int) -> Bool { words[place >> 6] >> UInt64(place & 63) & 1 == 1 }

    mutating func formUnion(_ other: PlaceMarks) {
        for index in words.indices { words[index] |= other.words[index] }
    }
}

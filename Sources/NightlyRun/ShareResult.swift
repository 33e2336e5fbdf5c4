import Hashing
import Rollup
import Store
import Submissions

/// What an assistant found in its share of a year, as bytes: a mark with the number of this layout,
/// whose share it is, sums, lists, findings and the cells they name, and the SHA-256 of all that.
enum ShareResult {
    /// "HZS" and the number of the layout.
    private static let mark: [UInt8] = [0x48, 0x5A, 0x53, 1]
    private static let digestLength = SHA256.byteCount

    static func bytes(of share: YearShare, _ place: Share, _ run: SharedRun) throws -> [UInt8] {
        var writer = ShareWriter()
        writer.raw(mark)
        identify(place, run, &writer)
        write(share.sums, &writer)
        write(share.lists, &writer)
        writer.number(share.spool.count)
        func put(_ row: UnsafeRawBufferPointer) { writer.block(row) }
        try share.spool.forEach(put)
        writer.number(share.spool.lists.all.count)
        for list in share.spool.lists.all { writer.block(list.joined) }
        return writer.bytes + SHA256.hash(writer.bytes)
    }

    /// Adds a result to a share of the same year.
    ///
    /// - Throws: ``ShareError/damaged(year:number:)`` if the bytes are not what an assistant handed
    ///   in, ``ShareError/foreign(year:number:)`` if they are the result of another share or run;
    ///   nothing is added then.
    static func add(
        _ bytes: [UInt8], of place: Share, _ run: SharedRun, to whole: YearShare,
        _ context: YearContext
    ) throws {
        let damage = ShareError.damaged(year: place.year, number: place.number)
        let content = bytes.dropLast(digestLength)
        guard bytes.count > mark.count + digestLength, bytes.starts(with: mark),
            SHA256.hash(content).elementsEqual(bytes.suffix(digestLength))
        else { throw damage }
        var expected = ShareWriter()
        identify(place, run, &expected)
        guard content.dropFirst(mark.count).starts(with: expected.bytes) else {
            throw ShareError.foreign(year: place.year, number: place.number)
        }
        let share = try YearShare(context)
        var rows: [ArraySlice<UInt8>] = []
        var cellLists: [CellList] = []
        do {
            var reader = ShareReader(content.dropFirst(mark.count + expected.bytes.count))
            try readSums(&reader, into: share.sums)
            let lists = try readLists(&reader)
            guard lists.included.allSatisfy({ share.sums.partIndices.contains($0.list) }) else {
                throw ShareFault()
            }
            try share.take(lists)
            for _ in 0..<(try reader.count()) { rows.append(try reader.block()) }
            for _ in 0..<(try reader.count()) {
                cellLists.append(CellList(joined: try reader.text()))
            }
            guard reader.isAtEnd else { throw ShareFault() }
        } catch is ShareFault {
            throw damage
        }
        try whole.merge(share)
        whole.spool.adopt(cellLists)
        for row in rows { try row.withUnsafeBytes { try whole.spool.append(encoded: $0) } }
    }

    private static func identify(_ place: Share, _ run: SharedRun, _ writer: inout ShareWriter) {
        for text in [run.token, run.seen, run.catalogueHash, run.programVersion] {
            writer.text(text)
        }
        writer.number(run.edition)
        writer.number(run.businessDate.daysSinceEpoch)
        writer.number(place.year)
        writer.number(place.number)
        writer.number(place.agencies.lowerBound)
        writer.number(place.agencies.upperBound)
    }

    /// Only the parts to which something was added, and at the end a -1.
    private static func write(_ sums: RegionSums, _ writer: inout ShareWriter) {
        for index in sums.partIndices {
            guard let part = sums.partSums(index) else { continue }
            writer.number(index)
            for count in [
                part.counts.expected, part.counts.received, part.counts.included,
                part.counts.onTime, part.mustCheck ? 1 : 0,
            ] { writer.number(count) }
            write(part.values, &writer)
            write(part.blanks, &writer)
        }
        writer.number(-1)
    }

    /// How many there are, how many are not 0, and of each of these its steps from the one before
    /// and itself.
    private static func write(_ numbers: [some FixedWidthInteger], _ writer: inout ShareWriter) {
        writer.number(numbers.count)
        writer.number(numbers.reduce(0) { $0 + ($1 == 0 ? 0 : 1) })
        var last = 0
        for (position, value) in numbers.enumerated() where value != 0 {
            writer.number(position - last)
            writer.number(Int64(value))
            last = position
        }
    }

    /// - Parameter most: so many numbers a part has at most.
    private static func readNumbers<Number: FixedWidthInteger>(
        _ reader: inout ShareReader, atMost most: Int
    ) throws(ShareFault) -> [Number] {
        let count = try reader.natural()
        guard count <= most else { throw ShareFault() }
        var numbers = [Number](repeating: 0, count: count)
        var position = 0
        for _ in 0..<(try reader.count(bytesEach: 2)) {
            position += try reader.natural()
            guard position < count, let value = Number(exactly: try reader.number()) else {
                throw ShareFault()
            }
            numbers[position] = value
        }
        return numbers
    }

    private static func readSums(
        _ reader: inout ShareReader, into sums: RegionSums
    ) throws(ShareFault) {
        while true {
            let index = try reader.number()
            if index == -1 { return }
            var counts = Counts()
            counts.expected = try reader.natural()
            counts.received = try reader.natural()
            counts.included = try reader.natural()
            counts.onTime = try reader.natural()
            var part = RegionSums.PartSums(
                counts: counts, mustCheck: try reader.number() == 1, values: [], blanks: [])
            part.values = try readNumbers(&reader, atMost: sums.cellCount)
            part.blanks = try readNumbers(&reader, atMost: sums.cellCount)
            guard let index = Int(exactly: index), sums.set(part, index) else { throw ShareFault() }
        }
    }

    private static func write(_ lists: YearShare.Lists, _ writer: inout ShareWriter) {
        writer.number(lists.submissions)
        writer.number(lists.included.count)
        for (list, entry) in lists.included {
            writer.number(list)
            write(entry, &writer)
        }
        writer.number(lists.passedOver.count)
        for entry in lists.passedOver { write(entry, &writer) }
        writer.number(lists.filed.count)
        var last: Int64 = 0
        for id in lists.filed {
            // the steps between ascending numbers are short
            writer.number(id - last)
            last = id
        }
    }

    private static func readLists(
        _ reader: inout ShareReader
    ) throws(ShareFault) -> YearShare.Lists {
        var lists = YearShare.Lists()
        lists.submissions = try reader.natural()
        for _ in 0..<(try reader.count(bytesEach: 4)) {
            lists.included.append((try reader.natural(), try readEntry(&reader)))
        }
        for _ in 0..<(try reader.count(bytesEach: 3)) {
            lists.passedOver.append(try readEntry(&reader))
        }
        var last: Int64 = 0
        for _ in 0..<(try reader.count()) {
            last &+= try reader.number()
            lists.filed.append(last)
        }
        return lists
    }

    private static func write(_ entry: RosterEntry, _ writer: inout ShareWriter) {
        writer.number(entry.agencyID)
        writer.number(Int64(entry.revision))
        writer.number(entry.submissionID)
    }

    private static func readEntry(_ reader: inout ShareReader) throws(ShareFault) -> RosterEntry {
        RosterEntry(
            agencyID: try reader.number(), revision: try reader.int32(),
            submissionID: try reader.number())
    }
}

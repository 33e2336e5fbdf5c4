/// The figures of one submission in form order, blanks apart, in memory that is used again for
/// the next submission.
///
/// A blank's value is 0 so that sums need no branch; whether it is blank says the bitmap.
public final class Figures {
    /// Number of cells the memory has room for.
    public let capacity: Int
    // The run-time check against overlapping accesses is left out where every report pays for it;
    // no access here reaches into another.
    /// Number of cells of the submission at hand.
    @exclusivity(unchecked) public private(set) var count = 0
    public let values: UnsafeMutableBufferPointer<Int64>
    /// One bit a cell, 64 cells a word; set where the cell is blank.
    public let blanks: UnsafeMutableBufferPointer<UInt64>
    @exclusivity(unchecked) public private(set) var hasBlanks = false
    /// Bitwise or of every value's magnitude: an upper bound, within a factor of two, of the
    /// largest one, for deciding whether plain 64-bit sums are safe.
    @exclusivity(unchecked) public private(set) var magnitudeBits: UInt64 = 0
    /// True if some value is below zero.
    @exclusivity(unchecked) public private(set) var hasNegatives = false
    /// One bit for every eight cells, set where any may be other than 0; the last bit also stands
    /// for all cells behind its own.
    @exclusivity(unchecked) public private(set) var filledBlocks: UInt64 = 0

    /// Zeros behind the last cell, so that cells can be read eight at a time.
    static let padding = 8

    public init(capacity: Int) {
        self.capacity = capacity
        values = .allocate(capacity: capacity + Self.padding)
        values.initialize(repeating: 0)
        blanks = .allocate(capacity: capacity / 64 + 1)
        blanks.initialize(repeating: 0)
    }

    deinit {
        values.deallocate()
        blanks.deallocate()
    }

    /// What is wrong with packed bytes; every case is a finding, never a crash.
    public enum DecodingFault: Error, Equatable {
        /// Another number of cells than the form has.
        case wrongCount(found: Int)
        /// The bytes end inside a figure.
        case cutOff
        /// A first byte that no encoding uses.
        case unknownMark(UInt8)
    }

    /// Replaces the figures by those of a stored array of cells.
    public func load(_ cells: [Int64?]) throws(DecodingFault) {
        guard cells.count <= capacity else { throw .wrongCount(found: cells.count) }
        reset(count: cells.count)
        for (position, cell) in cells.enumerated() {
            if let cell { store(cell, at: position) } else { storeBlank(at: position) }
        }
    }

    /// Replaces the figures by those of a total, of which none is blank.
    ///
    /// - Returns: false if there is no room for so many.
    func load(total: [Int64]) -> Bool {
        guard total.count <= capacity else { return false }
        reset(count: total.count)
        for (position, value) in total.enumerated() where value != 0 { store(value, at: position) }
        return true
    }

    /// Replaces the figures by those of packed bytes (`intake.packed_cells`).
    ///
    /// A figure is one byte up to 247; 248 is a blank; 249, 250 and 251 announce a big-endian
    /// integer of 2, 4 and 8 bytes. Eight bytes at a time are taken as figures, and skipped if they
    /// are zero, which most are.
    ///
    /// - Parameters:
    ///   - bytes: one submission's `packed` column.
    ///   - count: cells of the form.
    public func unpack(_ bytes: UnsafeRawBufferPointer, count: Int) throws(DecodingFault) {
        guard count <= capacity else { throw .wrongCount(found: count) }
        reset(count: count)
        var position = 0
        var offset = 0
        // of figures of one byte: all bits, byte by byte
        var smallBits: UInt64 = 0
        let size = bytes.count
        while offset < size {
            if offset + 8 <= size, position + 8 <= count {
                let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                if word == 0 {
                    offset += 8
                    position += 8
                    continue
                }
                if Self.areFigures(word) {
                    smallBits |= word
                    storeEight(
                        bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt8>.self),
                        at: position)
                    offset += 8
                    position += 8
                    continue
                }
            }
            guard position < count else { throw .wrongCount(found: position + 1) }
            let mark = bytes[offset]
            offset += 1
            switch mark {
            case 0...247: store(Int64(mark), at: position)
            case 248: storeBlank(at: position)
            case 249: store(Int64(try bigEndian(Int16.self, bytes, &offset)), at: position)
            case 250: store(Int64(try bigEndian(Int32.self, bytes, &offset)), at: position)
            case 251: store(try bigEndian(Int64.self, bytes, &offset), at: position)
            default: throw .unknownMark(mark)
            }
            position += 1
        }
        guard position == count else { throw .wrongCount(found: position) }
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            magnitudeBits |= smallBits >> shift & 0xFF
        }
    }

    /// Whether each of eight bytes is below 248: not all of its upper five bits are set.
    private static func areFigures(_ word: UInt64) -> Bool {
        let upper = word & word << 1 & word << 2 & word << 3 & word << 4
        return upper & 0x8080_8080_8080_8080 == 0
    }

    private func storeEight(_ figures: SIMD8<UInt8>, at position: Int) {
        UnsafeMutableRawBufferPointer(values).storeBytes(
            of: SIMD8<Int64>(truncatingIfNeeded: figures),
            toByteOffset: position * MemoryLayout<Int64>.stride, as: SIMD8<Int64>.self)
        fill(position)
        fill(position + 7)
    }

    /// Puts cells of another submission behind the cells at hand.
    ///
    /// - Parameter positions: of the other submission's cells; nil for one it does not have, which
    ///   becomes a blank.
    public func append(
        _ other: Figures, at positions: [Int?]
    ) throws(DecodingFault) {
        guard count + positions.count <= capacity else {
            throw .wrongCount(found: count + positions.count)
        }
        for position in positions {
            if let position, !other.isBlank(position) {
                store(other.values[position], at: count)
            } else {
                storeBlank(at: count)
            }
            count += 1
        }
    }

    /// Adds another submission's figures cell by cell; a sum with a blank is blank.
    ///
    /// - Returns: false if the numbers of cells differ or a sum leaves 64 bits; the figures are
    ///   then of no use.
    public func add(_ other: Figures) -> Bool {
        guard other.count == count else { return false }
        for position in 0..<count {
            if other.isBlank(position) || isBlank(position) {
                storeBlank(at: position)
                continue
            }
            let (sum, overflow) = values[position].addingReportingOverflow(
                other.values[position])
            if overflow { return false }
            store(sum, at: position)
        }
        return true
    }

    /// How many figures packed bytes hold; nil if they cannot be decoded.
    public static func count(in bytes: UnsafeRawBufferPointer) -> Int? {
        var count = 0
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case 0...248: offset += 1
            case 249: offset += 3
            case 250: offset += 5
            case 251: offset += 9
            default: return nil
            }
            count += 1
        }
        return offset == bytes.count ? count : nil
    }

    public func isBlank(_ position: Int) -> Bool {
        blanks[position >> 6] & (1 << UInt64(position & 63)) != 0
    }

    /// How many cells are blank.
    public var blankCount: Int { blanks.reduce(0) { $0 + $1.nonzeroBitCount } }

    private func bigEndian<Value: FixedWidthInteger>(
        _ type: Value.Type, _ bytes: UnsafeRawBufferPointer, _ offset: inout Int
    ) throws(DecodingFault) -> Value {
        guard offset + MemoryLayout<Value>.size <= bytes.count else { throw .cutOff }
        defer { offset += MemoryLayout<Value>.size }
        return Value(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
    }

    private func reset(count newCount: Int) {
        values.update(repeating: 0)
        if hasBlanks { blanks.update(repeating: 0) }
        hasBlanks = false
        hasNegatives = false
        filledBlocks = 0
        magnitudeBits = 0
        count = newCount
    }

    private func store(_ value: Int64, at position: Int) {
        values[position] = value
        magnitudeBits |= value.magnitude
        if value < 0 { hasNegatives = true }
        fill(position)
    }

    private func fill(_ position: Int) { filledBlocks |= 1 << UInt64(min(position >> 3, 63)) }

    private func storeBlank(at position: Int) {
        blanks[position >> 6] |= 1 << UInt64(position & 63)
        hasBlanks = true
    }
}

import TestSupport
import Testing
import Validation

/// Unpacks bytes as the run does.
@discardableResult
func unpacked(
    _ bytes: [UInt8], count: Int, into figures: Figures? = nil
) throws(Figures.DecodingFault) -> [Int64?] {
    let figures = figures ?? Figures(capacity: count)
    try bytes.withUnsafeBufferPointer { (bytes) throws(Figures.DecodingFault) in
        try figures.unpack(UnsafeRawBufferPointer(bytes), count: count)
    }
    return (0..<count).map { figures.isBlank($0) ? nil : figures.values[$0] }
}

@Suite struct FiguresTests {
    @Test(
        arguments: [
            ([], []), ([0], [0]), ([1], [1]), ([247], [247]), ([248], [nil]),
            ([249, 0, 248], [248]), ([249, 0x7F, 0xFF], [32_767]), ([249, 0x80, 0], [-32_768]),
            ([249, 0xFF, 0xFF], [-1]), ([250, 0, 0, 0x80, 0], [32_768]),
            ([250, 0x80, 0, 0, 0], [-2_147_483_648]),
            ([251, 0, 0, 0, 0, 0x80, 0, 0, 0], [2_147_483_648]),
            ([251, 0x7F, 255, 255, 255, 255, 255, 255, 255], [.max]),
            ([251, 0x80, 0, 0, 0, 0, 0, 0, 0], [.min]),
            // a wide figure of zeros is a figure, not a run of eight zero cells
            ([251, 0, 0, 0, 0, 0, 0, 0, 0], [0]),
            ([5, 248, 249, 1, 0, 0], [5, nil, 256, 0]),
        ] as [([UInt8], [Int64?])])
    func widths(bytes: [UInt8], cells: [Int64?]) throws {
        #expect(try unpacked(bytes, count: cells.count) == cells)
    }

    @Test(
        arguments: [
            ([], 1, .wrongCount(found: 0)), ([1], 2, .wrongCount(found: 1)),
            ([1, 2, 3], 2, .wrongCount(found: 3)), ([1], 0, .wrongCount(found: 1)),
            ([UInt8](repeating: 0, count: 8), 7, .wrongCount(found: 8)),
            ([UInt8](repeating: 0, count: 7), 8, .wrongCount(found: 7)),
            ([249], 1, .cutOff), ([249, 1], 1, .cutOff), ([250, 1, 2, 3], 1, .cutOff),
            ([251, 1, 2, 3, 4, 5, 6, 7], 1, .cutOff), ([0, 251], 2, .cutOff),
            ([252], 1, .unknownMark(252)), ([1, 255, 0], 3, .unknownMark(255)),
        ] as [([UInt8], Int, Figures.DecodingFault)])
    func faults(bytes: [UInt8], count: Int, fault: Figures.DecodingFault) {
        #expect(throws: fault) { try unpacked(bytes, count: count) }
    }

    @Test func moreCellsThanThereIsRoomFor() throws {
        let figures = Figures(capacity: 3)
        #expect(throws: Figures.DecodingFault.wrongCount(found: 4)) {
            try unpacked([0, 0, 0, 0], count: 4, into: figures)
        }
        #expect(throws: Figures.DecodingFault.wrongCount(found: 4)) {
            try figures.load([1, 2, 3, 4])
        }
    }

    @Test func nothingIsLeftOfTheSubmissionBefore() throws {
        let figures = Figures(capacity: 100)
        try figures.load([Int64?](repeating: nil, count: 100))
        #expect(figures.hasBlanks && !figures.hasNegatives && figures.magnitudeBits == 0)
        try figures.load([-5, .min, 8] + [Int64?](repeating: 3, count: 97))
        #expect(!figures.hasBlanks && figures.hasNegatives)
        #expect((0..<100).allSatisfy { !figures.isBlank($0) })
        let cells = try unpacked([7] + [UInt8](repeating: 0, count: 79), count: 80, into: figures)
        #expect(cells == [7] + [Int64?](repeating: 0, count: 79))
        #expect(!figures.hasNegatives && figures.magnitudeBits == 7 && figures.count == 80)
    }

    @Test func magnitudesAreBounded() throws {
        let figures = Figures(capacity: 4)
        try figures.load([0, -6, nil, 9])
        #expect(figures.magnitudeBits == 15)
        try unpacked(packed([.min, .max, 0, nil]), count: 4, into: figures)
        #expect(figures.magnitudeBits == .max)
        #expect(figures.hasNegatives && figures.hasBlanks)
    }

    /// What the database packs is unpacked to the same cells, whether loaded or unpacked.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func randomCellsReadBack(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let figures = Figures(capacity: 200)
        let loaded = Figures(capacity: 200)
        for _ in 0..<500 {
            let cells = (0..<Int.random(in: 0...200, using: &random)).map { _ -> Int64? in
                switch Int.random(in: 0...9, using: &random) {
                case 0: nil
                case 1: Int64.random(in: .min ... .max, using: &random)
                case 2: Int64.random(in: -70_000...70_000, using: &random)
                case 3: Int64.random(in: 240...260, using: &random)
                default: 0
                }
            }
            #expect(try unpacked(packed(cells), count: cells.count, into: figures) == cells)
            try loaded.load(cells)
            #expect(loaded.magnitudeBits == figures.magnitudeBits)
            #expect(loaded.hasBlanks == figures.hasBlanks)
            #expect(loaded.hasNegatives == figures.hasNegatives)
        }
    }

    /// Any bytes at all are either cells or a fault.
    @Test func randomBytesNeverCrash() {
        var random = SeededNumbers(seed: 4)
        let figures = Figures(capacity: 200)
        var faults = 0
        for _ in 0..<3000 {
            let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                UInt8.random(in: 0...9, using: &random) == 0
                    ? UInt8.random(in: 240...255, using: &random) : 0
            }
            let count = Int.random(in: 0...200, using: &random)
            do throws(Figures.DecodingFault) {
                #expect(try unpacked(bytes, count: count, into: figures).count == count)
            } catch {
                faults += 1
            }
        }
        #expect(faults > 0 && faults < 3000)
    }
}

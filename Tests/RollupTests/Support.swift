import Rollup
import Testing
import Vocabulary

extension RegionSums {
    /// Includes one submission as the run does; nil is blank.
    func include(_ cells: [Int64?], region: Int, part: Part) throws(RollupError) {
        let values = UnsafeMutableBufferPointer<Int64>.allocate(capacity: cells.count + 1)
        let words = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: cells.count / 64 + 1)
        defer {
            values.deallocate()
            words.deallocate()
        }
        values.initialize(repeating: 0)
        words.initialize(repeating: 0)
        var magnitudeBits: UInt64 = 0
        var filledBlocks: UInt64 = 0
        for (position, cell) in cells.enumerated() {
            if let cell {
                values[position] = cell
                magnitudeBits |= cell.magnitude
                if cell != 0 { filledBlocks |= 1 << UInt64(min(position / 8, 63)) }
            } else {
                words[position / 64] |= 1 << UInt64(position % 64)
            }
        }
        try include(
            values, magnitudeBits: magnitudeBits, filledBlocks: filledBlocks,
            blankWords: cells.contains(nil) ? words : nil, region: region, part: part)
    }
}

func regionSums(regions: Int = 1, cells: Int) throws -> RegionSums {
    try #require(RegionSums(regionCount: regions, cellCount: cells))
}

/// A province of two prefectures; the first has two counties, the second one. In order of code:
/// 0 province, 1 first prefecture, 2 and 3 its counties, 4 second prefecture, 5 its county.
let country = RegionTree([
    Region(code: "990000", name: "测试省", level: .province, parentCode: nil),
    Region(code: "990100", name: "测试一市", level: .prefecture, parentCode: "990000"),
    Region(code: "990121", name: "一县", level: .county, parentCode: "990100"),
    Region(code: "990122", name: "二县", level: .county, parentCode: "990100"),
    Region(code: "990200", name: "测试二市", level: .prefecture, parentCode: "990000"),
    Region(code: "990221", name: "三县", level: .county, parentCode: "990200"),
])

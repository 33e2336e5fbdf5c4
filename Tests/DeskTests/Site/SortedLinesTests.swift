import Foundation
import Messages
import TestSupport
import Testing

@testable import Desk

/// Lines come back in order and once, whether they fit in memory or not.
@Suite struct SortedLinesTests {
    @Test(arguments: [0, 1, 6, 7, 8, 50, 1_000, 9_000], [1, 7, 100])
    func allInOrderAndOnce(count: Int, mostInMemory: Int) throws {
        let scratch = try ScratchFolder()
        var random = SeededNumbers(seed: UInt64(count * 1_000 + mostInMemory))
        let ends = ["", "\0hash", "/index.html", "中文", "e\u{301}"]
        let lines = (0..<count).map { _ in
            let number = Int.random(in: 0...count / 2 + 1, using: &random)
            return "\(number)\(ends[Int.random(in: ends.indices, using: &random)])"
        }
        let sorted = SortedLines(in: scratch.path, mostInMemory: mostInMemory)
        for line in lines { try sorted.add(line) }
        let sizes = log(Double(max(count, 2))) / log(Double(SortedLines.mostPieces))
        #expect(sorted.writtenLines <= count * (Int(sizes) + 1), "each line once for each size")
        let merge = try sorted.inOrder()
        var found: [String] = []
        while let line = try merge.next() { found.append(line) }
        #expect(found == Set(lines).sorted())
        // what was put away is seen by nobody
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
    }

    @Test func aFolderThatCannotBeWrittenIsSaid() throws {
        let sorted = SortedLines(in: "/nowhere/at/all", mostInMemory: 2)
        try sorted.add("a")
        let refused = try refusal { try sorted.add("b") }
        #expect(refused.status == .failed && refused.message.zh.contains("/nowhere"))
    }
}

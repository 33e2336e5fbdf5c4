import Hashing
import Store
import Testing

@testable import NightlyRun

/// What an assistant hands in, and what becomes of it on the way.
@Suite struct ShareResultTests {
    private func run(token: String = "a", seen: String = "1:1:") -> SharedRun {
        SharedRun(
            token: token, coordinatorPID: 1, businessDate: SharedYear.businessDate, edition: 1,
            snapshot: "0-1", seen: seen, catalogueHash: "c", programVersion: SharedYear.version)
    }

    private func share(
        _ number: Int, _ agencies: Range<Int64>, year: Int = SharedYear.year
    ) -> Share {
        Share(year: year, number: number, agencies: agencies)
    }

    @Test(arguments: [71, 72, 73] as [UInt64])
    func partsMakeTheWhole(seed: UInt64) throws {
        let year = try SharedYear(seed: seed)
        let whole = try year.read()
        #expect(whole.spool.count > 0 && !whole.lists.passedOver.isEmpty)
        for size in [1, 3, 1000] {
            let together = try YearShare(year.context)
            let ranges = year.context.roster.ranges(of: size)
            #expect(ranges.count == max(1, year.context.roster.count / size))
            for (index, range) in ranges.enumerated().reversed() {
                let place = share(index + 1, range)
                let bytes = try ShareResult.bytes(of: year.read(range), place, run())
                try ShareResult.add(bytes, of: place, run(), to: together, year.context)
            }
            #expect(try together.everything() == whole.everything(), "\(size) agencies each")
            #expect(together.agenciesWithEarlierRevisions == whole.agenciesWithEarlierRevisions)
        }
    }

    @Test func everyDamageIsRefusedWithTheShare() throws {
        let year = try SharedYear(seed: 74)
        let place = share(7, .min..<(.max))
        let bytes = try ShareResult.bytes(of: year.read(), place, run())
        let whole = try YearShare(year.context)
        let before = try whole.everything()
        func expectDamage(_ bytes: [UInt8], _ what: String) {
            #expect(throws: ShareError.damaged(year: SharedYear.year, number: 7), "\(what)") {
                try ShareResult.add(bytes, of: place, run(), to: whole, year.context)
            }
        }
        for position in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 400)) {
            var damaged = bytes
            damaged[position] ^= 0x10
            expectDamage(damaged, "byte \(position)")
        }
        for length in [0, 1, 36, 37, bytes.count / 2, bytes.count - 1] {
            expectDamage(Array(bytes.prefix(length)), "\(length) bytes")
        }
        expectDamage(bytes + [0], "one byte more")
        #expect(try whole.everything() == before)
    }

    @Test func resultsOfOthersAreRefused() throws {
        let year = try SharedYear(seed: 75)
        let range = Int64.min..<Int64.max
        let bytes = try ShareResult.bytes(of: year.read(), share(1, range), run())
        let whole = try YearShare(year.context)
        for (place, run) in [
            (share(2, range), run()), (share(1, range, year: 2021), run()),
            (share(1, 5..<9), run()), (share(1, range), run(token: "b")),
            (share(1, range), run(seen: "1:2:")),
        ] {
            #expect(throws: ShareError.foreign(year: place.year, number: place.number)) {
                try ShareResult.add(bytes, of: place, run, to: whole, year.context)
            }
        }
        #expect(whole.submissions == 0)
    }

    /// Bytes whose sum is right but that no assistant writes: refused or taken, never a crash.
    @Test func nonsenseWithARightSum() throws {
        let year = try SharedYear(seed: 76)
        let place = share(1, .min..<(.max))
        let bytes = try ShareResult.bytes(of: year.read(), place, run())
        let content = Array(bytes.dropLast(SHA256.byteCount))
        var random = SplitMix(state: 76)
        var refused = 0
        for _ in 0..<300 {
            var changed = content
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let position = Int.random(in: 4..<changed.count, using: &random)
                changed[position] = UInt8.random(in: 0...255, using: &random)
            }
            do {
                try ShareResult.add(
                    changed + SHA256.hash(changed), of: place, run(),
                    to: try YearShare(year.context), year.context)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 0)
    }

    @Test func numbersOfAnySize() throws {
        let numbers: [Int64] = [
            0, 1, -1, 63, 64, -64, -65, 1 << 31, .max, .min, .max - 1, .min + 1,
        ]
        var writer = ShareWriter()
        for number in numbers { writer.number(number) }
        writer.text("县")
        var reader = ShareReader(writer.bytes[...])
        for number in numbers { #expect(try reader.number() == number) }
        #expect(try reader.text() == "县")
        #expect(reader.isAtEnd)
        #expect(throws: ShareFault.self) { try reader.number() }
        for bytes in [[0x80], [UInt8](repeating: 0xFF, count: 11), [0x7F, 1]] {
            var reader = ShareReader(bytes[...])
            #expect(throws: ShareFault.self) { try reader.block() }
        }
    }
}

import Testing

@testable import Suspects

/// Forms with thousands of identities fall into parts in a moment.
@Suite struct ManyPartsTests {
    private typealias Sides = (left: [Weighted], right: [Weighted])

    private func identity(_ left: [Int], _ right: Int) -> Sides {
        (left.map { ($0, 1) }, [(right, 1)])
    }

    @Test(.timeLimit(.minutes(1)))
    func identitiesThatShareNothing() {
        let sides = (0..<10_000).map { identity([$0 * 3, $0 * 3 + 1], $0 * 3 + 2) }
        let parts = Part.parts(sides.reversed(), isSigned: { _ in false })
        #expect(parts.map { $0.cells[0] } == (0..<10_000).map { $0 * 3 })
        #expect(parts.allSatisfy { $0.cells.count == 3 && $0.identities.count == 1 })
    }

    @Test(.timeLimit(.minutes(1)))
    func identitiesThatAreTiedInARow() {
        let sides = (0..<10_000).map { identity([$0, $0 + 1], 20_000 + $0) }
        for sides in [sides, sides.reversed(), sides.shuffled()] {
            let parts = Part.parts(sides, isSigned: { _ in false })
            #expect(parts.count == 1 && parts[0].identities.count == 10_000)
            #expect(parts[0].cells == Array(0...10_000) + Array(20_000..<30_000))
        }
    }
}

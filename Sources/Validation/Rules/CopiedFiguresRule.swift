public import Forms
import Messages
public import Vocabulary

/// R-X-COPY: the figures of a report were counted, not taken over from the agency's own last report
/// or from that of another agency of its region.
///
/// Every figure that is not zero must be equal, and the figures must be so many and so large that
/// chance does not explain it. The chance is taken as great as it can be: had both reports been
/// about the same amount of work, a count of *v* would be met by chance about once in √(2πv) times
/// (the largest probability of a Poisson distribution). A report of three small figures is no
/// evidence; neither are money, totals that follow from others, stocks that go on from year to
/// year, and the same figure a second time.
public enum CopiedFiguresRule {
    public static let rule = CatalogueRule(
        id: "R-X-COPY", severity: .warning, title: ValidationMessages.copyTitle,
        source: "国办公开办函〔2021〕30号（四）")

    /// Tenths of a bit from which the agency's own last report is no chance: one in 10,000.
    static let ownBits = 133
    /// The same for another agency's, of which a region may have hundreds: one in a million.
    static let otherBits = 200

    /// The figures of one report that are not zero, drawn together into a hash.
    public struct Print: Sendable, Hashable, Comparable {
        let first: UInt64
        let second: UInt64
        /// How many figures these are.
        let count: Int32
        /// What they are worth as evidence, in tenths of a bit.
        let bits: Int32

        /// Equal for equal figures, and rarely for others.
        public var mark: UInt64 { first ^ second }

        /// Whether equal figures of another agency would tell anything.
        public var tellsOfOthers: Bool { bits >= otherBits }

        public static func < (a: Print, b: Print) -> Bool {
            (a.first, a.second, a.count, a.bits) < (b.first, b.second, b.count, b.bits)
        }
    }

    /// What was copied.
    public struct Copy: Sendable {
        let print: Print
        let isFromLastYear: Bool
        /// The name of another agency with the same figures; nil if there is none.
        let other: String?
        /// How many more there are.
        let more: Int

        public init(_ print: Print, isFromLastYear: Bool, other: String?, more: Int) {
            self.print = print
            self.isFromLastYear = isFromLastYear
            self.other = other
            self.more = more
        }
    }

    public static func finding(_ copy: Copy) -> Finding {
        let values: KeyValuePairs = [
            "count": String(copy.print.count), "chance": chance(copy.print.bits),
        ]
        var messages: [Phrase] = []
        if copy.isFromLastYear { messages.append(ValidationMessages.copiedLastYear.filled(values)) }
        if let other = copy.other {
            let message = ValidationMessages.copiedOther
                .filled(values).filled(["agency": Phrase(other, en: other)])
            messages.append(
                copy.more == 0
                    ? message
                    : ValidationMessages.copiedOthers.filled(["message": message])
                        .filled(["more": String(copy.more)]))
        }
        return rule.failed(
            messages.joined(zh: "；", en: "; "), left: String(copy.print.count))
    }

    /// A power of ten that two to the given power surely reaches.
    private static func chance(_ bits: Int32) -> String {
        "1" + String(repeating: "0", count: min(Int(bits) * 30_102 / 1_000_000, 18))
    }
}

/// Which figures of a form are evidence, and the prints of its reports.
public struct FigurePrinter: Sendable {
    private let isEvidence: [Bool]
    private let seed: UInt64

    /// - Parameter number: place of the form in the catalogue; reports of different forms are never
    ///   equal.
    public init(form: Form, number: Int) {
        seed = UInt64(number) &+ 1
        var isEvidence = form.cells.map { !$0.isSigned && !$0.unit.isMoney }
        for rule in form.rules {
            switch (rule.check, rule.looksAtLastYear) {
            case (.equal, false):
                // one cell of an identity follows from the others
                for instance in rule.instances {
                    let alone = instance.right.count == 1 ? instance.right : instance.left
                    if let cell = alone.first { isEvidence[cell] = false }
                }
            case (.equal, true), (.atLeast, true):
                for position in rule.instances.flatMap({ $0.left + $0.right })
                where position >= form.cells.count {
                    let last = form.lastYearCells[position - form.cells.count]
                    let name = "\(last.table).\(last.row).\(last.column)"
                    if let now = form.position(of: name) { isEvidence[now] = false }
                }
            default: continue
            }
        }
        self.isEvidence = isEvidence
    }

    /// - Returns: nil if the figures are no evidence of anything.
    public func print(of figures: Figures) -> CopiedFiguresRule.Print? {
        var first = 0xCBF2_9CE4_8422_2325 ^ seed
        var second = 0x9E37_79B9_7F4A_7C15 &* seed
        var count: Int32 = 0
        var bits: Int32 = 0
        var seen: UInt64 = 0
        let values = figures.values
        isEvidence.withUnsafeBufferPointer { isEvidence in
            // the last bit also stands for all cells behind its own
            var blocks = figures.filledBlocks
            while blocks != 0 {
                let block = blocks.trailingZeroBitCount
                blocks &= blocks - 1
                let end = block < 63 ? min(block * 8 + 8, isEvidence.count) : isEvidence.count
                for position in min(block * 8, end)..<end where values[position] != 0 {
                    let value = UInt64(bitPattern: values[position])
                    let mixed = (value &+ 1) &* 0xD6E8_FEB8_6659_FD93 &+ UInt64(position)
                    first = (first ^ mixed) &* 0x100_0000_01B3
                    second = (second ^ (mixed >> 29) ^ mixed) &* 0xC2B2_AE3D_27D4_EB4F
                    second ^= second >> 31
                    count &+= 1
                    guard isEvidence[position], values[position] > 0 else { continue }
                    // two figures that fall on one mark count once: that can only lose evidence
                    let mark: UInt64 = 1 << (value &* 0x9E37_79B9_7F4A_7C15 >> 58)
                    guard seen & mark == 0 else { continue }
                    seen |= mark
                    // half of log2(2πv), rounded down
                    bits &+= 13 &+ 5 &* Int32(63 - value.leadingZeroBitCount)
                }
            }
        }
        guard bits >= CopiedFiguresRule.ownBits else { return nil }
        return CopiedFiguresRule.Print(first: first, second: second, count: count, bits: bits)
    }
}

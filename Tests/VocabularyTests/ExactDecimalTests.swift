import Testing
import Vocabulary

@Suite struct ExactDecimalTests {
    /// Money in 万元, stored in fen.
    static let wanYuan: Int64 = 1_000_000

    @Test(
        arguments: [
            ("0", 1, 0), ("-0", 1, 0), ("+8", 1, 8), ("007", 1, 7), ("1036", 1, 1036),
            ("-8", 1, -8), ("5.000", 1, 5), ("59237.2449", wanYuan, 59_237_244_900),
            ("4068.208", wanYuan, 4_068_208_000), ("0.000001", wanYuan, 1),
            ("-0.000001", wanYuan, -1), ("12.5000000000000", wanYuan, 12_500_000),
            ("152790.05", 100, 15_279_005), ("9223372036854775807", 1, .max),
            ("-9223372036854775808", 1, .min), ("9223372036854.775807", wanYuan, .max),
            ("-9223372036854.775808", wanYuan, .min),
        ] as [(String, Int64, Int64)])
    func exact(text: String, scale: Int64, value: Int64) throws {
        #expect(try ExactDecimal.parse(text, scale: scale) == value)
    }

    @Test(
        arguments: [
            ("", 1, .notANumber), ("-", 1, .notANumber), ("+-1", 1, .notANumber),
            (".5", 100, .notANumber), ("5.", 100, .notANumber), ("1.2.3", 100, .notANumber),
            ("1,000", 1, .notANumber), ("1e3", 1, .notANumber), (" 1", 1, .notANumber),
            ("１２", 1, .notANumber), ("十", 1, .notANumber), ("0x10", 1, .notANumber),
            ("NaN", 1, .notANumber), ("0.5", 1, .tooFine), ("0.001", 100, .tooFine),
            ("1.0000001", wanYuan, .tooFine), ("9223372036854775808", 1, .outOfRange),
            ("-9223372036854775809", 1, .outOfRange),
            ("9223372036854.775808", wanYuan, .outOfRange),
            ("9223372036855", wanYuan, .outOfRange),
            (String(repeating: "9", count: 400), 1, .outOfRange),
        ] as [(String, Int64, ExactDecimal.ParseError)])
    func refused(text: String, scale: Int64, error: ExactDecimal.ParseError) {
        #expect(throws: error) { try ExactDecimal.parse(text, scale: scale) }
    }

    @Test(
        arguments: [
            (0, 1, "0"), (-8, 1, "-8"), (0, wanYuan, "0"), (59_237_244_900, wanYuan, "59237.2449"),
            (1, wanYuan, "0.000001"), (-1, wanYuan, "-0.000001"), (-1_500_000, wanYuan, "-1.5"),
            (1_000_000, wanYuan, "1"), (100, 100, "1"), (5, 100, "0.05"), (50, 100, "0.5"),
        ] as [(Int128, Int64, String)])
    func written(value: Int128, scale: Int64, text: String) {
        #expect(ExactDecimal.format(value, scale: scale) == text)
    }

    @Test func sumsBeyond64BitsAreWrittenWhole() {
        let sum = Int128(Int64.max) * 1000
        #expect(ExactDecimal.format(sum, scale: 1) == "9223372036854775807000")
        #expect(ExactDecimal.format(Int128(Int64.min), scale: 100) == "-92233720368547758.08")
        #expect(
            ExactDecimal.format(.min, scale: 1) == "-170141183460469231731687303715884105728")
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var bits: Int64 = 1
        for scale in [1, 100, 1_000_000, 1_000_000_000] as [Int64] {
            for shift in 0..<63 {
                bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let value = bits >> Int64(shift)
                let text = ExactDecimal.format(Int128(value), scale: scale)
                #expect(try ExactDecimal.parse(text, scale: scale) == value, "\(text) of \(scale)")
            }
        }
    }
}

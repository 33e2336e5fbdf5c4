import Testing
import Vocabulary

/// GB 32100-2015, with codes that companies and an institution publish.
@Suite struct CreditCodeTests {
    static let published = [
        "91440300708461136T", "91330100799655058B", "91110000802100433B",
        "12100000400000624D",
    ]
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    @Test(arguments: published)
    func publishedCodes(_ code: String) throws {
        #expect(try CreditCode.checked(code) == code)
        #expect(try CreditCode.checked(code.lowercased()) == code)
    }

    /// 31 is prime and no weight is 0: one wrong character, or two that changed places, never pass.
    @Test(arguments: published)
    func oneSlipIsAlwaysSeen(_ code: String) {
        let characters = Array(code)
        for place in characters.indices {
            for other in Self.alphabet where other != characters[place] {
                var wrong = characters
                wrong[place] = other
                #expect(throws: CreditCode.Fault.self) { try CreditCode.checked(String(wrong)) }
            }
            for next in characters.indices where characters[next] != characters[place] {
                guard next < 17, place < 17 else { continue }
                var wrong = characters
                wrong.swapAt(place, next)
                #expect(throws: CreditCode.Fault.self) { try CreditCode.checked(String(wrong)) }
            }
        }
    }

    @Test(
        arguments: [
            ("9144030070846113", .length(16)), ("", .length(0)),
            ("91440300708461136TT", .length(19)), ("9144030070846113IT", .character("I")),
            ("91440300708461136U", .checkDigit("T")), ("９1440300708461136T", .character("９")),
        ] as [(String, CreditCode.Fault)])
    func faults(_ text: String, _ fault: CreditCode.Fault) {
        #expect(throws: fault) { try CreditCode.checked(text) }
    }
}

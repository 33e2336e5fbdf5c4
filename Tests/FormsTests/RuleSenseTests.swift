import Messages
import TestSupport
import Testing

@testable import Forms

/// A rule that no report but one of zeros can satisfy, or that every report satisfies, is a slip of
/// whoever wrote the form, and is refused.
@Suite struct RuleSenseTests {
    private static let right = "right: [\"letters.{row}.total\"]"
    private static let negative = "[{cell: \"letters.{row}.total\", times: -1}]"

    /// The refusal of the trial form with another check and other sides of its first rule.
    private func refusal(
        _ check: String, left: String? = nil, right: String? = nil, column: String? = nil
    ) throws -> FormError? {
        var text = TrialForm.with("check: equal", as: "check: \(check)")
        if let left {
            text = text.replacing("left: [\"letters.{row}.paper\"]", with: "left: \(left)")
        }
        if let right { text = text.replacing(Self.right, with: "right: \(right)") }
        if let column { text = text.replacing("total: true", with: column) }
        do {
            _ = try FormFiles.catalogue(of: [TrialForm.name: text])
            return nil
        } catch {
            return try #require(error as? FormError)
        }
    }

    @Test(
        arguments: [
            ("equal", nil, "[]", "holds only where all its cells are 0"),
            ("equal", nil, negative, "holds only where"),
            ("at_least", "[{cell: \"letters.{row}.paper\", times: -2}]", nil, "holds only where"),
            (
                "positive_if", "[{cell: \"letters.{row}.paper\", times: -2}]", nil,
                "holds only where"
            ),
            ("at_least", nil, "[]", "holds whatever the figures are"),
            ("at_least", nil, negative, "holds whatever"),
            ("positive_if", nil, "[]", "holds whatever"),
            ("positive_if", nil, negative, "holds whatever"),
            ("total_present", nil, "[]", "holds whatever"),
        ] as [(String, String?, String?, String)])
    func senselessSides(check: String, left: String?, right: String?, reason: String) throws {
        let error = try #require(try refusal(check, left: left, right: right))
        #expect(error.line == 28)
        #expect(error.reason.en.hasPrefix("rule “R-L-SUM” \(reason)"), "\(error)")
    }

    @Test func aTotalWhoseBlankIsAZeroIsNeverMissing() throws {
        let column = "total: true, blank: zero"
        let error = try #require(try refusal("total_present", column: column))
        #expect(error.reason == FormMessages.alwaysHolds.filled(["value": "R-L-SUM"]))
        #expect(try refusal("equal", column: column) == nil)
    }

    @Test(arguments: ["equal", "at_least", "positive_if", "total_present"])
    func plainSidesAreFine(check: String) throws {
        #expect(try refusal(check) == nil)
    }

    /// Signed figures can be anything.
    @Test(arguments: [("equal", "[]"), ("at_least", "[]"), ("equal", negative)])
    func signedFiguresAreFine(check: String, right: String) throws {
        let text = TrialForm.text.replacing("unit: items}", with: "unit: items, signed: true}")
            .replacing("check: equal", with: "check: \(check)")
            .replacing(Self.right, with: "right: \(right)")
        #expect(try FormFiles.catalogue(of: [TrialForm.name: text])["trial"] != nil)
    }
}

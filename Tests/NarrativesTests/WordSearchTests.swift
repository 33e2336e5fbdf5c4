import Testing

@testable import Narratives

/// Searching bytes finds what searching characters finds.
@Suite struct WordSearchTests {
    @Test(arguments: [
        ("收到政府信息公开申请", "信息公开", true), ("收到政府信息公开申请", "公开信息", false),
        ("申请", "申请", true), ("申请", "申请人", false), ("", "申请", false), ("", "", true),
        ("㐀申请", "申", true), ("申申请", "申请", true), ("fee 收费", "收费", true),
    ])
    func says(text: String, word: String, expected: Bool) {
        #expect(text.says(word) == expected)
        #expect(text.says(word) == (word.isEmpty || text.contains(word)))
        // a substring copied, a text of many pieces
        #expect(String("前\(text)后".dropFirst().dropLast()).says(word) == expected)
    }
}

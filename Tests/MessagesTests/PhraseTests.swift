import Messages
import Testing

@Suite struct PhraseTests {
    @Test(
        arguments: [
            (nil, .zh), ("", .zh), ("C", .zh), ("C.UTF-8", .zh), ("POSIX", .zh),
            ("zh_CN.UTF-8", .zh), ("zh_TW", .zh), ("en_US.UTF-8", .en), ("en", .en), ("EN_gb", .en),
        ] as [(String?, Language)])
    func localeNames(name: String?, language: Language) {
        #expect(Language(localeName: name) == language)
    }

    @Test func blanksAreFilledInBothLanguages() {
        let phrase = Phrase("{year} 年 {name}，{year}", en: "{name} of {year}")
        let filled = phrase.filled(["year": "2024", "name": "甲"])
        #expect(filled == Phrase("2024 年 甲，2024", en: "甲 of 2024"))
        #expect(filled[.zh] == "2024 年 甲，2024")
        #expect(filled[.en] == "甲 of 2024")
    }

    @Test func aBlankWithoutAValueStaysVisible() {
        let phrase = Phrase("{a}{b}", en: "{b}{a}").filled(["a": "1"])
        #expect(phrase == Phrase("1{b}", en: "{b}1"))
    }

    @Test func phrasesFillLanguageByLanguage() {
        let phrase = Phrase("应为{expected}", en: "must be {expected}")
            .filled(["expected": Phrase("整数", en: "a whole number")])
        #expect(phrase == Phrase("应为整数", en: "must be a whole number"))
    }
}

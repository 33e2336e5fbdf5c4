import Messages

/// Words around listings and on the progress line.
enum ListingMessages {
    static let yes = Phrase("是", en: "yes")
    static let no = Phrase("否", en: "no")
    static let noRows = Phrase("（没有记录）", en: "(no rows)")
    static let elapsed = Phrase("已用 {time}", en: "{time} used")
    static let remaining = Phrase("约剩 {time}", en: "about {time} left")
}

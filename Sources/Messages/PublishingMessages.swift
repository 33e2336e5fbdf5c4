/// Words around listings and on the progress line.
public enum PublishingMessages {
    public static let yes = Phrase("是", en: "yes")
    public static let no = Phrase("否", en: "no")
    public static let noRows = Phrase("（没有记录）", en: "(no rows)")
    public static let elapsed = Phrase("已用 {time}", en: "{time} used")
    public static let remaining = Phrase("约剩 {time}", en: "about {time} left")
}

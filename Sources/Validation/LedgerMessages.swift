import Messages

/// What is said of a report beside the office's ledger.
enum LedgerMessages {
    static let title = Phrase(
        "表三、表四不少于台账已知的申请、复议、诉讼",
        en: "tables III and IV have at least the cases that the office's ledger knows of")
    static let zero = Phrase(
        "{kind}：报告填 0 件，台账有 {known} 件（{cases}），请核对后更正",
        en: "{kind}: the report says 0, the ledger knows of {known} ({cases}); check and correct it"
    )
    static let fewer = Phrase(
        "{kind}：报告填 {table} 件，台账有 {known} 件（{cases}），请核对或说明",
        en: "{kind}: the report says {table}, the ledger knows of {known} ({cases}); correct or "
            + "explain it")
    static let blank = Phrase(
        "{kind}：台账有 {known} 件（{cases}），报告相应各格有空白，无法核对",
        en: "{kind}: the ledger knows of {known} ({cases}), but cells of the report are blank there"
    )
    static let andMore = Phrase("{names} 等", en: "{names} and others")
}

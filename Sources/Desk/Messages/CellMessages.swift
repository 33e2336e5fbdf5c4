package import Messages

/// Which figure somebody's words were taken for.
package enum CellMessages {
    package static let taken = Phrase(
        "“{words}”取作 {cell}（{label}）", en: "“{words}” is taken for {cell} ({label})")
    package static let several = Phrase(
        "“{words}”可指下列 {count} 格，请写明其中一格的名称或全称：",
        en: "“{words}” fits {count} cells; name one of them, or give its whole label:")
    package static let candidate = Phrase("  {cell}  {label}", en: "  {cell}  {label}")
    package static let more = Phrase(
        "  另有 {count} 格，请写得更具体些", en: "  and {count} more; be more specific")
}

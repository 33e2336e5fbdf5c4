import Messages
import SheetWriting

/// How the sheets look: one place for colours and fonts.
struct Look {
    let language: Language

    var usual: CellStyle {
        CellStyle().with {
            $0.fontName = language == .zh ? "宋体" : "Calibri"
            $0.fontSize = 10
        }
    }

    var title: CellStyle {
        usual.with {
            $0.fontName = language == .zh ? "黑体" : "Calibri"
            $0.fontSize = 16
            $0.isBold = language == .en
            $0.horizontal = .center
            $0.shrinks = true
        }
    }

    var heading: CellStyle {
        usual.with {
            $0.fontName = language == .zh ? "黑体" : "Calibri"
            $0.fontSize = 12
            $0.isBold = language == .en
        }
    }

    /// Lines that say where figures come from.
    var note: CellStyle {
        usual.with {
            $0.color = 0x595959
            $0.wraps = true
        }
    }

    var warning: CellStyle {
        usual.with {
            $0.color = 0xC0_0000
            $0.isBold = true
            $0.wraps = true
        }
    }

    /// The head of a table or of its rows.
    var head: CellStyle {
        usual.with {
            $0.fill = 0xF2F2F2
            $0.hasBorder = true
            $0.horizontal = .center
            $0.wraps = true
        }
    }

    var rowHead: CellStyle {
        head.with {
            $0.horizontal = .left
            $0.indent = 1
        }
    }

    /// A label in a list, smaller rather than cut.
    var label: CellStyle { text.with { $0.shrinks = true } }

    var text: CellStyle { usual.with { $0.hasBorder = true } }

    var figure: CellStyle {
        usual.with {
            $0.hasBorder = true
            $0.horizontal = .right
            $0.shrinks = true
        }
    }

    /// Cells to fill in, and those that fill themselves.
    var entry: CellStyle {
        figure.with {
            $0.horizontal = .center
            $0.fill = 0xFFFFE5
            $0.isUnlocked = true
        }
    }

    var reckoned: CellStyle {
        figure.with {
            $0.horizontal = .center
            $0.fill = 0xEDEDED
        }
    }

    /// Room for a text to fill in.
    var words: CellStyle {
        entry.with {
            $0.horizontal = .left
            $0.isAtTop = true
            $0.wraps = true
            $0.shrinks = false
            $0.numberFormat = "@"
        }
    }

    // MARK: Colours that say something

    static func good(_ style: CellStyle) -> CellStyle { painted(style, 0x006100, 0xC6EFCE) }
    static func caution(_ style: CellStyle) -> CellStyle { painted(style, 0x7F4F00, 0xFFEB9C) }
    static func bad(_ style: CellStyle) -> CellStyle { painted(style, 0x9C0006, 0xFFC7CE) }
    static func dim(_ style: CellStyle) -> CellStyle { style.with { $0.color = 0x7F7F7F } }

    private static func painted(
        _ style: CellStyle, _ color: UInt32, _ fill: UInt32
    ) -> CellStyle {
        style.with {
            $0.color = color
            $0.fill = fill
        }
    }
}

extension String {
    /// About how many digits of the usual font the text is wide.
    var digitsWide: Int {
        unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }
}

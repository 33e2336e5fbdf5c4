/// Lengths in tenths of a pixel, in whole numbers, so that the same figures make the same bytes.
struct Tenths: Sendable, Hashable, CustomStringConvertible {
    var value: Int

    init(_ value: Int) { self.value = value }
    init(pixels: Int) { value = pixels * 10 }

    var description: String {
        let digits = "\(abs(value) / 10)" + (value % 10 == 0 ? "" : ".\(abs(value) % 10)")
        return value < 0 ? "-\(digits)" : digits
    }

    static func + (a: Tenths, b: Tenths) -> Tenths { Tenths(a.value + b.value) }
    static func - (a: Tenths, b: Tenths) -> Tenths { Tenths(a.value - b.value) }
}

/// From figures to lengths: round steps, from nothing to the first step that reaches the highest.
struct ChartScale {
    let step: Int128
    let end: Int128
    private let length: Tenths

    /// At most so many steps.
    private static let steps = Int128(6)

    init(highest: Int128, measure: ChartData.Measure, length: Tenths) {
        self.length = length
        if measure == .share {
            step = 250
            end = 1000
            return
        }
        var step = Int128(1)
        search: while true {
            for factor in [Int128(1), 2, 5] where factor * step * Self.steps >= highest {
                step *= factor
                break search
            }
            step *= 10
        }
        self.step = step
        end = (highest + step - 1) / step * step
    }

    /// How long a bar of this figure is, to the nearest tenth.
    func length(of value: Int128) -> Tenths {
        let value = min(max(0, value), end)
        return Tenths(Int((value * Int128(length.value) * 2 + end) / (end * 2)))
    }

    var ticks: [Int128] { (0...Int(end / step)).map { Int128($0) * step } }
}

/// How wide a text is, near enough to leave room for it.
enum TextWidth {
    static func tenths(_ text: String, size: Int) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? size * 10 : size * 6) }
    }

    /// The text, or as much of its beginning as there is room for.
    static func cut(_ text: String, size: Int, to room: Tenths) -> String {
        guard tenths(text, size: size) > room.value else { return text }
        var kept = ""
        var width = size * 10
        for character in text {
            width += tenths(String(character), size: size)
            if width > room.value { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// Lines that there is room for, broken between any two characters as Chinese allows, and in
    /// words of letters at a blank.
    static func wrapped(_ text: String, size: Int, to room: Tenths) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for character in text {
            let added = tenths(String(character), size: size)
            if width + added > room.value, !line.isEmpty {
                let blank = line.last?.isASCII == true ? line.lastIndex(of: " ") : nil
                let rest = blank.map { String(line[line.index(after: $0)...]) } ?? ""
                lines.append(blank.map { String(line[..<$0]) } ?? line)
                line = rest
                width = tenths(rest, size: size)
            }
            line.append(character)
            width += added
        }
        return line.isEmpty ? lines : lines + [line]
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x3FFFD:
            true
        default: false
        }
    }
}

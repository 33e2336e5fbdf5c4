/// A color as it comes out on the screen.
struct SheetColor: Equatable {
    let red: Int
    let green: Int
    let blue: Int

    static let black = SheetColor(red: 0, green: 0, blue: 0)
    static let white = SheetColor(red: 255, green: 255, blue: 255)

    init(red: Int, green: Int, blue: Int) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `FF00B050` and `00B050`; how much shines through is not heeded by any program.
    init?(hexadecimal text: String) {
        guard text.utf8.count == 6 || text.utf8.count == 8,
            let value = Int(text.suffix(6), radix: 16)
        else { return nil }
        self.init(red: value >> 16, green: value >> 8 & 255, blue: value & 255)
    }

    enum Contrast {
        case none, weak, clear
    }

    /// How well text of this color is told from what is behind it.
    func contrast(to other: SheetColor) -> Contrast {
        let distance = max(abs(red - other.red), abs(green - other.green), abs(blue - other.blue))
        return distance < 24 ? .none : distance < 64 ? .weak : .clear
    }

    /// Lighter for a positive tint, darker for a negative one.
    func tinted(_ tint: String?) -> SheetColor {
        guard let tint, let value = SheetDecimal(tint), !value.isZero else { return self }
        // thousandths are finer than a color
        let places = value.rounded(decimals: 3).plain.filter { $0 != "-" }
        let pieces = places.split(separator: ".")
        let whole = pieces.first.flatMap { Int($0) } ?? 0
        let rest = pieces.count > 1 ? Int((pieces[1] + "00").prefix(3)) ?? 0 : 0
        let share = min(1000, whole * 1000 + rest)
        func changed(_ part: Int) -> Int {
            value.isNegative ? part * (1000 - share) / 1000 : part + (255 - part) * share / 1000
        }
        return SheetColor(red: changed(red), green: changed(green), blue: changed(blue))
    }
}

/// The colors that a workbook names by number.
struct SheetPalette {
    private var theme = Self.officeTheme
    private var indexed = Self.usual

    private static let officeTheme = colors(
        "FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080")

    /// ECMA-376, part 1, 18.8.27.
    private static let usual = colors(
        """
        000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF \
        000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF \
        800000 008000 000080 808000 800080 008080 C0C0C0 808080 \
        9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF \
        000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF \
        00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 \
        3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 \
        003366 339966 003300 333300 993300 993366 333399 333333
        """)

    private static func colors(_ list: String) -> [SheetColor?] {
        list.split(separator: " ").map { SheetColor(hexadecimal: String($0)) }
    }

    /// The theme lists dark before light; cells number them light before dark.
    mutating func read(theme part: XMLElement) {
        guard let scheme = part.child("themeElements")?.child("clrScheme") else { return }
        let colors = scheme.children.prefix(12).map { entry -> SheetColor? in
            let color = entry.children.first
            return (color?["lastClr"] ?? color?["val"]).flatMap { SheetColor(hexadecimal: $0) }
        }
        guard colors.count == 12 else { return }
        theme = [colors[1], colors[0], colors[3], colors[2]] + colors[4...]
    }

    mutating func read(indexed colors: XMLElement) {
        for (index, color) in colors.children("rgbColor").enumerated()
        where indexed.indices.contains(index) {
            indexed[index] = color["rgb"].flatMap { SheetColor(hexadecimal: $0) }
        }
    }

    /// - Returns: nil if it cannot be told.
    func color(_ element: XMLElement, automatic: SheetColor) -> SheetColor? {
        let tint = element["tint"]
        if let rgb = element["rgb"] {
            return SheetColor(hexadecimal: rgb)?.tinted(tint)
        } else if let number = element.number("theme") {
            return theme.indices.contains(number) ? theme[number]?.tinted(tint) : nil
        } else if let number = element.number("indexed") {
            if number == 64 || number == 65 || number >= 81 { return automatic }
            return indexed.indices.contains(number) ? indexed[number]?.tinted(tint) : nil
        }
        return automatic
    }
}

import Glibc
import Wording

/// A colour of a page, as far as it decides whether text can be seen on its ground.
struct StyleColor: Equatable {
    /// From 0 to 1.
    var red: Double
    var green: Double
    var blue: Double
    var alpha = 1.0

    static let white = StyleColor(red: 1, green: 1, blue: 1)
    static let black = StyleColor(red: 0, green: 0, blue: 0)
    static let clear = StyleColor(red: 0, green: 0, blue: 0, alpha: 0)

    /// Text of less contrast than this is not seen; the faintest grey in use has about 1.5.
    private static let leastContrast = 1.15

    func isVisible(on ground: StyleColor) -> Bool {
        guard alpha >= 0.1 else { return false }
        let shown = over(ground)
        let (first, second) = (shown.luminance, ground.luminance)
        let contrast = (max(first, second) + 0.05) / (min(first, second) + 0.05)
        // Two hues of one brightness are told apart by their hue.
        let distance =
            abs(shown.red - ground.red) + abs(shown.green - ground.green)
            + abs(shown.blue - ground.blue)
        return contrast >= Self.leastContrast || distance > 0.35
    }

    /// This colour as it looks on an opaque ground.
    func over(_ ground: StyleColor) -> StyleColor {
        func mixed(_ own: Double, _ other: Double) -> Double { own * alpha + other * (1 - alpha) }
        return StyleColor(
            red: mixed(red, ground.red), green: mixed(green, ground.green),
            blue: mixed(blue, ground.blue))
    }

    /// As WCAG 2 defines it.
    private var luminance: Double {
        func linear(_ value: Double) -> Double {
            value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
    }

    init(hex value: Int) {
        self.init(
            red: Double(value >> 16 & 255) / 255, green: Double(value >> 8 & 255) / 255,
            blue: Double(value & 255) / 255)
    }

    /// - Parameter text: in small letters.
    init?(_ text: String) {
        if text.hasPrefix("#") {
            self.init(digits: text.dropFirst())
        } else if text == "transparent" {
            self = .clear
        } else if let value = Self.named[text] {
            self.init(hex: value)
        } else if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
            self.init(
                function: String(text[..<open]),
                text[text.index(after: open)...].dropLast().split { ", /".contains($0) })
        } else {
            return nil
        }
    }

    private init?(digits: Substring) {
        let short = digits.count == 3 || digits.count == 4
        guard short || digits.count == 6 || digits.count == 8, digits.allSatisfy(\.isHexDigit)
        else { return nil }
        let long = short ? digits.flatMap { [$0, $0] } : Array(digits)
        guard let value = Int(String(long.prefix(6)), radix: 16) else { return nil }
        self.init(hex: value)
        if long.count == 8, let opacity = Int(String(long.suffix(2)), radix: 16) {
            alpha = Double(opacity) / 255
        }
    }

    private init?(function: String, _ arguments: [Substring]) {
        guard arguments.count == 3 || arguments.count == 4 else { return nil }
        func number(_ index: Int, whole: Double) -> Double? {
            guard let (number, unit) = StyleLength.parted(String(arguments[index])) else {
                return arguments[index] == "none" ? 0 : nil
            }
            return min(max(unit == "%" ? number / 100 : number / whole, 0), 1)
        }
        switch function {
        case "rgb", "rgba":
            guard let red = number(0, whole: 255), let green = number(1, whole: 255),
                let blue = number(2, whole: 255)
            else { return nil }
            self.init(red: red, green: green, blue: blue)
        case "hsl", "hsla":
            guard let (hue, unit) = StyleLength.parted(String(arguments[0])),
                ["", "deg"].contains(unit), let saturation = number(1, whole: 100),
                let lightness = number(2, whole: 100)
            else { return nil }
            self.init(hue: hue, saturation: saturation, lightness: lightness)
        default: return nil
        }
        if arguments.count == 4 {
            guard let opacity = number(3, whole: 1) else { return nil }
            alpha = opacity
        }
    }

    private init(hue: Double, saturation: Double, lightness: Double) {
        func channel(_ shift: Double) -> Double {
            let place = (shift + hue / 30).truncatingRemainder(dividingBy: 12)
            let wrapped = place < 0 ? place + 12 : place
            let spread = saturation * min(lightness, 1 - lightness)
            return lightness - spread * max(-1, min(wrapped - 3, 9 - wrapped, 1))
        }
        self.init(red: channel(0), green: channel(8), blue: channel(4))
    }

    /// What an old attribute such as `bgcolor` says; browsers make a colour of nearly anything.
    init?(attribute text: String) {
        let plain = text.trimmed.lowercased()
        guard !plain.isEmpty, plain != "transparent" else { return nil }
        let digits = plain.hasPrefix("#") ? String(plain.dropFirst()) : plain
        if let known = StyleColor(plain) ?? StyleColor("#" + digits) {
            self = known
            return
        }
        var kept = digits.prefix(128).map { $0.isHexDigit ? $0 : "0" }
        while kept.isEmpty || !kept.count.isMultiple(of: 3) { kept.append("0") }
        let length = kept.count / 3
        let values = (0..<3).map { index -> Int in
            let part = kept[(index * length)..<((index + 1) * length)].suffix(8)
            return Int(String(part.prefix(2)), radix: 16) ?? 0
        }
        self.init(hex: values[0] << 16 | values[1] << 8 | values[2])
    }

    /// Names of CSS Color Level 4, and those of a window's text and ground.
    private static let named: [String: Int] = {
        var result: [String: Int] = [:]
        for pair in names.split(whereSeparator: \.isWhitespace) {
            let parts = pair.split(separator: ":")
            if parts.count == 2 { result[String(parts[0])] = Int(parts[1], radix: 16) }
        }
        return result
    }()

    private static let names = """
        aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff
        beige:f5f5dc bisque:ffe4c4 black:000000 blanchedalmond:ffebcd blue:0000ff
        blueviolet:8a2be2 brown:a52a2a burlywood:deb887 cadetblue:5f9ea0 chartreuse:7fff00
        chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc crimson:dc143c
        cyan:00ffff darkblue:00008b darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9
        darkgreen:006400 darkgrey:a9a9a9 darkkhaki:bdb76b darkmagenta:8b008b
        darkolivegreen:556b2f darkorange:ff8c00 darkorchid:9932cc darkred:8b0000
        darksalmon:e9967a darkseagreen:8fbc8f darkslateblue:483d8b darkslategray:2f4f4f
        darkslategrey:2f4f4f darkturquoise:00ced1 darkviolet:9400d3 deeppink:ff1493
        deepskyblue:00bfff dimgray:696969 dimgrey:696969 dodgerblue:1e90ff firebrick:b22222
        floralwhite:fffaf0 forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc
        ghostwhite:f8f8ff gold:ffd700 goldenrod:daa520 gray:808080 green:008000
        greenyellow:adff2f grey:808080 honeydew:f0fff0 hotpink:ff69b4 indianred:cd5c5c
        indigo:4b0082 ivory:fffff0 khaki:f0e68c lavender:e6e6fa lavenderblush:fff0f5
        lawngreen:7cfc00 lemonchiffon:fffacd lightblue:add8e6 lightcoral:f08080
        lightcyan:e0ffff lightgoldenrodyellow:fafad2 lightgray:d3d3d3 lightgreen:90ee90
        lightgrey:d3d3d3 lightpink:ffb6c1 lightsalmon:ffa07a lightseagreen:20b2aa
        lightskyblue:87cefa lightslategray:778899 lightslategrey:778899 lightsteelblue:b0c4de
        lightyellow:ffffe0 lime:00ff00 limegreen:32cd32 linen:faf0e6 magenta:ff00ff
        maroon:800000 mediumaquamarine:66cdaa mediumblue:0000cd mediumorchid:ba55d3
        mediumpurple:9370db mediumseagreen:3cb371 mediumslateblue:7b68ee
        mediumspringgreen:00fa9a mediumturquoise:48d1cc mediumvioletred:c71585
        midnightblue:191970 mintcream:f5fffa mistyrose:ffe4e1 moccasin:ffe4b5
        navajowhite:ffdead navy:000080 oldlace:fdf5e6 olive:808000 olivedrab:6b8e23
        orange:ffa500 orangered:ff4500 orchid:da70d6 palegoldenrod:eee8aa palegreen:98fb98
        paleturquoise:afeeee palevioletred:db7093 papayawhip:ffefd5 peachpuff:ffdab9
        peru:cd853f pink:ffc0cb plum:dda0dd powderblue:b0e0e6 purple:800080
        rebeccapurple:663399 red:ff0000 rosybrown:bc8f8f royalblue:4169e1 saddlebrown:8b4513
        salmon:fa8072 sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee sienna:a0522d
        silver:c0c0c0 skyblue:87ceeb slateblue:6a5acd slategray:708090 slategrey:708090
        snow:fffafa springgreen:00ff7f steelblue:4682b4 tan:d2b48c teal:008080
        thistle:d8bfd8 tomato:ff6347 turquoise:40e0d0 violet:ee82ee wheat:f5deb3
        white:ffffff whitesmoke:f5f5f5 yellow:ffff00 yellowgreen:9acd32
        canvas:ffffff canvastext:000000 window:ffffff windowtext:000000 field:ffffff
        fieldtext:000000 linktext:0000ee visitedtext:551a8b buttonface:efefef
        buttontext:000000 graytext:808080 infotext:000000 menutext:000000 captiontext:000000
        """
}

import TestSupport

/// Makes style sheets for pages, right ones and broken ones.
struct SheetMutation {
    var numbers: SeededNumbers
    let declarations: [String]

    init(_ numbers: SeededNumbers, declarations: [String]) {
        self.numbers = numbers
        self.declarations = declarations
    }

    private static let simple = [
        "td", "tr", "table", "p", "*", "body", ".a", ".b", "#q", "span", "tbody", ":root", "html",
        "[colspan]", "[colspan='3']", "td[rowspan=\"1\"]", "TD", "th", "font", "[class~=a]", "div",
    ]
    private static let pseudos = [
        ":first-child", ":last-child", ":nth-child(2)", ":nth-child(2n+1)", ":nth-child(odd)",
        ":nth-last-child(-n+3)", ":not(:first-child)", ":not(.a,td)", ":is(td,p)", ":where(tr)",
        ":hover", ":empty", ":only-child", ":nth-of-type(3)", "::before", "::after", ":has(td)",
        "::first-letter", ":lang(zh)", ":nth-child(2 of td)", ":unknown", "::marker", ":target",
    ]
    private static let wraps = [
        ("@media screen{", "}"), ("@media print{", "}"), ("@media (max-width:600px){", "}"),
        ("@media not all{", "}"), ("@supports (display:grid){", "}"), ("@layer a{", "}"),
        ("@container (width>1px){", "}"), ("@media (min-width:1em) and (color){", "}"),
        ("@layer a,b;", ""), ("@import 'a.css';", ""), ("@namespace 'x';", ""), ("<!--", "-->"),
        ("@scope (table){", "}"), ("@font-face{src:url(a)}", ""), ("@unknown x{", "}"),
    ]
    private static let noise = [
        "{", "}", ";", ":", "(", ")", "[", "]", "\"", "'", "/*", "*/", "\\", "\\7", "\\{", "@", "!",
        "!important", ",", ">", "+", "~", "||", "&", "url(", "var(--a)", "--a:none;", "\n", "\u{0}",
        "#", ".", "|", "$", "u+7", "<!--", "-->", "1e9px", "calc(", "::", ":not(", "é", "，",
    ]

    private mutating func selector() -> String {
        var text = ""
        for part in 0...numbers.below(3) {
            if part > 0 { text += numbers.pick([" ", ">", "+", "~", ",", " > "]) ?? " " }
            text += numbers.pick(Self.simple) ?? "td"
            if numbers.isLucky(2) { text += numbers.pick(Self.pseudos) ?? "" }
        }
        return text
    }

    mutating func sheet() -> String {
        var text = ""
        for _ in 0...numbers.below(3) {
            var rule = "\(selector()){"
            for _ in 0...numbers.below(2) { rule += (numbers.pick(declarations) ?? "") + ";" }
            if numbers.isLucky(6) { rule += "& \(selector()){\(numbers.pick(declarations) ?? "")}" }
            rule += "}"
            if numbers.isLucky(3) {
                let (before, behind) = numbers.pick(Self.wraps) ?? ("", "")
                rule = before + rule + behind
            }
            text += rule
        }
        return text
    }

    /// A sheet with noise put in, pieces lost and doubled; it never ends the element it is in.
    mutating func mutatedSheet() -> String {
        var text = sheet()
        for _ in 0...numbers.below(5) {
            let place = text.place(&numbers)
            switch numbers.below(4) {
            case 0:
                text =
                    String(text[..<place]) + String(text[place...].dropFirst(1 + numbers.below(5)))
            case 1:
                text = String(text[..<place]) + String(text[..<place].suffix(9)) + text[place...]
            default: text = text.inserting(numbers.pick(Self.noise) ?? "", &numbers)
            }
        }
        return text.replacing("</", with: "<")
    }
}

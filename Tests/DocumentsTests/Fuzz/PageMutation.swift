import TestSupport

@testable import Documents

/// Changes pages: what a person does not see, what may hide or strike, and the tags themselves.
struct PageMutation {
    var numbers: SeededNumbers
    private(set) var changes: [String] = []

    init(_ numbers: SeededNumbers) { self.numbers = numbers }

    // MARK: Nothing that is seen

    private static let words = [
        "<p>全年共召开会议3次，培训25人。</p>", "<div>（二）加强信息管理，公开目录更新12次。</div>",
        "<p>&nbsp;</p>", "<ul><li>完善制度2项。</ul>", "<p><img src=a.png></p>", "<hr>",
    ]
    private static let attributes = [
        "data-n=\"7\"", "id=q7", "class=\"zz9\"", "title='7'", "align=center", "valign=top",
        "onclick=\"f(7)\"", "lang=zh-CN", "style=\"color:#333;font-weight:bold\"",
        "style='text-align:right'", "style=\"font-size:14pt;line-height:1.5\"", "bgcolor=#f0f0f0",
    ]
    private static let wrappers = [
        ("<span>", "</span>"), ("<b>", "</b>"), ("<font face=宋体>", "</font>"), ("<u>", "</u>"),
        ("<em><strong>", "</strong></em>"), ("<a href=\"#7\">", "</a>"), ("<o:p>", "</o:p>"),
        ("<p>", "</p>"), ("<div>", "</div>"), ("<!--[if gte mso 9]>7<![endif]-->", ""),
        ("\n\t ", " \n"), ("&nbsp;", "&#12288;"),
    ]
    private static let sheets = [
        "<style>.zz8{display:none}#none td{color:red}</style>", "<style>td{}}} .x{</style>",
        "<style>@media print{td{display:none}}@charset 'x';</style>", "<link rel=icon href=a.ico>",
        "<style>td:nth-child(99),p#x:not(p){text-decoration:line-through}</style>",
        "<script>var a='<td>7</td>';</script>", "<meta name=a content=\"7\">",
        "<style>/* 7 */td{unknown:7;color:7#;}td{font:12pt 宋体}</style>",
    ]

    mutating func unseen(_ page: String) -> String {
        var markup = Markup(page)
        for _ in 0...numbers.below(6) { changeUnseen(&markup) }
        return markup.text
    }

    private mutating func changeUnseen(_ markup: inout Markup) {
        let depths = markup.depths()
        let tables = markup.indices { $0.name == "table" && $0.kind == .open }
        let deepest = depths.max() ?? 0
        let opens = markup.indices {
            $0.kind == .open && ["td", "tr", "table", "p", "div", "th"].contains($0.name)
        }
        let choice = numbers.below(9)
        changes.append("unseen \(choice)")
        switch choice {
        case 0:
            let between = markup.texts
            guard let index = numbers.pick(between) else { return }
            markup.insert(
                numbers.pick(["<!-- 7 -->", "<!---->", "<!-- <td>7 -->"]) ?? "", at: index)
        case 1:
            guard let index = numbers.pick(markup.texts) else { return }
            let text = markup.pieces[index].text
            guard !text.contains("&") else { return }
            let inside = numbers.pick(["<!--7-->", "<wbr>", "&#8203;", "&shy;", "<b></b>"]) ?? ""
            markup.pieces[index].text = text.inserting(inside, &numbers)
        case 2:
            guard let index = numbers.pick(opens) else { return }
            markup.addAttribute(numbers.pick(Self.attributes) ?? "", at: index)
        case 3:
            guard let index = numbers.pick(markup.texts) else { return }
            let (before, behind) = numbers.pick(Self.wrappers) ?? ("", "")
            markup.wrap(index...index, before, behind)
        case 4:
            guard let index = numbers.pick(markup.texts) else { return }
            markup.pieces[index].text = entities(markup.pieces[index].text)
        case 5:
            // before a paragraph outside of the tables, or before a table
            let places = markup.indices {
                ["p", "div"].contains($0.name) && $0.kind == .open
            }.filter { depths[$0] < deepest }
            guard let index = numbers.pick(places) else { return }
            markup.insert(numbers.pick(Self.words) ?? "", at: index)
        case 6:
            guard let body = markup.pieces.firstIndex(where: { $0.name == "body" }) else { return }
            markup.insert(numbers.pick(Self.sheets) ?? "", at: body + 1)
        case 7:
            guard let index = numbers.pick(tables), depths[index] == deepest - 1 else { return }
            let range = markup.element(at: index)
            markup.wrap(range, "<div class=box><center>", "</center></div>")
        default:
            guard let index = numbers.pick(opens) else { return }
            let text = markup.pieces[index].text
            let name = text.dropFirst().prefix { $0.isLetter }
            markup.pieces[index].text =
                "<" + name.uppercased() + text.dropFirst(1 + name.count)
            if numbers.isLucky(2) { markup.insert("\n", at: index) }
        }
    }

    private mutating func entities(_ text: String) -> String {
        guard !text.contains("&") else { return text }
        return text.unicodeScalars.map { scalar in
            switch numbers.below(4) {
            case 0: "&#\(scalar.value);"
            case 1: "&#x\(String(scalar.value, radix: 16));"
            default: String(scalar)
            }
        }.joined()
    }

    // MARK: What hides, strikes, raises and moves

    private static let looks = [
        "display:none", "visibility:hidden", "opacity:0", "color:#fff", "font-size:0",
        "font-size:1px", "text-decoration:line-through", "vertical-align:super", "float:right",
        "position:absolute;left:-9999px", "direction:rtl;unicode-bidi:bidi-override",
        "transform:rotate(180deg)", "clip-path:inset(50%);position:absolute", "letter-spacing:-1em",
        "text-indent:-9999px", "overflow:hidden;height:0", "overflow:hidden;width:0;max-width:0",
        "display:contents", "display:flex;flex-direction:row-reverse", "display:inline-block",
        "-webkit-text-security:disc", "writing-mode:vertical-rl", "position:relative;top:-5px",
        "text-transform:uppercase", "font-family:Wingdings", "filter:opacity(0)", "zoom:0",
        "color:transparent", "background:#000;color:#000", "white-space:pre", "order:-1",
        "display:table-column", "display:table-caption", "content:\"7\"", "visibility:collapse",
        "text-decoration:line-through underline!important", "font:0/0 a", "all:unset",
    ]
    private static let around = [
        ("<s>", "</s>"), ("<del>", "</del>"), ("<sup>", "</sup>"), ("<details>", "</details>"),
        ("<template>", "</template>"), ("<noscript>", "</noscript>"), ("<ruby>", "</ruby>"),
        ("<bdo dir=rtl>", "</bdo>"), ("<select><option>", "</select>"),
        ("<textarea>", "</textarea>"), ("<button>", "</button>"), ("<object>", "</object>"),
        ("<svg><text>", "</text></svg>"), ("<span hidden>", "</span>"), ("<strike>", "</strike>"),
        ("<iframe>", "</iframe>"), ("<marquee>", "</marquee>"), ("<dialog>", "</dialog>"),
        ("<math><mi>", "</mi></math>"), ("<label>", "</label>"), ("<rt>", "</rt>"),
    ]

    mutating func looks(_ page: String) -> String {
        var markup = Markup(page)
        for _ in 0...numbers.below(3) { changeLooks(&markup) }
        return markup.text
    }

    private mutating func changeLooks(_ markup: inout Markup) {
        let opens = markup.indices {
            $0.kind == .open && ["td", "tr", "table", "p", "span", "tbody"].contains($0.name)
        }
        switch numbers.below(4) {
        case 0:
            guard let index = numbers.pick(opens) else { return }
            let look = numbers.pick(Self.looks) ?? ""
            changes.append("\(markup.pieces[index].name) \(look)")
            markup.addAttribute("style='\(look)'", at: index)
        case 1:
            guard let index = numbers.pick(opens) else { return }
            changes.append("\(markup.pieces[index].name) hidden")
            markup.addAttribute(
                numbers.pick(["hidden", "dir=rtl", "inert", "hidden=until-found"]) ?? "", at: index)
        case 2:
            guard let index = numbers.pick(markup.texts) else { return }
            let (before, behind) = numbers.pick(Self.around) ?? ("", "")
            changes.append("\(before) around \(markup.pieces[index].text)")
            markup.wrap(index...index, before, behind)
        default:
            var sheet = SheetMutation(numbers, declarations: Self.looks)
            let text = sheet.sheet()
            numbers = sheet.numbers
            changes.append(text)
            insertSheet(text, &markup)
        }
    }

    mutating func styled(_ page: String) -> String {
        var markup = Markup(page)
        var sheet = SheetMutation(numbers, declarations: Self.looks)
        let text = sheet.mutatedSheet()
        numbers = sheet.numbers
        changes.append(text)
        insertSheet(text, &markup)
        return markup.text
    }

    private func insertSheet(_ sheet: String, _ markup: inout Markup) {
        let body = markup.pieces.firstIndex { $0.name == "body" } ?? -1
        markup.insert("<style>\(sheet)</style>", at: body + 1)
    }

    // MARK: Decoys beside figures

    private static let decoys = [
        "<s>7</s>", "<del>7</del>", "<span hidden>7</span>", "<sup>7</sup>", "<sub>7</sub>",
        "<span style=\"display:none\">7</span>", "<template>7</template>", "<script>7</script>",
        "<style>7</style>", "<input type=hidden value=7>", "<i style='font-size:0'>7</i>",
        "<noscript>7</noscript>", "<iframe>7</iframe>", "<b style=\"visibility:hidden\">7</b>",
        "<i style=\"position:absolute;left:-9999px\">7</i>", "<strike>7</strike>",
        "<ruby><rt>7</rt></ruby>", "<i style=color:#fff>7</i>", "<i style=opacity:0>7</i>",
        "<details>7</details>", "<p style=display:none>7</p>", "<br><s>7</s>", "<img alt=7>",
        "<svg><text>7</text></svg>", "<object>7</object>", "<meter value=7>7</meter>",
        "<canvas>7</canvas>", "<i style='text-decoration:line-through'>7</i>", "<title>7</title>",
    ]

    mutating func decoyed(_ page: String) -> String {
        var markup = Markup(page)
        for _ in 0...numbers.below(3) {
            let figures = markup.texts.filter { Int(markup.pieces[$0].text) != nil }
            guard let index = numbers.pick(figures) else { break }
            let decoy = numbers.pick(Self.decoys) ?? ""
            let text = markup.pieces[index].text
            changes.append("\(decoy) at \(text)")
            switch numbers.below(3) {
            case 0: markup.pieces[index].text = decoy + text
            case 1: markup.pieces[index].text = text + decoy
            default: markup.pieces[index].text = text.inserting(decoy, &numbers)
            }
            // what has been changed is no longer a number, so that it is changed once
        }
        return markup.text
    }
}

import Messages
import Testing

@testable import Documents

/// What a browser shows of a figure's cell: every way to strike, hide and raise, and what cannot
/// be told.
@Suite struct SeenPageTests {
    /// Ways to give an element a property: head of the page, and the element around the decoy.
    private static let ways: [(head: String, open: String, close: String)] = [
        ("", "<span style='%'>", "</span>"),
        ("", "<span style='color:red;%!important'>", "</span>"),
        ("<style>.d{%}</style>", "<span class='c d'>", "</span>"),
        ("<style>#d{%}</style>", "<span id=d>", "</span>"),
        ("<style>td em{%}</style>", "<em>", "</em>"),
        ("<style>td>em{%}</style>", "<em>", "</em>"),
        ("<style>em,td i{%}</style>", "<i>", "</i>"),
        ("<style>td em:first-child{%}</style>", "<em>", "</em>"),
        ("<style>td em:nth-child(2n+1){%}</style>", "<em>", "</em>"),
        ("<style>[data-d='1']{%}</style>", "<span data-d=1>", "</span>"),
        ("<style>[class^=d-]{%}</style>", "<span class=d-x>", "</span>"),
        ("<style>td :not(b){%}</style>", "<u>", "</u>"),
        ("<style>td :is(u,b){%}</style>", "<u>", "</u>"),
        ("<style>@media screen and (min-width:800px){.d{%}}</style>", "<u class=d>", "</u>"),
        ("<style>td{.d{%}}</style>", "<u class=d>", "</u>"),
        ("<style>@layer a{.d{%}}</style>", "<u class=d>", "</u>"),
        ("<style>@supports (display:grid){.d{%}}</style>", "<u class=d>", "</u>"),
        ("<style>/* } */.d{%}</style>", "<u class=d>", "</u>"),
        ("<style><!-- .d{%} --></style>", "<u class=d>", "</u>"),
        ("<style>.\\64{%}</style>", "<u class=d>", "</u>"),
        ("<style>.d{%!important}#x{all:unset}</style>", "<u class=d>", "</u>"),
    ]

    @Test(arguments: DecoyKind.allCases)
    func aDecoyByAnyWayIsLeftOut(_ kind: DecoyKind) throws {
        let seen = try SeenFigures()
        for way in Self.ways {
            let decoy = way.open.replacing("%", with: kind.css) + "7" + way.close
            let head = way.head.replacing("%", with: kind.css)
            let cell = try seen.cell(ofPage: "340\(decoy)", head: head)
            #expect(cell.state == .number(340), "\(kind) \(way)")
            #expect(cell.note?.zh.contains("7") == true, "\(kind) \(way)")
        }
    }

    @Test(arguments: DecoyKind.allCases)
    func aRuleThatDoesNotHoldChangesNothing(_ kind: DecoyKind) throws {
        let seen = try SeenFigures()
        for head in [
            "<style media=print>.d{%}</style>", "<style>@media print{.d{%}}</style>",
            "<style>@media (max-width:600px){.d{%}}</style>", "<style>.e .d{%}</style>",
            "<style>.d:hover{%}</style>", "<style>tr>.d{%}</style>", "<style>.d,{%}</style>",
            "<style>.d::unheard{%}</style>", "<style>*html .d{%}</style>",
            "<style>.d{%}.d{display:inline;text-decoration:none;vertical-align:baseline}</style>",
            "<style type=text/plain>.d{%}</style>", "<style>@keyframes x{.d{%}}</style>",
            "<noscript><style>.d{%}</style></noscript>", "<style>.d:not(span){%}</style>",
            "<template><style>.d{%}</style></template>",
        ] {
            let cell = try seen.cell(
                ofPage: "34<span class=d>0</span>", head: head.replacing("%", with: kind.css))
            #expect(cell.state == .number(340) && cell.note == nil, "\(head) \(cell)")
        }
    }

    @Test(arguments: DecoyKind.allCases)
    func aRuleThatMayHoldIsRefused(_ kind: DecoyKind) throws {
        let seen = try SeenFigures()
        for head in [
            "<style>.d:has(b){%}</style>", "<style>.d:lang(zh){%}</style>",
            "<style>@media (unheard:1){.d{%}}</style>",
            "<style>@container (width>1px){.d{%}}</style>",
            "<style>@supports not (display:grid){.d{%}}</style>",
        ] {
            let cell = try seen.cell(
                ofPage: "34<span class=d>0</span>", head: head.replacing("%", with: kind.css))
            #expect(cell.state == .unreadable, "\(head)")
        }
    }

    /// What may stand in the cell of the figure, and what a person sees.
    @Test(
        arguments: [
            // struck
            ("<s>9</s>340", 340), ("340<strike>7</strike>", 340), ("<del>9</del>340", 340),
            ("<s>340</s>", nil), ("3<s>9</s>40", nil), ("<s>34</s><ins>340</ins>", 340),
            ("<s style='text-decoration:none'>340</s>", 340),
            ("<s><span style='display:inline-block'>340</span></s>", 340),
            ("<s><b>9</b></s>340", 340), ("<u style='text-decoration:underline'>340</u>", 340),
            // hidden
            ("340<span hidden>7</span>", 340), ("3<b style='display:none'>9</b>40", 340),
            ("340<b style='visibility:hidden'>7</b>", 340),
            ("<b style='visibility:hidden'>7<i style='visibility:visible'>340</i></b>", 340),
            ("340<b style='opacity:0'>7</b>", 340), ("340<b style='font-size:0'>7</b>", 340),
            ("340<b style='font:0/0 a'>7</b>", 340), ("340<font color=white>7</font>", 340),
            ("340<b style='color:#fff'>7</b>", 340),
            ("340<b style='color:rgb(255 255 255)'>7</b>", 340),
            ("340<b style='color:transparent'>7</b>", 340),
            ("34<b style='color:white;background:navy'>0</b>", 340),
            ("340<b style='position:absolute;left:-9999px'>7</b>", 340),
            ("340<b style='display:inline-block;text-indent:-999px'>7</b>", 340),
            ("340<i style='display:inline-block;width:0;overflow:hidden'>7</i>", 340),
            ("340<i style='position:absolute;clip:rect(0 0 0 0)'>7</i>", 340),
            ("<details><summary>340</summary>7</details>", 340),
            ("340<script>document.write(7)</script>", 340), ("340<template>7</template>", 340),
            ("340<noscript>7</noscript>", 340), ("340<!-- 7 -->", 340), ("34<!-->0<!-- 7 -->", 340),
            ("340<input type=hidden value=7>", 340),
            ("<span style='--c:none;display:var(--c)'>7</span>340", 340),
            ("340<b style='width:calc(0px);display:inline-block;overflow:hidden'>7</b>", nil),
            ("340<b style='margin-left:calc(0px - 999px)'>7</b>", nil),
            ("340<b style='filter:invert(1)'>7</b>", nil),
            ("340<b style='zoom:1%'>7</b>", 340), ("340<b popover>7</b>", 340),
            ("340<b style='color:#fff;text-shadow:0 0 1px #000'>7</b>", nil),
            ("340<b style='color:#fff;-webkit-text-stroke:1px #000'>7</b>", nil),
            ("<div style='width:12px;overflow:hidden'>340</div>", nil),
            ("<div style='width:300px;overflow:hidden'>340</div>", 340),
            ("340<p><template shadowrootmode=open>7</template></p>", nil),
            // raised and lowered
            ("340<sup>1</sup>", 340), ("340<sub>2</sub>", 340), ("340<sup>[1]</sup>", 340),
            ("340<sup>①</sup>", 340), ("340<sup>注1</sup>", 340), ("340<sup>万</sup>", nil),
            ("10<sup>2</sup>", nil), ("3<sup>4</sup>0", nil), ("<ruby>340<rt>7</rt></ruby>", 340),
            ("340<sup style='vertical-align:baseline'>1</sup>", nil),
            ("340<b style='vertical-align:5px'>1</b>", 340),
            ("340<b style='position:relative;top:-.5em'>1</b>", 340),
            ("340<sup>2,3</sup>", 340), ("340<sup>123</sup>", nil), ("10²", nil), ("340²", 340),
            ("<b style='vertical-align:middle'>340</b>", 340),
            // fields
            ("<input value=340>", 340), ("<input value=340>件", 340), ("34<input value=0>", nil),
            ("<select><option>7<option selected>340</select>", 340),
            ("<select><option>340<option>7</select>", 340),
            ("<select multiple><option selected>340<option>7</select>", nil),
            ("<textarea>340</textarea>", 340), ("<textarea>3\n40</textarea>", nil),
            ("34<b style='display:ruby-text'>0</b>", 34), ("<input type=time value=340>", nil),
            ("<input value=340 style='width:8px'>", nil), ("<input value=340 size=2>", nil),
            ("<input value=340 size=9>", 340), ("<input placeholder=340>", nil),
            ("<input type=checkbox checked>340", nil),
            // pictures
            ("<img src=a.png>", nil), ("3<img src=a.png>40", nil), ("<canvas>340</canvas>", nil),
            ("<svg><text>340</text></svg>", nil), ("<object>340</object>", nil),
            ("340<img src=a.gif width=1 height=1>", 340), ("<iframe srcdoc=7></iframe>340", nil),
            ("<video>340</video>", nil), ("<audio>7</audio>340", 340),
            ("<i style='display:inline-block;background:url(3.png)'></i>40", nil),
            // order and distance
            ("<bdo dir=rtl>043</bdo>", nil), ("\u{202E}043\u{202C}", nil), ("3<wbr>40", 340),
            ("3&shy;40", 340), ("3<br>40", nil), ("<p>3</p><p>40</p>", nil), ("<p>340</p>", 340),
            ("15 16", nil), ("<b style='float:right'>3</b>40", nil),
            ("<div style='float:left'>340</div>", 340),
            ("<span style='padding-right:20px'>3</span>40", nil),
            ("<span style='display:block'>3</span>40", nil),
            ("<b style='position:absolute;left:9px'>3</b>40", nil),
            ("<b style='display:inline-block;transform:rotate(180deg)'>340</b>", nil),
            ("\u{E033}40", nil), ("34\u{E030}", nil), ("\u{E033}", nil),
            ("<b style='font-family:Wingdings'>340</b>", nil), ("<ol><li>340</ol>", nil),
            ("<ul style='list-style:none'><li>340</ul>", 340), ("<menu><li>340</menu>", nil),
            ("<b style='display:inline-block;width:50px'>3</b>40", nil),
            ("<b style='color:oklch(100% 0 0)'>340</b>", nil), ("<math><mn>340</mn></math>", nil),
        ] as [(String, Int64?)])
    func oneCell(_ content: String, _ seen: Int64?) throws {
        let figures = try SeenFigures()
        // two numbers in a cell are refused where text is read as a figure
        let cell = try figures.cell(ofPage: content)
        let expected = seen.map { ReportCell.State.number($0) } ?? .unreadable
        if content == "15 16" { return #expect(cell.state != .number(15)) }
        #expect(cell.state == expected, "\(content) \(cell)")
    }

    @Test(arguments: [
        "td::before{content:'7'}", "td b:after{content:\"7\"}", "td::after{content:attr(class)}",
        "b::first-letter{font-size:0}", "tr::before{content:'7'}", "i::before{content:'7'}",
        "i::after{content:counter(n)}", "u::before{content:attr(class)}",
    ]) func textThatAStyleSheetWritesIsRefused(_ rule: String) throws {
        // also where nothing else stands in the cell
        for content in ["<b>340</b><i></i><u></u>", "<b></b><i></i><u></u>"] {
            let page = try SeenFigures().page(content, head: "<style>\(rule)</style>")
            let state = try Sample.read(page).cell(SeenFigures.name)?.state
            let isOfText = rule.contains("letter") || rule.hasPrefix("tr")
            #expect(state == .unreadable || isOfText && content.hasPrefix("<b><"), "\(content)")
        }
    }

    /// What a style sheet writes into a header or a label may be a unit.
    @Test(
        arguments: [
            "td.h::after{content:'（万件）'}", ".h b::before{content:'累计'}", ".h i::after{content:'%'}",
        ], ["行政许可", "本年处理决定数量"])
    func labelsThatAStyleSheetWritesOnAreHeeded(_ rule: String, _ label: String) throws {
        func state(_ head: String) throws -> ReportCell.State? {
            let page = try SeenFigures().page("340", head: head).replacing(
                ">\(label)</td>", with: " class=h>\(label)<b></b><i></i></td>",
                maxReplacements: 1)
            return try Sample.read(page).cell(SeenFigures.name)?.state
        }
        #expect(try state("") == .number(340))
        #expect(try state("<style>\(rule)</style>") == .unreadable)
    }

    /// What an animation leaves hidden is refused; what it lets come in is read.
    @Test(
        arguments: [
            ("animation:x 1s both", "to{opacity:0}", nil),
            ("animation:x 1s", "to{opacity:0}", 3407),
            ("-webkit-animation:x 1s forwards", "0%{top:0}100%{display:none}", nil),
            ("animation-name:x;animation-fill-mode:forwards", "to{visibility:hidden}", nil),
            ("animation:x 1s both", "from{opacity:0}to{opacity:1}", 3407),
            ("animation:y 1s both", "to{opacity:0}", 3407),
        ] as [(String, String, Int64?)])
    func animationsAreHeeded(_ style: String, _ frames: String, _ seen: Int64?) throws {
        let cell = try SeenFigures().cell(
            ofPage: "340<b>7</b>", head: "<style>b{\(style)}@keyframes x{\(frames)}</style>")
        #expect(cell.state == seen.map { .number($0) } ?? .unreadable)
    }

    @Test(arguments: [
        "<link rel=stylesheet href='data:text/css,b{display:none}'>",
        "<link rel=stylesheet href='data:text/css;charset=utf-8,b%7Bdisplay%3Anone%7D'>",
        "<link rel=stylesheet href='data:text/css;base64,YntkaXNwbGF5Om5vbmV9'>",
        "<style>@import 'data:text/css,b{display:none}';</style>",
        "<style>@import url(data:text/css;base64,YntkaXNwbGF5Om5vbmV9);</style>",
    ]) func sheetsInAddressesAreRead(_ head: String) throws {
        let cell = try SeenFigures().cell(ofPage: "340<b>7</b>", head: head)
        #expect(cell.state == .number(340))
    }

    @Test(arguments: [
        "td::before{content:''}", "td::after{content:none}", "td:after{content:'.';display:none}",
        "@media (max-width:600px){td::before{content:attr(data-label)}}",
        "a::after{content:'7'}", ".clearfix:after{content:\"\\20\"}", "body:before{content:'7'}",
    ]) func blanksOfAStyleSheetAreNone(_ rule: String) throws {
        let cell = try SeenFigures().cell(ofPage: "<b>340</b>", head: "<style>\(rule)</style>")
        #expect(cell.state == .number(340))
    }

    @Test func aWhiteFigureOnALightGroundIsHidden() throws {
        let seen = try SeenFigures()
        let page = seen.page("340<b>7</b>", head: "<style>b{color:#fff}</style>")
        for (ground, state) in [
            ("", ReportCell.State.number(340)), ("bgcolor=#fefefe", .number(340)),
            ("bgcolor=navy", .number(3407)), ("style='background:url(a.png)'", .unreadable),
        ] {
            let report = try Sample.read(page.replacing("<table>", with: "<table \(ground)>"))
            #expect(report.cell(SeenFigures.name)?.state == state, "\(ground)")
        }
    }

    @Test func aCopyForSmallScreensIsLeftOut() throws {
        let page = try SeenFigures().layout.text(.html)
        let tables = page.matches(of: /<table>.*?<\/table>/).map { String(page[$0.range]) }.joined()
        let usual = try Sample.read(page)
        for style in [
            ".m{display:none}@media(max-width:700px){.m{display:block}.w{display:none}}",
            "@media screen and (min-width:701px){.m{display:none!important}}.m{display:block}",
            "@media only screen and (min-device-width:480px){.m{visibility:hidden}}",
            ".w~.m{position:absolute;left:-9999px}",
        ] {
            let both = page.replacing("<body>", with: "<style>\(style)</style><body><div class=w>")
                .replacing("</body>", with: "</div><div class=m>\(tables)</div></body>")
            #expect(try Sample.read(both).cells.map(\.state) == usual.cells.map(\.state))
        }
    }

    @Test func onlyHiddenTablesAreSaidToBeHidden() throws {
        let page = try SeenFigures().layout.text(.html).replacing("<body>", with: "<body hidden>")
        let faults = try Sample.faults(page)
        #expect(faults.map(\.kind) == [.noTable])
        #expect(faults.first?.reason.zh.contains("隐藏") == true)
    }

    /// A cell reaches down to the end of its group of rows, and `0` means just that.
    @Test func groupsOfRowsEndWhatReachesDown() throws {
        let page = try SeenFigures().layout.text(.html)
        let usual = try Sample.read(page).cells.map(\.state)
        let corner = "<table><tr><td rowspan=\"3\" colspan=\"3\">"
        #expect(page.contains(corner))
        for rows in ["9", "0", "3x"] {
            // the rows of the headers are a group of their own
            let long = "<table><thead><tr><td rowspan=\"\(rows)\" colspan=\"3\">"
            let open = page.replacing(corner, with: long)
            let grouped = open.replacing(/<table><thead>(?:<tr>.*?<\/tr>){3}/) {
                "\($0.output)</thead><tbody>"
            }
            #expect(grouped != open)
            #expect(try Sample.read(grouped).cells.map(\.state) == usual)
        }
    }
}

import TestSupport

@testable import Documents

/// Changes the body of Word documents: what is not seen, what hides, strikes or raises, and runs
/// beside figures that are not seen.
struct WordMutation {
    var numbers: SeededNumbers
    private(set) var changes: [String] = []
    /// Inside of `w:styles`.
    private(set) var styles = ""

    init(_ numbers: SeededNumbers) { self.numbers = numbers }

    // MARK: Nothing that is seen

    private static let before = [
        "<w:proofErr w:type=\"spellStart\"/>", "<w:bookmarkStart w:id=\"7\" w:name=\"_7\"/>",
        "<w:bookmarkEnd w:id=\"7\"/>", "<!-- 7 -->", "<w:r><w:lastRenderedPageBreak/></w:r>",
        "<w:r><w:t></w:t></w:r>", "<w:commentRangeStart w:id=\"7\"/>", "\n  ",
    ]
    private static let around = [
        ("<w:hyperlink r:id=\"r7\" xmlns:r=\"a\">", "</w:hyperlink>"),
        ("<w:smartTag w:uri=\"a\" w:element=\"b\">", "</w:smartTag>"),
        ("<w:ins w:id=\"7\" w:author=\"a\">", "</w:ins>"),
        ("<w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:moveTo w:id=\"7\">", "</w:moveTo>"),
    ]
    private static let plain = [
        "<w:b/>", "<w:i/>", "<w:u w:val=\"single\"/>", "<w:sz w:val=\"21\"/>", "<w:noProof/>",
        "<w:rFonts w:ascii=\"宋体\"/>", "<w:strike w:val=\"0\"/>", "<w:vanish w:val=\"false\"/>",
        "<w:vertAlign w:val=\"baseline\"/>", "<w:color w:val=\"333333\"/>",
        "<w:lang w:val=\"zh\"/>",
        "<w:kern w:val=\"2\"/>", "<w:highlight w:val=\"yellow\"/>", "<w:color w:val=\"auto\"/>",
    ]

    mutating func unseen(_ body: String) -> String {
        var markup = Markup(body)
        for _ in 0...numbers.below(6) {
            let runs = markup.indices { $0.name == "w:r" && $0.kind == .open }
                .filter { markup.element(at: $0).count >= 5 }
            guard let run = numbers.pick(runs) else { break }
            let range = markup.element(at: run)
            let choice = numbers.below(7)
            changes.append("unseen \(choice) at \(run)")
            switch choice {
            case 0: markup.insert(numbers.pick(Self.before) ?? "", at: run)
            case 1:
                let (before, behind) = numbers.pick(Self.around) ?? ("", "")
                markup.wrap(range, before, behind)
            case 2: split(&markup, run)
            case 3:
                guard markup.pieces[run + 1].name != "w:rpr" else { continue }
                markup.insert("<w:rPr>\(numbers.pick(Self.plain) ?? "")</w:rPr>", at: run + 1)
            case 4: markup.setAttribute("w:rsidR", "00070007", at: run)
            case 5:
                guard let text = markup.texts.filter(range.contains).first else { continue }
                let first = markup.pieces[text].text.unicodeScalars.first?.value ?? 0
                guard first != 0x26 else { continue }
                markup.pieces[text].text =
                    "&#x\(String(first, radix: 16));" + markup.pieces[text].text.dropFirst()
            default:
                let ends = markup.indices { $0.name == "w:tbl" && $0.kind == .open }
                guard let table = numbers.pick(ends) else { continue }
                markup.insert(ReportLayout.paragraph("全年共召开会议3次，培训25人。"), at: table)
            }
        }
        return markup.text
    }

    private mutating func split(_ markup: inout Markup, _ run: Int) {
        guard let index = markup.texts.first(where: { markup.element(at: run).contains($0) }) else {
            return
        }
        let text = markup.pieces[index].text
        guard !text.contains("&") else { return }
        let place = text.place(&numbers)
        markup.pieces[index].text = String(text[..<place])
        let rest = "<w:r><w:t xml:space=\"preserve\">\(text[place...])</w:t></w:r>"
        markup.insert(rest, at: markup.element(at: run).upperBound + 1)
    }

    // MARK: Looks

    private static let looks = [
        "<w:strike/>", "<w:dstrike/>", "<w:vanish/>", "<w:vertAlign w:val=\"superscript\"/>",
        "<w:position w:val=\"12\"/>", "<w:sz w:val=\"1\"/>", "<w:color w:val=\"FFFFFF\"/>",
        "<w:specVanish/>", "<w:webHidden/>", "<w:w w:val=\"1\"/>", "<w:rtl/>", "<w:outline/>",
        "<w:spacing w:val=\"-400\"/>", "<w:rFonts w:ascii=\"Wingdings\"/>", "<w:caps/>",
        "<w:vertAlign w:val=\"subscript\"/>", "<w:shd w:fill=\"000000\"/>", "<w:del w:id=\"7\"/>",
        "<w:rStyle w:val=\"s1\"/>", "<w:strike w:val=\"on\"/>", "<w:vanish w:val=\"maybe\"/>",
        "<w:effect w:val=\"blinkBackground\"/>", "<w:fitText w:val=\"1\"/>", "<w:imprint/>",
    ]
    private static let rowLooks = [
        "<w:hidden/>", "<w:del w:id=\"7\"/>", "<w:gridBefore w:val=\"1\"/>",
        "<w:trHeight w:val=\"1\" w:hRule=\"exact\"/>", "<w:tblHeader/>", "<w:cantSplit/>",
    ]

    mutating func looks(_ body: String) -> String {
        var markup = Markup(body)
        for _ in 0...numbers.below(3) {
            let look = numbers.pick(Self.looks) ?? ""
            switch numbers.below(4) {
            case 0:
                let runs = markup.indices { $0.name == "w:r" && $0.kind == .open }
                guard let run = numbers.pick(runs) else { break }
                changes.append("\(look) at run \(run)")
                markup.insert("<w:rPr>\(look)</w:rPr>", at: run + 1)
            case 1:
                let rows = markup.indices { $0.name == "w:tr" && $0.kind == .open }
                guard let row = numbers.pick(rows) else { break }
                let look = numbers.pick(Self.rowLooks) ?? ""
                changes.append("\(look) at row \(row)")
                markup.insert("<w:trPr>\(look)</w:trPr>", at: row + 1)
            case 2:
                let found = markup.indices {
                    ["w:tbl", "w:p"].contains($0.name) && $0.kind == .open
                }
                guard let index = numbers.pick(found) else { break }
                changes.append("style at \(markup.pieces[index].name) \(index)")
                let isTable = markup.pieces[index].name == "w:tbl"
                markup.insert(
                    isTable
                        ? "<w:tblPr><w:tblStyle w:val=\"s3\"/></w:tblPr>"
                        : "<w:pPr><w:pStyle w:val=\"s2\"/></w:pPr>", at: index + 1)
            default: addStyle(look)
            }
        }
        return markup.text
    }

    private mutating func addStyle(_ look: String) {
        let kinds = ["character", "paragraph", "table", "numbering"]
        let number = 1 + numbers.below(3)
        let base = numbers.isLucky(2) ? "<w:basedOn w:val=\"s\(1 + numbers.below(4))\"/>" : ""
        let isDefault = numbers.isLucky(3) ? " w:default=\"1\"" : ""
        let kind = numbers.isLucky(4) ? numbers.pick(kinds) ?? "" : kinds[number - 1]
        let conditional =
            numbers.isLucky(4)
            ? "<w:tblStylePr w:type=\"firstRow\"><w:rPr>\(look)</w:rPr></w:tblStylePr>" : ""
        let style =
            "<w:style w:type=\"\(kind)\" w:styleId=\"s\(number)\"\(isDefault)>\(base)"
            + "<w:rPr>\(look)</w:rPr>\(conditional)</w:style>"
        changes.append(style)
        styles +=
            numbers.isLucky(5)
            ? "<w:docDefaults><w:rPrDefault><w:rPr>\(look)</w:rPr></w:rPrDefault></w:docDefaults>"
            : style
    }

    // MARK: Decoys

    private static let decoys = [
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>7</w:t></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r>",
        "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>7</w:t></w:r>",
        "<w:del w:id=\"7\"><w:r><w:delText>7</w:delText></w:r></w:del>",
        "<w:del w:id=\"7\"><w:r><w:t>7</w:t></w:r></w:del>",
        "<w:moveFrom w:id=\"7\"><w:r><w:t>7</w:t></w:r></w:moveFrom>",
        "<w:r><w:instrText>7</w:instrText></w:r>", "<w:r><w:footnoteReference w:id=\"7\"/></w:r>",
        "<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>7</w:t></w:r>",
        "<w:r><w:rPr><w:sz w:val=\"1\"/></w:rPr><w:t>7</w:t></w:r>",
        "<w:r><w:br/><w:t>7</w:t><w:br/></w:r>", "<w:r><w:tab/><w:t>7</w:t><w:tab/></w:r>",
        "<w:r><w:pict><w:t>7</w:t></w:pict></w:r>", "<w:r><w:sym w:char=\"F037\"/></w:r>",
        "<w:r><w:rPr><w:position w:val=\"10\"/></w:rPr><w:t>7</w:t></w:r>",
        "<w:r><w:ruby><w:rt><w:r><w:t>7</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r>",
        "<w:r><w:rPr><w:dstrike/></w:rPr><w:t>7</w:t></w:r>", "<w:r><w:softHyphen/></w:r>",
        "<w:r><w:noBreakHyphen/><w:t>7</w:t><w:noBreakHyphen/></w:r>",
        "<w:fldSimple w:instr=\"PAGE\"/>",
    ]

    mutating func decoyed(_ body: String) -> String {
        var markup = Markup(body)
        for _ in 0...numbers.below(3) {
            let figures = markup.texts.filter { Int(markup.pieces[$0].text) != nil }
            guard let index = numbers.pick(figures), index >= 2 else { break }
            let decoy = numbers.pick(Self.decoys) ?? ""
            changes.append("\(decoy) at \(markup.pieces[index].text)")
            // before the run, or behind it
            markup.insert(decoy, at: numbers.isLucky(2) ? index - 2 : index + 3)
        }
        return markup.text
    }
}

import Forms
import Testing

@testable import Documents

/// Reports of distinct figures with decoys strewn over their cells: each cell is read right or
/// refused, and never read as anything else.
@Suite struct SeenDecoyTests {
    /// Ways to write a figure on a page: `#` is the figure, `«` and `»` its two halves, `~` a
    /// digit that is no part of it.
    private static let pageWays = [
        "#", "<b>#</b>", "«»", "<s>~</s>#", "#<del>~</del>", "«<s>~</s>»", "#<sup>~</sup>",
        "«<sup>~</sup>»", "#<i class=h>~</i>", "«<i class=h>~</i>»", "#<i class=s>~</i>",
        "#<i class=u>~</i>", "<i class=u>~</i>#", "<u id=k>~</u>#", "#<span hidden>~</span>",
        "«<br>»", "«<wbr>»", "«&shy;»", "«\u{200B}»", "<input value='#'>", "#<input value=~>",
        "<select><option>~<option selected>#</select>", "#<img src=~.png>", "#<!-- ~ -->",
        "«<!-->»<!-- ~ -->", "<font color=#ffffff>~</font>#", "<font color=white>~</font>#",
        "<bdo dir=rtl>#</bdo>", "<b style='float:right'>«</b>»", "#<b class=x>~</b>",
        "<p>«</p><p>»</p>", "#<template>~</template>", "#<noscript>~</noscript>",
        "#<b style='font-size:0'>~</b>", "#<b style='opacity:.01'>~</b>",
        "«<span style='margin-left:30px'>»</span>", "<textarea>#</textarea>", "#<b class=a></b>",
        "<div>#<div class=h>~</div></div>", "<ruby>#<rt>~</rt></ruby>", "<a name=~></a>#",
        "<table><tr><td>#</td></tr></table>", "<span>«</span><span>»</span>", "&nbsp;#&nbsp;",
    ]
    private static let sheet = """
        <style>.h{display:none}.s{text-decoration:line-through}.u{vertical-align:super}
        #k{visibility:hidden}.x:has(q){display:none}.a::after{content:"9"}
        @media print{td{display:none}}</style>
        """

    private static let wordWays: [String] = {
        func run(_ text: String, _ properties: String = "") -> String {
            "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
        }
        let whole = run("#")
        return [
            whole, run("«") + run("»"), run("~", "<w:strike/>") + whole,
            whole + run("~", "<w:dstrike/>"), whole + run("~", "<w:vanish/>"),
            run("«") + run("~", "<w:vanish/>") + run("»"),
            run("«") + run("~", "<w:strike/>") + run("»"),
            whole + run("~", "<w:rStyle w:val=\"H\"/>"),
            run("~", "<w:rStyle w:val=\"S\"/>") + whole,
            whole + run("~", "<w:rStyle w:val=\"U\"/>"),
            whole + run("~", "<w:rStyle w:val=\"V\"/>"),
            "<w:pPr><w:pStyle w:val=\"P\"/></w:pPr>" + whole,
            "<w:del>" + run("~") + "</w:del>" + whole, whole + "<w:r><w:drawing/></w:r>",
            "<w:r><w:t>«</w:t><w:br/><w:t>»</w:t></w:r>", run("«") + "</w:p><w:p>" + run("»"),
            "<w:r><w:t>«</w:t><w:tab/><w:t>»</w:t></w:r>", whole + run("~", "<w:sz w:val=\"1\"/>"),
            whole + run("~", "<w:color w:val=\"FFFFFF\"/>"),
            "<w:ins>" + run("«") + "</w:ins>" + run("»"),
            "<w:bdo w:val=\"rtl\">" + whole + "</w:bdo>",
            whole + "<w:r><w:pict><w:txbxContent><w:p>" + run("~")
                + "</w:p></w:txbxContent></w:pict></w:r>",
            whole + run("~", "<w:position w:val=\"8\"/>"),
        ]
    }()
    private static let styles = """
        <w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="S"><w:rPr><w:strike/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="U"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
        </w:style><w:style w:type="character" w:styleId="V"><w:basedOn w:val="H"/></w:style>
        <w:style w:type="paragraph" w:styleId="P"><w:rPr><w:strike/></w:rPr></w:style>
        """

    private struct Random {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    private static func written(_ way: String, _ figure: String, _ digit: Int) -> String {
        let half = figure.index(figure.startIndex, offsetBy: figure.count / 2)
        return way.replacing("~", with: String(digit)).replacing(/#(?!f)/, with: figure)
            .replacing("«", with: figure[..<half]).replacing("»", with: figure[half...])
    }

    private func check(
        _ report: Report, _ form: Form, _ figures: [String], _ ways: [String]
    ) -> Int {
        #expect(report.cells.count == form.cells.count)
        for cell in report.cells where cell.state != .unreadable {
            let scale = form.cells[cell.position].unit.scale
            let expected = Int64(figures[cell.position]).map { $0 * scale }
            #expect(cell.state == expected.map { .number($0) }, "\(ways[cell.position]) \(cell)")
        }
        return report.unreadableCells.count
    }

    @Test(arguments: ["gid-2019", "gid-2021"], 0..<6)
    func everyCellOfAPageIsRightOrRefused(_ formID: String, _ seed: Int) throws {
        let form = try Sample.form(formID)
        var random = Random(state: UInt64(seed + 1))
        let figures = form.cells.indices.map { String(1000 + $0) }
        let ways = figures.map { _ in Self.pageWays[random.next(Self.pageWays.count)] }
        var layout = ReportLayout(
            form: form,
            figures: zip(figures, ways).map { Self.written($1, $0, random.next(10)) })
        layout.title += Self.sheet
        let report = try Sample.read(layout.text(.html))
        let refused = check(report, form, figures, ways)
        #expect(refused < form.cells.count / 2)
    }

    @Test(arguments: ["gid-2019", "gid-2021"], 0..<6)
    func everyCellOfAWordDocumentIsRightOrRefused(_ formID: String, _ seed: Int) throws {
        let form = try Sample.form(formID)
        var random = Random(state: UInt64(seed + 1))
        let figures = form.cells.indices.map { String(1000 + $0) }
        let ways = figures.map { _ in Self.wordWays[random.next(Self.wordWays.count)] }
        var body = ReportLayout(form: form, figures: figures).wordBody
        for (figure, way) in zip(figures, ways) {
            body = body.replacing(
                ReportLayout.paragraph(figure),
                with: "<w:p>\(Self.written(way, figure, random.next(10)))</w:p>")
        }
        let bytes = try WordFile.zip([WordFile.part(body), WordFile.styles(Self.styles)])
        let report = try Sample.reader().read(bytes: bytes, name: "report.docx")
        let refused = check(report, form, figures, ways)
        #expect(refused < form.cells.count / 2)
    }
}

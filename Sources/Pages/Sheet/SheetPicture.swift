import Handouts
public import Messages
public import Store
public import Vocabulary

/// One page for a meeting: six figures, three charts, what is missing. A picture (SVG) as large as
/// a sheet of A4, which browsers print and word processors take.
public struct SheetPicture: Sendable {
    private let model: RegionModel
    private let year: YearModel
    private let scope: Scope
    private let total: PublishedTotal
    private let language: Language

    /// - Returns: nil if the edition has nothing of the year and scope.
    public init?(
        _ source: SiteRegion, _ site: Site, year: Int, scope: Scope, language: Language
    ) throws {
        model = try RegionModel(source, site)
        guard let found = model.year(year), let total = found.totals[scope] else { return nil }
        self.year = found
        self.scope = scope
        self.total = total
        self.language = language
    }

    // A4 at 96 to the inch.
    private static let width = 794
    private static let height = 1123
    private static let left = 56
    private static var room: Int { width - 2 * left }

    private static let style: StaticString = """
        @page{size:210mm 297mm;margin:0}svg{display:block;max-height:100vh}\
        text{font-family:"Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;\
        fill:#1d2733}\
        .title{font:600 28px "Source Han Serif SC","Noto Serif CJK SC","SimSun",serif}\
        .sub{font-size:16px;fill:#3b4754}.big{font-size:34px;font-weight:600}.key{font-size:13px}\
        .h{font-size:15px;font-weight:600}.ax{font-size:12px;fill:#5b6773}\
        .num{font-size:12.5px;font-weight:600}\
        .lab,.line{font-size:13px}.foot{font-size:11px;fill:#5b6773}\
        .grid{stroke:#e6eaee;stroke-width:1}\
        .brk{stroke:#8b949e;stroke-width:1;stroke-dasharray:3 3}.bar{stroke:#fff;stroke-width:.8}\
        .ring{fill:#fff;stroke:#1d2733;stroke-width:1.6}.rule{stroke:#d9dee4;stroke-width:1}
        """

    /// The picture's bytes.
    public var bytes: [UInt8] {
        Markup { file in
            file.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            file.element(
                "svg",
                [
                    "xmlns": "http://www.w3.org/2000/svg", "width": "210mm", "height": "297mm",
                    "viewBox": "0 0 \(Self.width) \(Self.height)",
                    "xml:lang": language == .zh ? "zh-CN" : "en",
                ]
            ) { sheet in
                sheet.element("title", text: "\(model.region.name) \(heading)")
                sheet.element("style") { $0.literal(Self.style) }
                sheet.shape(
                    "rect",
                    [
                        "width": "\(Self.width)", "height": "\(Self.height)", "fill": "#ffffff",
                    ])
                addHead(&sheet)
                addFigures(&sheet)
                addCharts(&sheet)
                addMissing(&sheet)
                addFoot(&sheet)
            }
        }.bytes
    }

    private var heading: String {
        SheetMessages.title.filled(["year": String(year.year)])[language]
    }

    private func add(
        _ text: String, _ kind: String, x: Int, y: Int, _ sheet: inout Markup
    ) {
        sheet.element("text", ["x": "\(x)", "y": "\(y)", "class": kind], text: text)
    }

    // MARK: Head and figures

    private func addHead(_ sheet: inout Markup) {
        let name = TextWidth.cut(model.region.name, size: 28, to: Tenths(pixels: Self.room))
        add(name, "title", x: Self.left, y: 82, &sheet)
        let scope = scope == .all ? "" : "（\(self.scope.label[language])）"
        add(heading + scope, "sub", x: Self.left, y: 108, &sheet)
        let faults = faults
        let isGood = faults.isEmpty
        sheet.shape(
            "rect",
            [
                "x": "\(Self.left)", "y": "122", "width": "\(Self.room)", "height": "30",
                "fill": isGood ? "#f2f8f3" : "#fdf5ef",
            ])
        sheet.shape(
            "rect",
            [
                "x": "\(Self.left)", "y": "122", "width": "4", "height": "30",
                "fill": isGood ? "#2f6b3a" : "#b3541e",
            ])
        let words = isGood ? SiteMessages.complete[language] : faults.joined(separator: " ")
        add(
            TextWidth.cut(words, size: 13, to: Tenths(pixels: Self.room - 24)), "line",
            x: Self.left + 14, y: 142, &sheet)
    }

    /// What must be known before any figure is believed.
    private var faults: [String] {
        let counts = total.completeness
        var faults: [String] = []
        switch year.balances[scope] {
        case .broken(let messages):
            faults.append(
                SiteMessages.broken.filled(["count": String(messages.count)])[language])
        case .open: faults.append(SiteMessages.open[language])
        case .addsUp, nil: break
        }
        if !counts.isComplete {
            faults.append(
                SiteMessages.incomplete[language]
                    + SiteMessages.completeness.filled([
                        "expected": String(counts.expected),
                        "received": String(counts.received),
                        "included": String(counts.included),
                        "excluded": String(counts.excluded), "missing": String(counts.missing),
                    ])[language])
        }
        if let waived = year.waived[scope], waived > 0 {
            faults.append(SiteMessages.waived.filled(["count": String(waived)])[language])
        }
        return faults
    }

    private func addFigures(_ sheet: inout Markup) {
        let before = model.year(year.year - 1)?.totals[scope]
        let figures = KeyFigures(language: language, total: total, before: before).six
        let width = Self.room / 3
        for (number, entry) in figures.enumerated() {
            let x = Self.left + number % 3 * width
            let y = 172 + number / 3 * 92
            sheet.shape(
                "line",
                [
                    "x1": "\(x)", "x2": "\(x + width - 16)", "y1": "\(y)", "y2": "\(y)",
                    "class": "rule",
                ])
            add(entry.number + entry.sign, "big", x: x, y: y + 38, &sheet)
            let room = Tenths(pixels: width - 12)
            add(TextWidth.cut(entry.label, size: 13, to: room), "key", x: x, y: y + 59, &sheet)
            add(entry.note, "ax", x: x, y: y + 76, &sheet)
        }
    }

    // MARK: Charts

    private func addCharts(_ sheet: inout Markup) {
        let charts = SiteCharts(language: language)
        let points = model.years.filter { $0.year <= year.year }.suffix(8).map {
            SiteCharts.Point(year: $0.year, figures: $0.figures(scope))
        }
        let requests = charts.requests(points, id: "requests")
        add("\(requests.title)（\(requests.unit)）", "h", x: Self.left, y: 380, &sheet)
        sheet.add(
            ColumnChart(
                data: requests, width: Self.room, height: 230, corner: (Self.left, 388)
            ).svg)
        addLegend(requests, y: 636, &sheet)
        let half = Self.room / 2 - 10
        let outcomes = charts.outcomes(FormFigures(total), year: year.year)
        add("\(outcomes.title)（\(outcomes.unit)）", "h", x: Self.left, y: 676, &sheet)
        sheet.add(BarChart(data: outcomes, width: half, corner: (Self.left, 684)).svg)
        let most = charts.most(
            model.received(year, scope, below: scope == .all), year: year.year)
        let second = Self.left + half + 20
        add("\(most.title)（\(most.unit)）", "h", x: second, y: 676, &sheet)
        if most.categories.isEmpty {
            add(SiteMessages.nothing[language], "ax", x: second, y: 700, &sheet)
        } else {
            sheet.add(BarChart(data: most, width: half, corner: (second, 684)).svg)
        }
    }

    private func addLegend(_ data: ChartData, y: Int, _ sheet: inout Markup) {
        var x = Self.left
        for series in data.series {
            sheet.shape(
                "rect",
                [
                    "x": "\(x)", "y": "\(y - 11)", "width": "12", "height": "12",
                    "fill": series.ink.fill(in: data.id), "class": "bar",
                ])
            add(series.name, "ax", x: x + 16, y: y, &sheet)
            x += 16 + TextWidth.tenths(series.name, size: 12) / 10 + 14
        }
        guard let marker = data.marker else { return }
        sheet.shape(
            "circle", ["cx": "\(x + 6)", "cy": "\(y - 5)", "r": "4", "class": "ring"])
        add(marker.name, "ax", x: x + 16, y: y, &sheet)
    }

    // MARK: What is missing

    private func addMissing(_ sheet: inout Markup) {
        add(SheetMessages.missingTitle[language], "h", x: Self.left, y: 924, &sheet)
        var y = 948
        for text in MissingReports(model: model, year: year, scope: scope, total: total).lines {
            for line in TextWidth.wrapped(text[language], size: 13, to: Tenths(pixels: Self.room))
            where y <= 1044 {
                add(line, "line", x: Self.left, y: y, &sheet)
                y += 21
            }
        }
    }

    private func addFoot(_ sheet: inout Markup) {
        let counts = total.completeness
        let text = SheetMessages.source.filled(["scope": scope.label]).filled([
            "region": model.region.name, "code": model.region.code, "year": String(year.year),
            "edition": String(year.edition.id), "day": year.edition.businessDate.description,
            "hash": String(year.edition.contentHash.prefix(16)),
            "expected": String(counts.expected), "included": String(counts.included),
        ])[language]
        var y = 1072
        for line in TextWidth.wrapped(text, size: 11, to: Tenths(pixels: Self.room)) {
            add(line, "foot", x: Self.left, y: y, &sheet)
            y += 16
        }
    }
}

/// Upright bars, one a category, parted by kind.
struct ColumnChart {
    let data: ChartData
    /// In pixels.
    var width = 1000
    var height = 250
    var corner: (x: Int, y: Int)?

    private static let left = 44
    private static let right = 8
    private static let top = 26
    private static let bottom = 26

    private var plotHeight: Tenths { Tenths(pixels: height - Self.top - Self.bottom) }
    private var base: Tenths { Tenths(pixels: height - Self.bottom) }
    private var scale: ChartScale {
        ChartScale(highest: data.highest, measure: data.measure, length: plotHeight)
    }

    var svg: Markup {
        ChartFrame(data: data, width: width, height: height, corner: corner).svg { svg in
            addGrid(&svg)
            for category in data.categories.indices { addColumn(category, &svg) }
            for mark in data.breaks where mark.before > 0 { addBreak(mark, &svg) }
        }
    }

    private var slot: Tenths {
        Tenths((width - Self.left - Self.right) * 10 / max(1, data.categories.count))
    }
    private var barWidth: Tenths { Tenths(min(slot.value * 4 / 10, 720)) }

    private func middle(_ category: Int) -> Tenths {
        Tenths(pixels: Self.left) + Tenths(slot.value * category + slot.value / 2)
    }

    private func addGrid(_ svg: inout Markup) {
        let scale = scale
        for tick in scale.ticks {
            let y = base - scale.length(of: tick)
            svg.shape(
                "line",
                [
                    "x1": "\(Self.left)", "x2": "\(width - Self.right)", "y1": "\(y)",
                    "y2": "\(y)", "class": "grid",
                ])
            svg.element(
                "text",
                [
                    "x": "\(Self.left - 8)", "y": "\(y + Tenths(pixels: 4))", "class": "ax",
                    "text-anchor": "end",
                ],
                text: data.measure == .share ? "\(tick / 10)%" : String(tick))
        }
    }

    private func addColumn(_ category: Int, _ svg: inout Markup) {
        let scale = scale
        let x = middle(category) - Tenths(barWidth.value / 2)
        var reached = Int128(0)
        for series in data.series {
            guard let value = series.values[category], value > 0 else { continue }
            let bottom = base - scale.length(of: reached)
            reached += Int128(value)
            let y = base - scale.length(of: reached)
            ChartFrame.addBar(
                x: x, y: y, width: barWidth, height: bottom - y, series, category, data, &svg)
        }
        svg.element(
            "text",
            [
                "x": "\(middle(category))",
                "y": "\(base - scale.length(of: reached) - Tenths(pixels: 6))", "class": "num",
                "text-anchor": "middle",
            ], text: data.end(category))
        svg.element(
            "text",
            [
                "x": "\(middle(category))", "y": "\(base + Tenths(pixels: 18))", "class": "ax",
                "text-anchor": "middle",
            ], text: data.categories[category])
        if let marker = data.marker, let value = marker.values[category] {
            addMarker(marker.name, value, category, &svg)
        }
    }

    private func addMarker(
        _ name: String, _ value: Int64, _ category: Int, _ svg: inout Markup
    ) {
        let x = middle(category) + Tenths(barWidth.value / 2) + Tenths(pixels: 9)
        let y = base - scale.length(of: Int128(value))
        svg.element("circle", ["cx": "\(x)", "cy": "\(y)", "r": "4", "class": "ring"]) {
            $0.element("title", text: "\(data.categories[category]) \(name) \(value)")
        }
        svg.element(
            "text",
            [
                "x": "\(x + Tenths(pixels: 8))", "y": "\(y + Tenths(pixels: 4))", "class": "ax",
            ], text: String(value))
    }

    private func addBreak(_ mark: (before: Int, label: String), _ svg: inout Markup) {
        let x = middle(mark.before) - Tenths(slot.value / 2)
        svg.shape(
            "line",
            [
                "x1": "\(x)", "x2": "\(x)", "y1": "4", "y2": "\(height - 4)", "class": "brk",
            ])
        svg.element(
            "text", ["x": "\(x + Tenths(pixels: 5))", "y": "12", "class": "ax"],
            text: mark.label)
    }
}

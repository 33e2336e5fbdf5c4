/// Lying bars, one a category, parted by kind.
struct BarChart {
    let data: ChartData
    /// In pixels.
    var width = 480
    var corner: (x: Int, y: Int)?

    private static let line = 26
    private static let thickness = 15
    private static let labelSize = 13

    /// Room for the longest label, within reason.
    private var labelRoom: Tenths {
        let longest = data.categories.map { TextWidth.tenths($0, size: Self.labelSize) }.max() ?? 0
        return Tenths(min(max(longest, 400), width * 10 * 45 / 100))
    }

    private var scale: ChartScale {
        let ends = data.categories.indices.map { TextWidth.tenths(data.end($0), size: 13) }
        let room = Tenths(pixels: width - 22) - labelRoom - Tenths(ends.max() ?? 0)
        return ChartScale(highest: data.highest, measure: data.measure, length: room)
    }

    var svg: Markup {
        let height = max(1, data.categories.count) * Self.line + 4
        return ChartFrame(data: data, width: width, height: height, corner: corner).svg { svg in
            for category in data.categories.indices { addBar(category, &svg) }
        }
    }

    private func addBar(_ category: Int, _ svg: inout Markup) {
        let scale = scale
        let room = labelRoom
        let top = Tenths(pixels: category * Self.line + 5)
        let textLine = top + Tenths(pixels: 12)
        let start = room + Tenths(pixels: 8)
        let label = data.categories[category]
        svg.element(
            "text",
            ["x": "\(room)", "y": "\(textLine)", "class": "lab", "text-anchor": "end"]
        ) {
            $0.text(TextWidth.cut(label, size: Self.labelSize, to: room))
            $0.element("title", text: label)
        }
        var reached = Int128(0)
        for series in data.series {
            guard let value = series.values[category], value > 0 else { continue }
            let x = start + scale.length(of: reached)
            reached += Int128(value)
            let width = start + scale.length(of: reached) - x
            ChartFrame.addBar(
                x: x, y: top, width: width, height: Tenths(pixels: Self.thickness), series,
                category, data, &svg)
            let text = data.text(Int128(value))
            if data.series.count > 1, TextWidth.tenths(text, size: 12) + 60 < width.value {
                svg.element(
                    "text",
                    [
                        "x": "\(x + Tenths(width.value / 2))", "y": "\(textLine)",
                        "class": "num halo", "text-anchor": "middle",
                    ], text: text)
            }
        }
        svg.element(
            "text",
            [
                "x": "\(start + scale.length(of: reached) + Tenths(pixels: 6))",
                "y": "\(textLine)", "class": "num",
            ], text: data.end(category))
    }
}

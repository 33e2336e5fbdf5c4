/// What all charts have: a title, a description, their patterns.
struct ChartFrame {
    let data: ChartData
    let width: Int
    let height: Int
    /// Where it stands within another picture; nil on a page, where it is as wide as there is room.
    var corner: (x: Int, y: Int)?

    func svg(_ build: (inout Markup) -> Void) -> Markup {
        Markup { page in
            page.element(
                "svg",
                [
                    "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)",
                    "x": corner.map { String($0.x) } ?? "", "y": corner.map { String($0.y) } ?? "",
                    "width": corner == nil ? "" : String(width),
                    "height": corner == nil ? "" : String(height),
                    "role": "img", "aria-labelledby": "\(data.id)-t \(data.id)-d",
                ]
            ) { svg in
                svg.element("title", ["id": "\(data.id)-t"], text: data.title)
                svg.element("desc", ["id": "\(data.id)-d"], text: data.summary)
                let inks = data.series.map(\.ink) + data.inks
                svg.element("defs") { defs in
                    for ink in Ink.allCases where inks.contains(ink) {
                        ink.define(in: data.id, &defs)
                    }
                }
                build(&svg)
            }
        }
    }

    /// A part of a bar, which says its figure to those who point at it.
    static func addBar(
        x: Tenths, y: Tenths, width: Tenths, height: Tenths, _ series: ChartData.Series,
        _ category: Int, _ data: ChartData, _ svg: inout Markup
    ) {
        svg.element(
            "rect",
            [
                "x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)",
                "fill": data.ink(series, category).fill(in: data.id), "class": "bar",
            ]
        ) {
            let value = data.text(Int128(series.values[category] ?? 0))
            $0.element("title", text: "\(data.categories[category]) \(series.name) \(value)")
        }
    }

    /// What the colours and patterns stand for; none where there is only one.
    var legend: Markup {
        Markup { page in
            guard data.series.count > 1 || data.marker != nil else { return }
            page.element("p", ["class": "legend"]) { line in
                for series in data.series {
                    line.element("span") { entry in
                        entry.element(
                            "svg",
                            [
                                "viewBox": "0 0 12 12", "width": "12", "height": "12",
                                "aria-hidden": "true",
                            ]
                        ) {
                            $0.shape(
                                "rect",
                                [
                                    "width": "12", "height": "12",
                                    "fill": series.ink.fill(in: data.id), "class": "bar",
                                ])
                        }
                        entry.text(series.name)
                    }
                }
                if let marker = data.marker {
                    line.element("span") { entry in
                        entry.element(
                            "svg",
                            [
                                "viewBox": "0 0 12 12", "width": "12", "height": "12",
                                "aria-hidden": "true",
                            ]
                        ) { $0.shape("circle", ["cx": "6", "cy": "6", "r": "4", "class": "ring"]) }
                        entry.text(marker.name)
                    }
                }
            }
        }
    }
}

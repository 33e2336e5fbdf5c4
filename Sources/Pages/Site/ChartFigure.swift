import Messages

/// A chart with its heading, what its colours mean, and its table.
struct ChartFigure {
    let place: PagePlace
    let data: ChartData

    /// Over the whole width.
    var columns: Markup { figure(ColumnChart(data: data).svg, isWide: true) }
    var narrowColumns: Markup {
        figure(ColumnChart(data: data, width: 480, height: 200).svg, isWide: false)
    }
    var bars: Markup { figure(BarChart(data: data).svg, isWide: false) }

    private func figure(_ svg: Markup, isWide: Bool) -> Markup {
        Markup { page in
            page.element("figure") { figure in
                figure.element("figcaption") {
                    $0.text(data.title)
                    $0.text(" ")
                    $0.element("small", text: data.unit)
                }
                if data.categories.isEmpty {
                    figure.element("p", ["class": "meta"], text: place(SiteMessages.nothing))
                } else {
                    if isWide {
                        // on a telephone it is moved sideways, by keys too
                        figure.element(
                            "div",
                            [
                                "class": "wide", "tabindex": "0", "role": "group",
                                "aria-label": data.title,
                            ]
                        ) { $0.add(svg) }
                    } else {
                        figure.add(svg)
                    }
                    figure.add(ChartFrame(data: data, width: 0, height: 0).legend)
                    figure.element("details") {
                        $0.element(
                            "summary",
                            text: place(ChartMessages.table, ["title": data.title]))
                        $0.add(data.table.markup)
                    }
                }
            }
        }
    }
}

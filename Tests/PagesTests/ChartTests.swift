import Foundation
import TestSupport
import Testing

@testable import Pages

/// A chart shows what its table says, whatever the figures.
@Suite struct ChartTests {
    /// A shape of a chart with what it says of itself.
    private struct Bar {
        let title: String
        let x: Int
        let y: Int
        let width: Int
        let height: Int
    }

    private func bars(_ svg: String) throws -> [Bar] {
        let pattern =
            #/
            <rect\ x="([\d.]+)"\ y="([\d.]+)"\ width="([\d.]+)"\ height="([\d.]+)"\ [^>]*>
            <title>([^<]*)<
            /#
        return try svg.matches(of: pattern).map { match in
            Bar(
                title: String(match.5), x: try tenths(match.1), y: try tenths(match.2),
                width: try tenths(match.3), height: try tenths(match.4))
        }
    }

    private func tenths(_ text: Substring) throws -> Int {
        let parts = text.split(separator: ".")
        let whole = try #require(Int(parts[0]))
        return whole * 10 + (parts.count > 1 ? try #require(Int(parts[1])) : 0)
    }

    private func randomData(_ random: inout SeededNumbers) -> ChartData {
        let categories = (0..<Int.random(in: 1...9, using: &random)).map { "类\($0)" }
        let inks = Ink.allCases.shuffled(using: &random)
        let largest: Int64 = [3, 90, 4_000, 1 << 40, .max / 8].randomElement(using: &random) ?? 9
        let series = (0..<Int.random(in: 1...6, using: &random)).map { number in
            ChartData.Series(
                name: "项\(number)", ink: inks[number],
                values: categories.map { _ in
                    Int.random(in: 0...6, using: &random) == 0
                        ? nil : Int64.random(in: 0...largest, using: &random)
                })
        }
        var data = ChartData(
            id: "c", title: "图", summary: "说明", unit: "件", categoryHeading: "类",
            categories: categories, series: series)
        data.sumHeading = "合计"
        return data
    }

    @Test(arguments: 0..<60)
    func partsOfColumnsAreAsHighAsTheirFigures(seed: Int) throws {
        var random = SeededNumbers(seed: UInt64(seed))
        let data = randomData(&random)
        let bars = try bars(ColumnChart(data: data).svg.string)
        let scale = ChartScale(
            highest: data.highest, measure: .count, length: Tenths(pixels: 250 - 52))
        try check(bars, data)
        for (category, name) in data.categories.enumerated() {
            let own = bars.filter { $0.title.hasPrefix("\(name) ") }
            let sum = data.sum(category) ?? 0
            #expect(own.reduce(0) { $0 + $1.height } == scale.length(of: sum).value)
            // stacked without a gap
            for (lower, upper) in zip(own, own.dropFirst()) {
                #expect(upper.y + upper.height == lower.y)
            }
        }
    }

    @Test(arguments: 0..<60)
    func partsOfBarsAreAsLongAsTheirFigures(seed: Int) throws {
        var random = SeededNumbers(seed: UInt64(seed))
        let data = randomData(&random)
        let bars = try bars(BarChart(data: data).svg.string)
        try check(bars, data)
        for (category, name) in data.categories.enumerated() {
            let own = bars.filter { $0.title.hasPrefix("\(name) ") }
            for (left, right) in zip(own, own.dropFirst()) {
                #expect(left.x + left.width == right.x)
            }
            // as long against the longest as its figure is against the highest
            let length = own.reduce(0) { $0 + $1.width }
            let others = data.categories.indices.map { other in
                bars.filter { $0.title.hasPrefix("\(data.categories[other]) ") }
                    .reduce(0) { $0 + $1.width }
            }
            let longest = Int128(others.max() ?? 0)
            let sum = data.sum(category) ?? 0
            let error = sum * longest - Int128(length) * data.highest
            #expect(error.magnitude <= data.highest.magnitude)
        }
    }

    /// Every figure above 0 is one shape, which says it, and the table has the same ones.
    private func check(_ bars: [Bar], _ data: ChartData) throws {
        var expected: [String] = []
        for (category, name) in data.categories.enumerated() {
            for series in data.series {
                guard let value = series.values[category], value > 0 else { continue }
                expected.append("\(name) \(series.name) \(value)")
            }
        }
        #expect(bars.map(\.title).sorted() == expected.sorted())
        let table = data.table
        #expect(table.columns.count == data.series.count + 2)
        for (category, row) in table.rows.enumerated() {
            for (number, series) in data.series.enumerated() {
                guard case .number(let text, let order) = row[number + 1] else {
                    Issue.record("a figure is no number")
                    continue
                }
                #expect(order == series.values[category].map { Int128($0) })
                #expect(text == series.values[category].map { String($0) } ?? "–")
            }
            guard case .number(let text, _) = try #require(row.last) else { continue }
            #expect(text == data.end(category))
        }
    }

    @Test func proportionsAreThoseOfTheFigures() throws {
        let data = ChartData(
            id: "c", title: "图", summary: "", unit: "件", categoryHeading: "类",
            categories: ["甲", "乙"],
            series: [.init(name: "数", ink: .plain, values: [100, 50])])
        let bars = try bars(ColumnChart(data: data).svg.string)
        #expect(bars[0].height == bars[1].height * 2)
        let lying = try self.bars(BarChart(data: data).svg.string)
        #expect(abs(lying[0].width - lying[1].width * 2) <= 1)
    }

    @Test func sharesAreNeverRoundedToAllOrNothing() {
        #expect(Share.permille(51, of: 59) == 864)
        #expect(Share.permille(99_999, of: 100_000) == 999)
        #expect(Share.permille(1, of: 100_000) == 1)
        #expect(Share.permille(7, of: 7) == 1000)
        #expect(Share.permille(0, of: 7) == 0)
        #expect(Share.permille(0, of: 0) == nil)
        #expect(Share.permille(8, of: 7) == nil)
        #expect(Share.text(permille: 864) == "86.4%")
    }

    /// Colour is not the only way to tell two kinds apart that stand in one bar.
    @Test func kindsOfOneChartDifferInTheirPatterns() {
        for kinds in [
            [Ink.granted, .partly, .refused, .unavailable, .declined, .other],
            [.upheld, .corrected, .otherOutcome, .pending],
        ] {
            let patterns = kinds.map { ink in
                Markup { ink.define(in: "c", &$0) }.string
                    .replacing(/fill="#[0-9a-f]+"|stroke="#[0-9a-f]+"|id="[^"]+"/, with: "")
            }
            #expect(Set(patterns).count == kinds.count)
        }
    }

    @Test func stepsAreRound() {
        for highest: Int128 in [1, 2, 7, 12, 61, 333, 4_999, 1 << 62] {
            let scale = ChartScale(highest: highest, measure: .count, length: Tenths(2000))
            #expect(scale.end >= highest && scale.end - highest < scale.step)
            #expect(scale.ticks.count <= 7)
            let digits = String(scale.step).filter { $0 != "0" }
            #expect(["1", "2", "5"].contains(digits))
        }
    }
}

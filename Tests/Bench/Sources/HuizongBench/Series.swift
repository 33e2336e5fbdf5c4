/// What one measurement gave, turn by turn.
struct Series: Encodable {
    enum Unit: String, Encodable {
        case seconds, megabytes, instructions
        case perSecond = "per_second"
    }

    let name: String
    let unit: Unit
    private(set) var values: [Double] = []
    private(set) var comparisons: [Comparison] = []
    /// Why it was not measured, or why what was measured does not count.
    var fault: String?

    init(_ name: String, unit: Unit = .seconds) {
        self.name = name
        self.unit = unit
    }

    mutating func add(_ value: Double) { values.append(value) }

    /// The middle value, the upper one of two; 0 of none.
    var median: Double { values.isEmpty ? 0 : values.sorted()[values.count / 2] }

    /// Says how many times as long as another one it takes, by their medians, or per cent of it.
    mutating func compare(with other: Series, _ aim: Aim) {
        guard isCounted, other.isCounted else { return }
        comparisons.append(Comparison(ratio(to: other, aim.unit), aim))
    }

    mutating func compare(with other: Series, unit: String) {
        guard isCounted, other.isCounted else { return }
        comparisons.append(Comparison(ratio(to: other, unit), unit))
    }

    private func ratio(to other: Series, _ unit: String) -> Double {
        median / other.median * (unit.hasPrefix("%") ? 100 : 1)
    }

    /// - Parameter aim: of the median, in the unit in which that is told; of times in milliseconds.
    mutating func judge(_ aim: Aim) {
        guard isCounted else { return }
        let value = unit == .seconds ? median * 1000 : median
        comparisons.append(Comparison(value, aim, isOwn: true))
    }

    mutating func note(_ comparison: Comparison) { comparisons.append(comparison) }

    var isCounted: Bool { fault == nil && median > 0 }

    private enum CodingKeys: String, CodingKey {
        case name, unit, values, median, comparisons, fault
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(unit, forKey: .unit)
        try container.encode(fault, forKey: .fault)
        try container.encode(fault == nil ? values : [], forKey: .values)
        try container.encode(fault == nil ? median : nil, forKey: .median)
        try container.encode(comparisons, forKey: .comparisons)
    }
}

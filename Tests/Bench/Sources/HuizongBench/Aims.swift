/// What is aimed at, all in one place.
enum Aims {
    // a county, as whole processes
    static let countyBesideSQL = Aim(most: 1, "× pure SQL at its best")
    static let countyNight = Aim(most: 0.6, "× full")
    static let countyFull = Aim(most: 5, "× psql")
    static let unchanged = Aim(most: 2, "× psql")
    static let totals = Aim(most: 2, "× psql")

    // larger
    static let thousandsBesidePeers = Aim(most: 0.6, "× the best peer")
    static let nationBesidePeers = Aim(most: 0.4, "× the best peer")
    /// What a full run took when the aims were set.
    static let nationBesideCopy = Aim(most: 3.8, "× COPY")
    static let nationNight = Aim(most: 10, "% of full")
    static let filing = Aim(least: 3000, "a second")
    static let memory = Aim(most: 64, "MB")

    // of questions and of rules across years
    static let nationalQuery = Aim(most: 1.5, "× alone")
    static let question = Aim(most: 100, "ms")
    static let twoYears = Aim(most: 1.5, "× nothing before it")
    static let verify = Aim(most: 1.5, "× COPY of the tables")
    static let manyYearsMemory = Aim(most: 1.1, "× half as many")

    /// What holds for huizong beside the others; nil where nothing is aimed at.
    static func besidePeers(reports: Int) -> Aim? {
        switch reports {
        case ...100: countyBesideSQL
        case ...10_000: thousandsBesidePeers
        case 200_000...: nationBesidePeers
        default: nil
        }
    }
}

/// A number that is to be reached.
struct Aim: Equatable {
    let limit: Double
    let unit: String
    private let isLeast: Bool

    init(most limit: Double, _ unit: String) {
        self.limit = limit
        self.unit = unit
        isLeast = false
    }

    init(least limit: Double, _ unit: String) {
        self.limit = limit
        self.unit = unit
        isLeast = true
    }

    func isReached(by value: Double) -> Bool { isLeast ? value >= limit : value <= limit }

    var text: String { "\(isLeast ? "≥" : "≤") \(BenchReport.rounded(limit))" }
}

/// A measurement beside another one, or beside its aim.
struct Comparison: Encodable {
    let value: Double
    let unit: String
    let aim: Aim?
    /// The measurement is what is aimed at; beside it nothing else needs to be said.
    let isOwn: Bool

    init(_ value: Double, _ aim: Aim, isOwn: Bool = false) {
        self.value = value
        unit = aim.unit
        self.aim = aim
        self.isOwn = isOwn
    }

    init(_ value: Double, _ unit: String) {
        self.value = value
        self.unit = unit
        aim = nil
        isOwn = false
    }

    var text: String {
        let beside = "\(BenchReport.rounded(value)) \(unit)"
        guard let aim else { return beside }
        let outcome = aim.isReached(by: value) ? "reached" : "not reached"
        if isOwn { return "the aim is \(aim.text) \(unit), \(outcome)" }
        return "\(beside); the aim is \(aim.text), \(outcome)"
    }

    private enum CodingKeys: String, CodingKey {
        case value, unit, limit, reached
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(value, forKey: .value)
        try container.encode(unit, forKey: .unit)
        try container.encode(aim?.limit, forKey: .limit)
        try container.encode(aim?.isReached(by: value), forKey: .reached)
    }
}

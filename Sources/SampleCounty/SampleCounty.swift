public import Forms
public import Vocabulary

/// A synthetic county: agencies of every class and their reports over some years, with late,
/// missing, wrong and corrected ones. Marked as synthetic in every name and source.
public struct SampleCounty: Sendable {
    public struct Agency: Sendable {
        public let name: String
        public let agencyClass: AgencyClass
        public let countsInTotal: Bool
        public let activeFrom: CalendarDate
        public let activeTo: CalendarDate?
        /// Index in ``SampleCounty/agencies`` of the body whose work it took over, open requests
        /// and all.
        public let predecessor: Int?
    }

    public struct Report: Sendable {
        /// Index in ``agencies``.
        public let agency: Int
        public let year: Int
        public let formID: String
        /// Form order, stored integers; nil is blank.
        public let cells: [Int64?]
        public let submittedAt: Instant
        public let publishedOn: CalendarDate?
    }

    public struct Exemption: Sendable {
        public let agency: Int
        public let year: Int
        public let reason: String
        public let grantedBy: String
    }

    public struct Deadline: Sendable {
        public let year: Int
        public let agencyClass: AgencyClass
        public let dueOn: CalendarDate
    }

    /// What every stored report names as its source.
    public static let source = "huizong sample（合成数据）"

    /// Who is said to have decided about the county's agencies.
    public static let authority = "县政府办公室（示例）"

    /// The county and the regions above it, highest first.
    public let regions: [Region]
    public let agencies: [Agency]
    /// In the order they were filed.
    public let reports: [Report]
    public let exemptions: [Exemption]
    public let deadlines: [Deadline]

    /// - Parameters:
    ///   - code: a county's GB/T 2260 code, six digits.
    ///   - agencyCount: at least 1; from 8 on every class that counts and a merger find room.
    ///   - years: report years; a year without a valid form has no reports.
    public init(
        region code: String, agencies agencyCount: Int, years: ClosedRange<Int>, seed: UInt64,
        catalogue: FormCatalogue
    ) {
        regions = Self.regions(code)
        let countyName = regions.last?.name ?? ""
        let agencies = Self.agencies(countyName, count: max(agencyCount, 1), years: years)
        self.agencies = agencies
        var reports: [Report] = []
        var exemptions: [Exemption] = []
        for year in years {
            guard let form = catalogue.form(forYear: year) else { continue }
            let writer = SampleReports(form: form, catalogue: catalogue, year: year, seed: seed)
            for (index, agency) in agencies.enumerated() where agency.isActive(atEndOf: year) {
                if agency.agencyClass == .institution, year == years.lowerBound {
                    exemptions.append(
                        Exemption(
                            agency: index, year: year, reason: "当年新设，数据由主管部门一并报送（示例）",
                            grantedBy: Self.authority))
                    continue
                }
                reports += writer.reports(of: agency, index: index)
            }
        }
        self.reports = reports.sorted {
            ($0.submittedAt, $0.agency, $0.year) < ($1.submittedAt, $1.agency, $1.year)
        }
        self.exemptions = exemptions
        deadlines = years.compactMap { year in
            CalendarDate(year: year + 1, month: 2, day: 10).map {
                Deadline(year: year, agencyClass: .township, dueOn: $0)
            }
        }
    }

    /// The region with those above it, by the digits of its code.
    private static func regions(_ code: String) -> [Region] {
        let province = code.prefix(2) + "0000"
        let prefecture = code.prefix(4) + "00"
        func name(_ code: some StringProtocol, _ kind: String) -> String {
            (SampleNames.regions[String(code)] ?? "示例\(kind)\(code)") + SampleNames.mark
        }
        return [
            Region(
                code: String(province), name: name(province, "省"), level: .province,
                parentCode: nil),
            Region(
                code: String(prefecture), name: name(prefecture, "市"), level: .prefecture,
                parentCode: String(province)),
            Region(
                code: code, name: name(code, "县"), level: .county, parentCode: String(prefecture)),
        ]
    }

    private static func agencies(
        _ county: String, count: Int, years: ClosedRange<Int>
    ) -> [Agency] {
        let place = county.replacing(SampleNames.mark, with: "")
        let founding = CalendarDate(year: 2008, month: 5, day: 1)
        let start = founding ?? CalendarDate(daysSinceEpoch: 14_000)
        func agency(
            _ name: String, _ agencyClass: AgencyClass, counts: Bool = true,
            from: CalendarDate? = nil, to: CalendarDate? = nil, predecessor: Int? = nil
        ) -> Agency {
            Agency(
                name: place + name + SampleNames.mark, agencyClass: agencyClass,
                countsInTotal: counts, activeFrom: from ?? start, activeTo: to,
                predecessor: predecessor)
        }
        // one body hands over to another in the middle of the years
        let middle = (years.lowerBound + years.upperBound) / 2
        let lastDay = CalendarDate(year: middle, month: 6, day: 30) ?? start
        var agencies = [
            agency("人民政府办公室", .governmentOffice),
            agency("扶贫开发办公室", .department, to: lastDay),
            agency("乡村振兴局", .department, from: lastDay.adding(days: 1), predecessor: 1),
            agency("税务局", .department, counts: false),
            agency("经济开发区管理委员会", .dispatched),
            agency("公共资源交易中心", .institution),
            agency("城关街道办事处", .subdistrict),
        ]
        guard count > agencies.count else {
            // the usual bodies first, and no merger, of which one body would be closed
            let usual = [
                agencies[0], agency(named(SampleNames.departments, 0), .department),
                agency(named(SampleNames.townships, 0) + "人民政府", .township),
            ]
            return Array((usual + agencies[3...]).prefix(count))
        }
        let rest = count - agencies.count
        let townships = max(1, rest / 5)
        for number in 0..<townships {
            agencies.append(agency(named(SampleNames.townships, number) + "人民政府", .township))
        }
        for number in 0..<max(0, rest - townships) {
            agencies.append(agency(named(SampleNames.departments, number), .department))
        }
        return agencies
    }

    /// The names of a list in turn; from the second round on with a number.
    private static func named(_ names: [String], _ number: Int) -> String {
        let round = number / names.count
        return names[number % names.count] + (round == 0 ? "" : "第\(round + 1)分")
    }
}

extension SampleCounty.Agency {
    func isActive(atEndOf year: Int) -> Bool {
        guard let end = CalendarDate(year: year, month: 12, day: 31) else { return false }
        return activeFrom <= end && (activeTo.map { $0 >= end } ?? true)
    }
}

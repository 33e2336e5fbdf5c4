public import Handouts
public import Listings
import Messages
public import Vocabulary

/// A region's total as programs read it: what `huizong totals --format json` prints, and what
/// stands beside the pages of a year.
public struct TotalDocument {
    /// One cell.
    public struct Figure {
        let name: String
        let value: Value
        let reported: Int64
        let blank: Int64

        public init(_ name: String, value: Value, reported: Int64, blank: Int64) {
            self.name = name
            self.value = value
            self.reported = reported
            self.blank = blank
        }
    }

    private let members: [(String, Value)]

    /// - Parameters:
    ///   - completeness: how many agencies there are, and what became of their reports.
    ///   - balance: nil if the edition does not say.
    ///   - findings: about the total by itself; nil leaves them out.
    public init(
        of region: Region, year: Int, scope: Scope, formID: String, edition: Int64,
        completeness: PublishedTotal.Completeness, balance: RegionYear.Balance?,
        findings: [Value]? = nil, figures: [Figure]
    ) {
        members =
            [
                ("region", .text(region.code)), ("region_name", .text(region.name)),
                ("year", .integer(Int64(year))), ("scope", .text(scope.rawValue)),
                ("form", .text(formID)), ("edition", .integer(edition)),
                ("expected", .integer(completeness.expected)),
                ("received", .integer(completeness.received)),
                ("included", .integer(completeness.included)),
                ("excluded", .integer(completeness.excluded)),
                ("missing", .integer(completeness.missing)),
                ("adds_up", Self.addsUp(balance)),
            ] + (findings.map { [("findings", .list($0))] } ?? [])
            + [("cells", .object(figures.map { ($0.name, Self.object($0)) }))]
    }

    public var value: Value { .object(members) }

    /// True or false; null where blanks leave it open.
    public static func addsUp(_ balance: RegionYear.Balance?) -> Value {
        switch balance {
        case .addsUp: .bool(true)
        case .broken: .bool(false)
        case .open, nil: .blank
        }
    }

    private static func object(_ figure: Figure) -> Value {
        .object([
            ("value", figure.value), ("reported", .integer(figure.reported)),
            ("blank", .integer(figure.blank)),
        ])
    }
}

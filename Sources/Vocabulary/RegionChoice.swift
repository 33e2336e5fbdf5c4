/// Which regions of a report year a run looks at, by their codes.
public enum RegionChoice: Sendable, Equatable {
    case every
    /// Regions whose agencies are judged; and regions above them whose own agencies are as they
    /// were published, so that only the whole area is added again.
    ///
    /// With `filedBy` the reports of these agencies alone may differ from what was published: only
    /// they are judged, and what they change is added to the published totals.
    case some(judged: [String], above: [String] = [], filedBy: [Int64]? = nil)

    /// Codes of the regions whose agencies are judged; nil for every region.
    public var judged: [String]? {
        switch self {
        case .every: nil
        case .some(let judged, _, _): judged
        }
    }

    /// Codes of the regions above those.
    public var above: [String] {
        switch self {
        case .every: []
        case .some(_, let above, _): above
        }
    }

    /// The agencies that alone may differ; nil if any agency of the regions may.
    public var filedBy: [Int64]? {
        switch self {
        case .every: nil
        case .some(_, _, let filedBy): filedBy
        }
    }

    /// The same regions, every agency of them.
    public var whole: RegionChoice {
        switch self {
        case .every: .every
        case .some(let judged, let above, _): .some(judged: judged, above: above)
        }
    }

    /// Codes of all regions whose totals may differ; nil for every region.
    public var affected: [String]? { judged.map { $0 + above } }

    /// Codes of the regions whose agencies are judged, spelled out.
    public func judged(of tree: RegionTree) -> [String] { judged ?? tree.regions.map(\.code) }

    /// Codes of all regions whose totals may differ, spelled out.
    public func affected(of tree: RegionTree) -> [String] {
        affected ?? tree.regions.map(\.code)
    }
}

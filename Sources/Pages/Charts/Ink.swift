/// How a kind of figure is drawn: one colour for one outcome everywhere, and a pattern for those
/// who do not see it or print it in grey.
enum Ink: String, Sendable, CaseIterable {
    case granted, partly, refused, unavailable, declined, other
    case upheld, corrected, otherOutcome, pending
    case plain

    /// All have a contrast of 3 to 1 on white, or a dark pattern that has.
    var colour: String {
        switch self {
        case .granted, .plain: "#2f6b9a"
        case .partly: "#9cc3e0"
        case .refused: "#b3541e"
        case .unavailable: "#d9b64a"
        case .declined: "#7a6f9b"
        case .other: "#a7afb8"
        case .upheld: "#2f6b3a"
        case .corrected: "#b3541e"
        case .otherOutcome: "#a7afb8"
        case .pending: "#d9b64a"
        }
    }

    private var pattern: (path: String, colour: String)? {
        switch self {
        case .granted, .plain, .upheld: nil
        case .partly: ("M-2 2L2 -2M0 8L8 0M6 10L10 6", "#1f4e8c")
        case .refused, .corrected: ("M0 0L8 8M0 8L8 0", "#ffffff")
        case .unavailable, .pending: ("M1 2h2v2h-2zM5 6h2v2h-2z", "#6b5200")
        case .declined: ("M0 2H8M0 6H8", "#ffffff")
        case .other, .otherOutcome: ("M2 0V8M6 0V8", "#4a545e")
        }
    }

    /// What a shape is filled with in a chart.
    func fill(in chart: String) -> String {
        pattern == nil ? colour : "url(#\(chart)-\(rawValue))"
    }

    /// The pattern's definition, in a chart.
    func define(in chart: String, _ svg: inout Markup) {
        guard let pattern else { return }
        svg.element(
            "pattern",
            [
                "id": "\(chart)-\(rawValue)", "width": "8", "height": "8",
                "patternUnits": "userSpaceOnUse",
            ]
        ) {
            $0.shape("rect", ["width": "8", "height": "8", "fill": colour])
            $0.shape(
                "path",
                [
                    "d": pattern.path, "stroke": pattern.colour, "stroke-width": "1.2",
                    "fill": "none",
                ])
        }
    }
}

import Forms

extension Rule.Instance {
    /// The left side, or the right one, as a formula over cells of a sheet.
    ///
    /// - Parameter reference: how the formula names the cell of a position; nil leaves it out.
    func formula(ofRight isRight: Bool, _ reference: (Int) -> String?) -> String {
        let positions = isRight ? right : left
        let first = isRight ? left.count : 0
        guard !factors.isEmpty else {
            return "SUM(" + positions.compactMap(reference).joined(separator: ",") + ")"
        }
        return positions.enumerated().compactMap { place, position in
            reference(position).map { "N(\($0))*(\(factor(at: first + place)))" }
        }.joined(separator: "+")
    }

    /// What a side comes to, blanks taken as nothing.
    func value(ofRight isRight: Bool, _ figure: (Int) -> Int64?) -> Int128 {
        let first = isRight ? left.count : 0
        return (isRight ? right : left).enumerated().reduce(0) { sum, entry in
            sum + Int128(figure(entry.element) ?? 0) * Int128(factor(at: first + entry.offset))
        }
    }
}

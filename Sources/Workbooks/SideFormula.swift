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

    /// Cells that may make the left side larger beside the right one, or smaller, once their blanks
    /// are filled in: a figure that may not be negative can only add to its side.
    func blanks(of form: Form, raising: Bool) -> [Int] {
        (left + right).enumerated().compactMap { place, position in
            let cell = form.cells[position]
            guard !cell.isBlankZero else { return nil }
            let isOnLeft = place < left.count
            let raises = (factor(at: place) > 0) == isOnLeft
            return cell.isSigned || raises == raising ? position : nil
        }
    }

    /// What a side comes to, blanks taken as nothing.
    func value(ofRight isRight: Bool, _ figure: (Int) -> Int64?) -> Int128 {
        let first = isRight ? left.count : 0
        return (isRight ? right : left).enumerated().reduce(0) { sum, entry in
            sum + Int128(figure(entry.element) ?? 0) * Int128(factor(at: first + entry.offset))
        }
    }
}

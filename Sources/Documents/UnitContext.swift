import Messages
import Vocabulary

/// What the labels around a cell say of its unit.
struct UnitContext: Equatable {
    /// Fen in one unit of money; nil if no label names one.
    var fen: Int64?
    /// The unit's words, for remarks.
    var text = ""
    /// Why no figure can be read under these labels.
    var refusal: Phrase?
    /// False if no labels were looked at, so that nothing can be said of a missing unit.
    var isKnown = true

    static let unknown = UnitContext(isKnown: false)

    /// - Parameters:
    ///   - row: units in the label of the row; `rowHasMoney` tells whether any of its figures is
    ///     money, which a unit of money there is then about.
    ///   - captions: units that a line near the table names; those of money are about money only,
    ///     whatever else stands in the table.
    static func of(
        isMoney: Bool, header: [StatedUnit], row: [StatedUnit], rowHasMoney: Bool,
        captions: [StatedUnit]
    ) -> UnitContext {
        var context = UnitContext()
        if isMoney {
            let ofMoney = { (unit: StatedUnit) in unit.fen != nil || unit.text.hasSuffix("元") }
            let labels = header + row + captions.filter { $0.fen == nil && ofMoney($0) }
            if let other = labels.first(where: { $0.fen == nil }) {
                return refused(DocumentMessages.unitOfNoMoney, other)
            }
            let stated = labels + captions.filter { $0.fen != nil }
            guard let first = stated.first else { return context }
            if let second = stated.first(where: { $0.fen != first.fen }) {
                context.refusal = DocumentMessages.unitsDisagree.filled([
                    "first": first.text, "second": second.text,
                ])
            }
            context.fen = first.fen
            context.text = first.text
            return context
        }
        let isMoneyOfOthers = { (unit: StatedUnit) in
            if case .money = unit { rowHasMoney } else { false }
        }
        let multiples = captions.filter {
            switch $0 {
            case .multiple, .bare: true
            case .money, .foreign: false
            }
        }
        if let unit = (header + row.filter { !isMoneyOfOthers($0) } + multiples).first {
            return refused(DocumentMessages.unitOfNoCount, unit)
        }
        return context
    }

    private static func refused(_ reason: Phrase, _ unit: StatedUnit) -> UnitContext {
        UnitContext(refusal: reason.filled(["unit": unit.text]))
    }
}

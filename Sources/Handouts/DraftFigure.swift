import Mustache
import Vocabulary

/// A figure as templates of sentences see it: its number, and beside it last year's.
///
/// `{{x}}` is the number or the mark of a gap. A section `{{#x}}` stands if there is a number that
/// is not 0. `{{x.last}}`, `{{x.difference}}` and `{{x.percent}}` compare with last year; the
/// sections `{{#x.given}}`, `{{#x.known}}`, `{{#x.zero}}`, `{{#x.compared}}`, `{{#x.more}}`,
/// `{{#x.less}}` and `{{#x.same}}` ask.
struct DraftFigure: MustacheParent, MustacheCustomRenderable {
    /// What stands where the office must write something itself.
    static let gap = "【待填】"

    /// In stored integers; nil is blank.
    let value: Int128?
    /// Last year's; nil if it is blank or cannot be compared.
    let last: Int128?
    let scale: Int64

    init(_ value: Int128?, last: Int128? = nil, scale: Int64 = 1) {
        self.value = value
        self.last = last
        self.scale = scale
    }

    var renderText: String { value.map(text) ?? Self.gap }

    var isNull: Bool { value == nil || value == 0 }

    func child(named name: String) -> Any? {
        switch name {
        case "given": true
        case "known": value != nil
        case "zero": value == 0
        case "last": last.map(text)
        case "compared": change != nil
        case "more": change.map { $0 > 0 }
        case "less": change.map { $0 < 0 }
        case "same": change == 0
        case "difference": change.map { text(Int128($0.magnitude)) }
        case "percent": percent
        default: nil
        }
    }

    private var change: Int128? {
        guard let value, let last else { return nil }
        return value - last
    }

    /// The change in percent of last year's figure, rounded half up to one decimal.
    private var percent: String? {
        guard let change, let last, last > 0 else { return nil }
        let product = Int128(change.magnitude).multipliedReportingOverflow(by: 2000)
        guard !product.overflow else { return nil }
        return ExactDecimal.format((product.partialValue / last + 1) / 2, scale: 10) + "%"
    }

    private func text(_ value: Int128) -> String { ExactDecimal.format(value, scale: scale) }
}

import Forms
import TestSupport
import Testing
import Vocabulary

@testable import Documents

/// Any figures, in any shape, read back the same.
@Suite struct LayoutTests {
    static let cases = ["gid-2019", "gid-2021"].flatMap { form in
        ReportLayout.Shape.allCases.flatMap { shape in (1...4).map { (form, shape, $0) } }
    }

    @Test(arguments: cases)
    func anyFiguresReadBack(_ formID: String, _ shape: ReportLayout.Shape, _ seed: Int) throws {
        let form = try Sample.form(formID)
        var generator = SeededNumbers(seed: UInt64(seed))
        let states = form.cells.map { cell -> ReportCell.State in
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<3: return .blank
            case 3..<5: return .number(0)
            default:
                let step = cell.unit.isMoney ? Int64(1) : cell.unit.scale
                let value = Int64.random(in: 1...99_999_999, using: &generator) * step
                return .number(cell.isSigned && seed.isMultiple(of: 2) ? -value : value)
            }
        }
        let figures = zip(form.cells, states).map { cell, state in
            guard case .number(let value) = state else { return "" }
            return ExactDecimal.format(Int128(value), scale: cell.unit.scale)
        }
        let report = try Sample.read(ReportLayout(form: form, figures: figures).text(shape))
        #expect(report.form.id == formID)
        #expect(report.cells.map(\.state) == states)
        #expect(report.narrative.map(\.sectionID) == form.sections.map(\.id))
        #expect(report.agencyName == "某县某局")
    }
}

import Forms
import Handouts
import TestSupport
import Testing
import Vocabulary

@testable import Documents
@testable import Workbooks

/// What the sheet that recounts paints red is wrong, what it paints yellow may be, and what it
/// paints green is right: by the tolerance of each rule and by what reports left blank.
@Suite struct RecountColourTests {
    private static let reports: Int64 = 60
    private static let rule = "R-T3-BAL"

    /// The form with a tolerance for one of its rules.
    private func form(tolerance: Int?) throws -> Form {
        var text = try FormFiles.text("gid-2021")
        if let tolerance {
            text = text.replacing(
                "  - id: \(Self.rule)\n    severity: error\n    check: equal\n",
                with: "  - id: \(Self.rule)\n    severity: error\n    check: equal\n"
                    + "    tolerance: \(tolerance)\n")
        }
        return try #require(try FormFiles.catalogue(of: ["gid-2021.yaml": text])["gid-2021"])
    }

    /// What the first line of the rule is painted, if its left side is larger by a difference.
    private func colour(
        _ difference: Int64, tolerance: Int? = nil, blankOnLeft: Bool = false,
        blankOnRight: Bool = false
    ) throws -> SheetXML.Paint? {
        let form = try form(tolerance: tolerance)
        let identities = form.identities(year: Made.year(of: form))
        let number = try #require(identities.firstIndex { $0.rule.id == Self.rule })
        let instance = identities[number].instance
        let figures = form.cells.indices.map { position -> PublishedTotal.Figure in
            let isBlank =
                blankOnLeft && position == instance.left[0]
                || blankOnRight && position == instance.right[0]
            let isLarger = difference > 0 ? instance.left[1] : instance.right[1]
            let value = position == isLarger ? abs(difference) : 0
            return PublishedTotal.Figure(
                value: value, reported: isBlank ? Self.reports - 1 : Self.reports,
                blank: isBlank ? 1 : 0)
        }
        let total = PublishedTotal(
            form: form,
            completeness: .init(
                expected: Self.reports, received: Self.reports, included: Self.reports,
                onTime: Self.reports, late: 0), figures: figures)
        let book = try SheetXML(
            Made.bytes(Made.book(Made.region(form, [], total: total), [])))
        let row = 7 + form.cells.count + 3 + number
        return book.paint("G\(row)", on: "核对", shown: difference)
    }

    @Test(
        arguments: [
            (0, nil, .good), (1, nil, .bad), (-1, nil, .bad), (60, 1, .good), (-60, 1, .good),
            (61, 1, .bad), (-61, 1, .bad), (180, 3, .good), (181, 3, .bad), (0, 3, .good),
        ] as [(Int64, Int?, SheetXML.Paint)])
    func theToleranceOfAllReportsIsAllowed(
        difference: Int64, tolerance: Int?, paint: SheetXML.Paint
    ) throws {
        #expect(try colour(difference, tolerance: tolerance) == paint)
    }

    /// A blank can only add to its side.
    @Test(
        arguments: [
            (-5, true, false, .caution), (5, true, false, .bad), (5, false, true, .caution),
            (-5, false, true, .bad), (0, true, true, .good), (5, true, true, .caution),
        ] as [(Int64, Bool, Bool, SheetXML.Paint)])
    func whatBlanksLeaveOpenIsYellow(
        difference: Int64, left: Bool, right: Bool, paint: SheetXML.Paint
    ) throws {
        #expect(try colour(difference, blankOnLeft: left, blankOnRight: right) == paint)
    }

    /// Cells are added exactly: any difference is wrong.
    @Test func everyCellIsExact() throws {
        let form = try form(tolerance: 3)
        let book = try SheetXML(
            Made.bytes(Made.book(Made.region(form, form.cells.map { _ in 0 }), [])))
        for position in form.cells.indices {
            #expect(book.paint("G\(7 + position)", on: "核对", shown: 0) == .good)
            for difference: Int64 in [-1, 1, 2] {
                #expect(book.paint("G\(7 + position)", on: "核对", shown: difference) == .bad)
            }
        }
    }

    /// The difference itself is reckoned whatever it is painted.
    @Test func theFormulasStay() throws {
        let form = try form(tolerance: 2)
        let book = try SheetXML(
            Made.bytes(Made.book(Made.region(form, form.cells.map { _ in 1 }), [])))
        let cells = try #require(book.sheets["核对"])
        let identities = form.identities(year: Made.year(of: form))
        for number in identities.indices {
            let row = 7 + form.cells.count + 3 + number
            #expect(cells["G\(row)"]?.formula?.contains("E\(row)-F\(row)") == true)
        }
    }
}

import Forms
import Foundation
import Messages
import Testing

@testable import Documents

/// Reports of distinct figures, printed in every way and laid out in every style of every kind of
/// file: all cells are right, or the document is refused and says which line it is about.
///
/// `make check-layouts` reads every combination and prints what became of each; the usual run
/// reads each printing in half of the styles, in one of the two forms.
@Suite struct EveryLayoutTests {
    /// Set to anything, or to the name of one printing.
    private static let asked = ProcessInfo.processInfo.environment["HUIZONG_ALL_LAYOUTS"]
    static let readsAll = asked != nil
    private static let only = asked.flatMap { Printing(rawValue: $0) }
    static let forms = ["gid-2019", "gid-2021"]

    enum Outcome: Equatable {
        case read
        case refused(String)
        case wrong(String)
    }

    @Test(arguments: FileStyle.allCases) func everyPrintingIsReadOrRefused(_ style: FileStyle)
        throws
    {
        let place = FileStyle.allCases.firstIndex(of: style) ?? 0
        for (number, printing) in Printing.allCases.enumerated() {
            if let only = Self.only, only != printing { continue }
            for (index, id) in Self.forms.enumerated() {
                let isTurn = (number + place) % 4 == index
                let form = try Sample.form(id)
                guard let report = PrintedReport(form, printing) else { continue }
                guard Self.readsAll || isTurn else { continue }
                let outcome = try Self.outcome(report, style)
                if Self.readsAll {
                    print("\(id)\t\(style.testDescription)\t\(printing)\t\(outcome)")
                }
                switch outcome {
                case .read: break
                case .refused(let reason):
                    #expect(Self.mayRefuse(printing, style), "\(id) \(printing): \(reason)")
                    // the line or label is named
                    #expect(reason.contains("“"), "\(id) \(printing): \(reason)")
                case .wrong(let what): Issue.record("\(id) \(printing): \(what)")
                }
            }
        }
    }

    /// Printings that some styles leave no certain reading of, or more than one.
    private static func mayRefuse(_ printing: Printing, _ style: FileStyle) -> Bool {
        guard case .text(let text) = style else { return false }
        switch printing {
        // a blank at the end of a row that is filled up looks like a cell that was lost, nobody
        // sees one among blanks, and one beside merged cells that are repeated may be one of them
        case .blanks:
            return [
                .rowsFilled, .rowsFilledButLast, .cellsFilled, .cellsFilledApart, .cellsMarked,
                .lines, .linesApart, .linesRowsApart, .spaced, .repeated, .repeatedTabbed,
            ].contains(text)
        case .blankEnds:
            return [
                .rowsFilled, .rowsFilledButLast, .cellsFilled, .cellsFilledApart, .cellsMarked,
                .lines, .linesApart, .linesRowsApart, .spaced,
            ].contains(text)
        // nothing stands behind the last label, so that no blank cell is seen
        case .blankRows:
            return [
                .lines, .linesApart, .linesRowsApart, .spaced, .repeated, .repeatedTabbed,
            ].contains(text)
        case .spacedLabels: return text == .spaced
        // two headers that are alike look like one that is repeated
        case .cutHeaders, .twoRowHeaders: return [.repeated, .repeatedTabbed].contains(text)
        default: return false
        }
    }

    static func outcome(_ printed: PrintedReport, _ style: FileStyle) throws -> Outcome {
        let bytes = try style.bytes(printed.layout, hasTitles: printed.hasTitles)
        let reader = try Sample.reader()
        let report: Report
        do throws(DocumentError) {
            report = try reader.read(bytes: bytes, name: "report")
        } catch {
            return .refused(error.message.zh)
        }
        let form = printed.layout.form
        guard report.form.id == form.id else { return .wrong("form \(report.form.id)") }
        for (cell, state) in zip(report.cells, printed.expected) where cell.state != state {
            let name = form.cells[cell.position].name
            guard cell.state == .unreadable else {
                return .wrong("\(name) is \(cell.state), printed \(state)")
            }
            return .refused("\(name): \(cell.note?.zh ?? "")")
        }
        guard report.year == printed.year else { return .wrong("year \(report.year ?? 0)") }
        guard report.agencyName == printed.agency else {
            return .wrong("agency \(report.agencyName ?? "none")")
        }
        let notes = (report.notes + report.cells.compactMap(\.note)).map(\.zh)
        for remark in printed.remarks where !notes.contains(where: { $0.contains(remark) }) {
            return .wrong("no remark on \(remark)")
        }
        return .read
    }
}

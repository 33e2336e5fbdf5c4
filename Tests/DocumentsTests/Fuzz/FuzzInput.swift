import Forms
import TestSupport

@testable import Documents

/// What holds for a changed document, by what was changed.
enum Promise: Equatable {
    /// A person sees what was there before: it is read, every cell as before.
    case same
    /// Something looks otherwise, or is lost: refused, or each cell as before, unreadable, or
    /// blank; never another number. A blank has a remark unless figures may be lost.
    case never(mayLose: Bool)
    /// Anything may have become of it: it is read or refused.
    case ends
}

/// One changed document.
struct FuzzInput {
    var bytes: [UInt8]
    var promise: Promise
    /// The cells of the document before.
    var expected: [ReportCell.State]
    /// What was done to it, to find the reason of a failure.
    var changes: [String] = []
}

/// A report of distinct figures that a file is made of.
struct FuzzReport {
    let layout: ReportLayout
    let expected: [ReportCell.State]
    let hasBlanks: Bool

    init(_ numbers: inout SeededNumbers, blanks: Bool) throws {
        let form = try Sample.form(numbers.isLucky(2) ? "gid-2019" : "gid-2021")
        var used: Set<Int> = []
        var figures: [String] = []
        var states: [ReportCell.State] = []
        for cell in form.cells {
            var number = 1000 + numbers.below(89_000)
            while !used.insert(number).inserted { number += 1 }
            if blanks, numbers.isLucky(5) {
                figures.append("")
                states.append(.blank)
            } else {
                figures.append(String(number))
                states.append(.number(Int64(number) * cell.unit.scale))
            }
        }
        layout = ReportLayout(form: form, figures: figures)
        expected = states
        hasBlanks = blanks
    }
}

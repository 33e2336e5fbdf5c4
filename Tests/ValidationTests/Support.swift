import Forms
import TestSupport
import Testing
import Validation
import Vocabulary

enum Official {
    static func catalogue() throws -> FormCatalogue { try FormFiles.catalogue() }

    static func form(_ id: String) throws -> Form { try #require(try catalogue()[id]) }
}

extension Form {
    /// The rules that look at no other report than the one at hand.
    var rulesOfOneReport: [Rule] { rules.filter { !$0.looksAtLastYear } }

    /// A report of zeros with some cells changed; nil is blank.
    func report(_ changes: [String: Int64?] = [:]) throws -> [Int64?] {
        var cells = [Int64?](repeating: 0, count: self.cells.count)
        for (name, value) in changes {
            let place = try #require(self.position(of: name), "no cell \(name) in \(id)")
            cells[place] = value
        }
        return cells
    }

    /// What the rules of the form file say of a report.
    func findings(
        _ cells: [Int64?], level: RegionLevel? = .county, year: Int? = nil
    ) throws -> [Finding] {
        Judge(form: self, year: year ?? years.first).findings(
            of: try figures(cells), level: level)
    }
}

func figures(_ cells: [Int64?]) throws -> Figures {
    let figures = Figures(capacity: cells.count)
    try figures.load(cells)
    return figures
}

/// The encoding of `intake.packed_cells`, written again from its description.
func packed(_ cells: [Int64?]) -> [UInt8] {
    cells.flatMap { cell -> [UInt8] in
        func bytes(_ mark: UInt8, _ width: Int, _ value: Int64) -> [UInt8] {
            [mark] + (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        }
        switch cell {
        case nil: return [248]
        case .some(let value) where (0...247).contains(value): return [UInt8(value)]
        case .some(let value) where Int16(exactly: value) != nil: return bytes(249, 2, value)
        case .some(let value) where Int32(exactly: value) != nil: return bytes(250, 4, value)
        case .some(let value): return bytes(251, 8, value)
        }
    }
}

extension [Finding] {
    /// The verdict on a whole report: failed if anything fails, undecided if anything is.
    func verdict(of rule: String) -> Verdict {
        let verdicts = filter { $0.rule == rule }.map(\.verdict)
        return verdicts.contains(.failed) ? .failed : verdicts.first ?? .passed
    }
}

import Forms
import Submissions
import TestSupport
import Testing
import Validation

/// The official forms, read once.
enum Official {
    private static let loaded = Result { try FormFiles.catalogue() }

    static func catalogue() throws -> FormCatalogue { try loaded.get() }

    static func form(_ id: String) throws -> Form { try #require(try catalogue()[id]) }
}

extension Form {
    /// A report of zeros with some cells changed; nil is blank.
    func report(_ changes: [String: Int64?] = [:]) throws -> [Int64?] {
        var cells = [Int64?](repeating: 0, count: self.cells.count)
        for (name, value) in changes {
            let position = try #require(position(of: name), "no cell \(name) in \(id)")
            cells[position] = value
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

extension [Finding] {
    /// The verdict on a whole report: failed if anything fails, undecided if anything is.
    func verdict(of rule: String) -> Verdict {
        let verdicts = filter { $0.rule == rule }.map(\.verdict)
        return verdicts.contains(.failed) ? .failed : verdicts.first ?? .passed
    }
}

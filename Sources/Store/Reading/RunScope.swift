import PostgresClient
import SQLTexts
import Vocabulary

/// What the COPY statements of a run read; they take no parameters.
struct RunScope {
    let year: Int
    var regions = RegionChoice.every
    var agencies: [Int64] = []
    /// Numbers of agencies. The planner cannot see how many these are and would join them one by
    /// one.
    var range: Range<Int64>?
    /// Earlier reports of each agency, by how many it filed later.
    var filedLater: Range<Int>?
}

extension Connection {
    /// Whether a year has anything of what a longer statement looks for. Of most years that is
    /// nothing, and a long statement takes many times as long to plan as a short one to run.
    func has(_ query: SQLText, year: Int) throws -> Bool {
        try run(query, [.int32(Int32(year))]).requiredBool(0, "has")
    }

    /// Does something while statements read a scope; what the connection does next is planned as
    /// before. After an error the transaction is lost, and its settings with it.
    func withScope<Result>(_ scope: RunScope, _ body: () throws -> Result) throws -> Result {
        let setting = Step(
            Queries.setRunScope.statement,
            [
                .text(String(scope.year)),
                .text(scope.regions.judged?.joined(separator: ",") ?? "*"),
                .text(scope.agencies.map(String.init).joined(separator: ",")),
                .text(scope.range.map { String($0.lowerBound) } ?? ""),
                .text(scope.range.map { String($0.upperBound) } ?? ""),
                .text(scope.filedLater.map { String($0.lowerBound) } ?? ""),
                .text(scope.filedLater.map { String($0.upperBound) } ?? ""),
            ])
        guard scope.range != nil else {
            try execute(together: [setting])
            return try body()
        }
        let withoutLoops = Step(Queries.setNestedLoops.statement, [.text("off")])
        let before = try execute(together: [setting, withoutLoops])[1].requiredText(0, "before")
        let result = try body()
        try run(Queries.setNestedLoops, [.text(before)])
        return result
    }

    /// Reads rows of a scope.
    func copyOut(
        _ query: SQLText, _ scope: RunScope, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        try withScope(scope) { try copyOut(query.statement, body) }
    }
}

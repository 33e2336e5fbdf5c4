import Messages
import Store
import Vocabulary

extension TotalsReader {
    /// A total that somebody asked for.
    ///
    /// - Throws: ``Refusal`` if there is none; it names the other scope where only that has one.
    func published(
        region: String, year: Int, scope: Scope, at instant: Instant?
    ) throws -> RegionTotal {
        if let total = try total(region: region, year: year, scope: scope, at: instant) {
            return total
        }
        let other = try Scope.allCases.first {
            try $0 != scope && hasTotal(region: region, year: year, scope: $0, at: instant)
        }
        guard let other else { throw Refusal(.failed, CommandMessages.noSuchTotal) }
        throw Refusal(
            .failed,
            CommandMessages.noAgenciesInScope.filled(["scope": scope.label]).filled([
                "region": region, "year": String(year), "other": other.rawValue,
            ]))
    }
}

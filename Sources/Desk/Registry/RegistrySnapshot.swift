import Store
import Vocabulary

/// What the registry says at a moment, as far as a sheet is compared with it.
struct RegistrySnapshot {
    let agencies: [RegistryAgency]
    let regions: RegionTree
    /// The days until which past states are known, by agency, in order.
    var pastDays: [Int64: [CalendarDate]] = [:]
    /// Of the years that the sheet names.
    var years: [Int: RegistryYear] = [:]

    func name(ofRegion code: String) -> String {
        regions.index(of: code).map { regions.regions[$0].name } ?? code
    }

    /// The codes of a region and those below; nil for everywhere.
    func codes(within code: String?) -> Set<String>? {
        guard let code else { return nil }
        guard let index = regions.index(of: code) else { return [] }
        return Set(regions.withDescendants(index).map { regions.regions[$0].code })
    }

    /// What a cell means that names a region: its code, or its name where only one is called so.
    func regions(named text: String, within codes: Set<String>?) -> [Region] {
        if let index = regions.index(of: text) { return [regions.regions[index]] }
        let folded = AgencyName.folded(text)
        let found = regions.regions.filter { AgencyName.folded($0.name) == folded }
        let inside = found.filter { codes?.contains($0.code) ?? true }
        return inside.isEmpty ? found : inside
    }
}

/// How a sheet is to be taken.
struct RegistryChoice {
    /// Only this region and those below; also the region of rows that name none.
    var region: String?
    /// From which day other names, classes and regions hold; nil if nobody said.
    var since: CalendarDate?
    /// Whether they hold for all years: what the registry says was never so.
    var isCorrection = false
    /// Who decided on exemptions and dates.
    var by: String?
    let today: CalendarDate
}

/// What `registry import` is told besides the file.
package struct RegistryRequest {
    /// Only this region and those below; also the region of rows that name none.
    package var region: String?
    /// The report year from which other names, classes and regions hold, and that of columns which
    /// name none.
    package var year: Int?
    /// Other names, classes and regions hold for all years.
    package var isCorrection: Bool
    /// Who granted dates and exemptions.
    package var by: String?
    /// The sheet lists regions, not agencies.
    package var isOfRegions: Bool
    package var isConfirmed: Bool
    package var isDryRun: Bool

    package init(
        region: String? = nil, year: Int? = nil, isCorrection: Bool = false, by: String? = nil,
        isOfRegions: Bool = false, isConfirmed: Bool = false, isDryRun: Bool = false
    ) {
        self.region = region
        self.year = year
        self.isCorrection = isCorrection
        self.by = by
        self.isOfRegions = isOfRegions
        self.isConfirmed = isConfirmed
        self.isDryRun = isDryRun
    }
}

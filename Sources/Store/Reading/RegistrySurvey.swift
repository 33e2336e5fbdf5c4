public import PostgresClient
import SQLTexts
public import Vocabulary

/// How an agency stood at the end of a report year.
public struct AgencyState: Sendable, Equatable {
    public let year: Int
    public let agencyID: Int64
    public let name: String
    public let regionCode: String
    public let regionName: String
    public let agencyClass: AgencyClass
    public let standing: KnownAgency.Standing
}

/// How a region stood at the end of a report year.
public struct RegionState: Sendable, Equatable {
    public let year: Int
    public let code: String
    public let name: String
    public let level: RegionLevel
    public let parentCode: String?
    public let parentName: String?
}

/// Agencies and regions over the years, to compare before and after a change.
public struct RegistrySurvey: Sendable, Equatable {
    public let agencies: [AgencyState]
    public let regions: [RegionState]
}

/// Reads how the registry stands over the years.
public struct RegistrySurveyor {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Report years of which something is published.
    public func publishedYears() throws -> [Int] {
        let rows = try connection.run(Queries.readPublishedYears)
        return try (0..<rows.count).map { Int(try rows.requiredInt32($0, "year")) }
    }

    public func survey(
        agencies: [Int64], regions: [String], years: [Int]
    ) throws -> RegistrySurvey {
        let years = Parameter.int32Array(years.map { Int32($0) })
        let found = try connection.run(
            Queries.readAgenciesInYears, [.int64Array(agencies), years])
        let places = try connection.run(
            Queries.readRegionsInYears, [.textArray(regions), years])
        return RegistrySurvey(
            agencies: try (0..<found.count).map { row in
                AgencyState(
                    year: Int(try found.requiredInt32(row, "year")),
                    agencyID: try found.requiredInt64(row, "agency_id"),
                    name: try found.requiredText(row, "name"),
                    regionCode: try found.requiredText(row, "region_code"),
                    regionName: try found.requiredText(row, "region_name"),
                    agencyClass: try found.required(row, "class", as: AgencyClass.self),
                    standing: try Self.standing(found, row))
            },
            regions: try (0..<places.count).map { row in
                RegionState(
                    year: Int(try places.requiredInt32(row, "year")),
                    code: try places.requiredText(row, "code"),
                    name: try places.requiredText(row, "name"),
                    level: try places.required(row, "level", as: RegionLevel.self),
                    parentCode: places.text(row, "parent_code"),
                    parentName: places.text(row, "parent_name"))
            })
    }

    private static func standing(_ rows: Rows, _ row: Int) throws -> KnownAgency.Standing {
        guard let text = rows.text(row, "standing") else { return .expected }
        guard let number = Int16(text), let standing = KnownAgency.Standing(rawValue: number) else {
            throw StoreError.unexpectedValue(column: "standing", value: text)
        }
        return standing
    }
}

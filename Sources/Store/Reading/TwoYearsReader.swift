public import PostgresClient
import SQLTexts
public import Vocabulary

/// One total of a region beside that of the year before.
public struct TotalsOfTwoYears: Sendable {
    public let regionCode: String
    public let scope: Scope
    public let now: Year
    public let before: Year

    public struct Year: Sendable {
        public let formID: String
        public let expected: Int
        public let received: Int
        public let included: Int
        public let values: [Int64]
        /// Empty if no report left a cell blank.
        public let blanks: [Int32]
    }
}

/// A report that counts in one of two years, of an agency that does not count in the other. Valid
/// only inside the call that gets it.
public struct SubmissionOfOneYear {
    public let regionCode: String
    /// Whether it belongs to scope own.
    public let isOwn: Bool
    /// Whether it counts this year, not the year before.
    public let isNow: Bool
    public let formID: String
    public let packed: UnsafeRawBufferPointer
    /// Regions where agencies that it succeeded, or that succeeded it, count in the other year.
    public let continuedIn: [String]
    /// Those of them where such an agency belongs to scope own.
    public let continuedOwnIn: [String]
}

/// Reads what a region's totals of two years are compared by.
public struct TwoYearsReader {
    private let connection: Connection

    public init(connection: Connection) { self.connection = connection }

    /// Totals that consist of some report in both years, as they are current in the transaction; in
    /// no order.
    public func totals(
        year: Int, regions: [String], _ body: (TotalsOfTwoYears) throws -> Void
    ) throws {
        try connection.copyOut(
            Queries.copyTotalsOfTwoYears, RunScope(year: year, regions: .some(judged: regions))
        ) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 14)
            let regionCode = String(decoding: try reader.bytes(), as: UTF8.self)
            let scope = String(decoding: try reader.bytes(), as: UTF8.self)
            guard let known = Scope(rawValue: scope) else {
                throw StoreError.unexpectedValue(column: "scope", value: scope)
            }
            try body(
                TotalsOfTwoYears(
                    regionCode: regionCode, scope: known, now: try Self.year(&reader),
                    before: try Self.year(&reader)))
        }
    }

    private static func year(
        _ reader: inout BinaryTupleReader
    ) throws -> TotalsOfTwoYears.Year {
        TotalsOfTwoYears.Year(
            formID: String(decoding: try reader.bytes(), as: UTF8.self),
            expected: Int(try reader.int32()), received: Int(try reader.int32()),
            included: Int(try reader.int32()), values: try reader.int64Array(),
            blanks: try reader.optionalInt32Array() ?? [])
    }

    /// What counts in one of the two years only.
    public func reportsOfOneYear(
        year: Int, regions: [String], _ body: (SubmissionOfOneYear) throws -> Void
    ) throws {
        try connection.copyOut(
            Queries.copySubmissionsOfOneYear, RunScope(year: year, regions: .some(judged: regions))
        ) { tuple in
            var reader = try BinaryTupleReader(tuple, fieldCount: 7)
            try body(
                SubmissionOfOneYear(
                    regionCode: String(decoding: try reader.bytes(), as: UTF8.self),
                    isOwn: try reader.int32() == 1,
                    isNow: try reader.int32() == 1,
                    formID: String(decoding: try reader.bytes(), as: UTF8.self),
                    packed: try reader.bytes(),
                    continuedIn: try reader.optionalTextArray() ?? [],
                    continuedOwnIn: try reader.optionalTextArray() ?? []))
        }
    }

    /// Agencies that never filed although reports for a year and the one before were due.
    ///
    /// - Parameters:
    ///   - day: due dates before it have passed.
    ///   - agencies: those to look at.
    public func neverFiled(
        year: Int, on day: CalendarDate, among agencies: [Int64]
    ) throws -> [(agencyID: Int64, regionCode: String)] {
        guard !agencies.isEmpty else { return [] }
        let rows = try connection.run(
            Queries.readNeverFiled,
            [.int32(Int32(year)), .text(day.description), .int64Array(agencies)])
        return try (0..<rows.count).map { row in
            (
                try rows.requiredInt64(row, "agency_id"),
                try rows.requiredText(row, "region_code")
            )
        }
    }
}

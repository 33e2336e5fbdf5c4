import PostgresClient

/// The statements of the bench, each from its file.
enum Files {
    static let makeRegions = file("make_regions", PackageResources.make_regions_sql)
    static let makeAgencies = file("make_agencies", PackageResources.make_agencies_sql)
    static let makePatterns = file("make_patterns", PackageResources.make_patterns_sql)
    static let clearPatterns = file("clear_patterns", PackageResources.clear_patterns_sql)
    static let middleEdition = file("middle_edition", PackageResources.middle_edition_sql)
    static let copyPatterns = file("copy_patterns", PackageResources.copy_patterns_sql)
    static let makeSubmissions = file("make_submissions", PackageResources.make_submissions_sql)
    static let makeCorrections = file("make_corrections", PackageResources.make_corrections_sql)
    static let fileCorrections = file("file_corrections", PackageResources.file_corrections_sql)
    static let makeFiling = file("make_filing", PackageResources.make_filing_sql)
    static let fileMany = file("file_many", PackageResources.file_many_sql)
    static let fileOne = file("file_one", PackageResources.file_one_sql)
    static let chooseCounties = file("choose_counties", PackageResources.choose_counties_sql)
    static let chooseAgencies = file("choose_agencies", PackageResources.choose_agencies_sql)
    static let firstCounty = file("first_county", PackageResources.first_county_sql)
    static let forgetRuns = file("forget_runs", PackageResources.forget_runs_sql)
    static let copyPacked = file("copy_packed", PackageResources.copy_packed_sql)
    static let copyCarries = file("copy_carries", PackageResources.copy_carries_sql)

    // the peers' own
    static let makePeerTables = peer("make_peer_tables", PackageResources.make_peer_tables_sql)
    static let makeReportView = peer("make_report_view", PackageResources.make_report_view_sql)
    static let makeWideTable = peer("make_wide_table", PackageResources.make_wide_table_sql)
    static let insertIdentity = peer("insert_identity", PackageResources.insert_identity_sql)
    static let job = peer("job", PackageResources.job_sql)
    static let jobAtOnce = peer("job_at_once", PackageResources.job_at_once_sql)
    static let bestSettings = peer("best_settings", PackageResources.best_settings_sql)
    static let clearResults = peer("clear_results", PackageResources.clear_results_sql)
    static let compareTotals = peer("compare_totals", PackageResources.compare_totals_sql)
    static let compareFindings = peer("compare_findings", PackageResources.compare_findings_sql)

    private static func peer(_ name: String, _ bytes: [UInt8]) -> Statement {
        file("peers/\(name)", bytes)
    }

    private static func file(_ name: String, _ bytes: [UInt8]) -> Statement {
        Statement(name: "HuizongBench/sql/\(name).sql", sql: String(decoding: bytes, as: UTF8.self))
    }
}

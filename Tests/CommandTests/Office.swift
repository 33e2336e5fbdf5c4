import Foundation
import PostgresClient
import TestSupport
import Testing

/// A database with regions and agencies and without a report, and a folder for reports.
struct Office {
    static let agencies = [
        (11, "360926", "铜鼓县财政局"), (12, "360926", "铜鼓县永宁镇人民政府"), (13, "360926", "铜鼓县教育体育局"),
        (14, "360924", "宜丰县财政局"), (15, "360926", "铜鼓县民政局"),
    ]
    let county: County
    let scratch: Scratch

    init() throws {
        county = try County(at: try TestServer.migratedDatabase())
        scratch = try Scratch()
        try county.execute(
            """
            INSERT INTO registry.region (code, name, level, parent_code) VALUES
                ('360000', '江西省', 'province', NULL), ('360900', '宜春市', 'prefecture', '360000'),
                ('360924', '宜丰县', 'county', '360900'), ('360926', '铜鼓县', 'county', '360900')
            """)
        for (id, region, name) in Self.agencies {
            try county.execute(
                """
                INSERT INTO registry.agency (agency_id, region_code, name, class)
                VALUES (\(id), '\(region)', '\(name)', 'department')
                """)
        }
    }

    /// Writes a report of an agency.
    ///
    /// - Parameter made: 规范性文件 made, by which revisions differ.
    @discardableResult
    func report(
        _ name: String, of agency: String = "铜鼓县财政局", year: Int = 2020, made: Int = 3,
        more: String = ""
    ) throws -> String {
        let text = try ReportFiles.replacing("\n\t3\n", with: "\n\t\(made)\n", after: "规范性文件")
            .replacingOccurrences(of: ReportFiles.agency, with: agency)
            .replacingOccurrences(of: "2020", with: "\(year)")
        let path = scratch.path(name)
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true)
        return try scratch.write(text + more, name)
    }

    func `import`(_ arguments: String...) throws -> Program.Result {
        try county.program.start(["import"] + arguments).wait()
    }

    /// `agency/year/revision day` of every stored report, in the order of storing.
    func stored() throws -> [String] {
        let rows = try county.connection.execute(
            Statement(
                name: "stored",
                sql: """
                    SELECT format('%s/%s/%s %s', agency_id, year, revision,
                                  audit.china_day(submitted_at)) AS line
                    FROM intake.submission ORDER BY submission_id
                    """))
        return try (0..<rows.count).map { try rows.requiredText($0, "line") }
    }

    /// Today in China, as the database says.
    func today() throws -> String {
        try #require(try county.text("SELECT audit.china_day(now())"))
    }

    func sendBack(revision: Int, agency: Int = 11) throws {
        let id = try county.number(
            """
            SELECT submission_id FROM intake.submission
            WHERE agency_id = \(agency) AND revision = \(revision)
            """)
        let result = try county.program(
            "return", String(id), "--reason", "有误", "--by", "甲")
        try #require(result.status == 0, "\(result)")
    }
}

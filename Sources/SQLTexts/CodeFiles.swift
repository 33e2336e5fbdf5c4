/// What works on the tables: functions, views, triggers, policies, rights and comments. All of it
/// is applied again, in order, whenever a text differs from what a database holds.
public enum CodeFiles {
    /// In the order of `order.txt`.
    public static let all = beforeTables + afterTables

    /// What the definitions of tables need.
    public static let beforeTables = sorted.filter { position($0) < migrations }
    public static let afterTables = sorted.filter { position($0) >= migrations }

    /// Hashes of what they leave behind in a database, by name.
    public static let definitions = SQLText(
        "code/definitions.txt", PackageResources.definitions_txt)

    private static let order =
        SQLText("code/order.txt", PackageResources.order_txt).text
        .split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)

    private static let positions = Dictionary(
        zip(order, order.indices), uniquingKeysWith: { first, _ in first })

    private static let migrations = positions["../migrations"] ?? 0

    private static let sorted = files.map { (file: $0, position: position($0)) }
        .sorted { $0.position < $1.position }.map(\.file)

    /// A file that the order does not name comes last; a test tells of it.
    private static func position(_ file: SQLText) -> Int {
        positions[file.codeName] ?? order.count
    }

    private static let files: [SQLText] = [
        SQLText("code/audit/event.sql", PackageResources.event_sql),
        SQLText("code/audit/filing_known.sql", PackageResources.filing_known_sql),
        SQLText("code/audit/lateness.sql", PackageResources.lateness_sql),
        SQLText("code/audit/row_digest.sql", PackageResources.row_digest_sql),
        SQLText("code/audit/run.sql", PackageResources.run_sql),
        SQLText("code/audit/sealing.sql", PackageResources.sealing_sql),
        SQLText("code/audit/submission_state.sql", PackageResources.submission_state_sql),
        SQLText("code/audit/text_field.sql", PackageResources.text_field_sql),
        SQLText("code/audit/verification.sql", PackageResources.verification_sql),
        SQLText("code/intake/append_only.sql", PackageResources.append_only_sql),
        SQLText("code/intake/decide.sql", PackageResources.decide_sql),
        SQLText("code/intake/decision.sql", PackageResources.decision_sql),
        SQLText("code/intake/decision_known.sql", PackageResources.decision_known_sql),
        SQLText("code/intake/document.sql", PackageResources.document_sql),
        SQLText("code/intake/filing.sql", PackageResources.filing_sql),
        SQLText("code/intake/own_view.sql", PackageResources.own_view_sql),
        SQLText("code/intake/packed_cells.sql", PackageResources.packed_cells_sql),
        SQLText("code/intake/partition.sql", PackageResources.partition_sql),
        SQLText("code/intake/return.sql", PackageResources.return_sql),
        SQLText("code/intake/ledger.sql", PackageResources.ledger_sql),
        SQLText("code/intake/submission.sql", PackageResources.submission_sql),
        SQLText("code/intake/visible_submission.sql", PackageResources.visible_submission_sql),
        SQLText("code/intake/waiver.sql", PackageResources.waiver_sql),
        SQLText("code/registry/access.sql", PackageResources.access_sql),
        SQLText("code/registry/account.sql", PackageResources.account_sql),
        SQLText("code/registry/agency.sql", PackageResources.agency_sql),
        SQLText("code/registry/area.sql", PackageResources.area_sql),
        SQLText("code/registry/change.sql", PackageResources.change_sql),
        SQLText("code/registry/contact.sql", PackageResources.contact_sql),
        SQLText("code/registry/due_date.sql", PackageResources.due_date_sql),
        SQLText("code/registry/form.sql", PackageResources.form_sql),
        SQLText("code/registry/keeping.sql", PackageResources.keeping_sql),
        SQLText("code/registry/known.sql", PackageResources.known_sql),
        SQLText("code/registry/region.sql", PackageResources.region_sql),
        SQLText("code/registry/schema.sql", PackageResources.schema_sql),
        SQLText("code/registry/succession.sql", PackageResources.succession_sql),
        SQLText("code/rights.sql", PackageResources.rights_sql),
        SQLText("code/roles.sql", PackageResources.roles_sql),
        SQLText("code/summary/agency_year.sql", PackageResources.agency_year_sql),
        SQLText("code/summary/edition.sql", PackageResources.edition_sql),
        SQLText("code/summary/figure.sql", PackageResources.figure_sql),
        SQLText("code/summary/finding.sql", PackageResources.finding_sql),
        SQLText("code/summary/listed_report.sql", PackageResources.listed_report_sql),
        SQLText("code/summary/roster.sql", PackageResources.roster_sql),
        SQLText("code/summary/second_adding.sql", PackageResources.second_adding_sql),
        SQLText("code/summary/table_view.sql", PackageResources.table_view_sql),
        SQLText("code/summary/total.sql", PackageResources.total_sql),
        SQLText("code/work/inbox.sql", PackageResources.inbox_sql),
        SQLText("code/work/touched.sql", PackageResources.touched_sql),
    ]
}

extension SQLText {
    /// Path below `sql/code`, as its order and the database name it.
    public var codeName: String {
        name.hasPrefix("code/") ? String(name.dropFirst("code/".count)) : name
    }
}

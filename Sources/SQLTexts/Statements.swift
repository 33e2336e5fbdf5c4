/// Every statement that changes or reads rows, by file.
public enum Queries {
    public static let analyzeNewFinding = SQLText(
        "queries/analyze_new_finding.sql", PackageResources.analyze_new_finding_sql)
    public static let beginRun = SQLText("queries/begin_run.sql", PackageResources.begin_run_sql)
    public static let clearCode = SQLText("queries/clear_code.sql", PackageResources.clear_code_sql)
    public static let copyAgencies = SQLText(
        "queries/copy_agencies.sql", PackageResources.copy_agencies_sql)
    public static let copyAgenciesOfRegions = SQLText(
        "queries/copy_agencies_of_regions.sql", PackageResources.copy_agencies_of_regions_sql)
    public static let copySubmissionsOfOneYear = SQLText(
        "queries/copy_submissions_of_one_year.sql",
        PackageResources.copy_submissions_of_one_year_sql)
    public static let copyAllowedReports = SQLText(
        "queries/copy_allowed_reports.sql", PackageResources.copy_allowed_reports_sql)
    public static let copyBundleAccounts = SQLText(
        "queries/copy_bundle_accounts.sql", PackageResources.copy_bundle_accounts_sql)
    public static let copyBundleAgencies = SQLText(
        "queries/copy_bundle_agencies.sql", PackageResources.copy_bundle_agencies_sql)
    public static let copyBundleChanges = SQLText(
        "queries/copy_bundle_changes.sql", PackageResources.copy_bundle_changes_sql)
    public static let copyBundleClosings = SQLText(
        "queries/copy_bundle_closings.sql", PackageResources.copy_bundle_closings_sql)
    public static let copyBundleDeadlines = SQLText(
        "queries/copy_bundle_deadlines.sql", PackageResources.copy_bundle_deadlines_sql)
    public static let copyBundleDocuments = SQLText(
        "queries/copy_bundle_documents.sql", PackageResources.copy_bundle_documents_sql)
    public static let copyBundleEditionRows = SQLText(
        "queries/copy_bundle_edition_rows.sql", PackageResources.copy_bundle_edition_rows_sql)
    public static let copyBundleEditions = SQLText(
        "queries/copy_bundle_editions.sql", PackageResources.copy_bundle_editions_sql)
    public static let copyBundleEvents = SQLText(
        "queries/copy_bundle_events.sql", PackageResources.copy_bundle_events_sql)
    public static let copyBundleExemptions = SQLText(
        "queries/copy_bundle_exemptions.sql", PackageResources.copy_bundle_exemptions_sql)
    public static let copyBundleExtensions = SQLText(
        "queries/copy_bundle_extensions.sql", PackageResources.copy_bundle_extensions_sql)
    public static let copyBundleFindings = SQLText(
        "queries/copy_bundle_findings.sql", PackageResources.copy_bundle_findings_sql)
    public static let copyBundleFormCells = SQLText(
        "queries/copy_bundle_form_cells.sql", PackageResources.copy_bundle_form_cells_sql)
    public static let copyBundleCorrections = SQLText(
        "queries/copy_bundle_corrections.sql", PackageResources.copy_bundle_corrections_sql)
    public static let copyBundlePublications = SQLText(
        "queries/copy_bundle_publications.sql", PackageResources.copy_bundle_publications_sql)
    public static let copyBundleRevocations = SQLText(
        "queries/copy_bundle_revocations.sql", PackageResources.copy_bundle_revocations_sql)
    public static let copyBundleWithdrawals = SQLText(
        "queries/copy_bundle_withdrawals.sql", PackageResources.copy_bundle_withdrawals_sql)
    public static let correct = SQLText(
        "queries/correct.sql", PackageResources.correct_sql)
    public static let readDecisions = SQLText(
        "queries/read_decisions.sql", PackageResources.read_decisions_sql)
    public static let copyCorrectionsOfAgencies = SQLText(
        "queries/copy_corrections_of_agencies.sql",
        PackageResources.copy_corrections_of_agencies_sql)
    public static let readListLength = SQLText(
        "queries/read_list_length.sql", PackageResources.read_list_length_sql)
    public static let readStatus = SQLText(
        "queries/read_status.sql", PackageResources.read_status_sql)
    public static let readStoredLate = SQLText(
        "queries/read_stored_late.sql", PackageResources.read_stored_late_sql)
    public static let recordPublication = SQLText(
        "queries/record_publication.sql", PackageResources.record_publication_sql)
    public static let replaceFindings = SQLText(
        "queries/replace_findings.sql", PackageResources.replace_findings_sql)
    public static let revoke = SQLText(
        "queries/revoke.sql", PackageResources.revoke_sql)
    public static let withdraw = SQLText(
        "queries/withdraw.sql", PackageResources.withdraw_sql)
    public static let copyBundleLateness = SQLText(
        "queries/copy_bundle_lateness.sql", PackageResources.copy_bundle_lateness_sql)
    public static let copyBundleLedger = SQLText(
        "queries/copy_bundle_ledger.sql", PackageResources.copy_bundle_ledger_sql)
    public static let copyBundleRegions = SQLText(
        "queries/copy_bundle_regions.sql", PackageResources.copy_bundle_regions_sql)
    public static let copyBundleReturns = SQLText(
        "queries/copy_bundle_returns.sql", PackageResources.copy_bundle_returns_sql)
    public static let copyBundleRosters = SQLText(
        "queries/copy_bundle_rosters.sql", PackageResources.copy_bundle_rosters_sql)
    public static let copyBundleRuns = SQLText(
        "queries/copy_bundle_runs.sql", PackageResources.copy_bundle_runs_sql)
    public static let copyBundleSealedRows = SQLText(
        "queries/copy_bundle_sealed_rows.sql", PackageResources.copy_bundle_sealed_rows_sql)
    public static let copyBundleSubmissions = SQLText(
        "queries/copy_bundle_submissions.sql", PackageResources.copy_bundle_submissions_sql)
    public static let copyBundleSuccessions = SQLText(
        "queries/copy_bundle_successions.sql", PackageResources.copy_bundle_successions_sql)
    public static let copyBundleTotals = SQLText(
        "queries/copy_bundle_totals.sql", PackageResources.copy_bundle_totals_sql)
    public static let copyBundleWaivers = SQLText(
        "queries/copy_bundle_waivers.sql", PackageResources.copy_bundle_waivers_sql)
    public static let copySubmissionsOfRange = SQLText(
        "queries/copy_submissions_of_range.sql", PackageResources.copy_submissions_of_range_sql)
    public static let copySubmissionsOfAgencies = SQLText(
        "queries/copy_submissions_of_agencies.sql",
        PackageResources.copy_submissions_of_agencies_sql)
    public static let copyPublishedReports = SQLText(
        "queries/copy_published_reports.sql", PackageResources.copy_published_reports_sql)
    public static let readSameFigures = SQLText(
        "queries/read_same_figures.sql", PackageResources.read_same_figures_sql)
    public static let readLastPublishedDate = SQLText(
        "queries/read_last_published_date.sql", PackageResources.read_last_published_date_sql)
    public static let readWordedRegions = SQLText(
        "queries/read_worded_regions.sql", PackageResources.read_worded_regions_sql)
    public static let copyCorrections = SQLText(
        "queries/copy_corrections.sql", PackageResources.copy_corrections_sql)
    public static let copyCurrentTotals = SQLText(
        "queries/copy_current_totals.sql", PackageResources.copy_current_totals_sql)
    public static let copyEarlierRevisions = SQLText(
        "queries/copy_earlier_revisions.sql", PackageResources.copy_earlier_revisions_sql)
    public static let copyFindings = SQLText(
        "queries/copy_findings.sql", PackageResources.copy_findings_sql)
    public static let copyGovernmentReports = SQLText(
        "queries/copy_government_reports.sql", PackageResources.copy_government_reports_sql)
    public static let copyNarratives = SQLText(
        "queries/copy_narratives.sql", PackageResources.copy_narratives_sql)
    public static let copyNewFindings = SQLText(
        "queries/copy_new_findings.sql", PackageResources.copy_new_findings_sql)
    public static let copyPredecessors = SQLText(
        "queries/copy_predecessors.sql", PackageResources.copy_predecessors_sql)
    public static let copyRevisionsOfYear = SQLText(
        "queries/copy_revisions_of_year.sql", PackageResources.copy_revisions_of_year_sql)
    public static let copyRosters = SQLText(
        "queries/copy_rosters.sql", PackageResources.copy_rosters_sql)
    public static let copyTotals = SQLText(
        "queries/copy_totals.sql", PackageResources.copy_totals_sql)
    public static let copyTotalsOfYear = SQLText(
        "queries/copy_totals_of_year.sql", PackageResources.copy_totals_of_year_sql)
    public static let copyTotalsOfTwoYears = SQLText(
        "queries/copy_totals_of_two_years.sql", PackageResources.copy_totals_of_two_years_sql)
    public static let countAgencies = SQLText(
        "queries/count_agencies.sql", PackageResources.count_agencies_sql)
    public static let deleteFormCells = SQLText(
        "queries/delete_form_cells.sql", PackageResources.delete_form_cells_sql)
    public static let dropNewFinding = SQLText(
        "queries/drop_new_finding.sql", PackageResources.drop_new_finding_sql)
    public static let endRun = SQLText("queries/end_run.sql", PackageResources.end_run_sql)
    public static let exportSnapshot = SQLText(
        "queries/export_snapshot.sql", PackageResources.export_snapshot_sql)
    public static let readContacts = SQLText(
        "queries/read_contacts.sql", PackageResources.read_contacts_sql)
    public static let readOfficeContact = SQLText(
        "queries/read_office_contact.sql", PackageResources.read_office_contact_sql)
    public static let readAgencyShares = SQLText(
        "queries/read_agency_shares.sql", PackageResources.read_agency_shares_sql)
    public static let readAgencyTrend = SQLText(
        "queries/read_agency_trend.sql", PackageResources.read_agency_trend_sql)
    public static let readWrittenFigures = SQLText(
        "queries/read_written_figures.sql", PackageResources.read_written_figures_sql)
    public static let readLastDayOfCorrections = SQLText(
        "queries/read_last_day_of_corrections.sql",
        PackageResources.read_last_day_of_corrections_sql)
    public static let findAgency = SQLText(
        "queries/find_agency.sql", PackageResources.find_agency_sql)
    public static let findSameDocument = SQLText(
        "queries/find_same_document.sql", PackageResources.find_same_document_sql)
    public static let hasCorrections = SQLText(
        "queries/has_corrections.sql", PackageResources.has_corrections_sql)
    public static let hasOddPublications = SQLText(
        "queries/has_odd_publications.sql", PackageResources.has_odd_publications_sql)
    public static let hasSuccessions = SQLText(
        "queries/has_successions.sql", PackageResources.has_successions_sql)
    public static let hasWords = SQLText("queries/has_words.sql", PackageResources.has_words_sql)
    public static let hasFindings = SQLText(
        "queries/has_findings.sql", PackageResources.has_findings_sql)
    public static let readRegistry = SQLText(
        "queries/read_registry.sql", PackageResources.read_registry_sql)
    public static let readPastDays = SQLText(
        "queries/read_past_days.sql", PackageResources.read_past_days_sql)
    public static let readRegionPastDays = SQLText(
        "queries/read_region_past_days.sql", PackageResources.read_region_past_days_sql)
    public static let readDueTable = SQLText(
        "queries/read_due_table.sql", PackageResources.read_due_table_sql)
    public static let readExtendedDates = SQLText(
        "queries/read_extended_dates.sql", PackageResources.read_extended_dates_sql)
    public static let readExemptions = SQLText(
        "queries/read_exemptions.sql", PackageResources.read_exemptions_sql)
    public static let readAgencyStates = SQLText(
        "queries/read_agency_states.sql", PackageResources.read_agency_states_sql)
    public static let readRegistryYears = SQLText(
        "queries/read_registry_years.sql", PackageResources.read_registry_years_sql)
    public static let lockRegistry = SQLText(
        "queries/lock_registry.sql", PackageResources.lock_registry_sql)
    public static let lockRegions = SQLText(
        "queries/lock_regions.sql", PackageResources.lock_regions_sql)
    public static let insertNumberedAgency = SQLText(
        "queries/insert_numbered_agency.sql", PackageResources.insert_numbered_agency_sql)
    public static let updateAgency = SQLText(
        "queries/update_agency.sql", PackageResources.update_agency_sql)
    public static let changeAgency = SQLText(
        "queries/change_agency.sql", PackageResources.change_agency_sql)
    public static let addDatedName = SQLText(
        "queries/add_dated_name.sql", PackageResources.add_dated_name_sql)
    public static let insertFormerName = SQLText(
        "queries/insert_former_name.sql", PackageResources.insert_former_name_sql)
    public static let deleteFormerName = SQLText(
        "queries/delete_former_name.sql", PackageResources.delete_former_name_sql)
    public static let setContact = SQLText(
        "queries/set_contact.sql", PackageResources.set_contact_sql)
    public static let deleteContact = SQLText(
        "queries/delete_contact.sql", PackageResources.delete_contact_sql)
    public static let setDeadline = SQLText(
        "queries/set_deadline.sql", PackageResources.set_deadline_sql)
    public static let setExtension = SQLText(
        "queries/set_extension.sql", PackageResources.set_extension_sql)
    public static let setExemption = SQLText(
        "queries/set_exemption.sql", PackageResources.set_exemption_sql)
    public static let updateRegion = SQLText(
        "queries/update_region.sql", PackageResources.update_region_sql)
    public static let changeRegion = SQLText(
        "queries/change_region.sql", PackageResources.change_region_sql)
    public static let holdFiling = SQLText(
        "queries/hold_filing.sql", PackageResources.hold_filing_sql)
    public static let hasReportsInForm = SQLText(
        "queries/has_reports_in_form.sql", PackageResources.has_reports_in_form_sql)
    public static let insertAgency = SQLText(
        "queries/insert_agency.sql", PackageResources.insert_agency_sql)
    public static let insertCellLists = SQLText(
        "queries/insert_cell_lists.sql", PackageResources.insert_cell_lists_sql)
    public static let insertCode = SQLText(
        "queries/insert_code.sql", PackageResources.insert_code_sql)
    public static let insertDeadline = SQLText(
        "queries/insert_deadline.sql", PackageResources.insert_deadline_sql)
    public static let insertDocument = SQLText(
        "queries/insert_document.sql", PackageResources.insert_document_sql)
    public static let insertEdition = SQLText(
        "queries/insert_edition.sql", PackageResources.insert_edition_sql)
    public static let insertEditionYears = SQLText(
        "queries/insert_edition_years.sql", PackageResources.insert_edition_years_sql)
    public static let insertExemption = SQLText(
        "queries/insert_exemption.sql", PackageResources.insert_exemption_sql)
    public static let insertLedgerEntry = SQLText(
        "queries/insert_ledger_entry.sql", PackageResources.insert_ledger_entry_sql)
    public static let insertMigration = SQLText(
        "queries/insert_migration.sql", PackageResources.insert_migration_sql)
    public static let insertRegion = SQLText(
        "queries/insert_region.sql", PackageResources.insert_region_sql)
    public static let insertRunYear = SQLText(
        "queries/insert_run_year.sql", PackageResources.insert_run_year_sql)
    public static let insertSuccession = SQLText(
        "queries/insert_succession.sql", PackageResources.insert_succession_sql)
    public static let lockMigrations = SQLText(
        "queries/lock_migrations.sql", PackageResources.lock_migrations_sql)
    public static let lockRun = SQLText("queries/lock_run.sql", PackageResources.lock_run_sql)
    public static let makeNewFinding = SQLText(
        "queries/make_new_finding.sql", PackageResources.make_new_finding_sql)
    public static let mayReadSubmissions = SQLText(
        "queries/may_read_submissions.sql", PackageResources.may_read_submissions_sql)
    public static let readAgenciesNotKept = SQLText(
        "queries/read_agencies_not_kept.sql", PackageResources.read_agencies_not_kept_sql)
    public static let readAgencyHistory = SQLText(
        "queries/read_agency_history.sql", PackageResources.read_agency_history_sql)
    public static let readAgencyNames = SQLText(
        "queries/read_agency_names.sql", PackageResources.read_agency_names_sql)
    public static let readBroken = SQLText(
        "queries/read_broken.sql", PackageResources.read_broken_sql)
    public static let readBundleHead = SQLText(
        "queries/read_bundle_head.sql", PackageResources.read_bundle_head_sql)
    public static let readChainSize = SQLText(
        "queries/read_chain_size.sql", PackageResources.read_chain_size_sql)
    public static let readChainEnd = SQLText(
        "queries/read_chain_end.sql", PackageResources.read_chain_end_sql)
    public static let readClock = SQLText("queries/read_clock.sql", PackageResources.read_clock_sql)
    public static let readDefinitions = SQLText(
        "queries/read_definitions.sql", PackageResources.read_definitions_sql)
    public static let readClosings = SQLText(
        "queries/read_closings.sql", PackageResources.read_closings_sql)
    public static let readContributions = SQLText(
        "queries/read_contributions.sql", PackageResources.read_contributions_sql)
    public static let readCurrentHashes = SQLText(
        "queries/read_current_hashes.sql", PackageResources.read_current_hashes_sql)
    public static let readDoctor = SQLText(
        "queries/read_doctor.sql", PackageResources.read_doctor_sql)
    public static let readDueDates = SQLText(
        "queries/read_due_dates.sql", PackageResources.read_due_dates_sql)
    public static let readDueOn = SQLText(
        "queries/read_due_on.sql", PackageResources.read_due_on_sql)
    public static let readEditionAt = SQLText(
        "queries/read_edition_at.sql", PackageResources.read_edition_at_sql)
    public static let readEventHashes = SQLText(
        "queries/read_event_hashes.sql", PackageResources.read_event_hashes_sql)
    public static let readFindingSubject = SQLText(
        "queries/read_finding_subject.sql", PackageResources.read_finding_subject_sql)
    public static let readFiledReports = SQLText(
        "queries/read_filed_reports.sql", PackageResources.read_filed_reports_sql)
    public static let readFindings = SQLText(
        "queries/read_findings.sql", PackageResources.read_findings_sql)
    public static let readFormCells = SQLText(
        "queries/read_form_cells.sql", PackageResources.read_form_cells_sql)
    public static let readForm = SQLText(
        "queries/read_form.sql", PackageResources.read_form_sql)
    public static let readLastRevision = SQLText(
        "queries/read_last_revision.sql", PackageResources.read_last_revision_sql)
    public static let readLateness = SQLText(
        "queries/read_lateness.sql", PackageResources.read_lateness_sql)
    public static let readLedger = SQLText(
        "queries/read_ledger.sql", PackageResources.read_ledger_sql)
    public static let readMetrics = SQLText(
        "queries/read_metrics.sql", PackageResources.read_metrics_sql)
    public static let readMigrationsTable = SQLText(
        "queries/read_migrations_table.sql", PackageResources.read_migrations_table_sql)
    public static let readNeverFiled = SQLText(
        "queries/read_never_filed.sql", PackageResources.read_never_filed_sql)
    public static let readOddDeadlines = SQLText(
        "queries/read_odd_deadlines.sql", PackageResources.read_odd_deadlines_sql)
    public static let readOddPublications = SQLText(
        "queries/read_odd_publications.sql", PackageResources.read_odd_publications_sql)
    public static let hasPastRegions = SQLText(
        "queries/has_past_regions.sql", PackageResources.has_past_regions_sql)
    public static let readPath = SQLText("queries/read_path.sql", PackageResources.read_path_sql)
    public static let readAgencyRow = SQLText(
        "queries/read_agency_row.sql", PackageResources.read_agency_row_sql)
    public static let readAgenciesFrom = SQLText(
        "queries/read_agencies_from.sql", PackageResources.read_agencies_from_sql)
    public static let readAgenciesCalled = SQLText(
        "queries/read_agencies_called.sql", PackageResources.read_agencies_called_sql)
    public static let closeAgency = SQLText(
        "queries/close_agency.sql", PackageResources.close_agency_sql)
    public static let setCreditCode = SQLText(
        "queries/set_credit_code.sql", PackageResources.set_credit_code_sql)
    public static let readChildren = SQLText(
        "queries/read_children.sql", PackageResources.read_children_sql)
    public static let handOverDeadlines = SQLText(
        "queries/hand_over_deadlines.sql", PackageResources.hand_over_deadlines_sql)
    public static let handOverClosings = SQLText(
        "queries/hand_over_closings.sql", PackageResources.hand_over_closings_sql)
    public static let stateReason = SQLText(
        "queries/state_reason.sql", PackageResources.state_reason_sql)
    public static let checkNow = SQLText(
        "queries/check_now.sql", PackageResources.check_now_sql)
    public static let readPublishedYears = SQLText(
        "queries/read_published_years.sql", PackageResources.read_published_years_sql)
    public static let readAgenciesInYears = SQLText(
        "queries/read_agencies_in_years.sql", PackageResources.read_agencies_in_years_sql)
    public static let readRegionsInYears = SQLText(
        "queries/read_regions_in_years.sql", PackageResources.read_regions_in_years_sql)
    public static let readRegion = SQLText(
        "queries/read_region.sql", PackageResources.read_region_sql)
    public static let readRegionThen = SQLText(
        "queries/read_region_then.sql", PackageResources.read_region_then_sql)
    public static let readRegions = SQLText(
        "queries/read_regions.sql", PackageResources.read_regions_sql)
    public static let readReturns = SQLText(
        "queries/read_returns.sql", PackageResources.read_returns_sql)
    public static let readRevisionCauses = SQLText(
        "queries/read_revision_causes.sql", PackageResources.read_revision_causes_sql)
    public static let readRevisionCells = SQLText(
        "queries/read_revision_cells.sql", PackageResources.read_revision_cells_sql)
    public static let readRevisions = SQLText(
        "queries/read_revisions.sql", PackageResources.read_revisions_sql)
    public static let readRolesWithoutRights = SQLText(
        "queries/read_roles_without_rights.sql", PackageResources.read_roles_without_rights_sql)
    public static let readRunByDate = SQLText(
        "queries/read_run_by_date.sql", PackageResources.read_run_by_date_sql)
    public static let readRunLock = SQLText(
        "queries/read_run_lock.sql", PackageResources.read_run_lock_sql)
    public static let readRunState = SQLText(
        "queries/read_run_state.sql", PackageResources.read_run_state_sql)
    public static let readSchema = SQLText(
        "queries/read_schema.sql", PackageResources.read_schema_sql)
    public static let readSiteAgencies = SQLText(
        "queries/read_site_agencies.sql", PackageResources.read_site_agencies_sql)
    public static let readSiteBelow = SQLText(
        "queries/read_site_below.sql", PackageResources.read_site_below_sql)
    public static let readSiteDecisions = SQLText(
        "queries/read_site_decisions.sql", PackageResources.read_site_decisions_sql)
    public static let readSiteEditions = SQLText(
        "queries/read_site_editions.sql", PackageResources.read_site_editions_sql)
    public static let readSiteFilings = SQLText(
        "queries/read_site_filings.sql", PackageResources.read_site_filings_sql)
    public static let readSiteFindings = SQLText(
        "queries/read_site_findings.sql", PackageResources.read_site_findings_sql)
    public static let readSiteLateness = SQLText(
        "queries/read_site_lateness.sql", PackageResources.read_site_lateness_sql)
    public static let readSiteRegions = SQLText(
        "queries/read_site_regions.sql", PackageResources.read_site_regions_sql)
    public static let readSiteReports = SQLText(
        "queries/read_site_reports.sql", PackageResources.read_site_reports_sql)
    public static let readSiteTotals = SQLText(
        "queries/read_site_totals.sql", PackageResources.read_site_totals_sql)
    public static let readSiteVersions = SQLText(
        "queries/read_site_versions.sql", PackageResources.read_site_versions_sql)
    public static let readWaivedReports = SQLText(
        "queries/read_waived_reports.sql", PackageResources.read_waived_reports_sql)
    public static let readSiteYears = SQLText(
        "queries/read_site_years.sql", PackageResources.read_site_years_sql)
    public static let readStale = SQLText("queries/read_stale.sql", PackageResources.read_stale_sql)
    public static let readLoginBinding = SQLText(
        "queries/read_login_binding.sql", PackageResources.read_login_binding_sql)
    public static let readTableLock = SQLText(
        "queries/read_table_lock.sql", PackageResources.read_table_lock_sql)
    public static let readSubmissionFigures = SQLText(
        "queries/read_submission_figures.sql", PackageResources.read_submission_figures_sql)
    public static let readSumsOfSubmissions = SQLText(
        "queries/read_sums_of_submissions.sql", PackageResources.read_sums_of_submissions_sql)
    public static let readTextsToCompare = SQLText(
        "queries/read_texts_to_compare.sql", PackageResources.read_texts_to_compare_sql)
    public static let readTotalCells = SQLText(
        "queries/read_total_cells.sql", PackageResources.read_total_cells_sql)
    public static let readTotalFindings = SQLText(
        "queries/read_total_findings.sql", PackageResources.read_total_findings_sql)
    public static let readTotalHead = SQLText(
        "queries/read_total_head.sql", PackageResources.read_total_head_sql)
    public static let readTouched = SQLText(
        "queries/read_touched.sql", PackageResources.read_touched_sql)
    public static let readTotalsBelow = SQLText(
        "queries/read_totals_below.sql", PackageResources.read_totals_below_sql)
    public static let readTrend = SQLText("queries/read_trend.sql", PackageResources.read_trend_sql)
    public static let readWaivers = SQLText(
        "queries/read_waivers.sql", PackageResources.read_waivers_sql)
    public static let readYearShape = SQLText(
        "queries/read_year_shape.sql", PackageResources.read_year_shape_sql)
    public static let readYears = SQLText("queries/read_years.sql", PackageResources.read_years_sql)
    public static let rebuildTableViews = SQLText(
        "queries/rebuild_table_views.sql", PackageResources.rebuild_table_views_sql)
    public static let recordEdition = SQLText(
        "queries/record_edition.sql", PackageResources.record_edition_sql)
    public static let seal = SQLText("queries/seal.sql", PackageResources.seal_sql)
    public static let sendBack = SQLText("queries/send_back.sql", PackageResources.send_back_sql)
    public static let setBundleScope = SQLText(
        "queries/set_bundle_scope.sql", PackageResources.set_bundle_scope_sql)
    public static let setNestedLoops = SQLText(
        "queries/set_nested_loops.sql", PackageResources.set_nested_loops_sql)
    public static let setRunScope = SQLText(
        "queries/set_run_scope.sql", PackageResources.set_run_scope_sql)
    public static let setTotalsScope = SQLText(
        "queries/set_totals_scope.sql", PackageResources.set_totals_scope_sql)
    public static let submitEach = SQLText(
        "queries/submit_each.sql", PackageResources.submit_each_sql)
    public static let supersedeRosters = SQLText(
        "queries/supersede_rosters.sql", PackageResources.supersede_rosters_sql)
    public static let supersedeTotals = SQLText(
        "queries/supersede_totals.sql", PackageResources.supersede_totals_sql)
    public static let upsertForm = SQLText(
        "queries/upsert_form.sql", PackageResources.upsert_form_sql)
    public static let insertFormCells = SQLText(
        "queries/insert_form_cells.sql", PackageResources.insert_form_cells_sql)
    public static let waive = SQLText("queries/waive.sql", PackageResources.waive_sql)
}

/// What must return no row before an edition may be published, in order.
public enum Checks {
    public static let ownSums = SQLText(
        "checks/c01_own_sums.sql", PackageResources.c01_own_sums_sql)
    public static let treeSums = SQLText(
        "checks/c02_tree_sums.sql", PackageResources.c02_tree_sums_sql)
    public static let counts = SQLText("checks/c03_counts.sql", PackageResources.c03_counts_sql)
    public static let countedRevisions = SQLText(
        "checks/c04_counted_revisions.sql", PackageResources.c04_counted_revisions_sql)
    public static let changes = SQLText(
        "checks/c05_changes.sql", PackageResources.c05_changes_sql)
}

/// Everything that holds data, in the order it came about.
public enum Migrations {
    public static let all: [SQLText] = [
        SQLText("migrations/m0001_first_release.sql", PackageResources.m0001_first_release_sql),
        SQLText("migrations/m0002_ledger.sql", PackageResources.m0002_ledger_sql),
        SQLText(
            "migrations/m0003_decisions_and_past_states.sql",
            PackageResources.m0003_decisions_and_past_states_sql),
        SQLText(
            "migrations/m0004_plausible_values.sql",
            PackageResources.m0004_plausible_values_sql),
    ]
}

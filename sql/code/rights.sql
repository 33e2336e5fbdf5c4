-- Who may do what, in one place. First everything is taken away, so that what was given by mistake
-- goes; objects of other programs belong into schemas of their own. Nobody may change a submission
-- or an event; trigger functions run as their owner, and the registry may be kept by any program
-- with rights on it.
REVOKE ALL ON SCHEMA registry, intake, summary, audit, work
    FROM PUBLIC, huizong_worker, huizong_office, huizong_clerk, huizong_auditor, huizong_filer;
REVOKE ALL ON ALL TABLES IN SCHEMA registry, intake, summary, audit, work
    FROM PUBLIC, huizong_worker, huizong_office, huizong_clerk, huizong_auditor, huizong_filer;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA registry, intake, summary, audit, work
    FROM PUBLIC, huizong_worker, huizong_office, huizong_clerk, huizong_auditor, huizong_filer;

-- Anybody may ask what he himself may see: views and policies ask with the reader's own rights.
GRANT EXECUTE ON FUNCTION registry.runs_the_job, registry.sees_all, registry.own_agency,
    registry.seen_regions, registry.binds_offices, registry.binds_filers, intake.is_all_here,
    summary.cells_of TO PUBLIC;

GRANT USAGE ON SCHEMA registry
    TO huizong_worker, huizong_auditor, huizong_office, huizong_clerk, huizong_filer;
GRANT USAGE ON SCHEMA intake TO huizong_worker, huizong_auditor, huizong_clerk, huizong_filer;
GRANT USAGE ON SCHEMA work TO huizong_worker, huizong_auditor;
GRANT USAGE ON SCHEMA summary, audit
    TO huizong_worker, huizong_auditor, huizong_office, huizong_clerk;

-- What everybody reads who works with the database.
GRANT SELECT ON registry.schema_migration, registry.schema_code, registry.form,
    registry.form_cell, registry.account
    TO huizong_worker, huizong_auditor, huizong_office, huizong_clerk, huizong_filer;
GRANT EXECUTE ON FUNCTION registry.login_binding, registry.sees_region
    TO huizong_worker, huizong_auditor, huizong_office, huizong_clerk, huizong_filer;

-- An office reads what its region published and who filed when.
GRANT SELECT ON registry.region, registry.region_past, registry.region_within,
    registry.region_within_by_year, registry.agency,
    registry.agency_past, registry.agency_place, registry.agency_class, registry.contact,
    registry.former_name, registry.earlier_name, registry.deadline,
    registry.exemption, registry.extension, registry.closing, registry.succession,
    summary.edition, summary.current_edition, summary.seen_total, summary.total_cell,
    summary.completeness, summary.seen_roster, summary.contribution, summary.agency_year,
    summary.seen_finding,
    summary.finding, audit.filing, audit.decision, audit.lateness
    TO huizong_worker, huizong_auditor, huizong_office, huizong_clerk;
GRANT EXECUTE ON FUNCTION registry.counts_in_own, registry.agencies_in,
    registry.expected_agencies, registry.due_dates, registry.due_on, registry.statutory_date,
    registry.extended_dates, registry.closings_in,
    registry.changed_since, registry.region_known, registry.agency_known,
    registry.region_past_known, registry.agency_past_known, registry.deadline_known,
    registry.exemption_known, registry.extension_known, registry.closing_known,
    registry.is_changed_since, registry.tree_differs, registry.regions_otherwise, registry.area_in, registry.paths_in,
    registry.agencies_among,
    registry.regions_differ, registry.regions_then, registry.region_in,
    registry.region_within_then, registry.region_within_in, registry.region_within_of_years,
    registry.region_name_in, registry.agency_name_in, registry.published_years,
    registry.agencies_otherwise,
    registry.agency_in, summary.known_at,
    summary.edition_at, summary.total_cell_as_of, summary.total_cell_in_edition,
    summary.completeness_as_of, summary.contribution_as_of, summary.finding_as_of,
    summary.china_time, summary.counted_figures, summary.agency_figures, summary.filed_reports,
    summary.listed_reports,
    summary.sums_of_submissions,
    audit.china_day, audit.end_of_day, audit.share, audit.first_report_year, audit.filing_known,
    audit.first_filings, audit.lateness_note, audit.lateness_as_of, audit.punctuality_as_of
    TO huizong_worker, huizong_auditor, huizong_office, huizong_clerk;

-- A filer files, and reads what it filed, what was found in it and whether it was sent back.
GRANT EXECUTE ON FUNCTION intake.submit, intake.submit_many, intake.submit_each
    TO huizong_worker, huizong_clerk, huizong_filer;
GRANT SELECT ON intake.own_submission, intake.own_document, intake.own_return, intake.own_finding
    TO huizong_filer;

-- A clerk is an office that also files, decides and keeps the registry, all of it for its own
-- region alone: of the tables of intake, policies show it that region; what it may decide, the
-- functions ask; what it may change of the registry, the triggers that note each change.
GRANT SELECT ON intake.submission, intake.filed_elsewhere, intake.visible_submission,
    intake.latest_submission, intake.document, intake.return, intake.correction,
    intake.withdrawal, intake.revocation, intake.ledger TO huizong_clerk;
GRANT INSERT ON intake.document, intake.ledger TO huizong_clerk;
GRANT EXECUTE ON FUNCTION intake.filing_known, intake.correction_known, intake.corrected_time,
    intake.corrected_day, intake.withdrawal_known, intake.return_known, intake.hold_filing,
    intake.waive, intake.send_back, intake.withdraw, intake.correct, intake.record_publication,
    intake.revoke, intake.ledger_cases, registry.keeps_agency TO huizong_worker, huizong_clerk;
GRANT INSERT ON registry.agency, registry.agency_past, registry.deadline, registry.exemption,
    registry.extension, registry.closing, registry.succession TO huizong_clerk;
GRANT EXECUTE ON FUNCTION registry.change_agency, registry.add_former_name,
    registry.hold_agencies, registry.remove TO huizong_clerk;
-- Whoever may update or delete all of a table may lock it, and the nightly job would wait for that;
-- who may update its columns may not.
DO $$
DECLARE
    table_name  text;
    column_list text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'agency', 'agency_past', 'deadline', 'exemption', 'extension', 'closing', 'succession'] LOOP
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO column_list
        FROM pg_attribute
        WHERE attrelid = format('registry.%I', table_name)::regclass AND attnum > 0
          AND NOT attisdropped;
        EXECUTE format('GRANT UPDATE (%s) ON registry.%I TO huizong_clerk', column_list, table_name);
    END LOOP;
END
$$;
-- No run and no filing reads these.
GRANT INSERT, UPDATE, DELETE ON registry.contact, registry.former_name TO huizong_clerk;

-- An auditor reads everything and computes every hash again.
GRANT SELECT ON registry.change, registry.table_key, intake.submission, intake.filed_elsewhere,
    intake.visible_submission, intake.latest_submission, intake.document, intake.return,
    intake.waiver, intake.withdrawal, intake.correction, intake.publication, intake.revocation,
    intake.decision, intake.ledger, summary.edition_year, summary.total, summary.roster,
    summary.finding_row,
    summary.cell_list, audit.run, audit.run_year, audit.event, audit.submission_state, work.inbox
    TO huizong_worker, huizong_auditor;
GRANT EXECUTE ON FUNCTION summary.edition_digest, summary.total_digest,
    summary.roster_digests, summary.finding_digest, summary.fingerprint_of, summary.for_each_cell,
    summary.few_lists, summary.own_differences,
    summary.change_differences,
    summary.tree_differences, audit.event_text, audit.event_digest, audit.edition_payload,
    audit.numbers_of, audit.full_number, audit.unsealed_kinds, audit.sealed_digest,
    audit.submission_digest, audit.document_digest, audit.waiver_digest, audit.return_digest,
    audit.withdrawal_digest, audit.correction_digest, audit.publication_digest,
    audit.revocation_digest, audit.row_digest(intake.withdrawal),
    audit.row_digest(intake.correction), audit.row_digest(intake.publication),
    audit.row_digest(intake.revocation), intake.filing_known, intake.correction_known,
    intake.corrected_time, intake.corrected_day, intake.withdrawal_known,
    intake.publication_known, intake.return_known, intake.waiver_known,
    audit.ledger_digest, audit.change_digest, audit.run_digest,
    audit.run_row, audit.row_digest(audit.run), audit.text_field, audit.sealed_runs,
    audit.row_digest(intake.submission),
    audit.row_digest(intake.document), audit.row_digest(intake.waiver),
    audit.row_digest(intake.return), audit.row_digest(intake.ledger),
    audit.row_digest(registry.change), audit.entries_text,
    audit.broken_links, audit.broken_seals, audit.broken_years, audit.broken_editions,
    audit.missing_editions,
    audit.broken_rows, audit.broken_figures, audit.misplaced_rows, audit.broken_registry,
    intake.packed_cells, intake.figures_mark
    TO huizong_worker, huizong_auditor;

-- The job writes what it publishes and what it records, and takes what is new by sealing it;
-- huizong import runs as the worker and stores where each figure stood.
GRANT INSERT ON intake.document, intake.ledger, summary.edition, summary.edition_year,
    summary.total, summary.roster, summary.finding_row, summary.cell_list, audit.run_year
    TO huizong_worker;
-- The right to take the lock of a run, and to change a row, of which there is none.
GRANT UPDATE ON work.run_lock TO huizong_worker;
GRANT SELECT ON work.touched TO huizong_worker;
GRANT UPDATE (superseded_by) ON summary.total, summary.roster, summary.finding_row
    TO huizong_worker;
GRANT EXECUTE ON FUNCTION intake.latest_submissions, audit.begin_run, audit.end_run,
    audit.record, audit.seal,
    work.touched_by_dates, work.places_if_silent, registry.check_region_tree, registry.check_succession,
    registry.level_rank, registry.note_change, registry.hold_agencies TO huizong_worker;

-- The views made from the stored forms were among what was taken away; they are made anew, also
-- because the view below them may have changed.
DO $$ BEGIN PERFORM summary.rebuild_table_views(); END $$;

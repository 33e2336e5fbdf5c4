-- m0006: what each role may do. Nobody may change a submission or an event.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA intake, audit, summary, registry FROM PUBLIC;

GRANT USAGE ON SCHEMA registry, intake, summary, audit TO huizong_worker;
GRANT SELECT ON ALL TABLES IN SCHEMA registry, intake, summary, audit TO huizong_worker;
GRANT INSERT ON summary.edition, summary.total, summary.roster, summary.finding_row, audit.run
    TO huizong_worker;
GRANT UPDATE (superseded_by) ON summary.total, summary.roster, summary.finding_row
    TO huizong_worker;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA registry, summary, audit TO huizong_worker;
REVOKE EXECUTE ON FUNCTION summary.rebuild_table_views FROM huizong_worker;
-- huizong import runs as the worker and stores where each figure stood
GRANT EXECUTE ON FUNCTION intake.submit TO huizong_worker;
GRANT INSERT ON intake.document TO huizong_worker;

GRANT USAGE ON SCHEMA summary, registry TO huizong_office;
GRANT SELECT ON ALL TABLES IN SCHEMA summary, registry TO huizong_office;
GRANT EXECUTE ON FUNCTION summary.total_cell_as_of, summary.total_cell_in_edition,
    summary.edition_at TO huizong_office;

GRANT USAGE ON SCHEMA registry, intake, summary, audit TO huizong_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA registry, intake, summary, audit TO huizong_auditor;
GRANT EXECUTE ON FUNCTION summary.total_cell_as_of, summary.total_cell_in_edition,
    summary.edition_at, audit.lateness_as_of, audit.china_day, audit.event_digest,
    registry.roster, registry.due_on TO huizong_auditor;

GRANT USAGE ON SCHEMA intake TO huizong_filer;
GRANT EXECUTE ON FUNCTION intake.submit TO huizong_filer;

-- Trigger functions run as their owner; the registry may be kept by any program with rights on it.

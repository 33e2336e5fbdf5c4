-- As if nothing had ever been published; what was filed stays sealed, as on any night but the first.
-- Triggers that keep the record are switched off for this.
SET session_replication_role = replica;
TRUNCATE summary.edition, summary.total, summary.roster, summary.finding_row, audit.run,
    audit.run_year;
DELETE FROM audit.event WHERE kind = 'edition';
SET session_replication_role = origin;
CHECKPOINT;

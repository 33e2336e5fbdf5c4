-- As if nothing had ever been published. Triggers that keep the record are switched off for this.
SET session_replication_role = replica;
TRUNCATE summary.edition, summary.total, summary.roster, summary.finding_row, audit.run,
    audit.event;
SET session_replication_role = origin;
CHECKPOINT;

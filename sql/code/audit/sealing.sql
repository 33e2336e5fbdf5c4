-- Tamper-evidence. Each run seals what it found new: its digest becomes an event, and the events form
-- a chain. Until the next run, a row is protected by its trigger alone.

-- The numbers that a seal names. What somebody made unreadable is left out: it is told as a fault of
-- the event, where a cast would end the whole verification.
CREATE OR REPLACE FUNCTION audit.numbers_of(ids text) RETURNS int8multirange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(range_agg(int8range(part[1]::bigint, part[2]::bigint)), '{}')
    FROM regexp_matches(ids, '\[(\d{1,18}),(\d{1,18})\)', 'g') AS found (part)
    WHERE part[1]::bigint <= part[2]::bigint
$$;

-- Which runs a seal names.
CREATE OR REPLACE FUNCTION audit.sealed_runs() RETURNS int8multirange
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(range_agg(ids), '{}')
    FROM audit.event
    CROSS JOIN LATERAL unnest(audit.numbers_of(event.payload -> 'run' ->> 'ids')) AS ids
    WHERE event.kind = 'seal'
$$;

-- Seals what a run takes from the inbox, the record of the run itself, which has ended by then, and
-- of those before it that failed or were lost. Given are the run and the years that it judged for
-- the first time. A run begins under the lock and says that those before it are over, so none before
-- the last one of a seal is left out; they need not be gone through every night.
CREATE OR REPLACE FUNCTION audit.seal(run_id bigint, first_years integer[] DEFAULT '{}')
RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT audit.record('seal', jsonb_object_agg(
        taken.kind, jsonb_build_object('ids', taken.row_ids, 'digest', taken.digest)))
    FROM (SELECT kind, row_ids, audit.sealed_digest(kind, row_ids) AS digest
          FROM work.take(seal.run_id, seal.first_years)
          UNION ALL
          SELECT 'run', ended.ids, audit.run_digest(ended.ids)
          FROM (SELECT range_agg(int8range(run.run_id, run.run_id, '[]')) AS ids
                FROM audit.run
                WHERE run.outcome <> 'running' AND run.run_id >= coalesce(
                    (SELECT substring(event.payload -> 'run' ->> 'ids'
                                      FROM ',(\d{1,18})\)}$')::bigint
                     FROM audit.event WHERE event.kind = 'seal'
                     ORDER BY event_id DESC LIMIT 1), 0)
                HAVING count(*) > 0 OFFSET 0) AS ended) AS taken
    HAVING count(*) > 0
$$;
COMMENT ON FUNCTION audit.seal IS '封存一次运行取走的新记录 / seals what a run takes from the inbox';

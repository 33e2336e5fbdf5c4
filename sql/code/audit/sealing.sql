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
-- the first time.
CREATE OR REPLACE FUNCTION audit.seal(run_id bigint, first_years integer[] DEFAULT '{}')
RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT audit.record('seal', jsonb_object_agg(taken.kind, jsonb_build_object(
        'ids', taken.row_ids, 'digest', audit.sealed_digest(taken.kind, taken.row_ids))))
    FROM (SELECT kind, row_ids FROM work.take(seal.run_id, seal.first_years)
          UNION ALL
          SELECT 'run', range_agg(int8range(run.run_id, run.run_id, '[]'))
          FROM audit.run CROSS JOIN (SELECT audit.sealed_runs() AS ids OFFSET 0) AS sealed
          WHERE run.outcome <> 'running' AND NOT run.run_id <@ sealed.ids
          HAVING count(*) > 0) AS taken
    HAVING count(*) > 0
$$;
COMMENT ON FUNCTION audit.seal IS '封存一次运行取走的新记录 / seals what a run takes from the inbox';

-- Which decisions hold, as the database knew it at an instant, now if null: made by then, and not
-- taken back by then. They are few, so each kind is read once for a statement and its reports are
-- looked up among them; a function of its own is planned when it is called, not with each statement
-- that asks.
DO $do$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY[
        'withdrawal', 'correction', 'publication', 'return', 'waiver'] LOOP
        EXECUTE format($create$
            CREATE OR REPLACE FUNCTION intake.%1$s_known(known timestamptz)
            RETURNS SETOF intake.%1$s
            LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10 AS $body$
            BEGIN
                RETURN QUERY
                SELECT made.* FROM intake.%1$s AS made
                WHERE (known IS NULL OR made.%2$s <= known)
                  AND made.%1$s_id NOT IN (
                      SELECT back.decision_id FROM intake.revocation AS back
                      WHERE back.kind = %1$L AND (known IS NULL OR back.decided_at <= known));
            END
            $body$ $create$,
            kind, CASE kind WHEN 'return' THEN 'returned_at' ELSE 'decided_at' END);
    END LOOP;
END
$do$;
COMMENT ON FUNCTION intake.withdrawal_known IS '某一时刻所知的有效撤销 / the withdrawals that hold, as known at an instant';
COMMENT ON FUNCTION intake.correction_known IS '某一时刻所知的有效日期更正 / the corrections of dates that hold, as known at an instant';
COMMENT ON FUNCTION intake.publication_known IS '某一时刻所知的有效公开记录 / the publications that hold, as known at an instant';
COMMENT ON FUNCTION intake.return_known IS '某一时刻所知的有效退回 / the returns that hold, as known at an instant';
COMMENT ON FUNCTION intake.waiver_known IS '某一时刻所知的有效例外 / the waivers that hold, as known at an instant';

-- The dates of a report as it was corrected, null if it was not.
CREATE OR REPLACE FUNCTION intake.corrected_time(report_id bigint, known timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT held.submitted_at FROM intake.correction_known(known) AS held
            WHERE held.submission_id = report_id AND held.submitted_at IS NOT NULL
            ORDER BY held.correction_id DESC LIMIT 1);
END
$$;

CREATE OR REPLACE FUNCTION intake.corrected_day(report_id bigint, known timestamptz) RETURNS date
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT held.published_on FROM intake.correction_known(known) AS held
            WHERE held.submission_id = report_id AND held.published_on IS NOT NULL
            ORDER BY held.correction_id DESC LIMIT 1);
END
$$;

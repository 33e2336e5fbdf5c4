-- Which decisions hold, as the database knew it at an instant, now if null: made by then, and not
-- taken back by then. They are few beside the reports of a year, so who asks about all of these reads
-- each kind once for a statement and looks its reports up among them; who asks about certain reports
-- (of publications and waivers: certain agencies) names these, for a nation's decisions are many
-- beside a county's. A function of its own is planned when it is called, not with each statement that
-- asks.
DO $do$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY[
        'withdrawal', 'correction', 'publication', 'return', 'waiver'] LOOP
        EXECUTE format($create$
            CREATE OR REPLACE FUNCTION intake.%1$s_known(
                known timestamptz, only_subjects bigint[] DEFAULT NULL)
            RETURNS SETOF intake.%1$s
            LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10 AS $body$
            BEGIN
                IF only_subjects IS NOT NULL THEN
                    RETURN QUERY
                    SELECT made.*
                    FROM (SELECT DISTINCT asked.id FROM unnest(only_subjects) AS asked (id))
                        AS subject
                    CROSS JOIN LATERAL (
                        SELECT * FROM intake.%1$s AS held
                        WHERE held.%3$s = subject.id OFFSET 0) AS made
                    WHERE (known IS NULL OR made.%2$s <= known)
                      AND NOT EXISTS (
                          SELECT FROM intake.revocation AS back
                          WHERE back.kind = %1$L AND back.decision_id = made.%1$s_id
                            AND (known IS NULL OR back.decided_at <= known));
                    RETURN;
                END IF;
                RETURN QUERY
                SELECT made.* FROM intake.%1$s AS made
                WHERE (known IS NULL OR made.%2$s <= known)
                  AND made.%1$s_id NOT IN (
                      SELECT back.decision_id FROM intake.revocation AS back
                      WHERE back.kind = %1$L AND (known IS NULL OR back.decided_at <= known));
            END
            $body$ $create$,
            kind, CASE kind WHEN 'return' THEN 'returned_at' ELSE 'decided_at' END,
            CASE WHEN kind IN ('publication', 'waiver') THEN 'agency_id'
                 ELSE 'submission_id' END);
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
    RETURN (SELECT held.submitted_at FROM intake.correction_known(known, ARRAY[report_id]) AS held
            WHERE held.submitted_at IS NOT NULL
            ORDER BY held.correction_id DESC LIMIT 1);
END
$$;

CREATE OR REPLACE FUNCTION intake.corrected_day(report_id bigint, known timestamptz) RETURNS date
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT held.published_on FROM intake.correction_known(known, ARRAY[report_id]) AS held
            WHERE held.published_on IS NOT NULL
            ORDER BY held.correction_id DESC LIMIT 1);
END
$$;

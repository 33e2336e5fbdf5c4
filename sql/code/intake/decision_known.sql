-- Which decisions hold, as the database knew it at an instant, now if null: made by then, and not
-- taken back by then. PostgreSQL puts the bodies in the place of the calls; revocations are fewest
-- of all, and where there are none nothing is looked up.

CREATE OR REPLACE FUNCTION intake.withdrawal_known(known timestamptz)
RETURNS SETOF intake.withdrawal
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT made.* FROM intake.withdrawal AS made
    WHERE (known IS NULL OR made.decided_at <= known)
      AND NOT EXISTS (SELECT FROM intake.revocation AS back
                      WHERE back.kind = 'withdrawal' AND back.decision_id = made.withdrawal_id
                        AND (known IS NULL OR back.decided_at <= known))
$$;
COMMENT ON FUNCTION intake.withdrawal_known IS '某一时刻所知的有效撤销 / the withdrawals that hold, as known at an instant';

CREATE OR REPLACE FUNCTION intake.correction_known(known timestamptz)
RETURNS SETOF intake.correction
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT made.* FROM intake.correction AS made
    WHERE (known IS NULL OR made.decided_at <= known)
      AND NOT EXISTS (SELECT FROM intake.revocation AS back
                      WHERE back.kind = 'correction' AND back.decision_id = made.correction_id
                        AND (known IS NULL OR back.decided_at <= known))
$$;
COMMENT ON FUNCTION intake.correction_known IS '某一时刻所知的有效日期更正 / the corrections of dates that hold, as known at an instant';

CREATE OR REPLACE FUNCTION intake.publication_known(known timestamptz)
RETURNS SETOF intake.publication
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT made.* FROM intake.publication AS made
    WHERE (known IS NULL OR made.decided_at <= known)
      AND NOT EXISTS (SELECT FROM intake.revocation AS back
                      WHERE back.kind = 'publication' AND back.decision_id = made.publication_id
                        AND (known IS NULL OR back.decided_at <= known))
$$;
COMMENT ON FUNCTION intake.publication_known IS '某一时刻所知的有效公开记录 / the publications that hold, as known at an instant';

CREATE OR REPLACE FUNCTION intake.return_known(known timestamptz)
RETURNS SETOF intake.return
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT made.* FROM intake.return AS made
    WHERE (known IS NULL OR made.returned_at <= known)
      AND NOT EXISTS (SELECT FROM intake.revocation AS back
                      WHERE back.kind = 'return' AND back.decision_id = made.return_id
                        AND (known IS NULL OR back.decided_at <= known))
$$;
COMMENT ON FUNCTION intake.return_known IS '某一时刻所知的有效退回 / the returns that hold, as known at an instant';

CREATE OR REPLACE FUNCTION intake.waiver_known(known timestamptz)
RETURNS SETOF intake.waiver
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT made.* FROM intake.waiver AS made
    WHERE (known IS NULL OR made.decided_at <= known)
      AND NOT EXISTS (SELECT FROM intake.revocation AS back
                      WHERE back.kind = 'waiver' AND back.decision_id = made.waiver_id
                        AND (known IS NULL OR back.decided_at <= known))
$$;
COMMENT ON FUNCTION intake.waiver_known IS '某一时刻所知的有效例外 / the waivers that hold, as known at an instant';

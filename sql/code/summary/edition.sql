-- Editions. A row of the tables of a summary is valid from edition_id until superseded_by, so every
-- earlier edition stays readable and an edition costs only the rows that changed.

COMMENT ON TABLE summary.edition IS '版次：每次发布的一整套汇总 / editions: what one run published, all tables at once';

-- The edition in force at an instant; without one, the current edition.
CREATE OR REPLACE FUNCTION summary.edition_at(instant timestamptz DEFAULT NULL) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT edition_id FROM summary.edition
    WHERE instant IS NULL OR published_at <= instant
    ORDER BY edition_id DESC LIMIT 1
$$;
COMMENT ON FUNCTION summary.edition_at IS '某一时刻有效的版次 / the edition in force at an instant';

CREATE OR REPLACE VIEW summary.current_edition AS
SELECT edition_id, business_date, published_at, encode(content_hash, 'hex') AS content_hash,
       changed_totals, changed_findings
FROM summary.edition ORDER BY edition_id DESC LIMIT 1;
COMMENT ON VIEW summary.current_edition IS '当前版次 / the current edition';
